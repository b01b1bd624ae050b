import { createFakePeerConnections } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first, type Side, type World } from '../../test-kit/call-world.js';
import { markToParams } from '../model/parley-mark.js';
import { maxMessageLength } from '../model/peer-message.js';
import type { DataChannel, PeerConnections } from '../peer/rtc.js';
import type { CallSession } from './call-client.js';

interface Pair {
  readonly w: World;
  readonly call: CallSession;
  readonly incoming: CallSession;
}

async function connected(w: World): Promise<Pair> {
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  const incoming = first(w.bob);
  incoming.accept();
  await w.clock.advance(200);
  return { w, call, incoming };
}

function orderOf(call: CallSession, userId: string): number | null | undefined {
  return call.snapshot.participants[userId]?.handOrder;
}

function emojiOf(call: CallSession, userId: string): string | undefined {
  return call.snapshot.participants[userId]?.reaction?.emoji;
}

function messagesIn(w: World): number {
  return w.network.sent.filter(({ signal }) => JSON.stringify(signal.extra ?? '').includes('"message"'))
    .length;
}

/** Peers whose channels can be spoken into past all limits. */
function openChannels(peers: PeerConnections): { connections: PeerConnections; say: (text: string) => void } {
  const channels: DataChannel[] = [];
  const connections: PeerConnections = {
    ...peers,
    create(configuration, listener) {
      const connection = peers.create(configuration, listener);
      const create = connection.createDataChannel.bind(connection);
      connection.createDataChannel = (label, init) => {
        const channel = create(label, init);
        channels.push(channel);
        return channel;
      };
      return connection;
    },
  };
  const say = (text: string): void => {
    for (const channel of channels) if (channel.readyState === 'open') channel.send(text);
  };
  return { connections, say };
}

/** A call with somebody who says whatever they like. */
async function withMallory(): Promise<{ w: World; call: CallSession; say: (text: string) => void }> {
  const w = await createWorld();
  const { connections, say } = openChannels(w.peers);
  const mallory = await w.join('mallory', { peerConnections: connections });
  const call = w.alice.client.call('mallory');
  await w.clock.advance(50);
  first(mallory).accept();
  await w.clock.advance(200);
  return { w, call, say };
}

describe('reactions and hands', () => {
  it('go over the channel, with no signal of their own', async () => {
    const { w, call, incoming } = await connected(await createWorld());
    expect(call.snapshot).toMatchObject({ canReact: true, handOrder: null, reaction: null });
    const before = w.network.sent.length;
    call.react('🎉');
    incoming.setHandRaised(true);
    await w.clock.advance(0);
    expect(emojiOf(incoming, 'alice')).toBe('🎉');
    expect(call.snapshot.reaction?.emoji).toBe('🎉');
    expect(orderOf(call, 'bob')).toBe(1);
    expect(incoming.snapshot.handOrder).toBe(1);
    expect(w.network.sent).toHaveLength(before);
  });

  it('go within `update` where there are no channels, and once these are closed, also what was lost with them', async () => {
    const peerConnections = createFakePeerConnections({ channels: false });
    const without = await connected(await createWorld({ peerConnections }));
    without.call.react('👍');
    without.call.setHandRaised(true);
    await without.w.clock.advance(50);
    expect(emojiOf(without.incoming, 'alice')).toBe('👍');
    expect(orderOf(without.incoming, 'alice')).toBe(1);
    expect(messagesIn(without.w)).toBe(2);

    const { w, call, incoming } = await connected(await createWorld());
    w.peers.disconnect();
    call.setHandRaised(true);
    await w.clock.advance(50);
    expect(orderOf(incoming, 'alice')).toBeNull();
    w.peers.closeChannels();
    await w.clock.advance(50);
    expect(orderOf(incoming, 'alice')).toBe(1);
    w.peers.reconnect();
    call.setHandRaised(false);
    await w.clock.advance(50);
    expect(orderOf(incoming, 'alice')).toBeNull();
    expect(messagesIn(w)).toBe(2);
  });

  it('are seen for some seconds, the last one of each person', async () => {
    const { w, call, incoming } = await connected(await createWorld());
    call.react('👍');
    await w.clock.advance(3000);
    const id = incoming.snapshot.participants['alice']?.reaction?.id;
    call.react('👍');
    await w.clock.advance(3000);
    expect(emojiOf(incoming, 'alice')).toBe('👍');
    expect(incoming.snapshot.participants['alice']?.reaction?.id).not.toBe(id);
    await w.clock.advance(1000);
    expect(emojiOf(incoming, 'alice')).toBeUndefined();
    expect(call.snapshot.reaction).toBeNull();
  });

  it('keep the order in which hands were raised, the same for everybody', async () => {
    const w = await createWorld();
    const carol = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    for (const side of [w.bob, carol]) first(side).accept();
    await w.clock.advance(300);
    first(carol).setHandRaised(true);
    await w.clock.advance(50);
    call.setHandRaised(true);
    await w.clock.advance(50);
    first(w.bob).setHandRaised(true);
    await w.clock.advance(50);
    expect([orderOf(call, 'carol'), call.snapshot.handOrder, orderOf(call, 'bob')]).toEqual([1, 2, 3]);
    first(carol).setHandRaised(false);
    await w.clock.advance(50);
    expect([orderOf(call, 'carol'), call.snapshot.handOrder, orderOf(call, 'bob')]).toEqual([null, 1, 2]);
    // Who raises it again stands at the end, and who leaves gives up their place.
    first(carol).setHandRaised(true);
    await w.clock.advance(50);
    expect(orderOf(call, 'carol')).toBe(3);
    first(w.bob).hangUp();
    await w.clock.advance(50);
    expect([orderOf(call, 'bob'), orderOf(call, 'carol')]).toEqual([null, 2]);
  });

  it('are told to whoever joins later', async () => {
    const w = await createWorld();
    const carol: Side = await w.join('carol');
    const call = w.alice.client.call(['bob', 'carol']);
    await w.clock.advance(50);
    first(w.bob).accept();
    await w.clock.advance(200);
    call.setHandRaised(true);
    await w.clock.advance(50);
    first(carol).accept();
    await w.clock.advance(300);
    expect(orderOf(first(carol), 'alice')).toBe(1);
  });

  it('are refused where nobody sees them, and towards a QuickBlox client nothing is sent', async () => {
    const plain = await createWorld();
    plain.network.setPlain('bob');
    const { w, call } = await connected(plain);
    expect(call.snapshot).toMatchObject({ state: 'connected', canReact: false });
    expect(() => call.react('👍')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    expect(() => call.setHandRaised(true)).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    call.setHandRaised(false);
    expect(messagesIn(w)).toBe(0);
  });

  it('take only the emoji of the list, not before the answer nor after the end', async () => {
    const w = await createWorld({ reactions: ['🐙', '🐙', '👩‍👩‍👧'] });
    expect(w.alice.client.reactions).toEqual(['🐙', '👩‍👩‍👧']);
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(() => call.react('🐙')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(() => call.react('👍')).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    call.react('👩‍👩‍👧');
    call.setHandRaised(true);
    await w.clock.advance(50);
    expect(emojiOf(first(w.bob), 'alice')).toBe('👩‍👩‍👧');
    w.alice.client.close();
    w.bob.client.close();
    await w.clock.advance(50);
    expect(call.snapshot).toMatchObject({ canReact: false, handOrder: null, reaction: null });
    expect(() => call.react('🐙')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    expectNothingLeft(w);
    await expect(createWorld({ reactions: ['hello'] })).rejects.toMatchObject({ code: 'invalid-argument' });
  });

  it('are no more than a person can press', async () => {
    const { w, call, incoming } = await connected(await createWorld());
    const seen = new Set<number>();
    incoming.on('change', ({ participants }) => {
      const { reaction } = participants['alice'] ?? {};
      if (reaction) seen.add(reaction.id);
    });
    for (let i = 0; i < 50; i += 1) call.react('👍');
    await w.clock.advance(0);
    expect(seen.size).toBe(5);
    await w.clock.advance(1000);
    call.react('👍');
    await w.clock.advance(0);
    expect(seen.size).toBe(6);
  });
});

describe('hostile messages', () => {
  it.each([
    ['no JSON', 'hello'],
    ['nothing', ''],
    ['null', 'null'],
    ['a list', '[1]'],
    ['no version', '{"type":"reaction","emoji":"👍"}'],
    ['another version', '{"v":2,"type":"reaction","emoji":"👍"}'],
    ['an unknown type', '{"v":1,"type":"budget"}'],
    ['text for an emoji', '{"v":1,"type":"reaction","emoji":"Click here"}'],
    ['digits for an emoji', '{"v":1,"type":"reaction","emoji":"12"}'],
    ['two emoji', '{"v":1,"type":"reaction","emoji":"👍👍"}'],
    ['a stack of accents', JSON.stringify({ v: 1, type: 'reaction', emoji: `👍${'\u0301'.repeat(20)}` })],
    ['markup', '{"v":1,"type":"reaction","emoji":"<img src=x onerror=alert(1)>"}'],
    ['an inherited type', '{"v":1,"__proto__":{"type":"hello"}}'],
    ['a hand at no place', '{"v":1,"type":"hand","place":-1,"count":1}'],
    ['a hand at half a place', '{"v":1,"type":"hand","place":0.5,"count":1}'],
    ['a hand beyond all places', '{"v":1,"type":"hand","place":1e300,"count":1}'],
    ['a hand without a count', '{"v":1,"type":"hand","place":1}'],
    ['depth', '['.repeat(8000)],
    ['length', JSON.stringify({ v: 1, type: 'hello', padding: 'x'.repeat(maxMessageLength) })],
  ])('are ignored and counted: %s', async (_, text) => {
    const { w, call, say } = await withMallory();
    const { refused } = w.alice.client;
    const before = call.snapshot;
    say(text);
    await w.clock.advance(0);
    expect(call.snapshot).toBe(before);
    expect(w.alice.client.refused).toEqual({ ...refused, messages: refused.messages + 1 });
    // And as a signal.
    const { id: sessionId } = call;
    w.network.inject('mallory', 'alice', {
      type: 'update',
      sessionId,
      extra: markToParams({ message: text }),
    });
    await w.clock.advance(50);
    expect(call.snapshot).toBe(before);
    expect(w.alice.client.refused.messages).toBe(refused.messages + 2);
  });

  it('are limited in number, and may go on when it was quiet', async () => {
    const { w, call, say } = await withMallory();
    for (let count = 1; count <= 500; count += 1)
      say(JSON.stringify({ v: 1, type: 'hand', place: 1, count }));
    await w.clock.advance(0);
    const { messages } = w.alice.client.refused;
    expect(messages).toBeGreaterThan(460);
    expect(orderOf(call, 'mallory')).toBe(1);
    await w.clock.advance(1000);
    say('{"v":1,"type":"hand","place":0,"count":1000}');
    await w.clock.advance(0);
    expect(orderOf(call, 'mallory')).toBeNull();
    expect(w.alice.client.refused.messages).toBe(messages);
  });

  it('of strangers, and from before the answer, count for nothing', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(500);
    const extra = markToParams({ message: '{"v":1,"type":"hand","place":1,"count":1}' });
    for (const from of ['bob', 'eve'])
      w.network.inject(from, 'alice', { type: 'update', sessionId: call.id, extra });
    await w.clock.advance(50);
    expect(orderOf(call, 'bob')).toBeNull();
    expect(w.alice.client.refused.notMember).toBe(1);
    first(w.bob).accept();
    await w.clock.advance(200);
    expect(orderOf(call, 'bob')).toBeNull();
  });

  it('do not bring back a hand that is down: what comes late is older', async () => {
    const { w, call, say } = await withMallory();
    say('{"v":1,"type":"hand","place":1,"count":1}');
    say('{"v":1,"type":"hand","place":0,"count":2}');
    say('{"v":1,"type":"hand","place":1,"count":1}');
    await w.clock.advance(0);
    expect(orderOf(call, 'mallory')).toBeNull();
    // However far back somebody stands, there is a place behind them.
    say('{"v":1,"type":"hand","place":1000000000,"count":3}');
    await w.clock.advance(0);
    call.setHandRaised(true);
    expect(new Set([call.snapshot.handOrder, orderOf(call, 'mallory')])).toEqual(new Set([1, 2]));
  });
});

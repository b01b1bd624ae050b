import { describe, expect, it } from 'vitest';
import { createWorld, first, type Side, type World } from '../../test-kit/call-world.js';
import { noteConfigurations } from '../../test-kit/note-configurations.js';

const servers = [{ urls: 'turn:turn.example', username: 'u', credential: 'c' }];

/** Whatever somebody has sent, as text: where there is no candidate in it, nobody learns where they are. */
const wordsOf = (w: World, from: string): string =>
  JSON.stringify(w.network.sent.filter((sent) => sent.from === from).map(({ signal }) => signal));

describe('where somebody is', () => {
  it.each([
    ['between two', []],
    ['in a group', ['carol']],
  ])('does not leave before they accept, %s', async (_, others) => {
    const w = await createWorld();
    const hidden: Side[] = [];
    for (const userId of ['dave', ...others]) hidden.push(await w.join(userId, { reveal: 'on-accept' }));
    w.alice.client.call(['dave', ...others]);
    await w.clock.advance(20_000);
    for (const userId of ['dave', ...others])
      expect(wordsOf(w, userId)).not.toMatch(/candidate|sdp|"answer"|description|v=0|\.local/i);
    for (const side of hidden) first(side).accept();
    await w.clock.advance(500);
    expect(first(w.alice).snapshot.state).toBe('connected');
    expect(wordsOf(w, 'dave')).toMatch(/candidate/i);
  });

  it('is told to contacts while it rings, and to nobody else, unless they say so', async () => {
    const w = await createWorld();
    w.alice.client.call('bob');
    await w.clock.advance(500);
    expect(wordsOf(w, 'bob')).toMatch(/"answer"/);
  });
});

describe('a call through relays only', () => {
  const policies = (w: World): unknown[] =>
    w.peers.configurations.map(({ iceTransportPolicy }) => iceTransportPolicy);

  it('can be one call of a client, for who calls', async () => {
    const w = await createWorld({ reveal: 'on-accept' });
    const call = w.alice.client.call('bob', { iceTransportPolicy: 'relay' });
    await w.clock.advance(50);
    expect(policies(w)[0]).toBe('relay');
    call.hangUp();
    await w.clock.advance(50);
    const before = policies(w).length;
    w.alice.client.call('bob');
    await w.clock.advance(50);
    expect(policies(w)[before]).toBe('all');
  });

  it.each([
    ['a list', servers],
    ['a function', () => Promise.resolve(servers)],
  ])('can be one call of a client, for who answers, with servers from %s', async (_, iceServers) => {
    const w = await createWorld();
    const { peerConnections, given } = noteConfigurations(w.peers);
    const carol = await w.join('carol', { reveal: 'on-accept', iceServers, peerConnections });
    w.alice.client.call('carol');
    await w.clock.advance(50);
    expect(given).toEqual([]);
    first(carol).accept({ iceTransportPolicy: 'relay' });
    // Before anything is gathered, as the description is not set yet.
    expect(given).toMatchObject([{ iceTransportPolicy: 'relay', iceServers: servers }]);
    await w.clock.advance(100);
    expect(first(carol).snapshot.state).toBe('connected');
  });
});

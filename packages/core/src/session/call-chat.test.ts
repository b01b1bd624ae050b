import { assert, asyncProperty, constantFrom, dictionary, oneof, string } from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { createWorld, first, type Side, type World } from '../../test-kit/call-world.js';
import { maxChatLength, maxChatMessages } from '../model/chat.js';
import { textElement, xmlElement, type XmlElement } from '../wire/xml-element.js';
import type { CallChat } from './call-chat.js';
import type { CallSession } from './call-client.js';

const states = 'http://jabber.org/protocol/chatstates';
const receipts = 'urn:xmpp:receipts';

beforeAll(async () => {
  // Fetched here once, so that it is there within a turn below.
  await import('../chat/chat.js');
});

interface Pair {
  readonly w: World;
  readonly call: CallSession;
  readonly incoming: CallSession;
}

async function connect(w: World): Promise<Pair> {
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  const incoming = first(w.bob);
  incoming.accept();
  await w.clock.advance(200);
  return { w, call, incoming };
}

async function connectGroup(w: World): Promise<{ alice: CallSession; bob: CallSession; carol: CallSession }> {
  const carol: Side = await w.join('carol');
  const call = w.alice.client.call(['bob', 'carol']);
  await w.clock.advance(50);
  for (const side of [w.bob, carol]) first(side).accept();
  await w.clock.advance(400);
  return { alice: call, bob: first(w.bob), carol: first(carol) };
}

const textsOf = (chat: CallChat): string[] => chat.snapshot.messages.map(({ text }) => text);
const statusesOf = (chat: CallChat): string[] => chat.snapshot.messages.map(({ status }) => status);

/** What a plain XMPP client writes. */
function plain(body: string, attrs: Record<string, string> = {}, more: XmlElement[] = []): XmlElement {
  return xmlElement('message', { type: 'chat', ...attrs }, [textElement('body', body), ...more]);
}

/** Until a text is there: the code of the chat may have to be fetched. */
async function until(w: World, chat: CallChat, count: number): Promise<void> {
  await vi.waitFor(async () => {
    await w.clock.advance(30);
    expect(chat.snapshot.messages.length).toBeGreaterThanOrEqual(count);
  });
}

describe('between two', () => {
  it('takes texts both ways, tells that they came, and counts what is unread', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    await call.chat.send('Hello <b>Bob</b> & all');
    expect(call.chat.snapshot.messages).toMatchObject([
      { from: 'alice', isOwn: true, text: 'Hello <b>Bob</b> & all', status: 'sent', at: w.clock.now() },
    ]);
    await until(w, incoming.chat, 1);
    await w.clock.advance(30);
    expect(statusesOf(call.chat)).toEqual(['delivered']);
    expect(incoming.chat.snapshot).toMatchObject({
      unreadCount: 1,
      messages: [{ from: 'alice', isOwn: false, text: 'Hello <b>Bob</b> & all', status: 'received' }],
    });
    incoming.chat.markRead();
    expect(incoming.chat.snapshot.unreadCount).toBe(0);
    await incoming.chat.send('Hi');
    await until(w, call.chat, 2);
    expect(textsOf(call.chat)).toEqual(['Hello <b>Bob</b> & all', 'Hi']);
  });

  it('goes to the device that is in the call, and changes nothing in the snapshot of the call', async () => {
    const { w, call } = await connect(await createWorld());
    const before = call.snapshot;
    await call.chat.send('Hello');
    await w.clock.advance(50);
    expect(call.snapshot).toBe(before);
    expect(w.network.messages[0]?.to).toEqual({ userId: 'bob', resource: 'device-2' });
  });

  it('fetches nothing for a call in which nobody writes', async () => {
    const { w } = await connect(await createWorld());
    await w.clock.advance(5000);
    expect(w.network.messages).toEqual([]);
  });

  it('is over with the call, and stays to be read', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    await expect(call.chat.send('  ')).rejects.toMatchObject({ code: 'invalid-argument' });
    await expect(call.chat.send('x'.repeat(maxChatLength + 1))).rejects.toMatchObject({
      code: 'invalid-argument',
    });
    await call.chat.send('x'.repeat(maxChatLength));
    incoming.chat.setTyping(true);
    await until(w, incoming.chat, 1);
    expect(call.chat.snapshot.typingIds).toEqual(['bob']);
    call.hangUp();
    await w.clock.advance(100);
    await expect(call.chat.send('Still there?')).rejects.toMatchObject({ code: 'invalid-state' });
    w.network.injectMessage('bob', 'alice', plain('Too late'));
    await w.clock.advance(100);
    expect(call.chat.snapshot.messages).toHaveLength(1);
    expect(call.chat.snapshot.typingIds).toEqual([]);
  });

  it('has nobody to write to while it rings, and hears nobody', async () => {
    const w = await createWorld();
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    const incoming = first(w.bob);
    await expect(call.chat.send('Hello')).rejects.toMatchObject({ code: 'invalid-state' });
    await expect(incoming.chat.send('Hello')).rejects.toMatchObject({ code: 'invalid-state' });
    w.network.injectMessage('alice', 'bob', plain('Pick up!'));
    await w.clock.advance(100);
    expect(incoming.chat.snapshot.messages).toEqual([]);
  });
});

describe('typing', () => {
  it('is told once while it goes on, and ends by a pause, by an empty field and by the message', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    await incoming.chat.send('first');
    const typing = (): string[] =>
      w.network.messages
        .filter(({ from }) => from === 'alice')
        .flatMap(({ message }) => message.children)
        .flatMap((child) => (typeof child !== 'string' && child.attrs['xmlns'] === states ? child.name : []));
    await until(w, call.chat, 1);
    for (const delay of [1000, 1000, 1000]) {
      call.chat.setTyping(true);
      await w.clock.advance(delay);
    }
    expect(incoming.chat.snapshot.typingIds).toEqual(['alice']);
    expect(typing()).toEqual(['composing']);
    await w.clock.advance(5000);
    expect(incoming.chat.snapshot.typingIds).toEqual([]);
    call.chat.setTyping(true);
    call.chat.setTyping(false);
    call.chat.setTyping(false);
    call.chat.setTyping(true);
    await call.chat.send('done');
    await w.clock.advance(6000);
    expect(typing()).toEqual(['composing', 'paused', 'composing', 'paused', 'composing', 'active']);
    expect(incoming.chat.snapshot.typingIds).toEqual([]);
  });

  it('is taken back when nothing more is heard, and never waits for the connection', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    await call.chat.send('first');
    const composing = xmlElement('message', { type: 'chat' }, [xmlElement('composing', { xmlns: states })]);
    w.network.injectMessage('bob', 'alice', composing);
    await w.clock.advance(50);
    expect(call.chat.snapshot.typingIds).toEqual(['bob']);
    await w.clock.advance(30_000);
    expect(call.chat.snapshot.typingIds).toEqual([]);
    w.network.cut('alice');
    call.chat.setTyping(true);
    w.network.restore('alice');
    await w.clock.advance(50);
    expect(incoming.chat.snapshot.typingIds).toEqual([]);
  });
});

describe('a bad network', () => {
  it('lets messages wait for the connection, in order and once', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    w.network.cut('alice');
    await call.chat.send('one');
    await call.chat.send('two');
    expect(statusesOf(call.chat)).toEqual(['sending', 'sending']);
    w.network.restore('alice');
    expect(statusesOf(call.chat)).toEqual(['sent', 'sent']);
    await until(w, incoming.chat, 2);
    expect(textsOf(incoming.chat)).toEqual(['one', 'two']);
  });

  it('leaves nothing waiting for ever that had not gone out when the call ended', async () => {
    const { w, call } = await connect(await createWorld());
    w.network.cut('alice');
    await call.chat.send('one');
    call.hangUp();
    await w.clock.advance(50);
    expect(statusesOf(call.chat)).toEqual(['failed']);
    w.network.restore('alice');
    await w.clock.advance(100);
    expect(statusesOf(call.chat)).toEqual(['failed']);
  });

  it('shows nothing twice that comes twice', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    w.network.configure({ duplication: 1 });
    await call.chat.send('once');
    await until(w, incoming.chat, 1);
    await w.clock.advance(100);
    expect(textsOf(incoming.chat)).toEqual(['once']);
    expect(incoming.chat.snapshot.unreadCount).toBe(1);
  });

  it('tells what failed, and sends it again with the same id', async () => {
    const { w, call, incoming } = await connect(await createWorld());
    await call.chat.send('lost');
    await until(w, incoming.chat, 1);
    const [sent] = w.network.messages;
    const id = sent?.message.attrs['id'] ?? '';
    w.network.injectMessage('bob', 'alice', xmlElement('message', { type: 'error', id }));
    w.network.injectMessage('bob', 'alice', xmlElement('message', { type: 'error', id: 'other' }));
    await w.clock.advance(15);
    expect(statusesOf(call.chat)).toEqual(['failed']);
    await call.chat.retry(id);
    await w.clock.advance(50);
    expect(statusesOf(call.chat)).toEqual(['delivered']);
    expect(textsOf(incoming.chat)).toEqual(['lost']);
    const ids = w.network.messages
      .filter(({ from }) => from === 'alice')
      .map(({ message }) => message.attrs['id']);
    expect(ids).toEqual([id, id]);
    await call.chat.retry('unknown');
  });
});

describe('somebody with another XMPP client', () => {
  it('is heard in a call of two, also in a thread of their own, and gets the receipt that they ask for', async () => {
    const { w, call } = await connect(await createWorld());
    const thread = textElement('thread', 'my-own');
    const request = xmlElement('request', { xmlns: receipts });
    w.network.injectMessage('bob', 'alice', plain('From my desk', { id: 'd1' }, [thread, request]), 'desk');
    await until(w, call.chat, 1);
    expect(call.chat.snapshot.messages).toMatchObject([{ from: 'bob', text: 'From my desk' }]);
    expect(w.network.messages).toMatchObject([
      { to: { userId: 'bob', resource: 'desk' }, message: { children: [{ attrs: { id: 'd1' } }, {}] } },
    ]);
    // The device of the call and the one that wrote.
    await call.chat.send('Hello both');
    expect(w.network.messages.slice(1).map(({ to }) => to.resource)).toEqual(['desk', 'device-2']);
  });

  it('is not heard in a group, unless they name the call', async () => {
    const w = await createWorld();
    const { alice } = await connectGroup(w);
    w.network.injectMessage('bob', 'alice', plain('Only for you'));
    w.network.injectMessage('bob', 'alice', plain('For all', {}, [textElement('thread', alice.id)]));
    const named = xmlElement('extraParams', {}, [textElement('sessionID', alice.id)]);
    w.network.injectMessage('carol', 'alice', plain('From QuickBlox', {}, [named]));
    w.network.injectMessage('mallory', 'alice', plain('Hello', {}, [textElement('thread', alice.id)]));
    await until(w, alice.chat, 2);
    expect(textsOf(alice.chat)).toEqual(['For all', 'From QuickBlox']);
  });

  it('is not heard with what is older than the call, or of another one', async () => {
    const w = await createWorld();
    const before = await connect(w);
    before.call.hangUp();
    await w.clock.advance(100);
    const call = w.alice.client.call('bob');
    await w.clock.advance(50);
    w.bob.calls.at(-1)?.accept();
    await w.clock.advance(200);
    const delay = (ms: number): XmlElement =>
      xmlElement('delay', {
        xmlns: 'urn:xmpp:delay',
        stamp: new Date(w.clock.now() + ms).toISOString(),
      });
    w.network.injectMessage('bob', 'alice', plain('Yesterday', {}, [delay(-86_400_000)]));
    w.network.injectMessage('bob', 'alice', plain('Old', {}, [textElement('thread', before.call.id)]));
    w.network.injectMessage('bob', 'alice', plain('Held back', {}, [delay(-100)]));
    w.network.injectMessage('bob', 'alice', plain('From the future', {}, [delay(86_400_000)]));
    await until(w, call.chat, 2);
    expect(textsOf(call.chat)).toEqual(['Held back', 'From the future']);
    const [held, future] = call.chat.snapshot.messages;
    expect(held?.at).toBeLessThan(future?.at ?? 0);
    expect(future?.at).toBeLessThanOrEqual(w.clock.now());
  });
});

describe('a QuickBlox client', () => {
  it('is told what its dialogs go by, with the dialog that it has named', async () => {
    const w = await createWorld();
    w.network.setPlain('bob');
    const { call } = await connect(w);
    const dialog = xmlElement('extraParams', {}, [textElement('dialog_id', '5f3')]);
    const markable = xmlElement('markable', { xmlns: 'urn:xmpp:chat-markers:0' });
    w.network.injectMessage('bob', 'alice', plain('Hi', { id: 'q1' }, [dialog, markable]));
    await until(w, call.chat, 1);
    await call.chat.send('Hello');
    const [receipt, sent] = w.network.messages;
    expect(receipt?.message.children[0]).toMatchObject({
      name: 'received',
      attrs: { xmlns: 'urn:xmpp:chat-markers:0', id: 'q1' },
    });
    const extra = sent?.message.children.find(
      (child) => typeof child !== 'string' && child.name === 'extraParams',
    );
    expect(extra).toMatchObject({
      children: [
        { name: 'save_to_history', children: ['1'] },
        { name: 'date_sent', children: [String(Math.floor(w.clock.now() / 1000))] },
        { name: 'dialog_id', children: ['5f3'] },
        { name: 'sessionID', children: [call.id] },
      ],
    });
  });
});

describe('a group', () => {
  it('gets it one by one; who is gone is passed over, and whoever comes later sees what comes later', async () => {
    const w = await createWorld();
    const { alice, bob, carol } = await connectGroup(w);
    await alice.chat.send('Hello all');
    await until(w, bob.chat, 1);
    await until(w, carol.chat, 1);
    expect(statusesOf(alice.chat)).toEqual(['delivered']);
    carol.hangUp();
    await w.clock.advance(100);
    await bob.chat.send('Just us');
    await until(w, alice.chat, 2);
    const dan = await w.join('dan');
    alice.invite('dan');
    await w.clock.advance(50);
    first(dan).accept();
    await w.clock.advance(400);
    await bob.chat.send('Welcome');
    await until(w, first(dan).chat, 1);
    expect(textsOf(first(dan).chat)).toEqual(['Welcome']);
    expect(textsOf(carol.chat)).toEqual(['Hello all']);
  });

  it('tells of one who did not get it, and does not try them once they have left', async () => {
    const w = await createWorld();
    const { alice, carol } = await connectGroup(w);
    await alice.chat.send('Hello');
    await w.clock.advance(50);
    const id = alice.chat.snapshot.messages[0]?.id ?? '';
    w.network.injectMessage('carol', 'alice', xmlElement('message', { type: 'error', id }));
    await w.clock.advance(50);
    expect(statusesOf(alice.chat)).toEqual(['failed']);
    carol.hangUp();
    await w.clock.advance(100);
    await alice.chat.retry(id);
    expect(statusesOf(alice.chat)).toEqual(['delivered']);
  });
});

describe('limits', () => {
  it('cuts what is too long, drops what is too much, and keeps the newest', async () => {
    const { w, call } = await connect(await createWorld());
    w.network.injectMessage('bob', 'alice', plain(`${'x'.repeat(maxChatLength - 2)}😀😀`));
    await until(w, call.chat, 1);
    expect(call.chat.snapshot.messages[0]?.text).toBe(`${'x'.repeat(maxChatLength - 2)}…`);
    for (let index = 0; index < 80; index += 1)
      w.network.injectMessage('bob', 'alice', plain(`flood ${index}`));
    await w.clock.advance(50);
    expect(call.chat.snapshot.messages).toHaveLength(60);
    expect(w.alice.client.refused.messages).toBe(21);
    const sending = Array.from({ length: maxChatMessages }, (_, index) => call.chat.send(`own ${index}`));
    await Promise.all(sending);
    expect(call.chat.snapshot.messages).toHaveLength(maxChatMessages);
    expect(textsOf(call.chat)[0]).toBe('own 0');
  });

  it('survives whatever a member sends', async () => {
    const { w, call } = await connect(await createWorld());
    await call.chat.send('first');
    const name = constantFrom('body', 'thread', 'delay', 'received', 'composing', 'extraParams', 'dialog_id');
    const attrs = dictionary(
      constantFrom('xmlns', 'id', 'stamp', '__proto__'),
      oneof(string(), constantFrom(states, receipts, 'urn:xmpp:delay')),
    );
    const any = asyncProperty(name, name, attrs, attrs, string(), async (outer, inner, one, other, text) => {
      const child = xmlElement(outer, one, [xmlElement(inner, other, [text]), text]);
      w.network.injectMessage(
        'bob',
        'alice',
        xmlElement('message', { type: 'chat', ...other }, [child, text]),
      );
      await w.clock.advance(300);
      expect(textsOf(call.chat)[0]).toBe('first');
    });
    await assert(any, { numRuns: 40 });
  });
});

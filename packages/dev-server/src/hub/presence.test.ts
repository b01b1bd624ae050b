import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import { el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const presence = (attrs: Record<string, string> = {}, ...children: XmlElement[]): XmlElement =>
  el(NS.client, 'presence', attrs, ...children);

/** The presence a client got until now, as `resource` or `resource type`. */
async function heard(client: XmppClient): Promise<string[]> {
  await client.settle();
  return client
    .drain()
    .filter(({ name }) => name === 'presence')
    .map(({ attrs }) => [attrs.get('from')?.split('/')[1], attrs.get('type')].filter(Boolean).join(' '));
}

describe('presence', () => {
  it('reaches everybody who is here, oneself included', async () => {
    const bob = await house.online('bob', 'b');
    expect(await heard(bob)).toEqual(['b']);
    const alice = await house.online('alice', 'a');
    expect(await heard(bob)).toEqual(['a']);
    // The newcomer learns who was there.
    expect(await heard(alice)).toEqual(['a', 'b']);
  });

  it('does not reach who is not available', async () => {
    const bob = await house.client({ user: 'bob', resource: 'b' });
    await house.online('alice', 'a');
    expect(await heard(bob)).toEqual([]);
  });

  it('tells the newcomer again only when it was away', async () => {
    await house.online('bob', 'b');
    const alice = await house.online('alice', 'a');
    await heard(alice);
    alice.send(presence({}, el(NS.client, 'show', {}, 'away')));
    expect(await heard(alice)).toEqual(['a']);
    alice.send(presence({ type: 'unavailable' }));
    expect(await heard(alice)).toEqual(['a unavailable']);
    alice.send(presence());
    expect(await heard(alice)).toEqual(['a', 'b']);
  });

  it('is passed on as it was, to newcomers too', async () => {
    const alice = await house.client({ user: 'alice', resource: 'a' });
    const show = el(NS.client, 'show', {}, 'dnd');
    alice.send(presence({}, show));
    await alice.settle();
    const bob = await house.online('bob', 'b');
    const got = await bob.next(({ attrs }) => attrs.get('from') === alice.jid);
    expect(got.children).toEqual([show]);
    expect(got.attrs.get('to')).toBe(bob.jid);
  });

  it('ends when the socket closes, breaks, or the client says so', async () => {
    const bob = await house.online('bob', 'b');
    const [closing, breaking] = [
      await house.online('alice', 'closing'),
      await house.online('alice', 'breaking'),
    ];
    await heard(bob);
    await closing.close();
    await breaking.cut();
    await bob.next(({ attrs }) => attrs.get('from') === breaking.jid);
    await bob.next(({ attrs }) => attrs.get('from') === closing.jid && attrs.get('type') === 'unavailable');
    expect(house.server.users.find(({ user }) => user === 'alice')?.resources).toEqual([]);
  });

  it('refuses a priority that is none, and a type that cannot be broadcast', async () => {
    const alice = await house.client({ user: 'alice', resource: 'a' });
    for (const priority of ['128', '-129', '1.5', 'high', '']) {
      alice.send(presence({}, el(NS.client, 'priority', {}, priority)));
    }
    alice.send(presence({ type: 'nonsense' }));
    await alice.settle();
    const types = alice.drain().map(({ attrs }) => attrs.get('type'));
    expect(types).toEqual(['error', 'error', 'error', 'error', 'error', 'error']);
    expect(house.server.users[0]?.resources).toEqual([]);
  });

  it('can be for one, and is taken back from that one', async () => {
    const bob = await house.online('bob', 'b');
    const carol = await house.online('carol', 'c');
    const alice = await house.client({ user: 'alice', resource: 'a' });
    await heard(bob);
    await heard(carol);
    alice.send(presence({ to: bob.jid }));
    alice.send(presence({ to: 'carol@localhost' }));
    alice.send(presence({ to: 'carol@localhost', type: 'unavailable' }));
    await alice.settle();
    expect(await heard(bob)).toEqual(['a']);
    expect(await heard(carol)).toEqual(['a', 'a unavailable']);
    await alice.cut();
    await bob.next(({ attrs }) => attrs.get('type') === 'unavailable');
    expect(await heard(carol)).toEqual([]);
  });

  it('says goodbye once to somebody who got both kinds', async () => {
    const bob = await house.online('bob', 'b');
    const alice = await house.online('alice', 'a');
    alice.send(presence({ to: bob.jid }));
    await alice.settle();
    expect(await heard(bob)).toEqual(['b', 'a', 'a']);
    await alice.close();
    await bob.next(({ attrs }) => attrs.get('type') === 'unavailable');
    expect(await heard(bob)).toEqual([]);
  });

  it('answers a wish to subscribe for the contact, and a probe', async () => {
    await house.online('bob', 'b');
    const alice = await house.client({ user: 'alice', resource: 'a' });
    alice.send(presence({ to: 'bob@localhost', type: 'subscribe' }));
    expect(await heard(alice)).toEqual(['subscribed', 'b']);
    alice.send(presence({ to: 'bob@localhost', type: 'probe' }));
    expect(await heard(alice)).toEqual(['b']);
    alice.send(presence({ to: 'nobody@localhost', type: 'subscribe' }));
    alice.send(presence({ to: 'bob@localhost', type: 'unsubscribe' }));
    expect(await heard(alice)).toEqual([]);
  });
});

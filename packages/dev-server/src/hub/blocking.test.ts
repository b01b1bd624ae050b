import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, childOf, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
let alice: XmppClient;
let bob: XmppClient;
beforeEach(async () => {
  house = await openHouse();
  alice = await house.online('alice', 'a');
  bob = await house.online('bob', 'b');
  await settle(alice, bob);
});
afterEach(async () => {
  await house.close();
});

/** Lets everything that is on its way arrive, and forgets it. */
async function settle(...clients: XmppClient[]): Promise<void> {
  for (const client of clients) await client.settle();
  for (const client of clients) client.drain();
}

const ask = (name: 'block' | 'unblock', ...jids: string[]): XmlElement =>
  el(NS.blocking, name, {}, ...jids.map((jid) => el(NS.blocking, 'item', { jid })));

async function listOf(client: XmppClient): Promise<(string | undefined)[]> {
  const answer = await client.ask('get', el(NS.blocking, 'blocklist'));
  const list = childOf(answer, NS.blocking, 'blocklist');
  return childElements(list ?? answer).map(({ attrs }) => attrs.get('jid'));
}

const conditionOf = (stanza: XmlElement): string | undefined => {
  const error = childOf(stanza, NS.client, 'error');
  return error && childElements(error)[0]?.name;
};

/** What each of two got of a stanza that one of them sent: `null` nothing, a condition where it was an error. */
async function carry(sender: XmppClient, stanza: XmlElement, receiver: XmppClient): Promise<unknown[]> {
  sender.send(stanza);
  await sender.settle();
  await receiver.settle();
  return [sender, receiver].map((client) => {
    const got = client.drain().find(({ name }) => name === stanza.name);
    return got ? (conditionOf(got) ?? 'delivered') : null;
  });
}

const headline = (to: string): XmlElement =>
  el(NS.client, 'message', { to, type: 'headline', id: 'm1' }, el(NS.client, 'x'));

describe('who is blocked (XEP-0191)', () => {
  it('is on the list, which the server says that it keeps', async () => {
    const info = await alice.ask('get', el(NS.discoInfo, 'query'), 'localhost');
    const features = childElements(info).flatMap((query) => childElements(query));
    expect(features.map(({ attrs }) => attrs.get('var'))).toContain(NS.blocking);
    expect(await listOf(alice)).toEqual([]);
    await alice.ask('set', ask('block', 'Bob@localhost', 'carol@localhost'));
    expect(await listOf(alice)).toEqual(['bob@localhost', 'carol@localhost']);
    expect(await listOf(bob)).toEqual([]);
    await alice.ask('set', ask('unblock', 'bob@localhost'));
    expect(await listOf(alice)).toEqual(['carol@localhost']);
    await alice.ask('set', ask('unblock'));
    expect(await listOf(alice)).toEqual([]);
  });

  it('gets nothing through, to any address, and is sent nothing by mistake', async () => {
    await alice.ask('set', ask('block', 'bob@localhost'));
    await settle(alice, bob);
    expect(await carry(bob, headline('alice@localhost'), alice)).toEqual(['service-unavailable', null]);
    expect(await carry(bob, headline(alice.jid), alice)).toEqual(['service-unavailable', null]);
    const ping = el(NS.client, 'iq', { type: 'get', id: 'i1', to: alice.jid }, el(NS.ping, 'ping'));
    expect(await carry(bob, ping, alice)).toEqual(['service-unavailable', null]);
    expect(await carry(bob, el(NS.client, 'presence', { to: alice.jid }), alice)).toEqual([null, null]);
    expect(await carry(alice, headline(bob.jid), bob)).toEqual(['not-acceptable', null]);
    await alice.ask('set', ask('unblock', 'bob@localhost'));
    await settle(alice, bob);
    expect(await carry(bob, headline(alice.jid), alice)).toEqual([null, 'delivered']);
  });

  it('sees the user leave, and come back once it is over', async () => {
    const presenceOf = (client: XmppClient): (string | undefined)[][] =>
      client
        .drain()
        .filter(({ name }) => name === 'presence')
        .map(({ attrs }) => [attrs.get('from'), attrs.get('type')]);
    await alice.ask('set', ask('block', 'bob@localhost'));
    await bob.settle();
    expect(presenceOf(bob)).toEqual([[alice.jid, 'unavailable']]);
    const second = await house.online('alice', 'a2');
    await settle(second);
    await bob.settle();
    expect(presenceOf(bob)).toEqual([]);
    await alice.ask('set', ask('unblock', 'bob@localhost'));
    await bob.settle();
    expect(presenceOf(bob)).toEqual([
      [alice.jid, undefined],
      [second.jid, undefined],
    ]);
  });

  it('is told to the other devices that have asked for the list, and to nobody else', async () => {
    const second = await house.online('alice', 'a2');
    const third = await house.online('alice', 'a3');
    await listOf(second);
    await settle(alice, second, third, bob);
    await alice.ask('set', ask('block', 'bob@localhost'));
    await Promise.all([alice, second, third].map((client) => client.settle()));
    const push = second.drain().find(({ attrs }) => attrs.get('type') === 'set');
    expect(push && childElements(push)[0]?.name).toBe('block');
    expect(third.drain().filter(({ attrs }) => attrs.get('type') === 'set')).toEqual([]);
  });

  it.each([
    ['nobody', ask('block'), 'bad-request'],
    ['nonsense', ask('block', '@'), 'jid-malformed'],
    ['something else', el(NS.blocking, 'forget'), 'bad-request'],
    [
      'half the world',
      ask('block', ...Array.from({ length: 1001 }, (_, i) => `u${i}@localhost`)),
      'resource-constraint',
    ],
  ])('cannot be %s', async (_, request, condition) => {
    expect(conditionOf(await alice.ask('set', request))).toBe(condition);
    expect(await listOf(alice)).toEqual([]);
  });
});

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, childOf, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
let alice: XmppClient;
beforeAll(async () => {
  house = await openHouse({
    anyUser: true,
    sharedPassword: 'secret',
    externalServices: [{ type: 'turn', host: '127.0.0.1', secret: 'shared' }],
  });
  alice = await house.online('alice', 'a');
});
afterAll(async () => {
  await house.close();
});

const query = (ns: string, name = 'query'): XmlElement => el(ns, name);
const typeOf = (answer: XmlElement): string | undefined => answer.attrs.get('type');
const condition = (answer: XmlElement): string | undefined => {
  const error = childOf(answer, NS.client, 'error');
  return error && childElements(error)[0]?.name;
};
const items = (answer: XmlElement): Record<string, string>[] =>
  childElements(answer).flatMap((roster) =>
    childElements(roster).map(({ attrs }) => Object.fromEntries(attrs)),
  );

describe('the server answers', () => {
  it.each([
    ['get', query(NS.ping, 'ping'), undefined],
    ['get', query(NS.ping, 'ping'), 'localhost'],
    ['get', query(NS.ping, 'ping'), 'alice@localhost'],
    ['set', query(NS.session, 'session'), undefined],
    ['set', query(NS.carbons, 'enable'), undefined],
    ['get', query(NS.discoItems), 'localhost'],
  ] as const)('%s %o to %s', async (type, payload, to) => {
    const answer = await alice.ask(type, payload, to);
    expect(typeOf(answer)).toBe('result');
    expect(answer.attrs.get('from')).toBe(to);
    expect(answer.attrs.get('to')).toBe(alice.jid);
  });

  it.each([
    ['get', query('urn:unknown'), 'service-unavailable'],
    ['set', query(NS.roster), 'not-allowed'],
    ['set', query(NS.bind, 'bind'), 'not-allowed'],
    ['get', query(NS.externalServices, 'nonsense'), 'bad-request'],
  ] as const)('%s %o with the error %s', async (type, payload, expected) => {
    expect(condition(await alice.ask(type, payload))).toBe(expected);
  });

  it('what it is, and what an account is', async () => {
    const features = (answer: XmlElement): (string | undefined)[] =>
      childElements(answer).flatMap((info) => childElements(info).map(({ attrs }) => attrs.get('var')));
    const server = await alice.ask('get', query(NS.discoInfo), 'localhost');
    expect(features(server)).toEqual(expect.arrayContaining([NS.ping, NS.externalServices]));
    const account = await alice.ask('get', query(NS.discoInfo), 'alice@localhost');
    expect(features(account)).not.toContain(NS.ping);
  });

  it('which TURN servers there are', async () => {
    const answer = await alice.ask('get', query(NS.externalServices, 'services'));
    expect(items(answer)).toMatchObject([{ type: 'turn', host: '127.0.0.1', restricted: 'true' }]);
  });

  it('who there is, and tells of newcomers, but not to who never asked', async () => {
    const bob = await house.online('bob', 'b');
    expect(items(await alice.ask('get', query(NS.roster)))).toEqual([
      { jid: 'bob@localhost', name: 'bob', subscription: 'both' },
      { jid: 'carol@localhost', name: 'carol', subscription: 'both' },
    ]);
    const dave = await house.client({ user: 'Dave\\20D', resource: 'd' });
    const push = await alice.next(({ name, attrs }) => name === 'iq' && attrs.get('type') === 'set');
    expect(items(push)).toEqual([{ jid: 'dave\\20d@localhost', name: 'Dave D', subscription: 'both' }]);
    expect(items(await dave.ask('get', query(NS.roster)))).toHaveLength(3);
    await bob.settle();
    expect(bob.drain().filter(({ name }) => name === 'iq')).toEqual([]);
    // Known already, so no news.
    await dave.close();
    await house.client({ user: 'DAVE\\20D', resource: 'd' });
    await alice.settle();
    expect(alice.drain().filter(({ name }) => name === 'iq')).toEqual([]);
  });
});

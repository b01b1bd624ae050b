import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import type { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, childOf, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(async () => {
  await house.close();
});

const message = (to: string | undefined, type?: string, id = 'm1'): XmlElement =>
  el(NS.client, 'message', { to, type, id }, el(NS.client, 'body', {}, 'hi'));

/** Sends, and tells what each of the others got: the ids of messages, or the conditions of errors. */
async function carry(
  sender: XmppClient,
  stanza: XmlElement,
  ...receivers: XmppClient[]
): Promise<(string | undefined)[][]> {
  sender.send(stanza);
  await sender.settle();
  return Promise.all(
    [sender, ...receivers].map(async (client) => {
      await client.settle();
      return client.drain().flatMap((got) => (got.name === stanza.name ? [describeStanza(got)] : []));
    }),
  );
}

function describeStanza(stanza: XmlElement): string | undefined {
  const error = childOf(stanza, NS.client, 'error');
  return error ? childElements(error)[0]?.name : stanza.attrs.get('id');
}

describe.each(['headline', 'chat', undefined])('a message of type %s', (type) => {
  it('to a bare address reaches every resource with a priority that is not negative', async () => {
    const alice = await house.online('alice', 'a');
    const [high, low, negative] = [
      await house.online('bob', 'high', 5),
      await house.online('bob', 'low', 0),
      await house.online('bob', 'negative', -1),
    ];
    const silent = await house.client({ user: 'bob', resource: 'silent' });
    const got = await carry(alice, message('bob@localhost', type), high, low, negative, silent);
    expect(got).toEqual([[], ['m1'], ['m1'], [], []]);
  });

  it('to a full address reaches that resource alone, whatever its priority', async () => {
    const alice = await house.online('alice', 'a');
    const wanted = await house.online('bob', 'wanted', -1);
    const other = await house.online('bob', 'other', 5);
    const silent = await house.client({ user: 'bob', resource: 'silent' });
    expect(await carry(alice, message(wanted.jid, type), wanted, other)).toEqual([[], ['m1'], []]);
    expect(await carry(alice, message(silent.jid, type), silent, other)).toEqual([[], ['m1'], []]);
  });

  it('to a full address that is gone is dropped, or falls back when it is no headline', async () => {
    const alice = await house.online('alice', 'a');
    const other = await house.online('bob', 'other');
    const expected = type === 'headline' ? [] : ['m1'];
    expect(await carry(alice, message('bob@localhost/gone', type), other)).toEqual([[], expected]);
  });

  it('to somebody who is not here is dropped, or returned when it is no headline and is kept nowhere', async () => {
    const alice = await house.online('alice', 'a');
    const expected = type === 'headline' ? [] : ['service-unavailable'];
    const empty = el(NS.client, 'message', { to: 'bob@localhost', type, id: 'm1' });
    expect(await carry(alice, empty)).toEqual([expected]);
    expect(await carry(alice, message('bob@localhost', type))).toEqual([[]]);
    await house.close();
    house = await openHouse({ archive: false });
    const again = await house.online('alice', 'a');
    expect(await carry(again, message('bob@localhost', type))).toEqual([expected]);
  });

  it('to an unknown user or to the server itself is returned', async () => {
    const alice = await house.online('alice', 'a');
    expect(await carry(alice, message('nobody@localhost', type))).toEqual([['service-unavailable']]);
    expect(await carry(alice, message('localhost', type))).toEqual([['service-unavailable']]);
  });

  it("to one's own bare address, or to none, reaches all one's own devices", async () => {
    const desk = await house.online('alice', 'desk');
    const phone = await house.online('alice', 'phone');
    expect(await carry(desk, message('alice@localhost', type), phone)).toEqual([['m1'], ['m1']]);
    expect(await carry(desk, message(undefined, type), phone)).toEqual([['m1'], ['m1']]);
  });
});

describe('routing', () => {
  it('writes the true sender, and leaves the rest as it was', async () => {
    const alice = await house.online('alice', 'a');
    const bob = await house.online('bob', 'b');
    const payload = el('urn:test', 'x', { a: '1' }, el('urn:test', 'y', {}, 'text & more'));
    alice.send(
      el(NS.client, 'message', { to: 'Bob@localhost', from: 'carol@localhost/c', id: 'm' }, payload),
    );
    const got = await bob.nextNamed('message');
    expect(Object.fromEntries(got.attrs)).toEqual({ to: 'Bob@localhost', from: alice.jid, id: 'm' });
    expect(childElements(got)).toEqual([payload]);
  });

  it('keeps the order', async () => {
    const alice = await house.online('alice', 'a');
    const bob = await house.online('bob', 'b');
    const ids = Array.from({ length: 50 }, (_, index) => String(index));
    for (const id of ids) alice.send(message('bob@localhost', 'headline', id));
    await alice.settle();
    await bob.settle();
    const got = bob.drain().filter(({ name }) => name === 'message');
    expect(got.map(describeStanza)).toEqual(ids);
  });

  it('returns what is for another server, or for no address at all', async () => {
    const alice = await house.online('alice', 'a');
    expect(await carry(alice, message('bob@elsewhere', 'chat'))).toEqual([['remote-server-not-found']]);
    expect(await carry(alice, message('b b@localhost', 'chat'))).toEqual([['jid-malformed']]);
  });

  it('never answers an error', async () => {
    const alice = await house.online('alice', 'a');
    for (const to of [
      'bob@localhost',
      'bob@localhost/x',
      'nobody@localhost',
      'x@elsewhere',
      'localhost',
      '@',
    ]) {
      expect(await carry(alice, message(to, 'error'))).toEqual([[]]);
    }
  });

  it('has no chat rooms', async () => {
    const alice = await house.online('alice', 'a');
    await house.online('bob', 'b');
    expect(await carry(alice, message('bob@localhost', 'groupchat'))).toEqual([['service-unavailable']]);
  });

  it('carries a question to a full address, and its answer back', async () => {
    const alice = await house.online('alice', 'a');
    const bob = await house.online('bob', 'b', -1);
    const answer = alice.ask('get', el('urn:test', 'query'), bob.jid);
    const question = await bob.next(({ name, attrs }) => name === 'iq' && attrs.get('type') === 'get');
    expect(question.attrs.get('from')).toBe(alice.jid);
    bob.send(el(NS.client, 'iq', { type: 'result', id: question.attrs.get('id'), to: alice.jid }));
    expect((await answer).attrs.get('from')).toBe(bob.jid);
  });

  it.each(['bob@localhost/gone', 'bob@localhost', 'nobody@localhost/x', 'nobody@localhost'])(
    'returns a question to %s at once',
    async (to) => {
      const alice = await house.online('alice', 'a');
      await house.online('bob', 'b');
      const answer = await alice.ask('get', el(NS.ping, 'ping'), to);
      expect(describeStanza(answer)).toBe('service-unavailable');
      expect(answer.attrs.get('from')).toBe(to);
    },
  );

  it.each([
    el(NS.client, 'iq', { type: 'get' }, el(NS.ping, 'ping')),
    el(NS.client, 'iq', { type: 'get', id: '1' }),
    el(NS.client, 'iq', { type: 'get', id: '1' }, el(NS.ping, 'ping'), el(NS.ping, 'ping')),
    el(NS.client, 'iq', { type: 'ask', id: '1' }, el(NS.ping, 'ping')),
    el(NS.client, 'iq', { id: '1', to: 'bob@localhost/b' }, el(NS.ping, 'ping')),
  ])('refuses %o as a bad request', async (iq) => {
    const alice = await house.online('alice', 'a');
    alice.send(iq);
    expect(describeStanza(await alice.nextNamed('iq'))).toBe('bad-request');
  });

  it('drops answers nobody asked for', async () => {
    const alice = await house.online('alice', 'a');
    for (const to of [undefined, 'localhost', 'alice@localhost', 'bob@localhost', 'bob@localhost/gone']) {
      alice.send(el(NS.client, 'iq', { type: 'result', id: 'r', to }));
    }
    await alice.settle();
    expect(alice.drain().filter(({ name }) => name === 'iq')).toEqual([]);
  });
});

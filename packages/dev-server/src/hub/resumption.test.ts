import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHouse, type House } from '../../test-kit/house.js';
import { ManualClock } from '../../test-kit/manual-clock.js';
import { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, childOf, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

const resumeMs = 5000;
let clock: ManualClock;
let house: House;
beforeEach(async () => {
  clock = new ManualClock();
  house = await openHouse({
    clock,
    resumeMs,
    limits: { maxUnacked: 20, bindTimeoutMs: 1e9, heartbeatMs: 1e9 },
  });
});
afterEach(async () => {
  await house.close();
});

const headline = (to: string, id: string): XmlElement =>
  el(NS.client, 'message', { to, id, type: 'headline' });
const managed = (name: string, attrs: Record<string, string> = {}): XmlElement =>
  el(NS.management, name, attrs);
const messageIds = (elements: readonly XmlElement[]): (string | undefined)[] =>
  elements.filter(({ name }) => name === 'message').map(({ attrs }) => attrs.get('id'));
const conditions = (element: XmlElement): string[] => childElements(element).map(({ name }) => name);

/** Bob, available, with stream management on. */
async function managedBob(): Promise<{ bob: XmppClient; id: string }> {
  const bob = await house.client({ user: 'bob', resource: 'b' });
  const id = await bob.manage();
  await bob.available();
  return { bob, id };
}

/** A new stream of a user, ready to resume. */
const comeBack = (user = 'bob'): Promise<XmppClient> => new XmppClient(house.url).signIn({ user });

/** Cuts a client and waits until the server has noticed. */
async function hibernate(client: XmppClient): Promise<void> {
  await client.cut();
  await house.logged(`${client.jid} lost its stream`);
}

describe('stream management', () => {
  it('tells how many stanzas were handled since it was turned on', async () => {
    const { bob } = await managedBob();
    // Presence and a ping were sent since.
    bob.send(managed('r'));
    expect((await bob.nextNamed('a')).attrs.get('h')).toBe('2');
    await bob.settle();
    bob.send(managed('r'));
    expect((await bob.nextNamed('a')).attrs.get('h')).toBe('3');
  });

  it('asks for an acknowledgment once, and again when one leaves something open', async () => {
    const { bob } = await managedBob();
    const alice = await house.online('alice', 'a');
    for (const id of ['1', '2', '3']) alice.send(headline('bob@localhost', id));
    await alice.settle();
    await bob.settle();
    expect(bob.drain().filter(({ name }) => name === 'r')).toHaveLength(1);
    bob.send(managed('a', { h: '1' }));
    await bob.nextNamed('r');
    await bob.settle();
    expect(bob.drain().filter(({ name }) => name === 'r')).toEqual([]);
  });

  it('can be without resumption', async () => {
    const bob = await house.client({ user: 'bob', resource: 'b' });
    bob.send(managed('enable'));
    expect((await bob.nextNamed('enabled')).attrs.size).toBe(0);
    await bob.available();
    const alice = await house.online('alice', 'a');
    await bob.cut();
    await alice.next(({ attrs }) => attrs.get('from') === bob.jid && attrs.get('type') === 'unavailable');
  });

  it('refuses to be turned on twice, or before a resource is bound', async () => {
    const { bob } = await managedBob();
    bob.send(managed('enable'));
    expect(conditions(await bob.nextNamed('failed'))).toEqual(['unexpected-request']);
    const early = await comeBack();
    early.send(managed('enable', { resume: 'true' }));
    expect(conditions(await early.nextNamed('failed'))).toEqual(['unexpected-request']);
    await early.bind('other');
    early.send(managed('r'));
    expect(conditions(await early.nextNamed('failed'))).toEqual(['unexpected-request']);
  });

  it('ends the stream when more is acknowledged than was sent', async () => {
    const { bob } = await managedBob();
    bob.send(managed('a', { h: '4000000000' }));
    const error = await bob.nextNamed('error');
    expect(conditions(error)).toEqual(['undefined-condition', 'handled-count-too-high']);
    expect(childOf(error, NS.management, 'handled-count-too-high')?.attrs.get('h')).toBe('4000000000');
    await bob.closed;
  });

  it.each(['', '-1', '1.5', 'x', '4294967296'])('ends the stream when it is told %j', async (h) => {
    const { bob } = await managedBob();
    bob.send(managed('a', { h }));
    expect(conditions(await bob.nextNamed('error'))).toEqual(['bad-format']);
    await bob.closed;
  });
});

describe('resumption', () => {
  it('goes on where the client was, with nothing lost and nothing doubled', async () => {
    const { bob, id } = await managedBob();
    const alice = await house.online('alice', 'a');
    for (const each of ['1', '2', '3']) alice.send(headline('bob@localhost', each));
    await alice.settle();
    await bob.settle();
    // Bob got everything, but what he acknowledged last is a while ago.
    bob.send(managed('a', { h: '2' }));
    await bob.settle();
    const h = String(bob.handled);
    await hibernate(bob);
    alice.send(headline('bob@localhost', '4'));
    alice.send(headline(bob.jid, '5'));
    await alice.settle();

    const again = await comeBack();
    again.send(managed('resume', { previd: id, h }));
    const resumed = await again.nextNamed('resumed');
    expect(Object.fromEntries(resumed.attrs)).toEqual({ previd: id, h: '4' });
    await again.settle();
    expect(messageIds(again.drain())).toEqual(['4', '5']);
    // Nobody was told of anything.
    await alice.settle();
    const news = alice.drain().filter(({ attrs }) => attrs.get('type') === 'unavailable');
    expect(news).toEqual([]);
    // And it stays, however long ago the first stream broke.
    clock.advance(2 * resumeMs);
    await again.settle();
    expect(house.server.users.find(({ user }) => user === 'bob')?.resources).toEqual(['b']);
  });

  it('gives back all that was not acknowledged, in order', async () => {
    const { bob, id } = await managedBob();
    const alice = await house.online('alice', 'a');
    alice.send(headline('bob@localhost', '1'));
    alice.send(headline('bob@localhost', '2'));
    await alice.settle();
    await hibernate(bob);
    alice.send(headline('bob@localhost', '3'));
    await alice.settle();
    const again = await comeBack();
    again.send(managed('resume', { previd: id, h: '0' }));
    await again.nextNamed('resumed');
    await again.settle();
    const got = again.drain();
    expect(messageIds(got)).toEqual(['1', '2', '3']);
    // One question for all of it.
    expect(got.filter(({ name }) => name === 'r')).toHaveLength(1);
  });

  it('keeps the place, and a place of its own, as often as it happens', async () => {
    const { bob, id } = await managedBob();
    const alice = await house.online('alice', 'a');
    await hibernate(bob);
    let h = bob.handled;
    for (const each of ['1', '2', '3']) {
      alice.send(headline(bob.jid, each));
      await alice.settle();
      const again = await comeBack();
      again.handled = h;
      again.send(managed('resume', { previd: id, h: String(h) }));
      await again.nextNamed('resumed');
      await again.next(({ attrs }) => attrs.get('id') === each);
      await again.settle();
      expect(messageIds(again.drain())).toEqual([]);
      h = again.handled;
      await again.cut();
    }
    expect(house.server.users.find(({ user }) => user === 'bob')?.resources).toEqual(['b']);
  });

  it('takes the session from a stream that is still there', async () => {
    const { bob, id } = await managedBob();
    const again = await comeBack();
    again.send(managed('resume', { previd: id, h: '2' }));
    await again.nextNamed('resumed');
    expect(conditions(await bob.nextNamed('error'))).toEqual(['conflict']);
    await bob.closed;
    await again.settle();
    expect(house.server.users.find(({ user }) => user === 'bob')?.resources).toEqual(['b']);
  });

  it('ends after a while: presence goes, what waited goes, and the id with it', async () => {
    const { bob, id } = await managedBob();
    const alice = await house.online('alice', 'a');
    await hibernate(bob);
    alice.send(headline(bob.jid, 'h'));
    alice.send(el(NS.client, 'message', { to: bob.jid, id: 'c', type: 'chat' }));
    const answer = alice.ask('get', el(NS.ping, 'ping'), bob.jid);
    await alice.settle();
    clock.advance(resumeMs - 1);
    await alice.settle();
    expect(alice.drain().filter(({ attrs }) => attrs.get('type') === 'unavailable')).toEqual([]);
    clock.advance(1);
    await alice.next(({ attrs }) => attrs.get('from') === bob.jid && attrs.get('type') === 'unavailable');
    const chat = await alice.nextNamed('message');
    expect([chat.attrs.get('id'), chat.attrs.get('type')]).toEqual(['c', 'error']);
    expect((await answer).attrs.get('type')).toBe('error');
    await alice.settle();
    expect(messageIds(alice.drain())).toEqual([]);

    const again = await comeBack();
    again.send(managed('resume', { previd: id, h: '0' }));
    expect(conditions(await again.nextNamed('failed'))).toEqual(['item-not-found']);
    // The stream goes on: a resource can still be bound.
    await again.bind('b');
  });

  it('returns no chat that another device of the user has', async () => {
    const { bob } = await managedBob();
    const other = await house.online('bob', 'other');
    const alice = await house.online('alice', 'a');
    await hibernate(bob);
    alice.send(el(NS.client, 'message', { to: 'bob@localhost', id: 'c', type: 'chat' }));
    await alice.settle();
    clock.advance(resumeMs);
    await alice.settle();
    expect(messageIds(alice.drain())).toEqual([]);
    expect((await other.nextNamed('message')).attrs.get('id')).toBe('c');
  });

  it('is for the same user only', async () => {
    const { bob, id } = await managedBob();
    await bob.cut();
    const mallory = await comeBack('carol');
    mallory.send(managed('resume', { previd: id, h: '0' }));
    expect(conditions(await mallory.nextNamed('failed'))).toEqual(['item-not-found']);
  });

  it('does not follow a stream that was closed in order, or whose resource was taken', async () => {
    const { bob, id } = await managedBob();
    await bob.close();
    const again = await comeBack();
    again.send(managed('resume', { previd: id, h: '0' }));
    expect(conditions(await again.nextNamed('failed'))).toEqual(['item-not-found']);
    await again.bind('b');
    const second = await again.manage();
    await again.cut();
    await house.client({ user: 'bob', resource: 'b' });
    const last = await comeBack();
    last.send(managed('resume', { previd: second, h: '0' }));
    expect(conditions(await last.nextNamed('failed'))).toEqual(['item-not-found']);
  });

  it('refuses a count that cannot be, and leaves the session as it was', async () => {
    const { bob, id } = await managedBob();
    await bob.cut();
    const wrong = await comeBack();
    wrong.send(managed('resume', { previd: id, h: '100' }));
    expect(conditions(await wrong.nextNamed('error'))).toEqual([
      'undefined-condition',
      'handled-count-too-high',
    ]);
    await wrong.closed;
    const worse = await comeBack();
    worse.send(managed('resume', { previd: id }));
    expect(conditions(await worse.nextNamed('error'))).toEqual(['bad-format']);
    const right = await comeBack();
    right.send(managed('resume', { previd: id, h: '2' }));
    await right.nextNamed('resumed');
  });

  it('gives up a session that takes nothing in', async () => {
    const { bob } = await managedBob();
    const alice = await house.online('alice', 'a');
    await hibernate(bob);
    for (let index = 0; index < 30; index += 1) alice.send(headline(bob.jid, String(index)));
    await alice.next(({ attrs }) => attrs.get('from') === bob.jid && attrs.get('type') === 'unavailable');
    await alice.settle();
    expect(house.server.users.find(({ user }) => user === 'bob')?.resources).toEqual([]);
  });

  it('leaves no timer behind when the server stops', async () => {
    const { bob } = await managedBob();
    await hibernate(bob);
    expect(clock.waiting).toBeGreaterThan(0);
    await house.server.stop();
    expect(clock.waiting).toBe(0);
  });

  it('throws out a client that acknowledges nothing', async () => {
    const { bob } = await managedBob();
    const alice = await house.online('alice', 'a');
    for (let index = 0; index < 30; index += 1) alice.send(headline(bob.jid, String(index)));
    expect(conditions(await bob.nextNamed('error'))).toEqual(['resource-constraint']);
    await bob.closed;
  });
});

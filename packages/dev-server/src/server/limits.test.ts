import { afterEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { openHouse, type House } from '../../test-kit/house.js';
import { ManualClock } from '../../test-kit/manual-clock.js';
import { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, el, type XmlElement } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';

let house: House;
afterEach(async () => {
  await house.close();
});

const conditions = (element: XmlElement): string[] => childElements(element).map(({ name }) => name);
const padded = (bytes: number, to = 'bob'): string => {
  const [start, end] = [`<message xmlns="jabber:client" to="${to}@localhost"><body>`, '</body></message>'];
  return start + 'x'.repeat(bytes - start.length - end.length) + end;
};

describe('limits', () => {
  it('takes frames up to the limit, and closes on one byte more', async () => {
    house = await openHouse();
    const alice = await house.online('alice', 'a');
    alice.send(padded(256 * 1024, 'nobody'));
    expect((await alice.nextNamed('message')).attrs.get('type')).toBe('error');
    alice.send(padded(256 * 1024 + 1));
    expect(await alice.closed).toBe(1009);
  });

  it('gives a client time to sign in, but not for ever', async () => {
    const clock = new ManualClock();
    house = await openHouse({ clock, limits: { bindTimeoutMs: 1000, heartbeatMs: 1e9 } });
    const [silent, opened, signedIn] = [
      await house.socket(),
      await house.socket(),
      await new XmppClient(house.url).signIn({ user: 'alice' }),
    ];
    const bound = await house.client({ user: 'bob' });
    await opened.open();
    clock.advance(999);
    await bound.settle();
    clock.advance(1);
    for (const client of [silent, opened, signedIn]) {
      expect(conditions(await client.nextNamed('error'))).toEqual(['connection-timeout']);
      await client.closed;
    }
    await bound.settle();
  });

  it('drops a socket that shows no sign of life', async () => {
    const clock = new ManualClock();
    house = await openHouse({ clock, limits: { heartbeatMs: 1000, bindTimeoutMs: 1e9 } });
    const alice = await house.online('alice', 'a');
    // A browser answers pings by itself; this one does not.
    const dead = new WebSocket(house.url, ['xmpp'], { autoPong: false });
    const closed = new Promise((resolve) => dead.on('close', resolve));
    await new Promise((resolve) => dead.once('open', resolve));
    const pinged = new Promise((resolve) => dead.once('ping', resolve));
    clock.advance(1000);
    await pinged;
    await alice.settle();
    clock.advance(1000);
    expect(await closed).toBe(1006);
    await alice.settle();
  });

  it('has a limit on sockets', async () => {
    house = await openHouse({ limits: { maxConnections: 2 } });
    const [first] = [await house.socket(), await house.socket()];
    await expect(new XmppClient(house.url).opened()).rejects.toThrow('503');
    await first.close();
    await expect(new XmppClient(house.url).opened()).resolves.toBeInstanceOf(XmppClient);
  });

  it('has a limit on the sessions of a user', async () => {
    house = await openHouse({ limits: { maxSessionsPerUser: 1 } });
    const first = await house.client({ user: 'alice', resource: 'a' });
    const second = await new XmppClient(house.url).signIn({ user: 'alice' });
    const refused = await second.ask('set', el(NS.bind, 'bind'));
    expect(refused.attrs.get('type')).toBe('error');
    // Taking the place of the first is no further session.
    await second.bind('a');
    expect(conditions(await first.nextNamed('error'))).toEqual(['conflict']);
  });

  it('has a limit on users', async () => {
    house = await openHouse({ accounts: {}, anyUser: true, limits: { maxUsers: 1 } });
    await house.client({ user: 'alice', mechanism: 'PLAIN' });
    const client = await house.socket();
    await client.open();
    const last = await client.authenticate({ user: 'bob', mechanism: 'PLAIN' });
    expect(conditions(last)).toEqual(['temporary-auth-failure']);
  });

  it('cuts a client that does not read', { timeout: 30_000 }, async () => {
    house = await openHouse({ limits: { maxSendQueueBytes: 100_000 } });
    const alice = await house.online('alice', 'a');
    const bob = await house.online('bob', 'b');
    bob.pause();
    const gone = alice.next(
      ({ attrs }) => attrs.get('from') === bob.jid && attrs.get('type') === 'unavailable',
    );
    // The buffers of the system come first; then the server's own fills up.
    const flood = async (): Promise<XmlElement> => {
      for (let index = 0; index < 20; index += 1) alice.send(padded(50_000));
      const ping = alice.settle().then(() => null);
      return (await Promise.race([gone, ping])) ?? flood();
    };
    expect((await flood()).name).toBe('presence');
    bob.resume();
    expect(await bob.closed).toBe(1006);
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isProsodyInstalled, prosodyHosts } from '../../../test-kit/prosody.js';
import { numbered, SignalingLog, until } from '../../../test-kit/signaling-log.js';
import { TcpProxy } from '../../../test-kit/tcp-proxy.js';
import { bosh, sees, webSocket, XmppRig } from '../../../test-kit/xmpp-rig.js';
import type { Credentials } from '../credentials.js';

describe.skipIf(!isProsodyInstalled())('strophe, against Prosody', { timeout: 30_000 }, () => {
  let rig: XmppRig;

  beforeAll(async () => {
    rig = await XmppRig.start();
  });
  afterEach(() => rig.reset());
  afterAll(() => rig.stop());

  describe('signing in', () => {
    it('goes online with a password, by SCRAM', async () => {
      const alice = rig.make('alice');
      const log = new SignalingLog(alice);
      await alice.connect();
      expect(alice.state).toBe('online');
      expect(alice.userId).toBe('alice');
      expect(log.states).toEqual(['connecting', 'online']);
      expect(log.sessions).toEqual([false]);
    });

    it('goes online by PLAIN where the server offers nothing better', async () => {
      const alice = rig.make('alice', {}, prosodyHosts.plain);
      await alice.connect();
      expect(alice.state).toBe('online');
    });

    it.each([
      ['over WebSocket, by SCRAM', prosodyHosts.full, webSocket],
      ['over WebSocket, by PLAIN', prosodyHosts.plain, webSocket],
      ['over BOSH', prosodyHosts.full, bosh],
    ])('is unauthorized with a wrong password, %s', async (_, host, service) => {
      const credentials = (): Credentials => ({ userId: 'alice', password: 'guess' });
      const alice = rig.make(
        'alice',
        { service: service(rig.prosody.port), fallback: bosh(rig.prosody.port), credentials },
        host,
      );
      const log = new SignalingLog(alice);
      await expect(alice.connect()).rejects.toMatchObject({ name: 'CallError', code: 'unauthorized' });
      expect(log.states).toEqual(['connecting', 'unauthorized']);
      expect(log.errors[1]).toMatchObject({ code: 'unauthorized' });
    });

    it('is unauthorized when the server takes no tokens', async () => {
      const alice = rig.make('alice', { credentials: () => ({ userId: 'alice', token: 'abc' }) });
      await expect(alice.connect()).rejects.toThrow(
        'none of the mechanisms that may be used here: OAUTHBEARER',
      );
      expect(alice.state).toBe('unauthorized');
    });

    it('is unreachable where no server is, and does not go on by itself', async () => {
      const dead = await TcpProxy.start(rig.prosody.port);
      const { port } = dead;
      await dead.stop();
      const services = [{ service: webSocket(port) }, { service: webSocket(port), fallback: bosh(port) }];
      await Promise.all(
        services.map(async (options) => {
          // At once, not when the time is up.
          const alice = rig.make('alice', { ...options, connectTimeout: 60_000 });
          const log = new SignalingLog(alice);
          await expect(alice.connect()).rejects.toMatchObject({ code: 'unreachable' });
          expect(log.states).toEqual(['connecting', 'offline']);
        }),
      );
    });

    it.each([0, 1, 2, 3, 4, 5, 6, 7])(
      'can be called off after %d pieces from the server, and tried again',
      async (pieces) => {
        const alice = rig.make('alice', { service: rig.proxiedWebSocket });
        const outcome = alice.connect().catch((error: unknown) => error);
        let left = pieces;
        await new Promise<void>((resolve) => {
          if (left === 0) resolve();
          rig.proxy.onPiece = () => {
            left -= 1;
            if (left === 0) resolve();
          };
        });
        await alice.disconnect();
        expect(await outcome).toMatchObject({ code: 'aborted' });
        expect(alice.state).toBe('offline');
        await alice.connect();
        expect(alice.state).toBe('online');
      },
    );

    it.each(['a=b,c', 'zoë', 'the boss@home', '𠮷'])('takes the user id %j', async (userId) => {
      const credentials = (): Credentials => ({ userId, password: `secret of ${userId}` });
      await Promise.all(
        Object.values(prosodyHosts).map(async (host) => {
          const signaling = rig.make('alice', { credentials }, host);
          await signaling.connect();
          expect(signaling.userId).toBe(userId);
        }),
      );
    });
  });

  describe('contacts', () => {
    it('come from the roster and follow presence', async () => {
      const alice = await rig.online('alice');
      const log = new SignalingLog(alice);
      await until('the roster is there', () => alice.contacts.length > 0);
      expect(alice.contacts.toSorted((a, b) => a.userId.localeCompare(b.userId))).toEqual([
        { userId: 'bob', name: 'Bob the Builder', available: false },
        { userId: 'carol', name: 'Carol', available: false },
      ]);
      const [first, second] = await Promise.all([rig.online('bob'), rig.online('bob')]);
      await until('bob came', () => sees(alice, 'bob'));
      await first.disconnect();
      await second.disconnect();
      await until('bob left with his last device', () => !sees(alice, 'bob'));
      expect(log.contacts.at(-1)).toBe(alice.contacts);
      await alice.disconnect();
      expect(alice.contacts.map(({ available }) => available)).toEqual([false, false]);
    });
  });

  it('lets nothing through from whom the user has blocked, on all their devices (XEP-0191)', async () => {
    const { alice, bob, atAlice } = await rig.pair();
    const second = await rig.online('alice');
    await until('the lists are there', () => alice.blocked !== null && second.blocked !== null);
    await alice.setBlocked('bob', true);
    expect(alice.blocked).toEqual(['bob']);
    await until('the other device is told', () => second.blocked?.includes('bob') === true);
    bob.send('alice', numbered('held back'));
    // Their own answer comes behind it on the same connection: by then the server has taken it, and turned it away.
    await bob.setBlocked('carol', false);
    await alice.setBlocked('bob', false);
    await until('the other device is told again', () => second.blocked?.length === 0);
    bob.send('alice', numbered('let through'));
    await until('it is there', () => atAlice.sessionIds.includes('let through'));
    expect(atAlice.sessionIds).toEqual(['let through']);
  });

  describe.each([
    ['WebSocket', webSocket],
    ['BOSH', bosh],
  ])('signals over %s', (_, service) => {
    it('travel both ways, in order', async () => {
      const { alice, bob, atAlice, atBob } = await rig.pair({ service: service(rig.prosody.port) });
      for (let i = 0; i < 20; i++) alice.send('bob', numbered(`a${i}`));
      for (let i = 0; i < 20; i++) bob.send('alice', numbered(`b${i}`));
      await until('all are there', () => atBob.signals.length === 20 && atAlice.signals.length === 20);
      expect(atBob.sessionIds).toEqual(Array.from({ length: 20 }, (__, i) => `a${i}`));
      expect(atAlice.sessionIds).toEqual(Array.from({ length: 20 }, (__, i) => `b${i}`));
      expect(atAlice.signals[0]).toMatchObject({ from: 'bob', signal: numbered('b0') });
      expect(atAlice.signals[0]?.resource).toMatch(/^parley-/);
    });

    it('go out before the goodbye that follows them', async () => {
      const { alice, atBob } = await rig.pair({ service: service(rig.prosody.port) });
      for (let i = 0; i < 5; i++) alice.send('bob', numbered(`last${i}`));
      await alice.disconnect();
      expect(alice.state).toBe('offline');
      await until('bob got the last one', () => atBob.sessionIds.includes('last4'));
      await until('bob saw her leave', () => atBob.contacts.at(-1)?.[0]?.available === false);
    });

    it('keep coming after a peer sent a stream error inside a stanza', async () => {
      const { alice, bob, atAlice } = await rig.pair({ service: service(rig.prosody.port) });
      const mallory = await rig.rawLink('carol', 'raw');
      const poison = '<x><error xmlns="http://etherx.jabber.org/streams"><conflict/></error></x>';
      const prefixed =
        '<s:error xmlns:s="http://etherx.jabber.org/streams"><conflict xmlns="urn:ietf:params:xml:ns:xmpp-streams"/></s:error>';
      for (const body of [poison, prefixed]) {
        mallory.link.send(
          `<message xmlns="jabber:client" to="alice@localhost" type="headline">${body}</message>`,
        );
        mallory.link.send(`<presence xmlns="jabber:client" to="alice@localhost">${body}</presence>`);
      }
      // To alice as well, behind the poison on the same connection: when it is there, the poison was.
      const mark =
        '<extraParams><moduleIdentifier>WebRTCVideoChat</moduleIdentifier><signalType>no</signalType></extraParams>';
      mallory.link.send(
        `<message xmlns="jabber:client" to="alice@localhost" type="headline">${mark}</message>`,
      );
      await until('the poison was swallowed', () => atAlice.failures.length === 1);
      bob.send('alice', numbered('still here'));
      await until('alice still hears', () => atAlice.sessionIds.includes('still here'));
      expect(atAlice.states).toEqual([]);
      expect(alice.state).toBe('online');
      mallory.link.abandon();
    });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { isProsodyInstalled } from '../../../test-kit/prosody.js';
import { numbered, SignalingLog, until } from '../../../test-kit/signaling-log.js';
import { bosh, sees, XmppRig } from '../../../test-kit/xmpp-rig.js';
import type { XmlElement } from '../../wire/xml-element.js';
import { decodeSignal } from '../../wire/decode.js';
import type { Credentials } from '../credentials.js';

const brisk = { idle: 100, timeout: 400, urgentTimeout: 200 };

describe.skipIf(!isProsodyInstalled())(
  'strophe, when the connection breaks, against Prosody',
  { timeout: 30_000 },
  () => {
    let rig: XmppRig;

    beforeAll(async () => {
      rig = await XmppRig.start();
    });
    afterEach(() => rig.reset());
    afterAll(() => rig.stop());

    it('resumes with nothing lost and nothing doubled', async () => {
      const { alice, bob, atAlice, atBob } = await rig.pair({ service: rig.proxiedWebSocket });
      alice.send('bob', numbered('a before'));
      bob.send('alice', numbered('b before'));
      rig.proxy.refuse(true);
      rig.proxy.cut();
      await until('alice notices', () => alice.state === 'reconnecting');
      bob.send('alice', numbered('b meanwhile'));
      alice.send('bob', numbered('a meanwhile'));
      rig.proxy.refuse(false);
      await until('alice is back', () => alice.state === 'online');
      alice.send('bob', numbered('a after'));
      bob.send('alice', numbered('b after'));
      await until('bob got the last', () => atBob.sessionIds.includes('a after'));
      await until('alice got the last', () => atAlice.sessionIds.includes('b after'));
      expect(atBob.sessionIds).toEqual(['a before', 'a meanwhile', 'a after']);
      expect(atAlice.sessionIds).toEqual(['b before', 'b meanwhile', 'b after']);
      expect(atAlice.states).toEqual(['reconnecting', 'online']);
      expect(atAlice.errors[0]).toMatchObject({ code: 'disconnected' });
      expect(atAlice.sessions).toEqual([true]);
      expect(sees(alice, 'bob')).toBe(true);
    });

    it('is not killed again by a poison that is redelivered on resumption', async () => {
      const { alice, bob, atAlice } = await rig.pair({ service: rig.proxiedWebSocket });
      const mallory = await rig.rawLink('carol', 'raw');
      rig.proxy.refuse(true);
      rig.proxy.cut();
      await until('alice notices', () => alice.state === 'reconnecting');
      const poison = '<x><error xmlns="http://etherx.jabber.org/streams"/></x>';
      mallory.link.send(
        `<message xmlns="jabber:client" to="alice@localhost" type="headline">${poison}</message>`,
      );
      await mallory.link.close();
      bob.send('alice', numbered('behind it'));
      rig.proxy.refuse(false);
      await until('alice got what came behind it', () => atAlice.sessionIds.includes('behind it'));
      expect(atAlice.states).toEqual(['reconnecting', 'online']);
    });

    it('sends what was not acknowledged before what waited, once, when the session is gone', async () => {
      const { alice, atAlice, atBob } = await rig.pair({ service: rig.proxiedWebSocket, resource: 'phone' });
      const watcher = await rig.rawLink('bob', 'watcher');
      watcher.link.send('<presence xmlns="jabber:client"/>');
      await until('bob’s watcher is there', () => watcher.stanzas.some(({ name }) => name === 'presence'));
      // Alice's server hears her, but its acknowledgement does not reach her.
      rig.proxy.deafen();
      alice.send('bob', numbered('first'));
      await until('bob got the first', () => atBob.sessionIds.includes('first'));
      rig.proxy.refuse(true);
      rig.proxy.cut();
      await until('alice notices', () => alice.state === 'reconnecting');
      alice.send('bob', numbered('second'));
      // Who takes her resource ends her session, so that it cannot be resumed.
      const other = await rig.rawLink('alice', 'phone');
      await other.link.close();
      rig.proxy.refuse(false);
      await until('bob got the second', () => atBob.sessionIds.includes('second'));
      await until('so did his watcher', () => sessionIdsOf(watcher.stanzas).includes('second'));
      expect(atAlice.sessions).toEqual([false]);
      // On the wire it came twice; the watcher sees what the signaling keeps away.
      expect(sessionIdsOf(watcher.stanzas)).toEqual(['first', 'first', 'second']);
      expect(atBob.sessionIds).toEqual(['first', 'second']);
      watcher.link.abandon();
    });

    it('signs in afresh when the server was restarted', async () => {
      const { alice, bob, atAlice, atBob } = await rig.pair();
      await rig.prosody.halt();
      await until('both notice', () => alice.state === 'reconnecting' && bob.state === 'reconnecting');
      await rig.prosody.run();
      await until('both are back', () => alice.state === 'online' && bob.state === 'online');
      expect([atAlice.sessions, atBob.sessions]).toEqual([[false], [false]]);
      // Contacts do not blink meanwhile, so they do not tell when Bob's presence is there, before which nothing
      // reaches him: sent again until it does, as a call is.
      await until('bob got it', () => {
        alice.send('bob', numbered('new'));
        return atBob.sessionIds.includes('new');
      });
      expect([sees(alice, 'bob'), sees(bob, 'alice')]).toEqual([true, true]);
    });

    it('asks for the credentials each time, and is unauthorized when they are refused twice', async () => {
      const passwords = [
        'secret of alice',
        'secret of alice',
        'expired',
        'secret of alice',
        'expired',
        'revoked',
      ];
      let asked = 0;
      const credentials = (): Credentials => ({ userId: 'alice', password: passwords[asked++] ?? 'none' });
      const alice = rig.make('alice', { service: rig.proxiedWebSocket, credentials });
      const log = new SignalingLog(alice);
      await alice.connect();
      expect(asked).toBe(1);
      rig.proxy.cut();
      await until('back with the second', () => log.sessions.length === 2);
      expect(asked).toBe(2);
      rig.proxy.cut();
      await until('back with the fourth', () => log.sessions.length === 3);
      expect(asked).toBe(4);
      rig.proxy.cut();
      await until('given up', () => alice.state === 'unauthorized');
      expect(asked).toBe(6);
      expect(log.errors.at(-1)).toMatchObject({ code: 'unauthorized' });
      expect(() => alice.send('bob', numbered('x'))).toThrow(
        expect.objectContaining({ code: 'disconnected' }),
      );
    });

    it('goes on when credentials cannot be had for a while', async () => {
      let asked = 0;
      const credentials = (): Credentials => {
        asked += 1;
        if (asked === 2 || asked === 3) throw new Error('the login service is down');
        return { userId: 'alice', password: 'secret of alice' };
      };
      const { atAlice } = await rig.pair({ service: rig.proxiedWebSocket, credentials });
      rig.proxy.cut();
      await until('back', () => atAlice.states.at(-1) === 'online');
      expect(asked).toBe(4);
      expect(atAlice.states).toEqual(['reconnecting', 'online']);
      expect(atAlice.sessions).toEqual([true]);
    });

    it.each([
      ['a WebSocket', () => rig.proxiedWebSocket],
      ['BOSH', () => bosh(rig.proxy.port)],
    ])('notices a network that swallows everything, over %s', async (_, service) => {
      const { alice, bob, atAlice, atBob } = await rig.pair({ service: service(), liveness: brisk });
      rig.proxy.freeze();
      alice.send('bob', numbered('into the void'));
      await until('alice notices', () => alice.state === 'reconnecting');
      rig.proxy.thaw();
      await until('alice is back', () => alice.state === 'online');
      alice.send('bob', numbered('after'));
      await until('bob got what came after', () => atBob.sessionIds.includes('after'));
      bob.send('alice', numbered('to alice'));
      await until('alice hears again', () => atAlice.sessionIds.includes('to alice'));
      // BOSH has no stream management: what the void swallowed is gone.
      const lost = service() === rig.proxiedWebSocket ? [] : ['into the void'];
      expect(atBob.sessionIds).toEqual(['into the void', 'after'].filter((id) => !lost.includes(id)));
    });

    it('stays online on an idle connection that answers', async () => {
      const liveness = { ...brisk, timeout: 5000 };
      const { alice, atAlice } = await rig.pair({ service: rig.proxiedWebSocket, liveness });
      let pieces = 0;
      rig.proxy.onPiece = () => {
        pieces += 1;
      };
      await until('some probes were answered', () => pieces >= 4);
      expect(alice.state).toBe('online');
      expect(atAlice.states).toEqual([]);
    });

    it('doubts the connection when the page says that the network changed', async () => {
      const liveness = { idle: 60_000, timeout: 60_000, urgentTimeout: 200 };
      const { alice, atAlice } = await rig.pair({ service: rig.proxiedWebSocket, liveness });
      rig.proxy.freeze();
      rig.page('online');
      await until('alice notices', () => atAlice.states.includes('reconnecting'));
      rig.proxy.thaw();
      await until('alice is back', () => alice.state === 'online');
      expect(atAlice.sessions).toEqual([true]);
    });

    it('gives way to another session with the same resource, and does not come back', async () => {
      const alice = await rig.online('alice', { resource: 'phone' });
      const log = new SignalingLog(alice);
      const other = await rig.rawLink('alice', 'phone');
      await until('alice was replaced', () => alice.state === 'offline');
      expect(log.states).toEqual(['offline']);
      expect(log.errors[0]).toMatchObject({ code: 'disconnected' });
      other.link.abandon();
    });

    it('falls back to BOSH where no WebSocket gets through, refused or swallowed', async () => {
      rig.proxy.refuse(true);
      const fallback = bosh(rig.prosody.port);
      const { alice, atBob } = await rig.pair({ service: rig.proxiedWebSocket, fallback });
      alice.send('bob', numbered('over BOSH'));
      await until('bob got it', () => atBob.sessionIds.includes('over BOSH'));
      await alice.disconnect();
      rig.proxy.refuse(false);
      rig.proxy.freeze();
      const other = await rig.online('carol', {
        service: rig.proxiedWebSocket,
        fallback,
        fallbackAfter: 100,
      });
      expect(other.state).toBe('online');
    });

    it('is unreachable when the server accepts and says nothing', async () => {
      rig.proxy.freeze();
      const alice = rig.make('alice', { service: rig.proxiedWebSocket, connectTimeout: 50 });
      await expect(alice.connect()).rejects.toMatchObject({ code: 'unreachable' });
      expect(alice.state).toBe('offline');
    });
  },
);

function sessionIdsOf(stanzas: readonly XmlElement[]): readonly string[] {
  return stanzas.flatMap((stanza) => {
    const decoded = decodeSignal(stanza);
    return decoded?.ok === true ? [decoded.signal.sessionId] : [];
  });
}

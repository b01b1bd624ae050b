import { createDevServer, type DevServer } from '@parley/dev-server';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { numbered, SignalingLog, until } from '../../../test-kit/signaling-log.js';
import { systemClock } from '../../lib/clock.js';
import { silentLogger } from '../../lib/logger.js';
import { jidAddressing } from '../addressing-jid.js';
import type { Signaling } from '../signaling.js';
import { strophe } from './strophe.js';
import type { StropheOptions } from './strophe-options.js';

// The same behavior as against Prosody, for machines that have none, in short.
describe('strophe, against the development server', () => {
  let server: DevServer;
  let service: string;
  let made: Signaling[] = [];

  beforeAll(async () => {
    server = createDevServer({ anyUser: true, accounts: { carol: 'her own' } });
    service = (await server.start()).url;
  });
  afterEach(() => {
    for (const signaling of made) signaling.close();
    made = [];
  });
  afterAll(() => server.stop());

  function make(userId: string, options: Partial<StropheOptions> = {}): Signaling {
    const credentials = { userId, password: 'any' };
    const factory = strophe({
      service,
      credentials: () => credentials,
      reconnect: { delay: () => 10 },
      ...options,
    });
    const signaling = factory({
      addressing: jidAddressing({ host: 'localhost' }),
      clock: systemClock,
      logger: silentLogger,
      pageLifecycle: { on: () => () => undefined },
    });
    made.push(signaling);
    return signaling;
  }

  it('signs in, sees the others, and talks both ways through a broken connection', async () => {
    const [alice, bob] = [make('alice'), make('bob')];
    const [atAlice, atBob] = [new SignalingLog(alice), new SignalingLog(bob)];
    await Promise.all([alice.connect(), bob.connect()]);
    const sees = (signaling: Signaling, userId: string): boolean =>
      signaling.contacts.some((contact) => contact.userId === userId && contact.available);
    await until('they see each other', () => sees(alice, 'bob') && sees(bob, 'alice'));
    alice.send('bob', numbered('a1'));
    bob.send('alice', numbered('b1'));
    await until('the first are there', () => atAlice.signals.length === 1 && atBob.signals.length === 1);

    expect(server.dropConnections({ user: 'alice' })).toBe(1);
    await until('alice notices', () => atAlice.states.includes('reconnecting'));
    bob.send('alice', numbered('b2'));
    await until('alice is back', () => alice.state === 'online');
    alice.send('bob', numbered('a2'));
    await until('the second are there', () => atAlice.signals.length === 2 && atBob.signals.length === 2);
    expect([atAlice.sessionIds, atBob.sessionIds]).toEqual([
      ['b1', 'b2'],
      ['a1', 'a2'],
    ]);
    expect(atAlice.sessions).toEqual([false, true]);

    await alice.disconnect();
    await until('bob saw her leave', () => !sees(bob, 'alice'));
  });

  it('lets nothing through from whom the user has blocked, on all their devices', async () => {
    const [alice, second, bob] = [make('alice'), make('alice'), make('bob')];
    const atAlice = new SignalingLog(alice);
    await Promise.all([alice.connect(), second.connect(), bob.connect()]);
    await until('the lists are there', () => alice.blocked !== null && second.blocked !== null);
    await alice.setBlocked('bob', true);
    expect(alice.blocked).toEqual(['bob']);
    await until('the other device is told', () => second.blocked?.includes('bob') === true);
    bob.send('alice', numbered('held back'));
    // Their own answer comes behind it on the same connection: by then the server has turned it away.
    await bob.setBlocked('carol', false);
    await alice.setBlocked('bob', false);
    await until('the other device is told again', () => second.blocked?.length === 0);
    bob.send('alice', numbered('let through'));
    await until('it is there', () => atAlice.sessionIds.includes('let through'));
    expect(atAlice.sessionIds).toEqual(['let through']);
  });

  it('is unauthorized with a wrong password', async () => {
    await expect(make('carol').connect()).rejects.toMatchObject({ code: 'unauthorized' });
  });
});

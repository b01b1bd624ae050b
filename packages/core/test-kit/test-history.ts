import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { History } from '../src/history/history.js';
import type { FinishedCall } from '../src/history/call-record.js';
import { systemClock, type Clock } from '../src/lib/clock.js';
import { silentLogger } from '../src/lib/logger.js';
import { jidAddressing } from '../src/signaling/addressing-jid.js';
import type { Signaling } from '../src/signaling/signaling.js';
import { writeCallLog } from '../src/wire/call-log.js';

const patience = { timeout: 15_000, interval: 100 };

const addressing = jidAddressing({ host: 'localhost' });

/** A server with an archive, that knows Alice, Bob and Carol at `localhost`. */
export interface ArchiveServer {
  /** Signs in one more device of a user. */
  online(self: 'alice' | 'bob' | 'carol'): Promise<Signaling>;
  /** Signs all of them out. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

function call(id: string, change: Partial<FinishedCall> = {}): FinishedCall {
  const now = systemClock.now();
  return {
    id,
    direction: 'outgoing',
    initiatorId: 'alice',
    callType: 'audio',
    endReason: 'no-answer',
    startedAt: now - 20_000,
    connectedAt: null,
    endedAt: now,
    participantIds: ['bob'],
    participants: { bob: { leftReason: 'no-answer', isParley: false } },
    ...change,
  };
}

/** Tests of the call history, the same for all servers. */
export function testHistory(start: () => Promise<ArchiveServer>): void {
  let rig: ArchiveServer;
  let opened: History[] = [];

  beforeAll(async () => {
    rig = await start();
  });
  afterEach(async () => {
    for (const history of opened) history.close();
    opened = [];
    await rig.reset();
  });
  afterAll(() => rig.stop());

  /** One more device of a user, signed in, with what the archive has for it. */
  async function device(self: 'alice' | 'bob' | 'carol', clock: Clock = systemClock): Promise<History> {
    const signaling = await rig.online(self);
    const context = {
      self,
      isBlocked: () => false,
      options: { storage: null },
      signaling,
      addressing,
      clock,
      logger: silentLogger,
    };
    const history = new History(context, () => undefined);
    signaling.on('message', ({ from, resource, message }) => history.take(from, resource, message));
    opened.push(history);
    await history.online();
    return history;
  }

  it('tells who was offline of a missed call, once, and what the caller has of it', async () => {
    const alice = await device('alice');
    alice.record(call('missed'));
    // Alice's own archive is written to in the order of what she sent.
    await vi.waitFor(async () => expect(has(await device('alice'), 'missed')).toBe(true), patience);
    const bob = await device('bob');
    await vi.waitFor(() => expect(has(bob, 'missed')).toBe(true), patience);
    expect(bob.snapshot.entries).toMatchObject([
      {
        direction: 'incoming',
        initiatorId: 'alice',
        participantIds: ['alice'],
        outcome: 'missed',
        isSeen: false,
      },
    ]);
    const [entry] = bob.snapshot.entries;
    expect((entry?.endedAt ?? 0) - (entry?.startedAt ?? 0)).toBe(20_000);
    expect(opened.at(-2)?.snapshot.entries).toMatchObject([{ direction: 'outgoing', outcome: 'no-answer' }]);
  });

  it('tells the other devices of a call that was answered, and that missed ones were seen', async () => {
    const desk = await device('bob');
    desk.record(
      call('answered', {
        direction: 'incoming',
        endReason: 'hangup',
        connectedAt: systemClock.now() - 9000,
        participantIds: ['alice'],
      }),
    );
    desk.markSeen();
    await vi.waitFor(async () => {
      const phone = await device('bob');
      expect(has(phone, 'answered')).toBe(true);
      expect(phone.snapshot.missedCount).toBe(0);
    }, patience);
    const told = opened.at(-1)?.snapshot.entries.find(({ id }) => id === 'answered');
    const own = desk.snapshot.entries.find(({ id }) => id === 'answered');
    expect(told).toMatchObject({ outcome: 'answered', direction: 'incoming', participantIds: ['alice'] });
    const talked = (entry = own): number => (entry?.endedAt ?? 0) - (entry?.connectedAt ?? 0);
    expect(talked(told)).toBe(talked());
  });

  it('reads page after page, and is right by the clock of the server', async () => {
    const sender = await rig.online('carol');
    const log = {
      callType: 'audio',
      outcome: 'canceled',
      initiatorId: 'carol',
      rang: 1000,
      talked: null,
    } as const;
    for (let n = 0; n < 120; n += 1) {
      const note = writeCallLog({ ...log, sessionId: `s${n}`, calledIds: ['bob'] }, `m${n}`);
      sender.sendMessage({ userId: 'carol', resource: null }, note);
    }
    // A clock that is two days ahead.
    const ahead = 2 * 24 * 3_600_000;
    const clock = { ...systemClock, now: () => systemClock.now() + ahead };
    await vi.waitFor(
      async () => expect((await device('carol', clock)).snapshot.entries).toHaveLength(120),
      patience,
    );
    const [newest] = opened.at(-1)?.snapshot.entries ?? [];
    expect(Math.abs((newest?.endedAt ?? 0) - systemClock.now())).toBeLessThan(3_600_000);
  });
}

function has(history: History, id: string): boolean {
  return history.snapshot.entries.some((entry) => entry.id === id);
}

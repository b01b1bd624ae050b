import type { Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import { randomUuid } from '../lib/random-uuid.js';
import { RateLimit } from '../lib/rate-limit.js';
import type { CallHistorySnapshot } from '../model/call-history.js';
import type { SessionId, UserId } from '../model/ids.js';
import { readMark } from '../model/parley-mark.js';
import type { CallSignal } from '../model/signal.js';
import { readCallNote, readDelay, writeCallLog, writeSeen } from '../wire/call-log.js';
import {
  accountInfoQuery,
  archiveQuery,
  hasArchive,
  readArchived,
  readPageEnd,
} from '../wire/message-archive.js';
import type { Addressing } from '../signaling/addressing.js';
import type { Signaling } from '../signaling/signaling.js';
import type { XmlElement } from '../wire/xml-element.js';
import { entryOf, entryOfLog, logOf, type FinishedCall } from './call-record.js';
import { HistoryLog } from './history-log.js';
import { browserCallHistoryStorage, type CallHistoryStorage } from './history-storage.js';

/** How the calls of the past are kept. */
export interface CallHistoryOptions {
  /**
   * Where. Default: the `localStorage` of the browser, under `parley.history.` and the address of the account: ids, kind, times
   * and outcome of the last 200 calls. `null`: they are forgotten with the page.
   */
  readonly storage?: CallHistoryStorage | null;
  /**
   * Whether the archive of the server (XEP-0313), where it has one, is written to after each call and read when one signs in.
   * Default true.
   */
  readonly archive?: boolean;
}

/** What it needs. */
export interface HistoryContext {
  readonly self: UserId;
  readonly options: CallHistoryOptions;
  readonly signaling: Signaling;
  readonly addressing: Addressing;
  /** Nothing of theirs is heard. */
  readonly isBlocked: (userId: UserId) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** How far the first look into an archive goes back, in ms: thirty days. */
const firstLook = 30 * 24 * 3_600_000;

/** How many messages are asked for at once, and how often in a row: an archive holds all that was ever said. */
const pageSize = 100;
const maxPages = 20;

/** How many notes of others are taken in at once, and per second in the long run. */
const burst = 100;
const perSecond = 0.2;

/** The calls of one signed-in user (see the README of the package, "Call history"). */
export class History {
  readonly #context: HistoryContext;
  readonly #log: HistoryLog;
  readonly #limit: RateLimit;
  readonly #usesArchive: boolean;
  /** What waits until it is known whether there is an archive. */
  #waiting: { readonly to: UserId; readonly message: XmlElement }[] = [];
  /** `null`: not known yet. */
  #hasArchive: boolean | null = null;
  /** Names the question whose answer is on its way. */
  #query: string | null = null;
  #isReading = false;
  #sessions = 0;

  constructor(context: HistoryContext, changed: (snapshot: CallHistorySnapshot) => void) {
    this.#context = context;
    const { self, options, addressing, clock } = context;
    const { storage = browserCallHistoryStorage, archive = true } = options;
    this.#usesArchive = archive;
    this.#limit = new RateLimit(clock, burst, perSecond);
    this.#log = new HistoryLog(addressing.toJid(self), storage, changed);
  }

  get snapshot(): CallHistorySnapshot {
    return this.#log.snapshot;
  }

  /** A call that took place here is over. */
  record(call: FinishedCall): void {
    const { self, clock } = this.#context;
    // It goes on as another one.
    if (call.endReason === 'merged') return;
    const entry = entryOf(call, clock.now());
    this.#log.put(entry, true);
    for (const to of readersOf(call, self)) this.#note(to, writeCallLog(logOf(entry, self), randomUuid()));
  }

  /** Somebody called while we were busy, and was told so. */
  miss({ sessionId: id, callerId: initiatorId, opponentIds, callType, extra }: CallSignal): void {
    const { self, clock } = this.#context;
    const [startedAt, endReason] = [clock.now(), 'busy'] as const;
    const others = opponentIds.filter((userId) => userId !== self);
    const caller = { leftReason: endReason, isParley: readMark(extra) !== null };
    this.record({
      id,
      direction: 'incoming',
      initiatorId,
      callType,
      endReason,
      startedAt,
      connectedAt: null,
      endedAt: startedAt,
      participantIds: [initiatorId, ...others],
      participants: { [initiatorId]: caller },
    });
  }

  markSeen(): void {
    const { self } = this.#context;
    const seen = this.#log.markSeen(this.snapshot.entries.map(({ id }) => id));
    if (seen.length > 0) this.#note(self, writeSeen(seen, randomUuid()));
  }

  remove(ids: readonly SessionId[]): void {
    // The archive may tell of them once more.
    this.#log.remove(ids, this.#usesArchive && this.#hasArchive !== false);
  }

  /** Takes a message as it arrives: a note, or something out of the archive. */
  take(from: UserId, resource: string | null, message: XmlElement): void {
    const { self, clock, addressing } = this.#context;
    const archived = readArchived(message);
    if (!archived) {
      if (from !== self && readCallNote(message) && !this.#limit.take()) return;
      // One that was held back for us says so.
      this.#read(from, message, readDelay(message) ?? clock.now());
      return;
    }
    // Only our own account tells what is in its archive, and only when it was asked.
    if (from !== self || resource !== null || archived.queryId !== this.#query) return;
    const author = addressing.toUserId(archived.message.attrs['from'] ?? '');
    if (author !== null) this.#read(author, archived.message, archived.at ?? clock.now());
  }

  /** Signed in anew: learns what happened meanwhile. Never rejects. */
  async online(): Promise<void> {
    if (!this.#usesArchive) return;
    this.#sessions += 1;
    if (this.#isReading) return;
    const session = this.#sessions;
    this.#isReading = true;
    await this.#catchUp();
    this.#isReading = false;
    this.#query = null;
    // Signed in once more meanwhile: the answers to the session before were given up.
    if (session !== this.#sessions) await this.online();
  }

  close(): void {
    this.#log.close();
  }

  async #catchUp(): Promise<void> {
    const { signaling, clock, logger } = this.#context;
    try {
      this.#hasArchive = hasArchive(await signaling.ask('get', accountInfoQuery));
      this.#flush();
      const { gone } = this.#log;
      const start = clock.now() - firstLook;
      if (!this.#hasArchive || (await this.#readPages(start, maxPages))) this.#log.forgetGone(gone);
    } catch (error) {
      logger.log('info', 'the archive could not be read: the call history is the one of this device', error);
    }
  }

  /** @returns whether nothing is left to read */
  async #readPages(start: number, count: number): Promise<boolean> {
    if (count === 0) return false;
    const { last, isLast } = await this.#readPage(start);
    if (last !== null) this.#log.cursor = last;
    return isLast || this.#readPages(start, count - 1);
  }

  async #readPage(start: number): Promise<ReturnType<typeof readPageEnd>> {
    const after = this.#log.cursor;
    this.#query = randomUuid();
    const query = archiveQuery({ queryId: this.#query, after, start, max: pageSize });
    try {
      return readPageEnd(await this.#context.signaling.ask('set', query));
    } catch (error) {
      if (after === null) throw error;
      // What we read last may have left the archive meanwhile (XEP-0059 section 2.2): then by date.
      this.#log.cursor = null;
      return this.#readPage(start);
    }
  }

  #read(from: UserId, message: XmlElement, at: number): void {
    const { self, clock, isBlocked } = this.#context;
    const note = readCallNote(message);
    if (!note || isBlocked(from)) return;
    if (note.type === 'seen') {
      if (from === self) this.#log.markSeen(note.sessionIds);
      return;
    }
    // Nothing has ended in the future, whatever somebody's clock says.
    const endedAt = Math.min(at, clock.now());
    const entry = entryOfLog({ from, self, endedAt }, note.log);
    if (entry) this.#log.put(entry);
  }

  #note(to: UserId, message: XmlElement): void {
    if (!this.#usesArchive || this.#hasArchive === false) return;
    if (this.#hasArchive === null) this.#waiting.push({ to, message });
    else this.#send(to, message);
  }

  #send(to: UserId, message: XmlElement): void {
    const { signaling, logger } = this.#context;
    try {
      signaling.sendMessage({ userId: to, resource: null }, message);
    } catch (error) {
      logger.log('info', 'a call could not be noted in the archive', error);
    }
  }

  #flush(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const { to, message } of waiting) this.#note(to, message);
  }
}

/**
 * Who is to find a note of a call in their archive. Whoever was called and never answered hears of it from the caller, whose
 * own archive has that note too; of all else each writes to themselves, for their other devices. A client that is known to
 * speak the QuickBlox protocol alone gets none.
 */
function readersOf(call: FinishedCall, self: UserId): readonly UserId[] {
  const { direction, connectedAt, endReason, initiatorId, participantIds, participants } = call;
  if (endReason === 'answered-elsewhere' || endReason === 'rejected-elsewhere') return [];
  if (direction === 'incoming') {
    const isMissed = connectedAt === null && endReason !== 'rejected';
    // The caller tells of a call that nobody answered, if they can.
    const isTold = participants[initiatorId]?.isParley === true && endReason !== 'caller-gone';
    return isMissed && isTold ? [] : [self];
  }
  const unanswered = participantIds.filter((userId) => {
    const { leftReason = null, isParley = false } = participants[userId] ?? {};
    const reason = leftReason ?? endReason;
    // Only their device can say so of a QuickBlox client.
    if (reason === 'rejected') return false;
    if (reason === 'no-answer' || reason === 'unreachable' || reason === 'canceled') return true;
    return reason === 'busy' && isParley;
  });
  return connectedAt === null && unanswered.length > 0 ? unanswered : [self, ...unanswered];
}

import type { Unsubscribe } from '../lib/emitter.js';
import {
  emptyHistory,
  maxHistoryEntries,
  type CallHistoryEntry,
  type CallHistorySnapshot,
} from '../model/call-history.js';
import type { Jid, SessionId, UserId } from '../model/ids.js';
import { mergeEntries, readEntry, writeEntry } from './call-record.js';
import type { CallHistoryStorage } from './history-storage.js';

/** So many missed calls of one person are kept: nobody pushes out what others have left. */
const maxMissedOfOne = 50;

/** What is kept of a call that was removed. */
const removed = 'removed';

/** The calls of one account: in memory, and where they are kept. */
export class HistoryLog {
  readonly #storage: CallHistoryStorage | null;
  readonly #prefix: string;
  readonly #changed: (snapshot: CallHistorySnapshot) => void;
  readonly #entries = new Map<SessionId, CallHistoryEntry>();
  readonly #stopListening: Unsubscribe;
  /** Calls that were removed and of which the archive may tell again. */
  readonly #gone = new Set<SessionId>();
  #snapshot: CallHistorySnapshot = emptyHistory;
  #cursor: string | null = null;

  /** @param account - a bare JID, which cannot hold what the keys are divided with */
  constructor(
    account: Jid,
    storage: CallHistoryStorage | null,
    changed: (snapshot: CallHistorySnapshot) => void,
  ) {
    this.#storage = storage;
    this.#prefix = `parley.history.${account}/`;
    this.#changed = changed;
    for (const [key, text] of storage?.read(this.#prefix) ?? []) this.#take(key, text);
    this.#prune();
    if (this.#entries.size > 0) this.#snapshot = this.#build();
    this.#stopListening =
      storage?.on((key, text) => {
        if (!key.startsWith(this.#prefix)) return;
        this.#take(key, text);
        this.#tell();
      }) ?? (() => undefined);
  }

  get snapshot(): CallHistorySnapshot {
    return this.#snapshot;
  }

  /** Up to where the archive of the server was read: an id that it gave. `null` before the first time. */
  get cursor(): string | null {
    return this.#cursor;
  }

  set cursor(id: string | null) {
    this.#cursor = id;
    this.#storage?.set(this.#cursorKey, id);
  }

  /** The calls that were removed and are still kept in mind. */
  get gone(): readonly SessionId[] {
    return [...this.#gone];
  }

  /** They will not be told of again. */
  forgetGone(ids: readonly SessionId[]): void {
    for (const id of ids) if (this.#gone.delete(id)) this.#storage?.set(this.#keyOf(id), null);
  }

  /** Adds a call, or what else is known of one. @param isNews - also of one that was removed */
  put(next: CallHistoryEntry, isNews = false): void {
    if (isNews) this.#gone.delete(next.id);
    else if (this.#gone.has(next.id)) return;
    const old = this.#entries.get(next.id);
    const entry = old ? mergeEntries(old, next) : next;
    if (entry === old) return;
    this.#keep(entry);
    this.#prune();
    this.#tell();
  }

  /** Marks missed calls as seen. @returns those of them that were not */
  markSeen(ids: Iterable<SessionId>): readonly SessionId[] {
    const unseen = [...ids].filter((id) => this.#entries.get(id)?.isSeen === false);
    for (const id of unseen) {
      const entry = this.#entries.get(id);
      if (entry) this.#keep({ ...entry, isSeen: true });
    }
    this.#tell();
    return unseen;
  }

  /** Forgets calls. @param mayReturn - somebody may tell of them again, who is not to be heard */
  remove(ids: readonly SessionId[], mayReturn: boolean): void {
    for (const id of ids) {
      this.#entries.delete(id);
      if (mayReturn) this.#gone.add(id);
      this.#storage?.set(this.#keyOf(id), mayReturn ? removed : null);
    }
    this.#tell();
  }

  /** Ends listening to other pages. */
  close(): void {
    this.#stopListening();
  }

  get #cursorKey(): string {
    return `${this.#prefix}cursor`;
  }

  #keyOf(id: SessionId): string {
    return `${this.#prefix}call/${id}`;
  }

  #keep(entry: CallHistoryEntry): void {
    this.#entries.set(entry.id, entry);
    this.#storage?.set(this.#keyOf(entry.id), writeEntry(entry));
  }

  /** Takes what is kept, or was forgotten (`null`). */
  #take(key: string, text: string | null): void {
    if (key === this.#cursorKey) {
      this.#cursor = text;
      return;
    }
    const start = this.#keyOf('');
    if (!key.startsWith(start)) return;
    const id = key.slice(start.length);
    const entry = text === null || text === removed ? null : readEntry(text);
    if (entry?.id === id) this.#entries.set(id, entry);
    else if (text === null || text === removed) this.#entries.delete(id);
    if (text === removed) this.#gone.add(id);
    else this.#gone.delete(id);
  }

  #prune(): void {
    const missed = new Map<UserId, number>();
    const sorted = this.#sorted();
    const kept = sorted
      .filter(({ outcome, initiatorId }) => {
        if (outcome !== 'missed') return true;
        const count = (missed.get(initiatorId) ?? 0) + 1;
        missed.set(initiatorId, count);
        return count <= maxMissedOfOne;
      })
      .slice(0, maxHistoryEntries);
    const ids = new Set(kept.map(({ id }) => id));
    for (const { id } of sorted) {
      if (ids.has(id)) continue;
      this.#entries.delete(id);
      this.#storage?.set(this.#keyOf(id), null);
    }
  }

  #sorted(): CallHistoryEntry[] {
    return [...this.#entries.values()].toSorted((a, b) => b.startedAt - a.startedAt);
  }

  #build(): CallHistorySnapshot {
    const entries = this.#sorted();
    return { entries, missedCount: entries.filter(({ isSeen }) => !isSeen).length };
  }

  #tell(): void {
    const next = this.#build();
    const { entries } = this.#snapshot;
    const isSame =
      entries.length === next.entries.length && entries.every((entry, at) => entry === next.entries[at]);
    if (isSame) return;
    this.#snapshot = next;
    this.#changed(next);
  }
}

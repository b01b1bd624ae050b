import { expect, vi } from 'vitest';
import type { CallHistoryStorage } from '../src/history/history-storage.js';
import type { CallHistoryEntry, CallOutcome } from '../src/model/call-history.js';
import type { CallHistory } from '../src/session/call-history.js';
import type { Side, World } from './call-world.js';

export const minute = 60_000;

/** Waits for what a history tells, while time goes on. */
export async function until(w: World, check: () => void): Promise<void> {
  await vi.waitFor(
    async () => {
      await w.clock.advance(20);
      check();
    },
    { interval: 1 },
  );
}

/** What became of the calls, newest first. */
export const outcomes = (history: CallHistory): CallOutcome[] =>
  history.snapshot.entries.map((e) => e.outcome);

/** A storage in memory, which several pages may share. */
export function sharedStorage(): { page: () => CallHistoryStorage; texts: Map<string, string> } {
  const texts = new Map<string, string>();
  const pages = new Map<object, (key: string, value: string | null) => void>();
  const page = (): CallHistoryStorage => {
    const self = {};
    return {
      read: (prefix) => new Map([...texts].filter(([key]) => key.startsWith(prefix))),
      set(key, value) {
        if (value === null) texts.delete(key);
        else texts.set(key, value);
        for (const [other, listener] of pages) if (other !== self) listener(key, value);
      },
      on(listener) {
        pages.set(self, listener);
        return () => pages.delete(self);
      },
    };
  };
  return { page, texts };
}

/** Lets it ring, and takes it back. */
export async function ring(w: World, side: Side): Promise<void> {
  const call = side.client.call('bob');
  await w.clock.advance(500);
  call.hangUp();
  await w.clock.advance(500);
}

/** A call that is answered after two seconds. @returns the caller's entry */
export async function finish(w: World, caller: Side, callee: Side, talk: number): Promise<CallHistoryEntry> {
  const call = caller.client.call('bob');
  await w.clock.advance(2000);
  callee.calls.at(-1)?.accept();
  await w.clock.advance(talk);
  call.hangUp();
  await until(w, () => expect(callee.client.history.snapshot.entries[0]?.id).toBe(call.id));
  const [entry] = caller.client.history.snapshot.entries;
  if (!entry) throw new Error('The caller has no entry.');
  return entry;
}

import { returningCall } from '../call/rejoin.js';
import type { CallLimits, CallMachineState } from '../call/state.js';
import type { CancelTimer, Clock } from '../lib/clock.js';
import { randomUuid } from '../lib/random-uuid.js';
import { CallError } from '../model/call-error.js';
import type { SessionId, UserId } from '../model/ids.js';
import type { Signal } from '../model/signal.js';
import type { CallSnapshot } from './call-snapshot.js';
import type { RejoinStorage } from './rejoin-storage.js';
import { readRejoinRecord, rejoinableOf, writeRejoinRecord, type RejoinableCall } from './rejoinable-call.js';

/** What it needs. */
export interface RejoiningOptions {
  readonly clock: Clock;
  /** `null`: nothing is kept. */
  readonly storage: RejoinStorage | null;
  readonly send: (to: UserId, signal: Signal) => void;
  /** There is a call to come back to, or no more. */
  readonly onChange: (call: RejoinableCall | null) => void;
}

const key = 'parley.rejoin';

/**
 * How long after the last sign of life of a page a call can be rejoined, in ms. A call between two is over by then, as the
 * other side waits for `reconnectTimeout`; a group may go on.
 */
const limit = 90_000;

/** How often a page that is in a call says that it is alive, in ms: nobody tells of a crash. */
const pulse = 10_000;

/** Keeps what the next page needs to come back to the call of this one, and finds what the page before has kept. */
export class Rejoining {
  readonly #options: RejoiningOptions;
  #found: RejoinableCall | null = null;
  #kept: { readonly self: UserId; readonly call: RejoinableCall } | null = null;
  #stopPulse: CancelTimer | null = null;
  #stopLimit: CancelTimer | null = null;

  constructor(options: RejoiningOptions) {
    this.#options = options;
  }

  /** The call of the page before, `null` when there is none to come back to. */
  get found(): RejoinableCall | null {
    return this.#found;
  }

  /** Signed in: looks for a call of the page before. Signed out (`null`): what was found may be found again. */
  setOnline(self: UserId | null): void {
    const { clock, storage } = this.#options;
    if (self === null) {
      this.#hide();
      return;
    }
    if (!storage || this.#found || this.#kept) return;
    const record = readRejoinRecord(storage.get(key));
    if (record?.self !== self) return;
    const age = clock.now() - record.aliveAt;
    // A clock that was set back says nothing.
    if (age < 0 || age >= limit) {
      storage.set(key, null);
      return;
    }
    this.#stopLimit = clock.after(limit - age, () => this.#forget());
    this.#show(record.call);
  }

  /** Keeps what there is to know of a call that is under way, and forgets it when it has ended. */
  follow(self: UserId, call: CallSnapshot): void {
    if (!this.#options.storage) return;
    const next = rejoinableOf(call);
    if (!next) {
      if (this.#kept?.call.id === call.id) this.#forget();
      return;
    }
    if (this.#kept && JSON.stringify(this.#kept.call) === JSON.stringify(next)) return;
    this.#hide();
    this.#kept = { self, call: next };
    this.#write();
    this.#stopPulse ??= this.#beat();
  }

  /** The page ends, and what was kept stays. @returns the call that can be rejoined, if there is one */
  leave(): SessionId | null {
    const kept = this.#kept;
    if (!kept) return null;
    this.#write();
    this.#stop();
    this.#kept = null;
    // Where nothing can be stored nobody needs to wait.
    return this.#options.storage?.get(key) ? kept.call.id : null;
  }

  /** Hears who leaves the call that waits to be rejoined. @returns whether the signal was about that call */
  take(from: UserId, { type, sessionId }: Signal): boolean {
    const call = this.#found;
    if (call?.id !== sessionId || !call.participantIds.includes(from)) return false;
    // Whoever calls us to it again does not wait for us to come back.
    if (type !== 'hangUp') return type !== 'call';
    const participantIds = call.participantIds.filter((id) => id !== from);
    if (participantIds.length === 0) this.#forget();
    else this.#show({ ...call, participantIds });
    return true;
  }

  /**
   * What a call that is come back to begins with.
   *
   * @throws CallError `invalid-state` unless it is the one that was found
   */
  begin(
    id: SessionId,
    self: UserId,
    limits: CallLimits,
  ): Pick<RejoinableCall, 'microphone' | 'camera'> & { readonly state: CallMachineState } {
    if (this.#found?.id !== id)
      throw new CallError('invalid-state', `There is no call ${id} to come back to: see \`rejoinable\`.`);
    const { participantIds: memberIds, microphone, camera, ...facts } = this.#found;
    const init = { ...facts, ...limits, self, memberIds, userInfo: {}, pageId: randomUuid() };
    return { state: returningCall(init), microphone, camera };
  }

  /** Forgets what was found, and tells those who wait. */
  giveUp(): void {
    if (!this.#found) return;
    const { id: sessionId, participantIds } = this.#found;
    for (const userId of participantIds) this.#options.send(userId, { type: 'hangUp', sessionId });
    this.#forget();
  }

  #forget(): void {
    this.#stop();
    this.#kept = null;
    this.#options.storage?.set(key, null);
    this.#hide();
  }

  #beat(): CancelTimer {
    return this.#options.clock.after(pulse, () => {
      this.#write();
      this.#stopPulse = this.#beat();
    });
  }

  #write(): void {
    const { clock, storage } = this.#options;
    if (this.#kept) storage?.set(key, writeRejoinRecord({ ...this.#kept, aliveAt: clock.now() }));
  }

  #stop(): void {
    this.#stopPulse?.();
    this.#stopPulse = null;
  }

  #show(call: RejoinableCall): void {
    this.#found = call;
    this.#options.onChange(call);
  }

  #hide(): void {
    this.#stopLimit?.();
    this.#stopLimit = null;
    if (!this.#found) return;
    this.#found = null;
    this.#options.onChange(null);
  }
}

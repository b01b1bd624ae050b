import { diagnose, type PersonFacts, type Verdict } from '../call/health.js';
import { intact, type RecoveryState } from '../call/recovery.js';
import type { CallMachineState } from '../call/state.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { CallHealth, Health } from '../model/call-health.js';
import type { CallQuality } from '../model/call-quality.js';
import type { UserId } from '../model/ids.js';
import type { CallConfig } from './call-config.js';

/** Who knows how the ways to the people do. */
export interface HealthSources {
  /** How far the recovery of the path to somebody is. */
  recovery(userId: UserId): RecoveryState | null;
  quality(userId: UserId): CallQuality | null;
  /** Whether media of somebody goes, or went last, through a TURN server. */
  isRelayed(userId: UserId): boolean;
}

/** Keeps how a call and its people do, and since when. */
export class HealthBoard {
  readonly #config: Pick<CallConfig, 'clock' | 'network'>;
  readonly #sources: HealthSources;
  readonly #leave: Unsubscribe;
  #people: ReadonlyMap<UserId, Health> = new Map();
  #call: CallHealth;

  /** @param onChange - told when the way to the server may be another one; whatever else changes is known already */
  constructor(config: Pick<CallConfig, 'clock' | 'network'>, sources: HealthSources, onChange: () => void) {
    this.#config = config;
    this.#sources = sources;
    this.#call = { state: 'good', cause: null, since: config.clock.now(), trying: null, userIds: [] };
    this.#leave = config.network.onServer(onChange);
  }

  /** How one person does, as of the last `follow()`. */
  of(userId: UserId): Health {
    return this.#people.get(userId) ?? this.#call;
  }

  /** How the call does, taking it as it is now: the same object when nothing changed. */
  follow(call: CallMachineState): CallHealth {
    const { clock, network } = this.#config;
    const at = clock.now();
    const verdict = diagnose({
      isOffline: network.isOffline,
      server: network.server,
      endReason: call.endReason,
      people: Object.values(call.members).map((member): PersonFacts => {
        const { userId, state, leftReason, presence } = member;
        return {
          userId,
          state,
          leftReason,
          isAway: presence === 'away',
          quality: this.#sources.quality(userId),
          recovery: this.#sources.recovery(userId) ?? intact,
          isRelayed: this.#sources.isRelayed(userId),
        };
      }),
    });
    this.#people = new Map(
      [...verdict.people].map(([userId, now]) => [userId, dated(this.#people.get(userId), now, at)]),
    );
    const { userIds } = verdict.call;
    const next = dated(this.#call, verdict.call, at);
    if (next !== this.#call || userIds.join() !== this.#call.userIds.join())
      this.#call = { ...next, userIds };
    if (call.state === 'ended') this.#leave();
    return this.#call;
  }
}

/** The one before when it is the same. What was given up keeps the cause that it had. */
function dated(before: Health | undefined, now: Verdict, at: number): Health {
  const cause = now.state === 'lost' ? (before?.cause ?? null) : now.cause;
  if (!before) return { ...now, cause, since: at };
  const isSame = before.state === now.state && before.cause === cause;
  if (isSame && before.trying === now.trying) return before;
  const isServer = cause === 'server';
  const goesOn = before.state === now.state && isServer === (before.cause === 'server');
  return { state: now.state, cause, trying: now.trying, since: goesOn ? before.since : at };
}

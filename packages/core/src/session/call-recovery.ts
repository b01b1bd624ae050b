import {
  defaultRecoveryTimes,
  intact,
  recover,
  type RecoveryEvent,
  type RecoveryState,
} from '../call/recovery.js';
import type { CallMachineState } from '../call/state.js';
import type { CancelTimer } from '../lib/clock.js';
import type { Unsubscribe } from '../lib/emitter.js';
import type { UserId } from '../model/ids.js';
import type { CallConfig } from './call-config.js';

/** What a recovery can do about a path. */
export interface RecoveryTarget {
  /** Looks for another path over the same connection. */
  restart(userId: UserId): void;
  /** Makes a new connection. */
  rebuild(userId: UserId): void;
  /** The recovery of a path is further, or over. */
  onChange(): void;
}

interface Ladder {
  state: RecoveryState;
  cancel: CancelTimer | null;
}

/** Brings the paths of one call back that broke, each by a ladder of its own. */
export class CallRecovery {
  readonly #config: Pick<CallConfig, 'clock' | 'logger' | 'network' | 'timers'>;
  readonly #target: RecoveryTarget;
  readonly #ladders = new Map<UserId, Ladder>();
  readonly #leave: Unsubscribe;
  #members: CallMachineState['members'] = {};

  constructor(config: Pick<CallConfig, 'clock' | 'logger' | 'network' | 'timers'>, target: RecoveryTarget) {
    this.#config = config;
    this.#target = target;
    this.#leave = config.network.on((news) => {
      if (news === 'unreachable' || news === 'new-session') return;
      for (const userId of Object.keys(this.#members)) this.take(userId, news);
    });
  }

  /** How far the recovery of the path to a member is, `null` when nothing was ever wrong. */
  stateOf(userId: UserId): RecoveryState | null {
    return this.#ladders.get(userId)?.state ?? null;
  }

  /** Takes the members as they are now; whoever left is not looked for. */
  follow(members: CallMachineState['members']): void {
    this.#members = members;
    for (const userId of this.#ladders.keys()) if (!this.#isIn(userId)) this.forget(userId);
  }

  /** Something happened to the path to a member. */
  take(userId: UserId, event: RecoveryEvent): void {
    const { clock, network, logger, timers } = this.#config;
    const member = this.#members[userId];
    // Before the answer there is nothing to lose, and nobody who would understand.
    if (!member || !this.#isIn(userId)) return;
    const ladder = this.#ladders.get(userId) ?? { state: intact, cancel: null };
    const at = clock.now();
    const { state, action } = recover(ladder.state, event, {
      at,
      parley: member.parley,
      reachable: network.isReachable,
      times: { ...defaultRecoveryTimes, grace: timers.restartGrace },
    });
    ladder.cancel?.();
    ladder.cancel = state.due === null ? null : clock.after(state.due - at, () => this.take(userId, 'due'));
    ladder.state = state;
    this.#ladders.set(userId, ladder);
    this.#tellTrouble();
    this.#target.onChange();
    if (!action) return;
    logger.log('info', `the path to ${userId} is gone (${event}): ${action}, attempt ${state.attempts}`);
    this.#target[action](userId);
  }

  /** The connection to a member is no more: another one begins with nothing wrong. */
  forget(userId: UserId): void {
    this.#ladders.get(userId)?.cancel?.();
    this.#ladders.delete(userId);
    this.#tellTrouble();
  }

  /** Gives all of them up. Idempotent. */
  close(): void {
    this.#leave();
    for (const userId of this.#ladders.keys()) this.forget(userId);
  }

  #isIn(userId: UserId): boolean {
    const state = this.#members[userId]?.state;
    return state !== undefined && state !== 'left' && state !== 'calling';
  }

  /** Whoever looks for somebody wants to know soon whether the server is there. */
  #tellTrouble(): void {
    const isTroubled = [...this.#ladders.values()].some(({ state }) => state.lost);
    this.#config.network.setTroubled(this, isTroubled);
  }
}

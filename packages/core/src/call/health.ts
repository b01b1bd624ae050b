import type { CallHealth, Health, HealthCause, HealthTrying } from '../model/call-health.js';
import type { CallQuality } from '../model/call-quality.js';
import type { CallEndReason, ParticipantState } from '../model/call-state.js';
import type { UserId } from '../model/ids.js';
import type { RecoveryState } from './recovery.js';

/** What is known of the way to one person. */
export interface PersonFacts {
  readonly userId: UserId;
  readonly state: ParticipantState;
  readonly leftReason: CallEndReason | null;
  /** They left their page, and may be back. */
  readonly isAway: boolean;
  readonly quality: CallQuality | null;
  readonly recovery: RecoveryState;
  /** Whether media goes, or went last, through a TURN server. */
  readonly isRelayed: boolean;
}

/** What is known of a call. */
export interface HealthFacts {
  /** The browser says that there is no network. */
  readonly isOffline: boolean;
  /** `none`: signed out, and nobody signs in again. */
  readonly server: 'online' | 'reconnecting' | 'none';
  readonly endReason: CallEndReason | null;
  readonly people: readonly PersonFacts[];
}

/** Without the time, which whoever asks keeps. */
export type Verdict = Omit<Health, 'since'>;

/** How a call and its people do. */
export interface Diagnosis {
  readonly call: Verdict & Pick<CallHealth, 'userIds'>;
  readonly people: ReadonlyMap<UserId, Verdict>;
}

const well: Verdict = { state: 'good', cause: null, trying: null };

/** From bad to worse. */
const order = ['good', 'fair', 'poor', 'reconnecting', 'lost'] as const;

/** After the second attempt somebody has had 5 s to answer the first one. */
const unanswered = 2;

/** What somebody who is told of it would do about it first: without the server the rest has to wait. */
const attempts = ['signing-in', 'rebuild', 'ice-restart', 'waiting'] as const;

/**
 * Says how a call does and whose fault that seems to be. Pure.
 *
 * - Path broken, and the server or the whole network as well: ours. The browser says that there is no network: ours.
 * - All of several broken: ours, or the relay where it carried them all; some of several: theirs, or the relay where it
 *   carried just these.
 * - One broken who still answers over the server: the relay where one carried it, else nobody knows; who does not answer:
 *   theirs.
 * - Bad quality of everybody: ours; of some of several: theirs; of the only one: nobody knows.
 */
export function diagnose(facts: HealthFacts): Diagnosis {
  const people = new Map(facts.people.map((person) => [person.userId, judge(person, facts)]));
  return { call: judgeCall(facts, people), people };
}

function judge(person: PersonFacts, facts: HealthFacts): Verdict {
  const { state, leftReason, recovery, quality } = person;
  if (state === 'left') return leftReason === 'connection-lost' ? { ...well, state: 'lost' } : well;
  if (state === 'reconnecting')
    return { state, cause: causeOfLoss(person, facts), trying: attemptOf(recovery, facts) };
  if (state !== 'connected') return well;
  // In another network a path is looked for before the old one is known to be dead. One that was lost is here again.
  const trying = recovery.rung === 'idle' || recovery.lost ? null : attemptOf(recovery, facts);
  return { state: quality ?? 'good', cause: causeOfQuality(person, facts), trying };
}

function causeOfLoss(person: PersonFacts, { isOffline, server, people }: HealthFacts): HealthCause | null {
  const isLost = ({ state }: PersonFacts): boolean => state === 'reconnecting';
  const there = people.filter(({ state }) => state === 'connected' || state === 'reconnecting');
  const lost = there.filter(isLost);
  const allAreLost = lost.length === there.length;
  if (isOffline) return 'your-network';
  if (server !== 'online') return allAreLost ? 'your-network' : null;
  if (person.isAway) return null;
  const isRelay = lost.every(({ isRelayed }) => isRelayed);
  if (there.length > 1) {
    if (allAreLost) return isRelay ? 'relay' : 'your-network';
    const sparesOthers = there.every((other) => isLost(other) || !other.isRelayed);
    return isRelay && sparesOthers && lost.length > 1 ? 'relay' : 'their-network';
  }
  const { answered, attempts: tries } = person.recovery;
  if (answered) return person.isRelayed ? 'relay' : null;
  return tries >= unanswered ? 'their-network' : null;
}

function causeOfQuality({ quality }: PersonFacts, { people }: HealthFacts): HealthCause | null {
  if (quality === null || quality === 'good') return null;
  const measured = people.filter((other) => other.state === 'connected' && other.quality !== null);
  if (measured.length < 2) return null;
  return measured.some((other) => other.quality === 'good') ? 'their-network' : 'your-network';
}

function attemptOf(
  { rung, waiting }: RecoveryState,
  { isOffline, server }: HealthFacts,
): HealthTrying | null {
  if (isOffline) return 'waiting';
  if (server === 'reconnecting') return 'signing-in';
  if (waiting || rung === 'idle' || rung === 'grace') return 'waiting';
  return rung === 'restart' ? 'ice-restart' : 'rebuild';
}

function judgeCall(
  { isOffline, server, endReason, people }: HealthFacts,
  verdicts: ReadonlyMap<UserId, Verdict>,
): Diagnosis['call'] {
  if (endReason !== null) {
    const state = endReason === 'connection-lost' ? 'lost' : 'good';
    const lost = people.filter(({ leftReason }) => leftReason === 'connection-lost');
    return { ...well, state, userIds: state === 'lost' ? lost.map(({ userId }) => userId) : [] };
  }
  // Whoever was given up is gone: the call goes on without them.
  const there = [...verdicts].filter(([, { state }]) => state !== 'lost');
  const worst = Math.max(0, ...there.map(([, { state }]) => order.indexOf(state)));
  const state = order[worst] ?? 'good';
  const affected = state === 'good' ? [] : there.filter(([, verdict]) => verdict.state === state);
  const userIds = affected.map(([userId]) => userId);
  const causes = new Set(affected.map(([, { cause }]) => cause));
  const shared = causes.size === 1 ? ([...causes][0] ?? null) : null;
  const tried = new Set(affected.map(([, { trying }]) => trying));
  const trying = attempts.find((one) => tried.has(one)) ?? null;
  if (isOffline) return { state, userIds, cause: 'your-network', trying: 'waiting' };
  if (server === 'online') return { state, userIds, cause: shared, trying };
  const isOurs = shared === 'your-network';
  return {
    state,
    userIds,
    cause: isOurs ? shared : 'server',
    trying: server === 'reconnecting' ? 'signing-in' : trying,
  };
}

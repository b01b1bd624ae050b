import { compareUserIds, type UserId } from '../model/ids.js';
import { readMark } from '../model/parley-mark.js';
import type { CallSignal } from '../model/signal.js';
import type { CallMachineState } from './state.js';

/** Whether a call is between two, and we still wait for the answer. */
function isDialing({ state, direction, memberIds }: CallMachineState, userId: UserId): boolean {
  return direction === 'outgoing' && state === 'dialing' && memberIds.length === 1 && memberIds[0] === userId;
}

/**
 * Which of two calls goes on when somebody calls us while we call them: the one of the user with the lower id, as both
 * sides can tell from the ids alone, however late the signals come, and from repeats as well. A QuickBlox client turns
 * ours down and goes on with its own, so that theirs goes on. `null` when they do not cross.
 */
export function crossing(ours: CallMachineState, from: UserId, theirs: CallSignal): 'ours' | 'theirs' | null {
  if (!isDialing(ours, from) || theirs.opponentIds.length !== 1) return null;
  if (!readMark(theirs.extra)) return 'theirs';
  return compareUserIds(ours.self, from) < 0 ? 'ours' : 'theirs';
}

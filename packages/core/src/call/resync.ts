import type { UserId } from '../model/ids.js';
import type { Draft } from './draft.js';
import type { CallTimers, MemberState } from './state.js';

/** How long a member may be lost. */
export function patienceWith(timers: CallTimers, { parley }: MemberState): number {
  return parley ? timers.recoveryTimeout : timers.reconnectTimeout;
}

/**
 * Signals may have been lost: asks those who know of the call whether they are still in it. QuickBlox clients cannot be
 * asked, and are in it for as long as their media flows.
 */
export function askAround(draft: Draft): void {
  for (const id of draft.call.memberIds) {
    const member = draft.member(id);
    if (!member?.parley || member.state === 'left') continue;
    draft.effect({ type: 'send-sync', to: id, word: 'ask' });
  }
}

/** Says whether we are in it, to somebody who asks. */
export function answerSync(draft: Draft, userId: UserId): void {
  const isIn = draft.member(userId)?.state !== 'left';
  if (isIn) draft.effect({ type: 'send-sync', to: userId, word: 'in' });
  // Our goodbye did not reach them.
  else draft.effect({ type: 'send-hang-up', to: userId, userInfo: {} });
}

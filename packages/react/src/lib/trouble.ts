import type { CallSnapshot, SignalingState, UserId } from '@parley/core';
import { isUnderWay } from '@parley/store';
import type { Messages } from '../messages/messages.js';

/** What broke: everything, the connection to the others, the one to the server, or one is signed out of it. */
export type Trouble = 'network' | 'media' | 'server' | 'signed-out';

const signalingTrouble: Record<SignalingState, Trouble | null> = {
  online: null,
  connecting: 'server',
  reconnecting: 'server',
  offline: 'signed-out',
  unauthorized: 'signed-out',
};

/**
 * What is wrong with a call that is under way, `null` when nothing is. Trouble with the server never looks like trouble
 * with the picture; both at once is one's own network.
 */
export function troubleOf(call: CallSnapshot | null, signaling: SignalingState): Trouble | null {
  if (!call || !isUnderWay(call)) return null;
  if (call.state !== 'reconnecting') return signalingTrouble[signaling];
  return signaling === 'reconnecting' ? 'network' : 'media';
}

/** Those to whom the connection broke. */
export function lostIn(call: CallSnapshot | null): readonly UserId[] {
  return call?.participantIds.filter((id) => call.participants[id]?.state === 'reconnecting') ?? [];
}

/** The words for it. */
export function troubleText(trouble: Trouble, lost: readonly string[], messages: Messages): string {
  if (trouble === 'network') return messages.networkReconnecting;
  if (trouble === 'media') return messages.mediaReconnecting(lost);
  return trouble === 'server' ? messages.signalingReconnecting : messages.signalingOffline;
}

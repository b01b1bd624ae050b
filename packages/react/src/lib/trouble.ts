import type { CallHealth, CallSnapshot, SignalingState, UserId } from '@parley/core';
import { isUnderWay } from '@parley/store';
import type { Messages } from '../messages/messages.js';
import { smallCall } from './call-news.js';

/** What broke: everything, the connection to the others, the one to the server, one is signed out of it; or it is weak. */
export type Trouble = 'network' | 'media' | 'server' | 'signed-out' | 'quality';

/**
 * What is wrong with a call that is under way, `null` when nothing is. Trouble with the server never looks like trouble
 * with the picture. Who comes through badly in a larger call is told on their tile, unless it is our own network.
 */
export function troubleOf(call: CallSnapshot | null, signaling: SignalingState): Trouble | null {
  if (!call || !isUnderWay(call)) return null;
  const { state, cause, trying } = call.health;
  if (cause === 'server')
    return signaling === 'offline' || signaling === 'unauthorized' ? 'signed-out' : 'server';
  const isOurs = cause === 'your-network';
  if (isOurs && (state === 'reconnecting' || trying !== null)) return 'network';
  if (state === 'reconnecting') return 'media';
  const isWorthIt = isOurs || call.participantIds.length <= smallCall;
  return state === 'poor' && isWorthIt ? 'quality' : null;
}

const nobody: readonly UserId[] = [];

/** Those to whom the connection broke, or is weak. */
export function troubledIn(call: CallSnapshot | null): readonly UserId[] {
  return call?.health.userIds ?? nobody;
}

/** The words for it. */
export function troubleText(
  trouble: Trouble,
  cause: CallHealth['cause'],
  names: readonly string[],
  messages: Messages,
): string {
  if (trouble === 'network') return messages.networkReconnecting;
  if (trouble === 'media') return messages.mediaReconnecting(names, cause);
  if (trouble === 'quality') return messages.weakConnection(names, cause);
  return trouble === 'server' ? messages.signalingReconnecting : messages.signalingOffline;
}

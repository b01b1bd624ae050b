import type { SignalType } from '../model/signal.js';

/** What `moduleIdentifier` holds in every signal of the protocol. */
export const moduleIdentifier = 'WebRTCVideoChat';

const common = [
  'moduleIdentifier',
  'signalType',
  'sessionID',
  'callType',
  'callerID',
  'opponentsIDs',
  'platform',
] as const;

/**
 * The children of `extraParams` that the protocol names, for each signal (seed, "Signaling v1.0", and what
 * deployed clients add to it). Everything else travels in `extra`, so these names are not free there.
 */
export const protocolFields: Readonly<Record<SignalType, readonly string[]>> = {
  call: [...common, 'sdp', 'userInfo'],
  accept: [...common, 'sdp', 'userInfo'],
  reject: [...common, 'userInfo'],
  hangUp: [...common, 'userInfo'],
  iceCandidates: [...common, 'iceCandidates'],
  update: common,
};

/** True when the text is one of the six signal types, written exactly so. */
export function isSignalType(text: string): text is SignalType {
  return Object.hasOwn(protocolFields, text);
}

/** Where a call stands. `dialing` is outgoing, `ringing` is incoming. */
export type CallState = 'dialing' | 'ringing' | 'connecting' | 'connected' | 'reconnecting' | 'ended';

/** Why a call ended; an ended call always has one. */
export type CallEndReason =
  | 'hangup'
  | 'rejected'
  | 'busy'
  | 'no-answer'
  | 'unreachable'
  | 'canceled'
  | 'answered-elsewhere'
  | 'rejected-elsewhere'
  | 'caller-gone'
  | 'merged'
  | 'connection-lost'
  | 'media-denied'
  | 'failed';

/** Where one remote member stands. */
export type ParticipantState = 'calling' | 'connecting' | 'connected' | 'reconnecting' | 'left';

/** Who began the call, seen from here. */
export type CallDirection = 'outgoing' | 'incoming';

/** Why nobody showed a picture when they were asked for one in an audio call. */
export type VideoRefusal = 'declined' | 'no-answer';

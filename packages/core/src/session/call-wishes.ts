import { CallError } from '../model/call-error.js';
import { isReservedId, type UserId } from '../model/ids.js';
import type { AcceptOptions, CallOptions } from './call-client.js';
import type { RunningCall } from './running-call.js';

/** The wishes for a call, as an answer to one. */
export function toAccept({ camera, video, ...options }: CallOptions): AcceptOptions {
  const wanted = video === false ? false : camera;
  return wanted === undefined ? options : { ...options, video: wanted };
}

/** @throws CallError `invalid-argument` for the name of something that every object has */
export function checkedId(userId: UserId): UserId {
  if (isReservedId(userId)) throw new CallError('invalid-argument', `"${userId}" cannot be a user id.`);
  return userId;
}

/** The call between two that rings here, from the one who is to be called. */
export function ringingFrom(
  calls: Iterable<RunningCall>,
  userIds: readonly UserId[],
): RunningCall | undefined {
  return [...calls].find(
    ({ snapshot: { state, participantIds } }) =>
      state === 'ringing' && participantIds.join() === userIds.join(),
  );
}

import type { UserId } from '../model/ids.js';
import { readMark } from '../model/parley-mark.js';
import type { Signal } from '../model/signal.js';
import type { Draft } from './draft.js';
import { yieldsTo } from './invite.js';
import type { CallMachineState, MemberState } from './state.js';

/** How many of the resources that a member has moved away from are known. */
const maxFormerDevices = 8;

/**
 * Whether a signal of a member counts, given which of their devices it comes from. The caller's device is the one that
 * calls, a callee's the first whose `accept` reaches us; that one counts from then on, and another one that accepts later
 * is told that it was not the first. Two may answer at once: the order in which the answers come decides, and there is
 * only one who sees it.
 */
export function admits(draft: Draft, member: MemberState, signal: Signal, resource: string | null): boolean {
  const { userId, device, earlyDevice, formerDevices, role, state } = member;
  if (isReconnect(signal) && resource !== null && formerDevices.includes(resource)) {
    // Their old socket still delivers what they said before they came back by another: that is over.
    draft.effect({ type: 'refuse', from: userId });
    return false;
  }
  if (startsAnew(member, signal) || isYes(member, signal) || yieldsWith(draft, member, signal)) {
    if (device !== resource)
      draft.patchMember(userId, {
        device: resource,
        formerDevices: device === null ? formerDevices : [...formerDevices, device].slice(-maxFormerDevices),
      });
    return true;
  }
  if (device === null) {
    // Candidates belong to the one answer that was taken.
    const isStray = signal.type === 'iceCandidates' && earlyDevice !== null && earlyDevice !== resource;
    return !isStray;
  }
  // Whoever is lost may say on another device, or on the page after this one, that they do not come back.
  if (device === resource || (state === 'reconnecting' && signal.type === 'hangUp')) return true;
  if (signal.type === 'accept' && role === 'offer' && state !== 'left' && resource !== null)
    draft.effect({ type: 'send-elsewhere', to: userId, resource });
  else draft.effect({ type: 'refuse', from: userId });
  return false;
}

/** Whether something came from a member of a running call, and from the device with which they are in it. */
export function isFromDevice(
  { state, members }: CallMachineState,
  from: UserId,
  resource: string | null,
): boolean {
  const member = Object.hasOwn(members, from) ? members[from] : undefined;
  if (!member || state === 'ended') return false;
  return member.device === null || member.device === resource;
}

/** Remembers whose early answer it was that was taken. */
export function noteEarlyDevice(draft: Draft, before: MemberState, resource: string | null): void {
  const now = draft.member(before.userId);
  if (before.ahead === 'no' && now?.ahead === 'answered' && now.role === 'offer')
    draft.patchMember(before.userId, { earlyDevice: resource });
}

/**
 * The caller's device is the one that calls, until they are in the call. Later a device may be back as another resource:
 * a QuickBlox client that lost its connection, or a Parley one on the page after that of the call.
 */
function startsAnew({ role, state, device }: MemberState, signal: Signal): boolean {
  if (signal.type === 'call')
    return role === 'answer' && (device === null || state === 'calling' || state === 'connecting');
  if (signal.type !== 'update') return false;
  return isReconnect(signal) || readMark(signal.extra)?.back !== undefined;
}

function isReconnect({ type, extra }: Signal): boolean {
  return type === 'update' && extra?.['reason'] === 'reconnect' && extra['sessionDescription'] !== undefined;
}

function isYes({ role, device, signaled }: MemberState, { type }: Signal): boolean {
  return type === 'accept' && role === 'offer' && device === null && signaled;
}

function yieldsWith({ call }: Draft, member: MemberState, signal: Signal): boolean {
  return signal.type === 'call' && member.role === 'offer' && yieldsTo(member, call.self, signal);
}

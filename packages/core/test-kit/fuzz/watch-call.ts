import type { FakeClock } from '@parley/testing';
import type { CallEndReason } from '../../src/model/call-state.js';
import type { CallSession } from '../../src/session/call-client.js';
import type { CallSnapshot } from '../../src/session/call-snapshot.js';

/** A call that is looked at with every change. */
export interface WatchedCall {
  readonly userId: string;
  readonly call: CallSession;
  readonly isOver: boolean;
  readonly endReason: CallEndReason | null;
}

/** Looks at a call with every change, and says what can never be. */
export function watchCall(
  call: CallSession,
  userId: string,
  clock: FakeClock,
  complain: (complaint: string) => void,
): WatchedCall {
  let before = call.snapshot;
  const check = (now: CallSnapshot): void => {
    for (const complaint of [...faultsOf(now), ...faultsBetween(before, now)])
      complain(`${userId} at ${clock.now() - now.startedAt} ms of the call: ${complaint}`);
    before = now;
  };
  check(before);
  call.on('change', check);
  return {
    userId,
    call,
    get isOver() {
      return call.snapshot.state === 'ended';
    },
    get endReason() {
      return call.snapshot.endReason;
    },
  };
}

/** What no snapshot may be. */
function faultsOf(call: CallSnapshot): string[] {
  const faults: string[] = [];
  const expect = (isSo: boolean, what: string): void => {
    if (!isSo) faults.push(what);
  };
  const isOver = call.state === 'ended';
  expect((call.endReason !== null) === isOver, `the state is ${call.state}, the reason ${call.endReason}`);
  expect((call.endedAt !== null) === isOver, `the state is ${call.state}, yet it ended at ${call.endedAt}`);
  const members = call.participantIds.map((id) => call.participants[id]);
  expect(new Set(call.participantIds).size === members.length, 'somebody is in it twice');
  expect(!members.includes(undefined), 'somebody is named who is not there');
  expect(Object.keys(call.participants).length === members.length, 'somebody is there who is not named');
  const states = members.map((member) => member?.state);
  for (const member of members)
    if (member)
      expect(
        (member.leftReason !== null) === (member.state === 'left'),
        `${member.userId} is ${member.state}, the reason ${member.leftReason}`,
      );
  if (isOver)
    expect(
      states.every((state) => state === 'left'),
      `it is over, and they are ${states.join()}`,
    );
  if (states.includes('connected'))
    expect(call.state === 'connected', `somebody is connected, and it is ${call.state}`);
  if (call.state === 'connected') expect(call.connectedAt !== null, 'it is connected since never');
  if (isOver)
    for (const kind of ['audio', 'video', 'screen'] as const)
      expect(call.local[kind].track?.readyState !== 'live', `it is over, and captures ${kind}`);
  return faults;
}

/** What may never change as it did. */
function faultsBetween(before: CallSnapshot, now: CallSnapshot): string[] {
  if (before === now) return [];
  const faults: string[] = [];
  if (before.state === 'ended' && (now.state !== 'ended' || now.endReason !== before.endReason))
    faults.push(`it was over as ${before.endReason}, and now is ${now.state} ${now.endReason}`);
  if (before.endedAt !== null && now.endedAt !== before.endedAt) faults.push('it ended twice');
  if (before.connectedAt !== null && now.connectedAt !== before.connectedAt)
    faults.push('it connected twice');
  if (now.state === 'ringing' && before.state !== 'ringing') faults.push(`it rings, and was ${before.state}`);
  return faults;
}

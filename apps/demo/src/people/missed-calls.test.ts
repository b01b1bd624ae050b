import type { CallSnapshot } from '@parley/core';
import { describe, expect, it } from 'vitest';
import { noteCall } from './missed-calls.js';

const off = { enabled: false, status: 'off', error: null, track: null, interrupted: false } as const;

const ringing: CallSnapshot = {
  id: 'call',
  state: 'ringing',
  direction: 'incoming',
  callType: 'video',
  initiatorId: 'bob',
  endReason: null,
  startedAt: 1000,
  connectedAt: null,
  endedAt: null,
  participantIds: ['bob'],
  participants: {},
  activeSpeakerId: null,
  recording: null,
  canReact: false,
  handOrder: null,
  reaction: null,
  microphoneNotice: null,
  screenSharerIds: [],
  isVideo: true,
  isHeld: false,
  canRequestVideo: false,
  videoRequest: 'none',
  videoRequesterIds: [],
  unmuteRequesterIds: [],
  videoRefusal: null,
  mediaQuality: {},
  health: { state: 'good', cause: null, since: 0, trying: null, userIds: [] },
  local: { audio: off, video: off, screen: off },
};

const missed = new Map([
  ['bob', 500],
  ['eve', 600],
]);

describe('noteCall', () => {
  it.each(['no-answer', 'canceled', 'caller-gone'] as const)(
    'notes a call that ends with %s',
    (endReason) => {
      const call: CallSnapshot = { ...ringing, state: 'ended', endReason, endedAt: 3000 };
      expect([...noteCall(missed, call)]).toEqual([
        ['bob', 3000],
        ['eve', 600],
      ]);
    },
  );

  it.each(['rejected', 'answered-elsewhere', 'rejected-elsewhere', 'failed'] as const)(
    'does not count a call that ends with %s as missed',
    (endReason) => {
      expect(noteCall(missed, { ...ringing, state: 'ended', endReason, endedAt: 3000 })).toBe(missed);
    },
  );

  it('waits while it rings', () => {
    expect(noteCall(missed, ringing)).toBe(missed);
  });

  it('forgets those who are reached', () => {
    const answered: CallSnapshot = { ...ringing, state: 'connected', connectedAt: 2000 };
    const dialed: CallSnapshot = { ...ringing, state: 'dialing', direction: 'outgoing', initiatorId: 'me' };
    expect([...noteCall(missed, answered).keys()]).toEqual(['eve']);
    expect([...noteCall(missed, dialed).keys()]).toEqual(['eve']);
    expect(noteCall(missed, { ...dialed, participantIds: ['joe'] })).toBe(missed);
  });

  it('does not count one that was answered and then ended', () => {
    const ended: CallSnapshot = { ...ringing, state: 'ended', endReason: 'hangup', connectedAt: 2000 };
    expect([...noteCall(missed, ended).keys()]).toEqual(['eve']);
  });
});

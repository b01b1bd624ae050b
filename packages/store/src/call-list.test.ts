import type { CallSnapshot, CallState } from '@parley/core';
import { describe, expect, it } from 'vitest';
import { dismissCall, putCall, silenceCall } from './call-list.js';
import type { CallList } from './call-list.js';
import { selectCurrentCallId, selectHeldCallIds, selectIncomingCallIds, tookPart } from './selectors.js';
import type { CallStoreState } from './call-store-state.js';

const off = { enabled: false, status: 'off', error: null, track: null, interrupted: false } as const;

function call(id: string, state: CallState, more: Partial<CallSnapshot> = {}): CallSnapshot {
  return {
    id,
    state,
    direction: state === 'ringing' ? 'incoming' : 'outgoing',
    callType: 'video',
    initiatorId: 'bob',
    endReason: state === 'ended' ? 'hangup' : null,
    startedAt: 0,
    connectedAt: null,
    endedAt: state === 'ended' ? 1 : null,
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
    ...more,
  };
}

const empty: CallStoreState = {
  connection: { state: 'online', error: null, userId: 'ann' },
  contacts: [],
  devices: {
    microphones: [],
    cameras: [],
    speakers: [],
    selected: { microphone: null, camera: null, speaker: null },
    permissions: { microphone: 'unknown', camera: 'unknown' },
    notice: null,
    canSelectSpeaker: false,
    canFlipCamera: false,
    canShareScreen: false,
    effects: {
      audio: { effect: null, isStarting: false, error: null },
      video: { effect: null, isStarting: false, error: null },
    },
  },
  calls: {},
  callIds: [],
  chats: {},
  openChatIds: [],
  silencedIds: [],
  layouts: {},
  volumes: {},
  rejoinable: null,
};

function listOf(...calls: CallSnapshot[]): CallStoreState {
  return calls.reduce((state, one) => putCall(state, one), empty);
}

describe('the list of calls', () => {
  it('is the same object when nothing changed', () => {
    const one = call('1', 'dialing');
    const list = listOf(one);
    expect(putCall(list, one)).toBe(list);
    expect(dismissCall(list, '1')).toBe(list);
    expect(silenceCall(list, '1')).toBe(list);
  });

  it('keeps only the call that ended last', () => {
    let list = listOf(call('1', 'connected'), call('2', 'ringing'));
    list = putCall(list, call('2', 'ended', { direction: 'incoming', endReason: 'canceled', endedAt: 5 }));
    expect(list.callIds).toEqual(['1', '2']);
    list = putCall(list, call('1', 'ended', { endedAt: 9 }));
    expect(list.callIds).toEqual(['1']);
    expect(Object.keys(list.calls)).toEqual(['1']);
  });

  it('takes a call in that failed at once, and sends the one before away', () => {
    const list = listOf(call('1', 'ended'), call('2', 'ended', { endReason: 'failed' }));
    expect(list.callIds).toEqual(['2']);
  });

  it('forgets one at once that another call took the place of', () => {
    const list = listOf(call('1', 'dialing'), call('2', 'connecting'));
    const merged = putCall(list, call('1', 'ended', { endReason: 'merged' }));
    expect([merged.callIds, Object.keys(merged.calls)]).toEqual([['2'], ['2']]);
  });

  it('forgets that a call was silenced once it rings no more', () => {
    const silenced = silenceCall(listOf(call('1', 'ringing')), '1');
    expect(silenced.silencedIds).toEqual(['1']);
    expect(putCall(silenced, call('1', 'connecting')).silencedIds).toEqual([]);
  });

  it('works for any state that holds such a list', () => {
    const state: CallList & { readonly more: string } = {
      calls: {},
      callIds: [],
      silencedIds: [],
      more: 'x',
    };
    expect(putCall(state, call('1', 'dialing')).more).toBe('x');
  });
});

describe('the current call', () => {
  it.each([
    ['nothing', [], null],
    ['a ringing one', [call('1', 'ringing')], '1'],
    ['the oldest ringing one', [call('1', 'ringing'), call('2', 'ringing')], '1'],
    ['the one under way before one that rings', [call('1', 'connected'), call('2', 'ringing')], '1'],
    ['the newest under way', [call('1', 'connected'), call('2', 'dialing')], '2'],
    ['the one that ended', [call('1', 'ended')], '1'],
    ['not the one on hold', [call('1', 'connected'), call('2', 'connected', { isHeld: true })], '1'],
    ['the one on hold when all are', [call('1', 'connected', { isHeld: true }), call('2', 'ringing')], '1'],
  ])('is %s', (_, calls, expected) => {
    expect(selectCurrentCallId(listOf(...calls))).toBe(expected);
  });
});

it('the calls on hold are those that are under way', () => {
  const held = { isHeld: true };
  const list = listOf(call('1', 'connected', held), call('2', 'connected'), call('3', 'ended', held));
  expect(selectHeldCallIds(list)).toEqual(['1']);
});

it('the ringing calls are the same array for the same calls', () => {
  const list = listOf(call('1', 'ringing'), call('2', 'connected'), call('3', 'ringing'));
  expect(selectIncomingCallIds(list)).toEqual(['1', '3']);
  expect(selectIncomingCallIds({ ...list, contacts: [] })).toBe(selectIncomingCallIds(list));
});

describe('taking part', () => {
  const incoming = { direction: 'incoming' } as const;
  it.each([
    ['a call that only rings', call('1', 'ringing'), false],
    ['a declined one', call('1', 'ended', { ...incoming, endReason: 'rejected' }), false],
    ['a missed one', call('1', 'ended', { ...incoming, endReason: 'canceled' }), false],
    ['one answered elsewhere', call('1', 'ended', { ...incoming, endReason: 'answered-elsewhere' }), false],
    ['one that failed after the answer', call('1', 'ended', { ...incoming, endReason: 'failed' }), true],
    ['one that was connected', call('1', 'ended', { ...incoming, connectedAt: 3 }), true],
    ['one that we began', call('1', 'ended', { endReason: 'no-answer' }), true],
    ['one being connected', call('1', 'connecting', incoming), true],
  ])('%s', (_, snapshot, expected) => {
    expect(tookPart(snapshot)).toBe(expected);
  });
});

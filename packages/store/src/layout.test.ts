import type { CallSnapshot, CallState, UserId } from '@parley/core';
import { createTestClient, createFakeNetwork, createFakePeerConnections, FakeTrack } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import type { CallStoreState } from './call-store-state.js';
import { createCallStore } from './call-store.js';
import { chooseLayout, dropLayouts, selectLayout, selectStage } from './layout.js';

/** A state with one call, made of a real one whose people are as told. */
function stateOf(
  people: Record<UserId, { readonly screen?: boolean; readonly left?: boolean }>,
  facts: Partial<CallSnapshot> = {},
): CallStoreState {
  const network = createFakeNetwork();
  const client = createTestClient({ network, userId: 'ann', peerConnections: createFakePeerConnections() });
  const participantIds = Object.keys(people);
  const participants: CallSnapshot['participants'] = Object.fromEntries(
    Object.entries(people).map(([userId, { screen, left }]) => [
      userId,
      {
        userId,
        state: left ? ('left' as const) : ('connected' as const),
        leftReason: null,
        isRinging: false,
        isParley: true,
        canAskToUnmute: false,
        isHolding: false,
        audioTrack: null,
        videoTrack: null,
        audioEnabled: true,
        videoEnabled: true,
        screenAudioTrack: null,
        screenTrack: screen ? new FakeTrack('video', 'screen') : null,
        quality: null,
        health: { state: 'good' as const, cause: null, since: 0, trying: null },
        recording: null,
        handOrder: null,
        reaction: null,
        recordingConsent: null,
        userInfo: {},
      },
    ]),
  );
  const off = { enabled: false, status: 'off', error: null, track: null, interrupted: false } as const;
  const call: CallSnapshot = {
    id: '1',
    state: 'connected',
    direction: 'outgoing',
    callType: 'video',
    initiatorId: 'ann',
    endReason: null,
    startedAt: 0,
    connectedAt: 0,
    endedAt: null,
    activeSpeakerId: null,
    recording: null,
    canReact: false,
    handOrder: null,
    reaction: null,
    microphoneNotice: null,
    screenSharerIds: participantIds.filter((userId) => people[userId]?.screen),
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
    ...facts,
    participantIds,
    participants,
  };
  return { ...createCallStore(client).getState(), calls: { '1': call }, callIds: ['1'] };
}

const three = { bob: {}, carol: {}, dan: {} };
const ended: CallState = 'ended';

describe('the stage', () => {
  it('is empty without a call, and theirs when one other person is there', () => {
    expect(selectStage(stateOf({}), null)).toEqual({
      arrangement: 'single',
      stageId: null,
      stageSource: 'camera',
    });
    expect(selectStage(stateOf({ bob: {}, carol: { left: true } }), '1')).toMatchObject({
      arrangement: 'single',
      stageId: 'bob',
    });
  });

  it('is shared equally by a group, whoever talks', () => {
    expect(selectStage(stateOf(three, { activeSpeakerId: 'carol' }), '1')).toEqual({
      arrangement: 'grid',
      stageId: null,
      stageSource: 'camera',
    });
  });

  it('goes to who talks when one is to be large, else to the first, never to oneself or who has left', () => {
    expect(selectStage(stateOf(three), '1', 'speaker')).toMatchObject({
      arrangement: 'speaker',
      stageId: 'bob',
    });
    const talking = (activeSpeakerId: UserId) =>
      selectStage(stateOf({ ...three, eve: { left: true } }, { activeSpeakerId }), '1', 'speaker').stageId;
    expect(talking('carol')).toBe('carol');
    expect(talking('ann')).toBe('bob');
    expect(talking('eve')).toBe('bob');
  });

  it('goes to a shared screen by itself, also between two, and is given back', () => {
    const sharing = { arrangement: 'speaker', stageId: 'carol', stageSource: 'screen' };
    const state = stateOf({ bob: {}, carol: { screen: true } });
    expect(selectStage(state, '1')).toEqual(sharing);
    expect(selectStage(state, '1', 'speaker')).toEqual(sharing);
    expect(selectStage(state, '1', 'grid').arrangement).toBe('grid');
    expect(selectStage(stateOf({ bob: { screen: true } }), '1')).toEqual({ ...sharing, stageId: 'bob' });
    expect(selectStage(stateOf({ bob: {} }), '1').arrangement).toBe('single');
  });

  it('is kept by the pinned one, until they are gone or the screen is', () => {
    const pinned = { userId: 'bob', source: 'camera' } as const;
    const people = { bob: {}, carol: { screen: true }, dan: {} };
    const state = chooseLayout(stateOf(people, { activeSpeakerId: 'dan' }), '1', { pinned });
    expect(selectStage(state, '1')).toEqual({
      arrangement: 'speaker',
      stageId: 'bob',
      stageSource: 'camera',
    });
    const noScreen = chooseLayout(stateOf(three), '1', { pinned: { userId: 'bob', source: 'screen' } });
    expect(selectStage(noScreen, '1').arrangement).toBe('grid');
    const gone = chooseLayout(stateOf({ ...people, bob: { left: true } }), '1', { pinned });
    expect(selectStage(gone, '1')).toMatchObject({ stageId: 'carol', stageSource: 'screen' });
  });
});

describe('the choice', () => {
  it('is auto until something else is chosen, and equal tiles let go of the pinned one', () => {
    const state = stateOf(three);
    expect(selectLayout(state, '1')).toEqual({ layout: 'auto', pinned: null });
    const pinned = { userId: 'bob', source: 'camera' } as const;
    const chosen = chooseLayout(chooseLayout(state, '1', { layout: 'speaker' }), '1', { pinned });
    expect(selectLayout(chosen, '1')).toEqual({ layout: 'speaker', pinned });
    expect(selectLayout(chooseLayout(chosen, '1', { layout: 'grid' }), '1')).toEqual({
      layout: 'grid',
      pinned: null,
    });
  });

  it('is forgotten with the call, and cannot be made for one that is over', () => {
    const state = chooseLayout(stateOf(three), '1', { layout: 'speaker' });
    expect(dropLayouts(state)).toBe(state);
    const over = stateOf(three, { state: ended });
    expect(dropLayouts({ ...over, layouts: state.layouts }).layouts).toEqual({});
    expect(chooseLayout(over, '1', { layout: 'grid' })).toBe(over);
    expect(chooseLayout(over, 'nowhere', { layout: 'grid' })).toBe(over);
  });
});

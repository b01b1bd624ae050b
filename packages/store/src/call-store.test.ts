import type { CallClient, CallSession } from '@parley/core';
import {
  createFakeClock,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { createCallStore } from './call-store.js';
import type { CallStore } from './call-store.js';
import {
  selectCurrentCallId,
  selectIncomingCallIds,
  selectParticipant,
  selectScreenSharerId,
} from './selectors.js';

function createWorld() {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock });
  const peerConnections = createFakePeerConnections();
  return {
    clock,
    network,
    async signIn(userId: string, name: string): Promise<CallClient> {
      network.addUser(userId, name);
      const client = createTestClient({ network, userId, clock, peerConnections });
      await client.connect();
      return client;
    },
    /** Long enough for every signal of a call to travel. */
    settle: () => clock.advance(500),
  };
}

async function createPair() {
  const world = createWorld();
  const ann = await world.signIn('ann', 'Ann');
  const bob = await world.signIn('bob', 'Bob');
  const store = createCallStore(ann);
  return { ...world, ann, bob, store };
}

function currentCall(store: CallStore) {
  const state = store.getState();
  const id = selectCurrentCallId(state);
  return id === null ? undefined : state.calls[id];
}

function only(calls: readonly CallSession[]): CallSession {
  const [call] = calls;
  if (!call || calls.length > 1) throw new Error(`expected one call, there are ${calls.length}`);
  return call;
}

describe('a store without React', () => {
  it('follows a whole call from dialing to its end', async () => {
    const { ann, bob, store, settle } = await createPair();
    const states: string[] = [];
    store.subscribe(() => {
      const state = currentCall(store)?.state ?? 'none';
      if (states.at(-1) !== state) states.push(state);
    });

    const { id } = store.actions.call('bob', { userInfo: { name: 'Annie' } });
    await settle();
    only(bob.calls).accept();
    await settle();
    expect(currentCall(store)?.participants['bob']?.audioTrack).not.toBeNull();
    store.actions.hangUp(id);
    await settle();
    store.actions.dismiss(id);

    expect(states).toEqual(['dialing', 'connecting', 'connected', 'ended', 'none']);
    expect(ann.calls).toEqual([]);
  });

  it('answers, mutes and declines by id', async () => {
    const { bob, store, settle } = await createPair();
    bob.call('ann', { video: false });
    await settle();
    const [first] = selectIncomingCallIds(store.getState());
    if (first === undefined) throw new Error('nothing rings');
    store.actions.accept(first);
    await settle();
    await store.actions.setMicrophoneEnabled(first, false);
    expect(store.getState().calls[first]?.local.audio).toMatchObject({ enabled: false, status: 'live' });
    store.actions.hangUp(first);
    await settle();

    bob.call('ann');
    await settle();
    const [second] = selectIncomingCallIds(store.getState());
    if (second === undefined) throw new Error('nothing rings');
    store.actions.reject(second);
    await settle();
    expect(store.getState().calls[second]).toMatchObject({ state: 'ended', endReason: 'rejected' });
  });

  it('tells who shares a screen, and mirrors the devices', async () => {
    const { bob, store, settle } = await createPair();
    const { id } = store.actions.call('bob');
    await settle();
    expect(selectScreenSharerId(store.getState(), id)).toBeNull();
    const theirs = only(bob.calls);
    theirs.accept();
    await settle();
    await theirs.setScreenShareEnabled(true);
    await settle();
    expect(selectScreenSharerId(store.getState(), id)).toBe('bob');
    await store.actions.setScreenShareEnabled(id, true, { content: 'motion' });
    expect(store.getState().calls[id]?.local.screen.track?.contentHint).toBe('motion');

    await store.actions.selectDevice('speaker', 'audiooutput-1');
    expect(store.getState().devices).toMatchObject({
      cameras: [{ label: 'Fake video' }],
      selected: { speaker: 'audiooutput-1' },
      canShareScreen: true,
    });
    await expect(store.actions.flipCamera()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('mirrors the connection and the contacts', async () => {
    const { network, store, ann } = await createPair();
    expect(store.getState().connection).toEqual({ state: 'online', error: null, userId: 'ann' });
    expect(store.getState().contacts).toEqual([{ userId: 'bob', name: 'Bob', available: true }]);
    network.cut('ann');
    expect(store.getState().connection.state).toBe('reconnecting');
    network.restore('ann');
    network.addUser('carol', 'Carol');
    expect(store.getState().contacts).toHaveLength(2);
    await ann.disconnect();
    expect(store.getState().connection.state).toBe('offline');
  });

  it('tells what cannot be done', async () => {
    const { store, ann } = await createPair();
    const unknown: unknown = expect.objectContaining({ code: 'invalid-state' });
    expect(() => store.actions.accept('nowhere')).toThrow(unknown);
    expect(() => store.actions.update('nowhere', { a: 'b' })).toThrow(unknown);
    await expect(store.actions.setCameraEnabled('nowhere', true)).rejects.toEqual(unknown);
    await ann.disconnect();
    expect(() => store.actions.call('bob')).toThrow(unknown);
  });

  it('makes a group of a call, and ends it for all', async () => {
    const world = await createPair();
    const { bob, store, settle } = world;
    const carol = await world.signIn('carol', 'Carol');
    const { id } = store.actions.call('bob');
    await settle();
    only(bob.calls).accept();
    await settle();
    store.actions.invite(id, 'carol');
    await settle();
    only(carol.calls).accept();
    await settle();
    expect(currentCall(store)?.participants['carol']?.state).toBe('connected');
    expect(only(carol.calls).snapshot.participants['bob']?.state).toBe('connected');
    store.actions.endForAll(id);
    await settle();
    expect([...bob.calls, ...carol.calls]).toEqual([]);
    expect(() => store.actions.invite('nowhere', 'carol')).toThrow(
      expect.objectContaining({ code: 'invalid-state' }),
    );
  });

  it('lets go of what is over without complaint', async () => {
    const { store } = await createPair();
    const before = store.getState();
    store.actions.hangUp('nowhere');
    store.actions.endForAll('nowhere');
    store.actions.reject('nowhere');
    store.actions.dismiss('nowhere');
    store.actions.silence('nowhere');
    expect(store.getState()).toBe(before);
  });
});

describe('snapshots', () => {
  it('keep the identity of everybody who did not change', async () => {
    const world = createWorld();
    const ann = await world.signIn('ann', 'Ann');
    const bob = await world.signIn('bob', 'Bob');
    const carol = await world.signIn('carol', 'Carol');
    const store = createCallStore(ann);
    const { id } = store.actions.call(['bob', 'carol']);
    await world.settle();
    only(bob.calls).accept();
    only(carol.calls).accept();
    await world.settle();

    const before = store.getState();
    await only(bob.calls).setMicrophoneEnabled(false);
    await world.settle();
    const after = store.getState();

    expect(selectParticipant(after, id, 'bob')?.audioEnabled).toBe(false);
    expect(selectParticipant(after, id, 'bob')).not.toBe(selectParticipant(before, id, 'bob'));
    expect(selectParticipant(after, id, 'carol')).toBe(selectParticipant(before, id, 'carol'));
    expect(after.calls[id]?.participantIds).toBe(before.calls[id]?.participantIds);
    expect(after.calls[id]?.local).toBe(before.calls[id]?.local);
    expect(after.contacts).toBe(before.contacts);
    expect(after.connection).toBe(before.connection);
    expect(after.callIds).toBe(before.callIds);
  });

  it('of an ended call stay until the next call begins', async () => {
    const { bob, store, settle } = await createPair();
    const first = store.actions.call('bob');
    await settle();
    only(bob.calls).reject();
    await settle();
    expect(store.getState().callIds).toEqual([first.id]);

    const second = store.actions.call('bob');
    expect(store.getState().callIds).toEqual([second.id]);
    expect(Object.keys(store.getState().calls)).toEqual([second.id]);
  });
});

describe('following', () => {
  it('begins with the calls that are there already', async () => {
    const { ann, bob, settle } = await createPair();
    bob.call('ann');
    await settle();
    const late = createCallStore(ann);
    expect(selectIncomingCallIds(late.getState())).toEqual([only(ann.calls).id]);
  });

  it('reads anew what happened while nobody followed, also that a call has ended', async () => {
    const { ann, bob, settle } = await createPair();
    const store = createCallStore(ann, { follow: false });
    const ended = ann.call('bob');
    await settle();
    expect(store.getState().callIds).toEqual([]);
    const stop = store.follow();
    expect(store.getState().callIds).toEqual([ended.id]);

    stop();
    only(bob.calls).reject();
    await settle();
    expect(currentCall(store)?.state).toBe('dialing');
    store.follow();
    expect(currentCall(store)).toMatchObject({ state: 'ended', endReason: 'rejected' });
  });

  it('goes on while anybody holds it', async () => {
    const { ann, network } = await createPair();
    const store = createCallStore(ann, { follow: false });
    const first = store.follow();
    const second = store.follow();
    first();
    first();
    network.cut('ann');
    expect(store.getState().connection.state).toBe('reconnecting');
    second();
    network.restore('ann');
    expect(store.getState().connection.state).toBe('reconnecting');
  });

  it('tells each change once, however often it was begun', async () => {
    const { ann, network } = await createPair();
    const store = createCallStore(ann);
    store.follow()();
    store.follow();
    let changes = 0;
    store.subscribe(() => {
      changes += 1;
    });
    network.addUser('carol', 'Carol');
    expect(changes).toBe(1);
  });

  it('ends for good with close(), and the client goes on', async () => {
    const { ann, network, store } = await createPair();
    store.close();
    store.close();
    store.follow();
    const before = store.getState();
    network.addUser('carol', 'Carol');
    expect(store.getState()).toBe(before);
    expect(ann.contacts).toHaveLength(2);
  });
});

import { Emitter } from '@parley/core';
import type {
  CallClient,
  CallEvents,
  CallQuality,
  CallSession,
  CallSnapshot,
  LocalSourceSnapshot,
  ParticipantSnapshot,
  UserId,
} from '@parley/core';
import { createFakeNetwork, createFakePeerConnections, createTestClient } from '@parley/testing';
import type { Level } from './stage.js';
import { createSilence, pictureTrack } from './still-tracks.js';

/** A client in a call with many people, of whom none exists: it tells what it is told to tell. */
export interface Crowd {
  readonly client: CallClient;
  setLevels(levels: readonly Level[]): void;
  setSpeaker(person: number): void;
  setQuality(person: number, quality: CallQuality): void;
  mute(person: number): void;
}

const self = 'me';

/**
 * Makes a crowd: a real client on a fake network, with one call whose snapshots are made up. They share what did not
 * change, as those of a real call do.
 *
 * @param remotes - how many other people there are
 * @param connectedAt - since when, in ms since the epoch
 */
export async function createCrowd(remotes: number, connectedAt: number): Promise<Crowd> {
  const ids = Array.from({ length: remotes }, (_, person) => idOf(person));
  const { client, dialed, chat } = await dial(ids);
  const changes = new Emitter<CallEvents>();
  const levelEvents = new Emitter<Record<UserId, [level: number]>>();
  const levels = new Map<UserId, number>();
  let snapshot = connect(dialed, connectedAt);

  function change(part: Partial<CallSnapshot>): void {
    snapshot = { ...snapshot, ...part };
    changes.emit('change', snapshot);
  }

  function changePerson(person: number, part: Partial<ParticipantSnapshot>): void {
    const before = snapshot.participants[idOf(person)];
    if (!before) throw new Error(`there is no person ${person}`);
    change({ participants: { ...snapshot.participants, [before.userId]: { ...before, ...part } } });
  }

  const session: CallSession = {
    id: snapshot.id,
    get snapshot() {
      return snapshot;
    },
    levels: {
      get: (userId) => levels.get(userId) ?? 0,
      on: (userId, listener) => levelEvents.on(userId, listener),
    },
    stats: { get: () => null, history: () => [], on: () => nothing },
    timeline: { entries: [], on: () => nothing },
    chat,
    accept: nothing,
    reject: nothing,
    hangUp: nothing,
    setHeld: nothing,
    endForAll: nothing,
    invite: nothing,
    update: nothing,
    setMicrophoneEnabled: nothingLater,
    setCameraEnabled: nothingLater,
    setScreenShareEnabled: nothingLater,
    requestVideo: nothingLater,
    answerVideoRequest: nothingLater,
    endVideo: nothing,
    setQuality: nothingLater,
    react: nothing,
    setDemand: () => undefined,
    setHandRaised: nothing,
    askToUnmute: nothing,
    answerUnmuteRequest: nothingLater,
    setRecording: nothing,
    answerRecording: nothing,
    on: (event, listener) => changes.on(event, listener),
  };

  return {
    client: {
      connectionState: client.connectionState,
      userId: client.userId,
      contacts: client.contacts,
      calls: [session],
      refused: client.refused,
      blocked: client.blocked,
      block: nothingLater,
      unblock: nothingLater,
      devices: client.devices,
      history: client.history,
      reactions: client.reactions,
      rejoinable: null,
      rejoin: client.rejoin.bind(client),
      forgetRejoinable: () => undefined,
      callWaiting: client.callWaiting,
      connect: nothingLater,
      disconnect: nothingLater,
      call: () => session,
      on: (event, listener) => client.on(event, listener),
      close: nothing,
    },
    setLevels(changed) {
      for (const { person, level } of changed) {
        levels.set(idOf(person), level);
        levelEvents.emit(idOf(person), level);
      }
    },
    setSpeaker: (person) => change({ activeSpeakerId: idOf(person) }),
    setQuality: (person, quality) => changePerson(person, { quality }),
    mute: (person) => changePerson(person, { audioEnabled: false }),
  };
}

/** A real client, and the first snapshot of a real call, so that nothing that a snapshot has can be forgotten. */
async function dial(ids: readonly UserId[]): Promise<{
  readonly client: CallClient;
  readonly dialed: CallSnapshot;
  readonly chat: CallSession['chat'];
}> {
  const network = createFakeNetwork();
  for (const [person, userId] of ids.entries()) network.addUser(userId, `Person ${person}`);
  const client = createTestClient({
    network,
    userId: self,
    peerConnections: createFakePeerConnections(),
    // Nobody sends anything: none of them exists.
    maxMembers: 1000,
  });
  await client.connect();
  // Somebody who is in a call has had their devices listed, at the latest when the camera was opened. Followed from
  // now on, so that it is not done again.
  client.devices.on('change', nothing);
  await client.devices.refresh();
  const call = client.call(ids);
  const dialed = call.snapshot;
  // It is not to ring anybody every few seconds while something is measured.
  call.hangUp();
  return { client, dialed, chat: call.chat };
}

/** What the snapshot would be, had everybody answered. */
function connect(dialed: CallSnapshot, connectedAt: number): CallSnapshot {
  const silence = createSilence();
  const participants: Record<UserId, ParticipantSnapshot> = {};
  for (const [person, participant] of Object.values(dialed.participants).entries()) {
    participants[participant.userId] = {
      ...participant,
      state: 'connected',
      audioTrack: silence(),
      videoTrack: pictureTrack(person * 40),
      audioEnabled: true,
      videoEnabled: true,
      quality: 'good',
    };
  }
  return {
    ...dialed,
    state: 'connected',
    canReact: true,
    startedAt: connectedAt,
    connectedAt,
    endReason: null,
    endedAt: null,
    participants,
    local: {
      ...dialed.local,
      audio: live(dialed.local.audio, silence()),
      video: live(dialed.local.video, pictureTrack(0)),
    },
  };
}

function live(source: LocalSourceSnapshot, track: MediaStreamTrack): LocalSourceSnapshot {
  return { ...source, enabled: true, status: 'live', track };
}

function idOf(person: number): UserId {
  return `person-${person}`;
}

function nothing(): void {
  // Nobody presses a button in a bench.
}

function nothingLater(): Promise<void> {
  return Promise.resolve();
}

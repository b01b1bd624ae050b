import { Emitter } from '@parley/core';
import type {
  CallClient,
  CallEvents,
  CallSession,
  CallSnapshot,
  ParticipantSnapshot,
  PictureDemand,
  UserId,
} from '@parley/core';
import { createFakeNetwork, createFakePeerConnections, createTestClient } from '@parley/testing';
import { createStillChat } from './still-chat.js';
import type { StillChat } from './still-chat.js';
import { createStillStats } from './still-stats.js';
import type { StillStats } from './still-stats.js';
import { createStillTimeline } from './still-timeline.js';
import type { StillTimeline } from './still-timeline.js';

/** A client in a call with people who do not exist: it tells what it is told to tell. */
export interface StillCall {
  readonly client: CallClient;
  readonly snapshot: () => CallSnapshot;
  /** Changes the call as a whole. */
  readonly set: (part: Partial<CallSnapshot>) => void;
  /** Changes one person. */
  readonly setPerson: (userId: UserId, part: Partial<ParticipantSnapshot>) => void;
  /** Starts or ends somebody's screen share. */
  readonly share: (userId: UserId, track: MediaStreamTrack | null) => void;
  /** What was said; nothing of it is sent. */
  readonly chat: StillChat;
  readonly stats: StillStats;
  readonly timeline: StillTimeline;
  readonly setLevel: (userId: UserId, level: number) => void;
  /** How large each person was told that they are shown. */
  readonly demands: ReadonlyMap<UserId, PictureDemand>;
}

/** Who is there. */
export interface StillPeople {
  /** Ids and names, in the order of the invitation. */
  readonly people: readonly (readonly [userId: UserId, name: string])[];
  /** Makes their pictures; `null` for those who send none. Ours too, with the id `ann`. */
  readonly picture?: (userId: UserId) => MediaStreamTrack | null;
}

/**
 * Makes one: a real client on a fake network, signed in as `ann`, with one connected call whose snapshots are made up.
 * For what takes many people, or what only a real connection brings about.
 */
export async function createStillCall({ people, picture = () => null }: StillPeople): Promise<StillCall> {
  const network = createFakeNetwork();
  for (const [userId, name] of [['ann', 'Ann Lee'] as const, ...people]) network.addUser(userId, name);
  const real = createTestClient({
    network,
    userId: 'ann',
    peerConnections: createFakePeerConnections(),
    // Nobody sends anything: none of them exists.
    maxMembers: 1000,
  });
  await real.connect();
  const dialed = real.call(people.map(([userId]) => userId));
  const changes = new Emitter<CallEvents>();
  const levelEvents = new Emitter<Record<UserId, [level: number]>>();
  const levels = new Map<UserId, number>();
  const demands = new Map<UserId, PictureDemand>();
  let snapshot = connect(dialed.snapshot, picture);
  // Nobody is to be rung.
  dialed.hangUp();

  const set = (part: Partial<CallSnapshot>): void => {
    snapshot = { ...snapshot, ...part };
    changes.emit('change', snapshot);
  };
  const setPerson = (userId: UserId, part: Partial<ParticipantSnapshot>): void => {
    const before = snapshot.participants[userId];
    if (!before) throw new Error(`there is no ${userId}`);
    set({ participants: { ...snapshot.participants, [userId]: { ...before, ...part } } });
  };
  const setLocal = (part: Partial<CallSnapshot['local']>): void =>
    set({ local: { ...snapshot.local, ...part } });
  const { screen: off } = snapshot.local;
  const hands = (): number =>
    Object.values(snapshot.participants).filter(({ handOrder }) => handOrder !== null).length;

  const chat = createStillChat();
  const stats = createStillStats();
  const timeline = createStillTimeline();
  const session: CallSession = {
    id: snapshot.id,
    get snapshot() {
      return snapshot;
    },
    levels: {
      get: (userId) => levels.get(userId) ?? 0,
      on: (userId, listener) => levelEvents.on(userId, listener),
    },
    stats,
    timeline,
    chat,
    accept: () => undefined,
    reject: () => undefined,
    hangUp: () => set({ state: 'ended', endReason: 'hangup', endedAt: snapshot.startedAt }),
    setHeld: (isHeld) => set({ isHeld }),
    endForAll: () => set({ state: 'ended', endReason: 'hangup', endedAt: snapshot.startedAt }),
    invite: () => undefined,
    update: () => undefined,
    setMicrophoneEnabled: async (enabled) => setLocal({ audio: { ...snapshot.local.audio, enabled } }),
    setCameraEnabled: async () => setLocal({ video: off }),
    setScreenShareEnabled: async (enabled) =>
      setLocal({ screen: enabled ? { ...off, enabled, status: 'live' } : off }),
    requestVideo: async () => set({ videoRequest: 'outgoing', canRequestVideo: false }),
    answerVideoRequest: async (accept) =>
      set({ videoRequest: 'none', videoRequesterIds: [], isVideo: accept || snapshot.isVideo }),
    endVideo: () => set({ isVideo: false, videoRequest: 'none' }),
    setQuality: async (quality) => set({ mediaQuality: { ...snapshot.mediaQuality, ...quality } }),
    react: (emoji) => set({ reaction: { id: (snapshot.reaction?.id ?? 0) + 1, emoji } }),
    setDemand: (userId, demand) => void demands.set(userId, demand),
    setHandRaised: (isRaised) => set({ handOrder: isRaised ? hands() + 1 : null }),
    askToUnmute: (userId) => setPerson(userId, { canAskToUnmute: false }),
    answerUnmuteRequest: async () => set({ unmuteRequesterIds: [] }),
    setRecording: (recording) => set({ recording }),
    answerRecording: (userId, agrees) => {
      const recording = snapshot.participants[userId]?.recording;
      if (recording)
        setPerson(userId, { recording: { ...recording, answer: agrees ? 'agreed' : 'declined' } });
    },
    on: (event, listener) => changes.on(event, listener),
  };
  return {
    client: {
      connectionState: 'online',
      userId: 'ann',
      contacts: real.contacts,
      calls: [session],
      refused: real.refused,
      get blocked() {
        return real.blocked;
      },
      block: (userId) => real.block(userId),
      unblock: (userId) => real.unblock(userId),
      devices: real.devices,
      history: real.history,
      reactions: real.reactions,
      rejoinable: null,
      rejoin: real.rejoin.bind(real),
      forgetRejoinable: () => undefined,
      callWaiting: real.callWaiting,
      connect: async () => undefined,
      disconnect: async () => undefined,
      call: () => session,
      on: (event, listener) => real.on(event, listener),
      close: () => real.close(),
    },
    snapshot: () => snapshot,
    chat,
    stats,
    timeline,
    set,
    setPerson,
    demands,
    share(userId, screenTrack) {
      setPerson(userId, { screenTrack });
      const others = snapshot.screenSharerIds.filter((id) => id !== userId);
      set({ screenSharerIds: screenTrack ? [userId, ...others] : others });
    },
    setLevel(userId, level) {
      levels.set(userId, level);
      levelEvents.emit(userId, level);
    },
  };
}

/** What the snapshot would be, had everybody answered. */
function connect(dialed: CallSnapshot, picture: (userId: UserId) => MediaStreamTrack | null): CallSnapshot {
  const participants = Object.values(dialed.participants).map((person): [UserId, ParticipantSnapshot] => {
    const videoTrack = picture(person.userId);
    const facts = {
      state: 'connected',
      audioEnabled: true,
      videoEnabled: videoTrack !== null,
      videoTrack,
    } as const;
    return [person.userId, { ...person, ...facts }];
  });
  const { audio, video, screen } = dialed.local;
  const track = picture('ann');
  return {
    ...dialed,
    state: 'connected',
    canReact: true,
    connectedAt: dialed.startedAt,
    participants: Object.fromEntries(participants),
    local: {
      screen,
      audio: { ...audio, enabled: true, status: 'live' },
      video: track ? { ...video, enabled: true, status: 'live', track } : video,
    },
  };
}

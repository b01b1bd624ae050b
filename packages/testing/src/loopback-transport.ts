import type {
  CallTransport,
  MeasuredMember,
  MediaTransport,
  SessionId,
  StatsReport,
  TransportCall,
  TransportMember,
  TransportTask,
  UserId,
} from '@parley/core';

type Tracks = Parameters<CallTransport['setTracks']>[0];

/** A media server of one process: what one member sends the others get as it is, and nothing is negotiated. */
export interface LoopbackTransport extends MediaTransport {
  /** How many seats are taken, over all calls: an ended call leaves none. */
  readonly seats: number;
  /** Cuts a member off from all calls, or lets them back. */
  readonly setCut: (userId: UserId, isCut: boolean) => void;
  /** How loud a member is to the others, from 0 to 1. */
  readonly setLevel: (userId: UserId, level: number) => void;
}

/** What all its descriptions say. */
const sign = 's=loopback';
const silence: Tracks = { audio: null, video: null, screen: null, screenAudio: null };
const noStats: StatsReport = new Map();

/**
 * Makes one, for all clients that are to reach each other: a `MediaTransport` as an SFU would be, without any peer
 * connection. Give it to each by `transport: () => loopback`.
 *
 * @param maxMembers - the most that a call over it bears. Default 50.
 */
export function createLoopbackTransport(maxMembers = 50): LoopbackTransport {
  const rooms = new Map<SessionId, Map<UserId, Seat>>();
  const cut = new Set<UserId>();
  const levels = new Map<UserId, number>();
  let count = 0;
  const hub: Hub = {
    seat: (id, userId) => rooms.get(id)?.get(userId),
    leave(id, userId) {
      rooms.get(id)?.delete(userId);
      if (rooms.get(id)?.size === 0) rooms.delete(id);
    },
    isCut: (one, other) => cut.has(one) || cut.has(other),
    level: (userId) => levels.get(userId) ?? 0,
    count: () => (count += 1),
  };
  return {
    maxMembers,
    open(call) {
      const room = rooms.get(call.id) ?? new Map<UserId, Seat>();
      rooms.set(call.id, room);
      const seat = new Seat(hub, call);
      room.set(call.self, seat);
      return seat;
    },
    get seats() {
      return [...rooms.values()].reduce((sum, room) => sum + room.size, 0);
    },
    setCut(userId, isCut) {
      if (isCut) cut.add(userId);
      else cut.delete(userId);
      for (const room of rooms.values()) for (const seat of room.values()) seat.followPaths();
    },
    setLevel: (userId, level) => void levels.set(userId, level),
  };
}

interface Hub {
  readonly seat: (id: SessionId, userId: UserId) => Seat | undefined;
  readonly leave: (id: SessionId, userId: UserId) => void;
  readonly isCut: (one: UserId, other: UserId) => boolean;
  readonly level: (userId: UserId) => number;
  /** Another number each time. */
  readonly count: () => number;
}

/** One member of one call. */
class Seat implements CallTransport {
  readonly tracks = new Map<UserId, Tracks>();
  readonly #hub: Hub;
  readonly #call: TransportCall;
  /** The least that is a description: an origin of its own, and one section of media. */
  readonly #said: string;
  /** Those with whom a description was exchanged, and whether they can be reached. */
  readonly #joined = new Map<UserId, 'connected' | 'lost'>();
  #local: Tracks = silence;
  #members: Readonly<Record<UserId, TransportMember>> = {};
  #isClosed = false;

  constructor(hub: Hub, call: TransportCall) {
    this.#hub = hub;
    this.#call = call;
    this.#said = [
      'v=0',
      `o=${call.self} ${hub.count()} 1 IN IP4 0.0.0.0`,
      sign,
      't=0 0',
      'm=audio 9 loopback 0',
      '',
    ].join('\r\n');
  }

  get measured(): ReadonlyMap<UserId, MeasuredMember> {
    const measure = (userId: UserId): MeasuredMember => ({
      level: () => this.#hub.level(userId),
      getStats: async () => noStats,
      roleOfMid: () => null,
    });
    return new Map([...this.#joined.keys()].map((userId) => [userId, measure(userId)]));
  }

  recovery(): null {
    return null;
  }

  description(): string {
    return this.#said;
  }

  run(task: TransportTask): void {
    const { userId } = task;
    if (task.type === 'create-offer') this.#tell(userId, 'offer');
    else if (task.type === 'create-answer') {
      this.#tell(userId, 'answer');
      this.#join(userId);
    } else if (task.type === 'take-answer') {
      if (task.sdp.includes(sign)) this.#join(userId);
      else this.#call.listener.onState(userId, 'failed');
    } else if (task.type === 'close-peer') this.#part(userId);
  }

  setTracks(local: Tracks, members: Readonly<Record<UserId, TransportMember>>): void {
    this.#local = local;
    this.#members = members;
    for (const userId of this.#joined.keys()) this.#hub.seat(this.#call.id, userId)?.hear(this.#call.self);
  }

  /** What this member sends to another one. */
  sendsTo(userId: UserId): Tracks {
    return this.#members[userId]?.held ? silence : this.#local;
  }

  /** Another member sends something else. */
  hear(userId: UserId): void {
    const seat = this.#hub.seat(this.#call.id, userId);
    if (this.#isClosed || !seat || !this.#joined.has(userId)) return;
    const sent = seat.sendsTo(this.#call.self);
    if (isSame(sent, this.tracks.get(userId))) return;
    this.tracks.set(userId, sent);
    this.#call.listener.onTracks();
  }

  send(userId: UserId, text: string): boolean {
    const seat = this.#hub.seat(this.#call.id, userId);
    if (!seat || this.#joined.get(userId) !== 'connected') return false;
    queueMicrotask(() => seat.#take(this.#call.self, text));
    return true;
  }

  /** Tells who can be reached now, and who cannot any more. */
  followPaths(): void {
    for (const [userId, before] of this.#joined) {
      const now = this.#hub.isCut(this.#call.self, userId) ? 'lost' : 'connected';
      if (now === before) continue;
      this.#joined.set(userId, now);
      this.#call.listener.onState(userId, now);
    }
  }

  // Nothing is encoded, and nothing goes over a network.
  setQuality(): void {}
  setTransportPolicy(): void {}
  share(): void {}

  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#joined.clear();
    this.#hub.leave(this.#call.id, this.#call.self);
  }

  #tell(userId: UserId, type: 'offer' | 'answer'): void {
    // As from a server: never before `run` has returned.
    queueMicrotask(() => {
      if (!this.#isClosed) this.#call.listener.onDescription(userId, type);
    });
  }

  #join(userId: UserId): void {
    queueMicrotask(() => {
      if (this.#isClosed || this.#joined.has(userId)) return;
      this.#joined.set(userId, 'lost');
      this.hear(userId);
      this.followPaths();
      this.#call.listener.onChannel(userId, true);
    });
  }

  #part(userId: UserId): void {
    if (!this.#joined.delete(userId)) return;
    this.tracks.delete(userId);
    this.#call.listener.onChannel(userId, false);
  }

  #take(userId: UserId, text: string): void {
    if (!this.#isClosed) this.#call.listener.onMessage(userId, text);
  }
}

function isSame(one: Tracks, other: Tracks = silence): boolean {
  const { audio, video, screen, screenAudio } = one;
  const isLike = audio === other.audio && video === other.video;
  return isLike && screen === other.screen && screenAudio === other.screenAudio;
}

import type { CallEffect, CallEvent } from '../call/events.js';
import type { CallType, UserId } from '../model/ids.js';
import { PeerLink } from '../peer/peer-link.js';
import type { MediaKind } from '../peer/transceivers.js';
import type { RemoteTracks } from './build-snapshot.js';
import type { CallConfig } from './call-config.js';

/** The effects that concern a peer. */
type PeerEffect = CallEffect & {
  type:
    | 'create-offer'
    | 'take-offer'
    | 'answer-early'
    | 'create-answer'
    | 'take-early-answer'
    | 'take-answer'
    | 'take-candidates'
    | 'close-peer';
};

/** Who is told what the peers of a call do. */
export interface CallPeersListener {
  dispatch(event: CallEvent): void;
  onTracks(): void;
}

const none: RemoteTracks = { audio: null, video: null };

/** The peer links of one call, one for each remote member. */
export class CallPeers {
  readonly #config: CallConfig;
  readonly #kinds: readonly MediaKind[];
  readonly #listener: CallPeersListener;
  readonly #links = new Map<UserId, PeerLink>();
  readonly #tracks = new Map<UserId, RemoteTracks>();
  #local: RemoteTracks = none;
  /** Known at once for a fixed list of servers, so that dialing need not wait for a turn of the event loop. */
  #configuration: RTCConfiguration | null = null;
  #waiting: (() => void)[] | null = null;
  #closed = false;

  constructor(config: CallConfig, callType: CallType, listener: CallPeersListener) {
    this.#config = config;
    this.#kinds = callType === 'video' ? ['audio', 'video'] : ['audio'];
    this.#listener = listener;
  }

  /** The remote tracks by member. */
  get tracks(): ReadonlyMap<UserId, RemoteTracks> {
    return this.#tracks;
  }

  /** Our description towards a member as it is now. */
  localSdp(userId: UserId): string | null {
    return this.#links.get(userId)?.localSdp ?? null;
  }

  /** Sends these to everybody from now on. */
  setTracks(audio: MediaStreamTrack | null, video: MediaStreamTrack | null): void {
    this.#local = { audio, video };
    for (const link of this.#links.values()) this.#setTracksOf(link);
  }

  run(effect: PeerEffect): void {
    if (effect.type === 'close-peer') {
      this.#links.get(effect.userId)?.close();
      this.#links.delete(effect.userId);
      return;
    }
    this.#whenConfigured((configuration) => {
      const link = this.#link(effect.userId, configuration);
      switch (effect.type) {
        case 'create-offer':
          link.offer();
          return;
        case 'take-offer':
          link.takeOffer(effect.sdp);
          return;
        case 'answer-early':
          link.answerEarly();
          return;
        case 'create-answer':
          link.answer();
          return;
        case 'take-early-answer':
          link.takeEarlyAnswer(effect.sdp);
          return;
        case 'take-answer':
          link.takeAnswer(effect.sdp);
          return;
        case 'take-candidates':
          link.takeCandidates(effect.candidates);
          return;
        default:
          effect satisfies never;
      }
    });
  }

  /** Closes every link. Idempotent. */
  close(): void {
    this.#closed = true;
    this.#waiting = null;
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  #whenConfigured(task: (configuration: RTCConfiguration) => void): void {
    if (this.#configuration) {
      task(this.#configuration);
      return;
    }
    const run = (): void => {
      if (this.#configuration && !this.#closed) task(this.#configuration);
    };
    if (this.#waiting) {
      this.#waiting.push(run);
      return;
    }
    const { iceServers } = this.#config;
    if (typeof iceServers !== 'function') {
      this.#configure(iceServers);
      run();
      return;
    }
    this.#waiting = [run];
    void this.#ask(iceServers);
  }

  async #ask(iceServers: Exclude<CallConfig['iceServers'], readonly RTCIceServer[]>): Promise<void> {
    try {
      this.#configure(await iceServers());
    } catch (error) {
      // A call in the same network works without any server: try, rather than lose it.
      this.#config.logger.log(
        'error',
        'the function that gives the ICE servers failed: going on without',
        error,
      );
      this.#configure([]);
    }
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const run of waiting) run();
  }

  #configure(iceServers: readonly RTCIceServer[]): void {
    this.#configuration = {
      iceServers: [...iceServers],
      iceTransportPolicy: this.#config.iceTransportPolicy,
    };
  }

  #link(userId: UserId, configuration: RTCConfiguration): PeerLink {
    const known = this.#links.get(userId);
    if (known) return known;
    const { clock, logger, connections, spare } = this.#config;
    const dispatch = this.#listener.dispatch.bind(this.#listener);
    const link = new PeerLink({
      userId,
      kinds: this.#kinds,
      configuration,
      connections,
      spare,
      clock,
      logger,
      listener: {
        onDescription: (type) => dispatch({ type: `${type}-ready`, userId }),
        onCandidates: (candidates) => dispatch({ type: 'candidates', userId, candidates }),
        onState: (state) => dispatch({ type: 'peer', at: clock.now(), userId, state }),
        onFailure: () => dispatch({ type: 'peer', at: clock.now(), userId, state: 'failed' }),
        onTrack: (kind, track) => {
          this.#tracks.set(userId, { ...(this.#tracks.get(userId) ?? none), [kind]: track });
          this.#listener.onTracks();
        },
      },
    });
    this.#links.set(userId, link);
    this.#setTracksOf(link);
    return link;
  }

  #setTracksOf(link: PeerLink): void {
    link.setTrack('audio', this.#local.audio);
    link.setTrack('video', this.#local.video);
  }
}

import type { RecoveryState } from '../call/recovery.js';
import type { CallMachineState } from '../call/state.js';
import { hasPictures } from '../call/pictures.js';
import { compareUserIds, type UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { MemberShares } from '../model/picture-share.js';
import { MeasuredConnection } from '../peer/measured-connection.js';
import { PeerLink } from '../peer/peer-link.js';
import { bundling } from '../peer/spare-peer.js';
import { PeerShares } from '../peer/peer-shares.js';
import type { PeerConnection } from '../peer/rtc.js';
import { hasPlace, type MediaKind } from '../peer/transceivers.js';
import { noTracks, type RemoteTracks } from '../peer/remote-tracks.js';
import type { CallConfig } from './call-config.js';
import { CallRecovery } from './call-recovery.js';
import { IceConfiguration } from './ice-configuration.js';
import type { CallTransport, TransportCall, TransportListener, TransportTask } from './media-transport.js';
import { PeerRebuilds } from './peer-rebuilds.js';

/** The mesh: a connection of its own to each remote member. */
export class MeshTransport implements CallTransport {
  readonly #config: CallConfig;
  readonly #kinds: readonly MediaKind[];
  readonly #listener: TransportListener;
  readonly #links = new Map<UserId, PeerLink>();
  readonly #tracks = new Map<UserId, RemoteTracks>();
  readonly #shares = new Map<UserId, PeerShares>();
  #quality: MediaQuality;
  #local: RemoteTracks = noTracks;
  #members: CallMachineState['members'] = {};
  readonly #ice: IceConfiguration;
  readonly #recovery: CallRecovery;
  readonly #rebuilds: PeerRebuilds;
  readonly #measured = new WeakMap<PeerConnection, MeasuredConnection>();

  constructor(config: CallConfig, { callType, quality, listener }: TransportCall) {
    this.#config = config;
    this.#quality = quality;
    this.#kinds = callType === 'video' ? ['audio', 'video'] : ['audio'];
    this.#listener = listener;
    this.#ice = new IceConfiguration(config, (configuration) => this.#configure(configuration));
    this.#recovery = new CallRecovery(config, {
      restart: (userId) => this.#ice.refresh((fresh) => this.#links.get(userId)?.restart(fresh)),
      rebuild: (userId) => this.#ice.refresh(() => this.#rebuilds.rebuild(userId)),
      onChange: () => listener.onRecovery(),
    });
    this.#rebuilds = new PeerRebuilds({
      isPolite: (userId) => this.#isPolite(userId),
      linkTo: (userId) => this.#links.get(userId),
      replace: (userId, tell, use) => this.#replace(userId, tell, use),
      send: (userId, description) => listener.onRenegotiation(userId, description, true),
      onRebuilt: (userId) => this.#recovery.take(userId, 'answered'),
    });
  }

  /** The remote tracks by member. */
  get tracks(): ReadonlyMap<UserId, RemoteTracks> {
    return this.#tracks;
  }

  description(userId: UserId): string | null {
    return this.#links.get(userId)?.localSdp ?? null;
  }

  recovery(userId: UserId): RecoveryState | null {
    return this.#recovery.stateOf(userId);
  }

  /** Over the channel. */
  send(userId: UserId, text: string): boolean {
    return this.#links.get(userId)?.channel.send(text) ?? false;
  }

  get measured(): ReadonlyMap<UserId, MeasuredConnection> {
    const measured = new Map<UserId, MeasuredConnection>();
    for (const [userId, { connection }] of this.#links) {
      if (!connection) continue;
      const known = this.#measured.get(connection) ?? new MeasuredConnection(connection);
      this.#measured.set(connection, known);
      measured.set(userId, known);
    }
    return measured;
  }

  /** Sends these to everybody from now on; a screen to whoever is connected by then. */
  setTracks(local: RemoteTracks, members: CallMachineState['members']): void {
    this.#local = local;
    this.#members = members;
    this.#recovery.follow(members);
    for (const [userId, link] of this.#links) this.#setTracksOf(userId, link);
  }

  /** Whether media may go directly, from now on; `undefined` changes nothing. */
  setTransportPolicy(policy: RTCIceTransportPolicy | undefined): void {
    if (policy === undefined) return;
    this.#ice.setPolicy(policy);
    // A fixed list of servers is known by now where we were called; who has sent candidates already has sent them.
    if (this.#ice.known) this.#configure(this.#ice.known);
  }

  /** Limits what is sent from now on; the codecs that are asked for change in calls that begin later. */
  setQuality(quality: MediaQuality): void {
    this.#quality = quality;
    for (const link of this.#links.values()) link.setQuality(quality);
  }

  /** Shares out what is sent, from now on. */
  share(shares: ReadonlyMap<UserId, MemberShares>): void {
    for (const [userId, next] of shares) this.#shares.get(userId)?.set(next);
  }

  run(effect: TransportTask): void {
    if (effect.type === 'close-peer') {
      this.#links.get(effect.userId)?.close();
      this.#links.delete(effect.userId);
      this.#shares.delete(effect.userId);
      // Should they come again, they come with new ones.
      this.#tracks.delete(effect.userId);
      this.#rebuilds.forget(effect.userId);
      this.#recovery.forget(effect.userId);
      return;
    }
    if (effect.type === 'take-rebuild') {
      this.#rebuilds.take(effect.userId, effect.description);
      return;
    }
    this.#ice.use((configuration) => {
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
        case 'take-description':
          link.takeRenegotiation(effect.description);
          return;
        default:
          effect satisfies never;
      }
    });
  }

  /** Closes every link. Idempotent. */
  close(): void {
    this.#recovery.close();
    this.#ice.close();
    for (const link of this.#links.values()) link.close();
    this.#links.clear();
  }

  /** For what is gathered from now on: also an ICE restart that the other side begins finds it in place. */
  #configure(configuration: RTCConfiguration): void {
    for (const { connection } of this.#links.values())
      connection?.setConfiguration({ ...bundling, ...configuration });
  }

  /** Of two who offer at once the one with the lower id gives way (the protocol as spoken, "reconnect"). */
  #isPolite(userId: UserId): boolean {
    return compareUserIds(this.#config.self, userId) < 0;
  }

  /** What was sent goes on in the new link: tracks, mute and screen are those of the call, not of a link. */
  #replace(userId: UserId, tell: (sdp: string) => void, use: (link: PeerLink) => void): void {
    this.#links.get(userId)?.close();
    this.#links.delete(userId);
    this.#listener.onChannel(userId, false);
    this.#ice.use((configuration) => {
      const link = this.#link(userId, configuration, () => tell(link.localSdp ?? ''));
      use(link);
    });
  }

  /** @param tell - for a link that takes the place of another one: told when its description is there */
  #link(userId: UserId, configuration: RTCConfiguration, tell?: () => void): PeerLink {
    const known = this.#links.get(userId);
    if (known) return known;
    const { clock, logger, connections, spare } = this.#config;
    const shares = new PeerShares();
    this.#shares.set(userId, shares);
    const to = this.#listener;
    const link = new PeerLink({
      userId,
      kinds: this.#kinds,
      quality: this.#quality,
      shares,
      configuration,
      connections,
      ...(tell ? { rebuilt: true } : { spare }),
      polite: this.#isPolite(userId),
      clock,
      logger,
      listener: {
        onDescription: (type) => {
          if (tell) tell();
          else to.onDescription(userId, type);
        },
        onCandidates: (candidates) => to.onCandidates(userId, candidates),
        onState: (state) => {
          to.onState(userId, state === 'connected' ? state : 'lost');
          this.#recovery.take(userId, state);
        },
        onRestarted: () => this.#recovery.take(userId, 'answered'),
        onFailure: () => {
          // What replaces a broken connection may be tried again.
          if (!tell) to.onState(userId, 'failed');
        },
        onChannelOpen: () => to.onChannel(userId, true),
        onChannelClosed: () => to.onChannel(userId, false),
        onMessage: (text) => to.onMessage(userId, text),
        onRenegotiation: (description) => to.onRenegotiation(userId, description, false),
        onTrack: (role, track) => {
          this.#tracks.set(userId, { ...(this.#tracks.get(userId) ?? noTracks), [role]: track });
          to.onTracks();
        },
      },
    });
    this.#links.set(userId, link);
    this.#setTracksOf(userId, link);
    return link;
  }

  /** A screen goes beside the camera to a Parley peer; to others, who know of one picture, in its place. */
  #setTracksOf(userId: UserId, link: PeerLink): void {
    const member = this.#members[userId];
    // Nothing is sent to somebody who holds the call: they neither see nor hear us.
    const { audio, video, screen, screenAudio } = member?.held ? noTracks : this.#local;
    const isPlain = member?.parley === false && member.state !== 'calling';
    // Before both have agreed nobody sees anything, whether or not our camera is on for somebody else.
    const shows = member === undefined || hasPictures(member);
    // Pictures first: a camera has its first one soon, which is missed by whoever comes later, and the next much later.
    link.setTrack('video', shows ? (isPlain && screen) || video : null);
    link.setTrack('audio', audio);
    // Whoever has not heard of the answer yet could not make sense of it.
    if (!member?.parley || member.state !== 'connected') return;
    if (!this.#kinds.includes('video') && member.role === 'offer') link.prepareVideo();
    if (!shows) link.setScreen({ video: null, audio: null });
    else if (link.connection && hasPlace(link.connection, 'video'))
      link.setScreen({ video: screen, audio: screenAudio });
  }
}

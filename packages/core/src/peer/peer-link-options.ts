import type { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { IceCandidate } from '../model/signal.js';
import type { Clock } from '../lib/clock.js';
import type { Logger } from '../lib/logger.js';
import type { PeerChannelListener } from './peer-channel.js';
import type { RemoteTracks } from './remote-tracks.js';
import type { PeerShares } from './peer-shares.js';
import type { PeerConnections } from './rtc.js';
import type { SparePeer } from './spare-peer.js';
import type { MediaKind } from './transceivers.js';

/** What a peer link tells. Nothing is told after `close()`. */
export interface PeerLinkListener extends PeerChannelListener {
  /** The local description is there and can be sent. */
  onDescription(type: 'offer' | 'answer' | 'early-answer'): void;
  /** Candidates to send, after the description that they belong to. */
  onCandidates(candidates: readonly IceCandidate[]): void;
  /** `broken`: lost, and the browser has given up looking for a path. */
  onState(state: 'connected' | 'lost' | 'broken'): void;
  /** Both sides have begun ICE anew. */
  onRestarted?(): void;
  /** A remote track is there; it may be silent or black until media flows. */
  onTrack(role: keyof RemoteTracks, track: MediaStreamTrack): void;
  /** A description to send, which changes the connection in place: only Parley peers understand it. */
  onRenegotiation(description: PeerDescription): void;
  /** Negotiation is impossible; the link is of no more use. */
  onFailure(error: CallError): void;
}

/** What a peer link is made of. */
export interface PeerLinkOptions {
  readonly userId: UserId;
  /** What our offer asks for; an answer follows the offer. */
  readonly kinds: readonly MediaKind[];
  /** What limits what we send, at first; and the codecs that are asked for. */
  readonly quality: MediaQuality;
  /** How much of our pictures they are to be sent. */
  readonly shares: PeerShares;
  readonly configuration: RTCConfiguration;
  readonly connections: PeerConnections;
  /** For the offer of a video call. */
  readonly spare?: SparePeer;
  /**
   * Takes the place of a connection that broke. Its description waits for candidates to travel with: deployed QuickBlox
   * clients lose those that come while they still take in the description.
   */
  readonly rebuilt?: boolean;
  /** Whether this side gives way when both renegotiate at once. */
  readonly polite: boolean;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly listener: PeerLinkListener;
}

import type { PeerConnections } from '@parley/core';
import type { ReceptionFacts } from './fake-reception.js';

/** Peer connections in memory. Two that hold each other's descriptions and candidates connect. */
export interface FakePeerConnections extends PeerConnections {
  /** How many are open and in use, which is from the first description on: a finished call must leave none. */
  readonly open: number;
  /** How many are open that have no description yet: a signed-in client keeps one ready. */
  readonly spare: number;
  /** How many black pictures are sent: a finished call must leave none. */
  readonly blank: number;
  /** The kinds of all tracks that are sent now. */
  readonly sending: readonly string[];
  /** The configurations of those that came into use, in order. */
  readonly configurations: readonly RTCConfiguration[];
  /** Breaks the path between all connected pairs, as a dead network does. */
  disconnect(): void;
  /** Breaks the path of those whose other end is closed: browsers notice it some seconds later. */
  noticeClosed(): void;
  /** Ends all data channels, as browsers do that give up; the calls go on. */
  closeChannels(): void;
  /** Mends what `disconnect` broke. */
  reconnect(): void;
  /** Breaks the path between all pairs so that they give up, as browsers do after some 15 s. */
  fail(): void;
  /** There is a path again, but for those only who begin ICE anew, or with a new connection. */
  mend(): void;
  /** How loud a sent audio track is from now on, 0 to 1; silent at first. A track that is not enabled is silent. */
  setAudioLevel(track: MediaStreamTrack, level: number): void;
  /** How a sent track comes through from now on, at everybody who receives it; perfectly at first. */
  setReception(track: MediaStreamTrack, facts: Partial<ReceptionFacts>): void;
}

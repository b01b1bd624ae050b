import type { Sound } from './audio.js';
import type { FakeMedia } from './fake-media.js';
import type { CanvasTracks, PeerConnections } from './peer-connections.js';
import type { WireLog } from './wire-log.js';

declare global {
  interface Window {
    /** Set by `installFakeMedia`. */
    fakeMedia: FakeMedia;
    /** Set by `installPeerConnectionLog`. */
    peerConnections: PeerConnections;
    /** Set by `installPeerConnectionLog`. */
    canvasTracks: CanvasTracks;
    /** Set by `installWireLog`. */
    readonly wireLog: WireLog;
    /** Set by `installListener`: listens for a moment to what some tracks carry together. */
    listenTo: (tracks: readonly MediaStreamTrack[]) => Promise<Sound>;
  }
}

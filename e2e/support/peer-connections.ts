/** The peer connections of a page, `window.peerConnections`, oldest first. */
export type PeerConnections = readonly RTCPeerConnection[];

/**
 * An init script: keeps hold of every peer connection that a page makes, so that a test can look at what arrives
 * and see that all of them are closed. It must use nothing from outside: the browser gets its text.
 */
export function installPeerConnectionLog(): void {
  const made: RTCPeerConnection[] = [];
  window.peerConnections = made;
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
}

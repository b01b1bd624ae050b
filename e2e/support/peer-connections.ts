/** The peer connections of a page, `window.peerConnections`, oldest first. */
export type PeerConnections = readonly RTCPeerConnection[];

/** The tracks that a page made of canvases, `window.canvasTracks`: cameras of the tests, and black pictures of the kit. */
export type CanvasTracks = readonly MediaStreamTrack[];

/**
 * An init script: keeps hold of every peer connection and every canvas track that a page makes, so that a test can
 * look at what arrives and see that all of them are closed. It must use nothing from outside: the browser gets its text.
 */
export function installPeerConnectionLog(): void {
  const made: RTCPeerConnection[] = [];
  window.peerConnections = made;
  const canvasTracks: MediaStreamTrack[] = [];
  window.canvasTracks = canvasTracks;
  const captureStream: unknown = Reflect.get(HTMLCanvasElement.prototype, 'captureStream');
  HTMLCanvasElement.prototype.captureStream = function capture(...args): MediaStream {
    const stream: unknown =
      typeof captureStream === 'function' ? Reflect.apply(captureStream, this, args) : null;
    if (!(stream instanceof MediaStream)) throw new TypeError('this browser captures no canvas');
    canvasTracks.push(...stream.getTracks());
    return stream;
  };
  window.RTCPeerConnection = class extends RTCPeerConnection {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      made.push(this);
    }
  };
}

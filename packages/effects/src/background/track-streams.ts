/** The part of Chromium's `MediaStreamTrackProcessor` and `MediaStreamTrackGenerator` that is used. */
declare global {
  interface Window {
    readonly MediaStreamTrackProcessor?: new (init: { track: MediaStreamTrack }) => {
      readonly readable: ReadableStream<unknown>;
    };
    readonly MediaStreamTrackGenerator?: new (init: { kind: 'video' }) => MediaStreamTrack & {
      readonly writable: WritableStream<unknown>;
    };
  }
}

/** A track as pictures that can be read, and a track of pictures that are written. */
export interface TrackStreams {
  readonly readable: ReadableStream<unknown>;
  readonly writable: WritableStream<unknown>;
  readonly track: MediaStreamTrack;
}

/**
 * Takes a track apart (W3C MediaStreamTrack Insertable Media Processing using Streams, in the form of its draft of 2021
 * that Chromium has: on the page; the streams go to a worker).
 *
 * @returns `null` where the browser cannot
 */
export function openTrack(source: MediaStreamTrack): TrackStreams | null {
  const { MediaStreamTrackProcessor: Processor, MediaStreamTrackGenerator: Generator } = window;
  if (!Processor || !Generator) return null;
  const track = new Generator({ kind: 'video' });
  return { readable: new Processor({ track: source }).readable, writable: track.writable, track };
}

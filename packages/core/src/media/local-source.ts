import type { CallError } from '../model/call-error.js';

/** One local source (microphone, camera or screen) as it is now; a new object for each change. */
export interface LocalSource {
  /** What the person asked for: unmuted, or camera on. */
  readonly enabled: boolean;
  /** `off`: not captured; `starting`: waiting for the browser or the person; `live`: captured; `failed`: see `error`. */
  readonly status: 'off' | 'starting' | 'live' | 'failed';
  /** Why capture failed, `null` unless `status` is `failed`. */
  readonly error: CallError | null;
  /** The captured track; a muted microphone keeps its track, a camera that is off has none (its light is off). */
  readonly track: MediaStreamTrack | null;
  /**
   * True while the operating system, the browser or the hardware gives nothing although the track is live: a switch
   * on the headset, a phone call, a closed lid (W3C Media Capture and Streams section 4.3.1, "muted").
   */
  readonly interrupted: boolean;
}

/** A source of which nothing is wanted. */
export const offSource: LocalSource = {
  enabled: false,
  status: 'off',
  error: null,
  track: null,
  interrupted: false,
};

/**
 * Tells what happens to a track by itself: our own `stop()` ends it without an event.
 *
 * @returns forgets the track and stops it
 */
export function watchTrack(track: MediaStreamTrack, onEnd: () => void, onMute: () => void): () => void {
  const events = { ended: onEnd, mute: onMute, unmute: onMute };
  for (const [name, listener] of Object.entries(events)) track.addEventListener(name, listener);
  return () => {
    for (const [name, listener] of Object.entries(events)) track.removeEventListener(name, listener);
    track.stop();
  };
}

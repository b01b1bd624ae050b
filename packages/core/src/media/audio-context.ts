import type { Unsubscribe } from '../lib/emitter.js';
import { onGesture } from '../lib/page-lifecycle.js';

/** A look at the sound of one track. */
export interface SoundTap {
  /** The newest samples, -1 to 1, oldest first; the same array each time. */
  read(): Float32Array;
  /** Lets go of the track, and leaves it as it is. */
  stop(): void;
}

/** The part of an `AudioContext` that meters use. */
export interface MeterContext {
  /** As in Web Audio section 1.1; `interrupted` while a phone call, or Siri, has the sound. */
  readonly state: AudioContextState;
  onStateChange(listener: () => void): Unsubscribe;
  /** May stay pending, or reject, where the page may not use sound yet. */
  resume(): Promise<void>;
  close(): Promise<void>;
  /** May throw: Firefox takes no track whose rate is not that of the context. */
  tap(track: MediaStreamTrack): SoundTap;
}

/** Web Audio, as far as meters need it: the port that a fake implements. */
export interface AudioContexts {
  /** Makes a context, `null` where there is no Web Audio. */
  open(): MeterContext | null;
  /** Tells when the person touches the page: from then on it may use sound. */
  onGesture(listener: () => void): Unsubscribe;
}

/** How many samples are looked at: 85 ms at 48 kHz, nearly all of what comes between two looks. */
const fftSize = 4096;

/** It plays nothing, so that it needs no loudspeaker (Web Audio section 1.2.6); browsers that do not know `sinkId` ignore it. */
const options = { latencyHint: 'playback', sinkId: { type: 'none' } } as const;

/** The browser's own. Touches its globals only when called. */
export const browserAudioContexts: AudioContexts = {
  open() {
    if (typeof AudioContext === 'undefined') return null;
    const context = new AudioContext(options);
    return {
      get state() {
        return context.state;
      },
      onStateChange(listener) {
        context.addEventListener('statechange', listener);
        return () => context.removeEventListener('statechange', listener);
      },
      resume: () => context.resume(),
      close: () => context.close(),
      tap(track) {
        const source = context.createMediaStreamSource(new MediaStream([track]));
        const analyser = new AnalyserNode(context, { fftSize });
        const samples = new Float32Array(fftSize);
        source.connect(analyser);
        return {
          read() {
            analyser.getFloatTimeDomainData(samples);
            return samples;
          },
          stop() {
            source.disconnect();
            analyser.disconnect();
          },
        };
      },
    };
  },
  onGesture,
};

import { CallError } from '../model/call-error.js';

/** One effect at work on one track. */
export interface EffectRun {
  /** What is shown and sent in place of the track that it was started on. */
  readonly track: MediaStreamTrack;
  /** Ends it, with all that it holds, `track` too; the track that it was started on belongs to somebody else. Idempotent. */
  stop(): void;
}

/**
 * What is done to the picture of the camera or the sound of the microphone before anybody sees or hears it: the port
 * that `@parley/effects` implements. One effect may be at work on several tracks at once.
 */
export interface TrackEffect {
  /**
   * Begins to work on a track. Takes a limited time, and leaves nothing behind when it rejects.
   *
   * @param track - live, and stopped only after the run; while it is disabled the effect gives silence, or black
   * @param onFailure - called once when it cannot go on: the plain track then takes its place
   */
  start(track: MediaStreamTrack, onFailure: (cause: unknown) => void): Promise<EffectRun>;
}

/** The effect on the camera or the microphone as it is now; a new object for each change. */
export interface EffectSnapshot {
  /** What was chosen, `null` when nothing was or when it failed. */
  readonly effect: TrackEffect | null;
  /** Whether it is about to be seen or heard: the models of some are large. */
  readonly isStarting: boolean;
  /** Why the last one could not work: the plain track goes on instead. */
  readonly error: CallError | null;
}

/** No effect. */
export const noEffect: EffectSnapshot = { effect: null, isStarting: false, error: null };

/** What a failed effect means, in the words of the kit. */
export function effectError(kind: 'audio' | 'video', cause: unknown): CallError {
  if (cause instanceof CallError) return cause;
  const device = kind === 'audio' ? 'microphone' : 'camera';
  return new CallError(
    'effect-failed',
    `The effect on the ${device} does not work here: it goes on without. See the cause.`,
    { cause },
  );
}

/**
 * An effect that is loaded when it is first used, so that nobody else waits for its code:
 * `laterEffect(async () => (await import('@parley/effects')).backgroundBlur())`.
 */
export function laterEffect(load: () => Promise<TrackEffect>): TrackEffect {
  return { start: async (track, onFailure) => (await load()).start(track, onFailure) };
}

import type { Clock } from '../lib/clock.js';
import type { PageLifecycle } from '../lib/page-lifecycle.js';
import type { AudioContexts } from './audio-context.js';
import type * as MeterParts from './meter-parts.js';
import type { MicrophoneListener, MicrophoneMeter } from './microphone-meter.js';
import type { TrackMeters } from './track-meters.js';

/** Fetches what measures sound. Nothing of it is needed before there is a microphone. */
export function loadMeters(): Promise<typeof MeterParts> {
  return import('./meter-parts.js');
}

/** Makes the meter of a call's microphone, once what it takes has been fetched; `null` where nothing can be measured. */
export type MakeMicrophoneMeter = (listener: MicrophoneListener) => Promise<MicrophoneMeter | null>;

/** What the meters of a client are made of. */
export interface MicrophoneMeterOptions {
  /** `null`: none; `undefined`: those of the browser, shared by the whole page. */
  readonly contexts: AudioContexts | null | undefined;
  readonly clock: Clock;
  readonly page: PageLifecycle;
  /** Whether a muted microphone is listened to. */
  readonly hearsMuted: boolean;
}

/** How the calls of one client come by the meters of their microphones. */
export function createMicrophoneMeters(options: MicrophoneMeterOptions): MakeMicrophoneMeter {
  const { contexts, clock, page, hearsMuted } = options;
  let own: TrackMeters | null = null;
  return async (listener) => {
    if (contexts === null || (!contexts && typeof AudioContext === 'undefined')) return null;
    const { MicrophoneMeter: Meter, TrackMeters: Meters, pageMeters } = await loadMeters();
    const meters = contexts ? (own ??= new Meters(contexts, clock, page)) : pageMeters;
    return new Meter(meters, clock, hearsMuted, listener);
  };
}

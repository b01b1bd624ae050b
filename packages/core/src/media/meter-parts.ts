// What is fetched when there is something to measure: see load-meters.ts.
import { systemClock } from '../lib/clock.js';
import { browserPage } from '../lib/page-lifecycle.js';
import { browserAudioContexts } from './audio-context.js';
import { TrackMeters } from './track-meters.js';

export { MicrophoneMeter } from './microphone-meter.js';
export { TrackMeters } from './track-meters.js';

/** The meters of the page: all clients and all meters of tracks share their one context. */
export const pageMeters: TrackMeters = new TrackMeters(browserAudioContexts, systemClock, browserPage);

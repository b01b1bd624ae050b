import { later } from '../later.js';
import type { Later } from '../later.js';
import type { startRecorder } from './call-recorder.js';

/** What it takes to record. */
export interface RecorderParts {
  readonly startRecorder: typeof startRecorder;
}

/** It comes when somebody wishes to record. */
export const recorderParts: Later<RecorderParts> = later('the recorder', () => import('./call-recorder.js'));

import { later } from '../later.js';
import type { Later } from '../later.js';
import type { followSound } from './follow-sound.js';
import type { holdSounds, setSoundSpeaker } from './sound-player.js';
import type { ringInOneTab } from './ring-in-one-tab.js';
import type { startSound } from './start-sound.js';

/** All that it takes to play the sounds of calls. */
export interface SoundParts {
  readonly followSound: typeof followSound;
  readonly holdSounds: typeof holdSounds;
  readonly setSoundSpeaker: typeof setSoundSpeaker;
  readonly ringInOneTab: typeof ringInOneTab;
  readonly startSound: typeof startSound;
}

/** They come as soon as anything is there that could ring, which is before it rings. */
export const soundParts: Later<SoundParts> = later('the sounds', () => import('./play-sounds.js'));

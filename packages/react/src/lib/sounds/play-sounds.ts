// What is fetched as one: see sound-parts.ts.
export { followSound } from './follow-sound.js';
export { holdSounds, setSoundSpeaker } from './sound-player.js';
export { ringInOneTab } from './ring-in-one-tab.js';
export { startSound } from './start-sound.js';

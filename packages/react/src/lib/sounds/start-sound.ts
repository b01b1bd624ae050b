import { onGesture } from '../on-gesture.js';
import { chooseSpeaker } from '../choose-speaker.js';
import { playPattern, soundSpeaker } from './sound-player.js';
import type { StopSound } from './sound-player.js';
import { soundPatterns } from './sound-patterns.js';
import type { SoundName } from './sound-names.js';

/** How a sound is to be played. */
export interface SoundOptions {
  /** From 0 to 1. */
  readonly volume: number;
  /** True for what goes on until it is stopped. */
  readonly loops: boolean;
  /** The id of the speaker that was chosen, for `setSinkId`; `null`: the browser's default. */
  readonly speaker: string | null;
}

/** Plays a sound of the app's own, and returns what stops it. */
export type PlaySound = (options: SoundOptions) => StopSound | undefined;

/** In place of one of the kit's sounds: the address of a file, a function that plays, or `false` for silence. */
export type SoundSource = string | PlaySound | false;

/** What replaces the kit's sounds, one by one. */
export type Sounds = Readonly<Partial<Record<SoundName, SoundSource>>>;

/** Whatever makes a sound due is still being dealt with: that goes first. In ms. */
const breath = 100;

/** Starts a sound, the kit's own unless there is another; what it returns stops it at once. */
export function startSound(name: SoundName, source: SoundSource | undefined, volume: number): StopSound {
  let stop: StopSound | undefined;
  const timer = setTimeout(() => {
    const pattern = soundPatterns[name];
    const { loops } = pattern;
    if (source === undefined) stop = playPattern(pattern, volume);
    else if (typeof source === 'string') stop = playFile(source, { volume, loops, speaker: soundSpeaker() });
    else if (source !== false) stop = source({ volume, loops, speaker: soundSpeaker() });
  }, breath);
  return () => {
    clearTimeout(timer);
    stop?.();
  };
}

function playFile(url: string, { volume, loops, speaker }: SoundOptions): StopSound {
  const audio = new Audio(url);
  audio.loop = loops;
  audio.volume = volume;
  chooseSpeaker(audio, speaker);
  const play = (): void => void audio.play().catch(() => undefined);
  // Blocked until the page is touched: what repeats is still true then.
  const stopListening = loops ? onGesture(play) : null;
  play();
  return () => {
    stopListening?.();
    audio.pause();
    audio.removeAttribute('src');
  };
}

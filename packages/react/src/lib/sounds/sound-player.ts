import { chooseSpeaker } from '../choose-speaker.js';
import { onGesture } from '../on-gesture.js';
import { renderPattern } from './render-pattern.js';
import type { SoundPattern } from './sound-patterns.js';

/** Ends a sound at once; harmless when it is over. */
export type StopSound = () => void;

/** Plenty for tones below 4 kHz. */
const sampleRate = 22_050;

/** The page's one AudioContext, from the first sound or touch until nobody holds it. */
let context: AudioContext | null = null;
/** Where sounds are played, `null`: the browser's default. */
let speaker: string | null = null;
let holders = 0;
let stopListening: (() => void) | null = null;
/** What plays, or would if the browser let it; true for a loop. */
const playing = new Map<StopSound, boolean>();

/**
 * Makes sounds possible until it is let go. A browser that lets a page make sounds only after it was touched takes the
 * first touch for permission, so that a call that comes later can be heard: Safari asks it of each context anew.
 *
 * @returns lets go; harmless when called twice
 */
export function holdSounds(): () => void {
  holders += 1;
  stopListening ??= onGesture(unlock);
  let isHeld = true;
  return () => {
    if (!isHeld) return;
    isHeld = false;
    holders -= 1;
    if (holders > 0) return;
    for (const stop of playing.keys()) stop();
    stopListening?.();
    stopListening = null;
    void context?.close().catch(() => undefined);
    context = null;
  };
}

/** Plays sounds on another speaker, those that play too; `null`: the browser's default. */
export function setSoundSpeaker(next: string | null): void {
  speaker = next;
  if (context) chooseSpeaker(context, speaker);
}

/** Where sounds are played. */
export function soundSpeaker(): string | null {
  return speaker;
}

/** Plays one of the kit's patterns. Does nothing where there is no Web Audio, and while nobody holds the sounds. */
export function playPattern(pattern: SoundPattern, volume: number): StopSound {
  const audio = openContext();
  if (!audio) return () => undefined;
  const samples = renderPattern(pattern, sampleRate);
  const buffer = audio.createBuffer(1, samples.length, sampleRate);
  buffer.copyToChannel(samples, 0);
  const source = audio.createBufferSource();
  source.buffer = buffer;
  // The audio thread repeats it: a timer of ours would be slowed down in a hidden tab, which is where ringing matters.
  source.loop = pattern.loops;
  const gain = audio.createGain();
  gain.gain.value = volume;
  source.connect(gain).connect(audio.destination);

  const stop: StopSound = () => {
    if (!playing.delete(stop)) return;
    source.stop();
    gain.disconnect();
    rest(audio);
  };
  source.addEventListener('ended', stop);
  playing.set(stop, pattern.loops);
  source.start();
  void resume(audio);
  return stop;
}

function openContext(): AudioContext | null {
  if (holders === 0 || typeof AudioContext === 'undefined') return null;
  if (!context) {
    context = new AudioContext();
    chooseSpeaker(context, speaker);
  }
  return context;
}

/** The page was touched. */
function unlock(): void {
  if (context?.state === 'running') return;
  // What was to be heard once is stale by now; what repeats is still true.
  for (const [stop, loops] of playing) if (!loops) stop();
  const isNew = context === null;
  const audio = openContext();
  if (audio && (isNew || playing.size > 0)) void resume(audio).then(() => rest(audio));
}

/** Blocked, it stays pending or rejects: then the next touch tries again. */
async function resume(audio: AudioContext): Promise<void> {
  await audio.resume().catch(() => undefined);
}

/** Lets the loudspeaker sleep while there is nothing to hear. */
function rest(audio: AudioContext): void {
  if (playing.size === 0 && audio.state === 'running') void audio.suspend().catch(() => undefined);
}

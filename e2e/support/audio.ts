import { expect, type Locator, type Page } from '@playwright/test';
import { often } from './often.js';
import { voiceOf } from './picture.js';

/** What can be heard. */
export interface Sound {
  /** Root mean square of the samples, 0 (silence) to 1. */
  readonly level: number;
  /** The strongest frequency in Hz, 0 in silence. */
  readonly frequency: number;
}

/** Below this a sound counts as silence; a fake voice has about 0.35. */
const audible = 0.02;

/** What a media element plays: silence when it is paused or muted, whatever its stream carries. */
export function soundOf(element: Locator): Promise<Sound> {
  return element.evaluate(listenToElement);
}

/** What arrives at a page, mixed over all its open peer connections, whether it is played or not. */
function soundArrivingAt(page: Page): Promise<Sound> {
  return page.evaluate(listenToReceivers);
}

/** Waits until a media element plays the voice of a person. */
export async function expectVoiceOf(element: Locator, id: number): Promise<void> {
  await expectVoice(() => soundOf(element), id);
}

/** Waits until the voice of a person arrives at a page. */
export async function expectVoiceArriving(page: Page, id: number): Promise<void> {
  await expectVoice(() => soundArrivingAt(page), id);
}

/** Waits until nothing audible arrives at a page. */
export async function expectSilenceArriving(page: Page): Promise<void> {
  await expect
    .poll(async () => (await soundArrivingAt(page)).level, {
      message: 'silence',
      timeout: 30_000,
      intervals: often,
    })
    .toBeLessThan(audible);
}

async function expectVoice(listen: () => Promise<Sound>, id: number): Promise<void> {
  const expected = voiceOf(id);
  await expect
    .poll(
      async () => {
        const { level, frequency } = await listen();
        return level < audible
          ? 'silence'
          : Math.abs(frequency - expected) < 12
            ? 'the voice'
            : `${frequency} Hz`;
      },
      { message: `the voice of ${id} (${expected} Hz)`, timeout: 30_000, intervals: often },
    )
    .toBe('the voice');
}

/** Runs in the page, so it must use nothing from outside. */
async function listenToElement(element: Node): Promise<Sound> {
  if (!(element instanceof HTMLMediaElement)) throw new TypeError('not a media element');
  const { srcObject } = element;
  const isSilent = element.paused || element.muted || element.volume === 0;
  if (isSilent || !(srcObject instanceof MediaStream)) return { level: 0, frequency: 0 };
  return window.listenTo(srcObject.getAudioTracks());
}

/** Runs in the page, so it must use nothing from outside. */
function listenToReceivers(): Promise<Sound> {
  const tracks = window.peerConnections
    .filter((connection) => connection.connectionState !== 'closed')
    .flatMap((connection) => connection.getReceivers().map((receiver) => receiver.track))
    .filter((track) => track.kind === 'audio');
  return window.listenTo(tracks);
}

/** An init script: `window.listenTo`, which both readers above use. */
export function installListener(): void {
  window.listenTo = async (tracks) => {
    const live = tracks.filter((track) => track.readyState === 'live');
    if (live.length === 0) return { level: 0, frequency: 0 };
    const context = new AudioContext();
    const stream = new MediaStream(live);
    // Chromium feeds a remote track into an audio graph only while some element has it.
    const element = new Audio();
    element.muted = true;
    element.srcObject = stream;
    await element.play();
    const analyser = new AnalyserNode(context, { fftSize: 8_192, smoothingTimeConstant: 0 });
    for (const track of live)
      new MediaStreamAudioSourceNode(context, { mediaStream: new MediaStream([track]) }).connect(analyser);
    await context.resume();
    const samples = new Float32Array(analyser.fftSize);
    const spectrum = new Float32Array(analyser.frequencyBinCount);
    // One window of the transform, and the time it takes until the first samples arrive.
    const windowMs = (1_000 * analyser.fftSize) / context.sampleRate;
    await new Promise((resolve) => setTimeout(resolve, windowMs + 60));
    analyser.getFloatTimeDomainData(samples);
    analyser.getFloatFrequencyData(spectrum);
    await context.close();
    element.srcObject = null;
    const level = Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    const strongest = spectrum.reduce(
      (best, value, bin) => (value > (spectrum[best] ?? -Infinity) ? bin : best),
      0,
    );
    return { level, frequency: level === 0 ? 0 : (strongest * context.sampleRate) / analyser.fftSize };
  };
}

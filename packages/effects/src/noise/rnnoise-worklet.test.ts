import { readFileSync } from 'node:fs';
import { seededRandom } from '@parley/testing';
import { beforeAll, describe, expect, it, vi } from 'vitest';

interface Processor {
  readonly port: EventTarget;
  process(inputs: Float32Array[][], outputs: Float32Array[][]): boolean;
}

type Constructor = new (options: { processorOptions: { wasm: Buffer } }) => Processor;

const script = new URL('../../assets/rnnoise-worklet.js', import.meta.url).href;
const wasm = readFileSync(new URL('../../assets/rnnoise.wasm', import.meta.url));
const registered = new Map<string, Constructor>();

class FakePort extends EventTarget {
  start(): void {}
}

/** The scope of a worklet has these two. */
class AudioWorkletProcessor {
  readonly port: FakePort = new FakePort();
}

function create(): Processor {
  const Rnnoise = registered.get('parley-rnnoise');
  if (!Rnnoise) throw new Error('It was not registered.');
  return new Rnnoise({ processorOptions: { wasm } });
}

/** Lets a processor work on half a second of sound, a quantum at a time, and gives the second half of that. */
function hear(processor: Processor, sample: (second: number) => number): Float32Array {
  const heard = new Float32Array(24_000);
  for (let at = 0; at + 128 <= heard.length; at += 128) {
    const output = new Float32Array(128);
    const input = Float32Array.from({ length: 128 }, (_, i) => sample((at + i) / 48_000));
    processor.process([[input]], [[output]]);
    heard.set(output, at);
  }
  return heard.subarray(12_000);
}

const loudness = (samples: Float32Array): number =>
  Math.sqrt(samples.reduce((sum, value) => sum + value * value, 0) / samples.length);

/** Something like a vowel: the harmonics of a voice, louder around two formants, in syllables. */
function voice(second: number): number {
  const pitch = 140 + 12 * Math.sin(2 * Math.PI * 3 * second);
  let sum = 0;
  for (let n = 1; n * pitch < 4000; n += 1) {
    const f = n * pitch;
    const formants = Math.exp(-(((f - 700) / 250) ** 2)) + 0.6 * Math.exp(-(((f - 1200) / 300) ** 2)) + 0.05;
    sum +=
      formants *
      Math.sin(2 * Math.PI * n * (140 * second - (2 * Math.cos(2 * Math.PI * 3 * second)) / Math.PI));
  }
  return 0.08 * sum * (0.55 + 0.45 * Math.sin(2 * Math.PI * 4 * second));
}

describe('the worklet of RNNoise', () => {
  beforeAll(async () => {
    vi.stubGlobal('AudioWorkletProcessor', AudioWorkletProcessor);
    vi.stubGlobal('registerProcessor', (name: string, one: Constructor) => registered.set(name, one));
    await import(/* @vite-ignore */ script);
  });

  it('lets a voice through, and little of noise', () => {
    const random = seededRandom(3);
    const noise = loudness(hear(create(), () => (random() - 0.5) * 0.2));
    expect(noise).toBeLessThan(0.0577 / 5);
    const spoken = loudness(Float32Array.from({ length: 12_000 }, (_, i) => voice(0.25 + i / 48_000)));
    const heard = loudness(hear(create(), voice));
    expect(heard).toBeGreaterThan(spoken / 3);
  });

  it('gives silence for silence, and for nothing at all', () => {
    const processor = create();
    expect(loudness(hear(processor, () => 0))).toBeLessThan(0.0001);
    const output = new Float32Array(128);
    expect(processor.process([[]], [[output]])).toBe(true);
    expect(loudness(output)).toBeLessThan(0.0001);
  });

  it('ends when it is told to', () => {
    const processor = create();
    processor.port.dispatchEvent(new Event('message'));
    expect(processor.process([[new Float32Array(128)]], [[new Float32Array(128)]])).toBe(false);
  });
});

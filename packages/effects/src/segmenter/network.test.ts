import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { kernelsCode } from './kernels-code.js';
import { createNetwork, type Network } from './network.js';
import { readModel } from './read-model.js';

/** A portrait of an astronaut in her suit (NASA, in the public domain), 64 × 36 points of red, green and blue. */
const person = readFileSync(new URL('../../test-kit/person-64x36.rgb', import.meta.url));

function modelBytes(): ArrayBuffer {
  const file = readFileSync(new URL('../../assets/selfie_segmentation_landscape.tflite', import.meta.url));
  return new Uint8Array(file).buffer;
}

async function load(): Promise<Network> {
  return createNetwork(
    readModel(modelBytes()),
    await WebAssembly.compile(Uint8Array.from(Buffer.from(kernelsCode, 'base64'))),
  );
}

/** What the network says of a point of the small picture. */
function at({ output, width }: Network, x: number, y: number): number {
  return output[y * 4 * width + x * 4] ?? Number.NaN;
}

describe('the network', () => {
  it('finds a person and the background beside them, and nobody where there is nobody', async () => {
    const network = await load();
    expect([network.width, network.height]).toEqual([256, 144]);
    for (let i = 0; i < network.input.length; i += 1) {
      const [point, color] = [Math.floor(i / 3), i % 3];
      const [x, y] = [Math.floor((point % 256) / 4), Math.floor(point / 256 / 4)];
      network.input[i] = (person[(y * 64 + x) * 3 + color] ?? 0) / 255;
    }
    network.run();
    const [face, chest] = [at(network, 28, 9), at(network, 26, 25)];
    expect(Math.min(face, chest)).toBeGreaterThan(0.9);
    const [flag, wall, shuttle] = [at(network, 3, 8), at(network, 42, 3), at(network, 52, 8)];
    expect(Math.max(flag, wall, shuttle)).toBeLessThan(0.1);
    const share = network.output.reduce((sum, value) => sum + value, 0) / network.output.length;
    expect(share).toBeGreaterThan(0.35);
    expect(share).toBeLessThan(0.65);
    network.input.fill(0.5);
    network.run();
    expect(Math.max(...network.output)).toBeLessThan(0.5);
  });

  it('refuses what is no model', () => {
    expect(() => readModel(new ArrayBuffer(4))).toThrow(/no TensorFlow Lite/);
    expect(() => readModel(new TextEncoder().encode('<!doctype html>').buffer)).toThrow(/no TensorFlow Lite/);
  });
});

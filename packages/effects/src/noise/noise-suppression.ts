import { CallError, type EffectRun, type TrackEffect } from '@parley/core';
import { noiseModelUrl, noiseWorkletUrl, type EffectAssets } from '../assets.js';
import { limited } from '../limited.js';

/** How noise is suppressed. */
export interface NoiseSuppressionOptions {
  /** Where the files are. Default: beside the package, where Vite and webpack find them. */
  readonly assets?: Pick<EffectAssets, 'noiseWorklet' | 'noiseModel'>;
}

/** RNNoise was trained for it. */
const sampleRate = 48_000;

/** Whether this browser has what noise suppression needs. */
export function canSuppressNoise(): boolean {
  return typeof AudioWorkletNode !== 'undefined' && typeof WebAssembly !== 'undefined';
}

/**
 * Lets voices through and little else, by RNNoise: `client.devices.setEffect('audio', noiseSuppression())`. Adds about 20 ms.
 * Nothing is loaded before it is used, and no sound leaves the machine.
 */
export function noiseSuppression({ assets = {} }: NoiseSuppressionOptions = {}): TrackEffect {
  return {
    async start(source, onFailure) {
      if (!canSuppressNoise())
        throw new CallError(
          'not-supported',
          'This browser has no AudioWorklet: offer noise suppression only where canSuppressNoise() is true.',
        );
      const context = new AudioContext({ sampleRate, latencyHint: 'interactive' });
      try {
        const [response] = await limited(
          'Loading the noise suppression',
          Promise.all([
            fetch(assets.noiseModel ?? noiseModelUrl()),
            context.audioWorklet.addModule(String(assets.noiseWorklet ?? noiseWorkletUrl())),
            context.resume(),
          ]),
        );
        if (!response.ok) throw new Error(`RNNoise is not at ${response.url}: ${response.status}.`);
        return connect(context, source, await response.arrayBuffer(), onFailure);
      } catch (error) {
        void context.close();
        throw error;
      }
    },
  };
}

function connect(
  context: AudioContext,
  source: MediaStreamTrack,
  wasm: ArrayBuffer,
  onFailure: (cause: unknown) => void,
): EffectRun {
  const input = context.createMediaStreamSource(new MediaStream([source]));
  const rnnoise = new AudioWorkletNode(context, 'parley-rnnoise', {
    channelCount: 1,
    channelCountMode: 'explicit',
    outputChannelCount: [1],
    processorOptions: { wasm },
  });
  const output = context.createMediaStreamDestination();
  output.channelCount = 1;
  const [track] = output.stream.getAudioTracks();
  if (!track) throw new Error('This browser makes no track of sound.');
  const fail = (): void => onFailure(new Error('The worklet of the noise suppression failed.'));
  // A phone call takes the sound away, and iOS does not always give it back by itself.
  const wake = (): void => {
    if (context.state !== 'running' && context.state !== 'closed')
      context.resume().catch((error: unknown) => onFailure(error));
  };
  rnnoise.addEventListener('processorerror', fail);
  context.addEventListener('statechange', wake);
  input.connect(rnnoise).connect(output);
  return {
    track,
    stop() {
      if (context.state === 'closed') return;
      context.removeEventListener('statechange', wake);
      rnnoise.removeEventListener('processorerror', fail);
      rnnoise.port.postMessage('stop', { transfer: [] });
      input.disconnect();
      rnnoise.disconnect();
      track.stop();
      void context.close();
    },
  };
}

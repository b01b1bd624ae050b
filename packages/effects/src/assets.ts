/** Where the files of the package are, for those whose bundler does not find them by itself. */
export interface EffectAssets {
  /** A module worker, from the page's own origin, that calls `serveBackgrounds` of `@parley/effects/worker`. */
  readonly worker?: () => Worker;
  /** `assets/selfie_segmentation_landscape.tflite` */
  readonly model?: string | URL;
  /** `assets/rnnoise-worklet.js` */
  readonly noiseWorklet?: string | URL;
  /** `assets/rnnoise.wasm` */
  readonly noiseModel?: string | URL;
}

// Written out as bundlers look for them: Vite, webpack and Rollup copy the files that such an expression names.

export function createBackgroundWorker(): Worker {
  return new Worker(new URL('./background/background-worker.ts', import.meta.url), { type: 'module' });
}

export function modelUrl(): URL {
  return new URL('../assets/selfie_segmentation_landscape.tflite', import.meta.url);
}

export function noiseWorkletUrl(): URL {
  // Small files become `data:` URLs with some bundlers, from which a page with a strict policy loads no worklet.
  return new URL('../assets/rnnoise-worklet.js?no-inline', import.meta.url);
}

export function noiseModelUrl(): URL {
  return new URL('../assets/rnnoise.wasm', import.meta.url);
}

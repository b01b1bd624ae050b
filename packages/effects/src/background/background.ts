import { CallError, type TrackEffect } from '@parley/core';
import { createBackgroundWorker, modelUrl, type EffectAssets } from '../assets.js';
import { startBackground } from './background-run.js';
import type { BlurStrength, Look } from './look.js';

/** How backgrounds are changed. */
export interface BackgroundOptions {
  /** Where the files are. Default: beside the package, where Vite and webpack find them. */
  readonly assets?: Pick<EffectAssets, 'worker' | 'model'>;
  /**
   * `auto` (default) takes the track apart in the worker where the browser can (Chromium) and draws on a canvas elsewhere;
   * `canvas` always does the latter.
   */
  readonly pipeline?: 'auto' | 'canvas';
  /** Told how long each picture took in the worker, in ms. For measuring. */
  readonly onFrame?: (time: number) => void;
}

/** How the background is blurred. */
export interface BackgroundBlurOptions extends BackgroundOptions {
  /** Default `strong`. */
  readonly strength?: BlurStrength;
}

/** Whether this browser has what the background effects need. What it does not know it may still fail at. */
export function canChangeBackground(): boolean {
  return (
    typeof Worker !== 'undefined' &&
    typeof OffscreenCanvas !== 'undefined' &&
    typeof WebAssembly !== 'undefined' &&
    ('MediaStreamTrackProcessor' in window ||
      ('requestVideoFrameCallback' in HTMLVideoElement.prototype &&
        'captureStream' in HTMLCanvasElement.prototype))
  );
}

/**
 * Blurs what is behind a person: `client.devices.setEffect('video', backgroundBlur())`. Nothing is loaded before it is used,
 * and no picture leaves the machine.
 */
export function backgroundBlur({ strength = 'strong', ...options }: BackgroundBlurOptions = {}): TrackEffect {
  return background(() => Promise.resolve({ type: 'blur', strength }), options);
}

/**
 * Puts an image behind a person, scaled so that it fills the picture.
 *
 * @param image - a file that the person chose, or where an image is (on the page's origin, or with CORS)
 */
export function backgroundImage(image: string | URL | Blob, options: BackgroundOptions = {}): TrackEffect {
  return background(async () => ({ type: 'image', image: await loadImage(image) }), options);
}

function background(createLook: () => Promise<Look>, options: BackgroundOptions): TrackEffect {
  const { assets = {}, pipeline = 'auto', onFrame } = options;
  return {
    async start(source, onFailure) {
      if (!canChangeBackground())
        throw new CallError(
          'not-supported',
          'This browser cannot change backgrounds: offer them only where canChangeBackground() is true.',
        );
      const look = await createLook();
      const run = { source, look, pipeline, onFrame, onFailure };
      const model = String(new URL(assets.model ?? modelUrl(), document.baseURI));
      return startBackground({ ...run, model, createWorker: assets.worker ?? createBackgroundWorker });
    },
  };
}

async function loadImage(image: string | URL | Blob): Promise<ImageBitmap> {
  if (image instanceof Blob) return createImageBitmap(image);
  const response = await fetch(image);
  if (!response.ok) throw new Error(`The background image is not at ${String(image)}: ${response.status}.`);
  return createImageBitmap(await response.blob());
}

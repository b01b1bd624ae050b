// Effects on the camera
export {
  backgroundBlur,
  backgroundImage,
  canChangeBackground,
  type BackgroundBlurOptions,
  type BackgroundOptions,
} from './background/background.js';
export type { BlurStrength } from './background/look.js';

// Effects on the microphone
export {
  canSuppressNoise,
  noiseSuppression,
  type NoiseSuppressionOptions,
} from './noise/noise-suppression.js';

// Files
export type { EffectAssets } from './assets.js';

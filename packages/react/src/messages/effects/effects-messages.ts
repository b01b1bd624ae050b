/** The texts of `BackgroundPicker` and `NoiseSuppressionSwitch`: apart, so that only an app that has them pays for them. */
export interface EffectsMessages {
  /** Heads the choice of what is behind a person. */
  readonly background: string;
  /** The background as it is. */
  readonly noBackground: string;
  readonly slightBlur: string;
  readonly blur: string;
  /** Chooses an image of one's own. */
  readonly chooseImage: string;
  readonly ownImage: string;
  readonly backgroundStarts: string;
  /** The camera goes on as it is. */
  readonly backgroundFailed: string;
  readonly suppressNoise: string;
  readonly noiseStarts: string;
  /** The microphone goes on as it is. */
  readonly noiseFailed: string;
}

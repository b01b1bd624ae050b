import type { CaptureConstraints } from '../media/capture.js';
import { LocalMedia } from '../media/local-media.js';
import type { HandedMedia } from '../media/media-handover.js';
import type { StartOptions } from './call-client.js';
import type { CallConfig } from './call-config.js';
import { CaptureGate } from './capture-gate.js';

/** What capturing for a call needs of it. */
export interface CallCaptureOptions {
  readonly config: Pick<CallConfig, 'choice' | 'clock' | 'devices' | 'endWithoutMedia'>;
  readonly constraints: () => CaptureConstraints;
  /** What is captured changed. */
  readonly onChange: () => void;
  /** Nothing can be captured, and the call is not to go on without. */
  readonly onNothing: () => void;
}

/** The microphone and camera of one call, which may have been captured before it. */
export class CallCapture {
  readonly #options: CallCaptureOptions;
  readonly #gate: CaptureGate;
  #media: LocalMedia;

  constructor(options: CallCaptureOptions) {
    const { config, constraints, onChange } = options;
    this.#options = options;
    this.#gate = new CaptureGate(config.clock);
    this.#media = new LocalMedia(config.devices, config.choice, constraints(), onChange);
  }

  get media(): LocalMedia {
    return this.#media;
  }

  /** Begins to capture, or goes on with what a preview has captured. */
  start(hasVideo: boolean, video: boolean | undefined, { microphone, preview }: StartOptions): void {
    const { config, constraints, onNothing } = this.#options;
    const handed = preview?.handOver();
    const wanted = hasVideo && (video ?? handed?.camera ?? true);
    const unmuted = microphone ?? handed?.microphone ?? true;
    if (handed?.media instanceof LocalMedia) this.#goOnWith(handed.media, unmuted, wanted);
    // What is captured already goes on as it is where it cannot be changed.
    void this.#media.setConstraints(constraints()).catch(() => undefined);
    const kinds = [unmuted && ('audio' as const), wanted && ('video' as const)].filter(
      (kind) => kind !== false,
    );
    void this.#media.start(kinds, this.#gate.wait()).then(() => {
      const { audio, video: camera } = this.#media;
      const nothing = audio.status === 'failed' && (!wanted || camera.status === 'failed');
      if (nothing && config.endWithoutMedia) onNothing();
      return undefined;
    });
  }

  /** Gives everything up to another call that goes on with it. */
  handOver(): HandedMedia {
    const { config, constraints, onChange } = this.#options;
    const media = this.#media;
    this.#media = new LocalMedia(config.devices, config.choice, constraints(), onChange);
    return { microphone: media.audio.enabled, camera: media.video.enabled, media };
  }

  /** Whatever had to come first has: the devices may be asked for. */
  release(): void {
    this.#gate.open();
  }

  close(): void {
    this.#gate.open();
    this.#media.close();
  }

  #goOnWith(media: LocalMedia, unmuted: boolean, video: boolean): void {
    this.#media.close();
    this.#media = media;
    media.moveTo(this.#options.onChange);
    // Refused only when it is closed, as the call is then.
    if (!unmuted && media.audio.enabled) void media.setEnabled('audio', false).catch(() => undefined);
    if (!video && media.video.enabled) void media.setEnabled('video', false).catch(() => undefined);
  }
}

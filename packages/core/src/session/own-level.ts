import type { CancelTimer } from '../lib/clock.js';
import { offSource, type LocalSource } from '../media/local-source.js';
import type { MicrophoneListener, MicrophoneMeter } from '../media/microphone-meter.js';
import type { MicrophoneNotice } from '../media/microphone-watch.js';
import type { CallConfig } from './call-config.js';

/** How long a call is connected before its microphone is measured, in ms: the first pictures come first. */
const settleDelay = 1000;

/** Measures our own microphone while somebody is connected, with parts that are fetched then. */
export class OwnLevel {
  readonly #config: Pick<CallConfig, 'clock' | 'logger' | 'meterMicrophone'>;
  readonly #onLevel: MicrophoneListener['onLevel'];
  readonly #onChange: () => void;
  #source: LocalSource = offSource;
  #device: MediaStreamTrack | null = null;
  /** Not begun, or over; waiting; being fetched, or not to be had; at work. */
  #begun: CancelTimer | 'fetched' | null = null;
  #meter: MicrophoneMeter | null = null;
  #notice: MicrophoneNotice | null = null;

  /**
   * @param onLevel - told how loud it is
   * @param onChange - told when there is another notice
   */
  constructor(
    config: Pick<CallConfig, 'clock' | 'logger' | 'meterMicrophone'>,
    onLevel: MicrophoneListener['onLevel'],
    onChange: () => void,
  ) {
    this.#config = config;
    this.#onLevel = onLevel;
    this.#onChange = onChange;
  }

  get notice(): MicrophoneNotice | null {
    return this.#notice;
  }

  /**
   * Takes the microphone as it is now.
   *
   * @param device - what it gives before any effect
   */
  follow(source: LocalSource, device: MediaStreamTrack | null, isConnected: boolean): void {
    this.#device = device;
    this.#source = isConnected ? source : offSource;
    if (this.#meter) this.#meter.follow(this.#source, this.#device);
    else if (this.#source.track)
      this.#begun ??= this.#config.clock.after(settleDelay, () => void this.#begin());
    else if (typeof this.#begun === 'function') {
      this.#begun();
      this.#begun = null;
    }
  }

  async #begin(): Promise<void> {
    this.#begun = 'fetched';
    const { meterMicrophone, logger } = this.#config;
    try {
      this.#meter = await meterMicrophone({
        onLevel: this.#onLevel,
        onNotice: (notice) => {
          this.#notice = notice;
          this.#onChange();
        },
      });
      this.#meter?.follow(this.#source, this.#device);
    } catch (error) {
      logger.log('warn', 'could not load what measures the microphone: going on without', error);
    }
  }
}

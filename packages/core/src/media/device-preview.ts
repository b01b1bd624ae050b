import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { CallError } from '../model/call-error.js';
import type { CaptureKind } from './device-choice.js';
import { DeviceList } from './device-list.js';
import type { Devices } from './devices.js';
import { LocalMedia } from './local-media.js';
import { offSource, type LocalSource } from './local-source.js';
import type { HandedMedia, MediaHandover } from './media-handover.js';
import { loadStart, saveStart } from './start-choice.js';

/** What is captured outside a call; a new object for each change. */
export interface DevicePreviewSnapshot {
  readonly audio: LocalSource;
  readonly video: LocalSource;
}

/** What to preview. */
export interface DevicePreviewOptions {
  /** With the camera. Default true. */
  readonly video?: boolean;
  /** Begin as it was left the last time, and remember how it is left. Default true; false begins with everything on. */
  readonly remembers?: boolean;
}

/**
 * One's own microphone and camera outside a call: to look at oneself before calling or answering. A call that is given
 * it goes on with what is captured, so that the camera does not blink: `client.call('bob', { preview })`,
 * `call.accept({ preview })`. Whether microphone and camera are on is remembered for the next preview.
 */
export interface DevicePreview extends MediaHandover {
  readonly snapshot: DevicePreviewSnapshot;
  /** Tells after each change. */
  on(event: 'change', listener: (snapshot: DevicePreviewSnapshot) => void): Unsubscribe;
  /**
   * Captures what was on the last time, with one question to the person. A preview that runs begins anew. Never
   * rejects: failures are in the snapshot.
   */
  start(options?: DevicePreviewOptions): Promise<void>;
  /**
   * Mutes or unmutes, which is remembered.
   *
   * @throws CallError a capture code, or `closed` when it was not started
   */
  setMicrophoneEnabled(enabled: boolean): Promise<void>;
  /**
   * Turns the camera on or off, which is remembered.
   *
   * @throws CallError a capture code, or `closed` when it was not started
   */
  setCameraEnabled(enabled: boolean): Promise<void>;
  /** Gives all of it to a call and stops; without having been started it gives only what is remembered. */
  handOver(): HandedMedia;
  /** Releases the devices; `start()` begins anew. Idempotent. */
  close(): void;
}

/**
 * Makes a preview on the devices of a client; it captures nothing before `start()`.
 *
 * @param devices - those of a client: `client.devices`
 * @throws CallError `invalid-argument` when they are no client's
 */
export function createDevicePreview(devices: Devices): DevicePreview {
  if (!(devices instanceof DeviceList))
    throw new CallError('invalid-argument', 'Only the `devices` of a client can be previewed.');
  return new Preview(devices);
}

const nothing: DevicePreviewSnapshot = { audio: offSource, video: offSource };

class Preview implements DevicePreview {
  readonly #list: DeviceList;
  readonly #emitter = new Emitter<{ change: [snapshot: DevicePreviewSnapshot] }>();
  #media: LocalMedia | null = null;
  #snapshot = nothing;
  #remembers = true;

  constructor(list: DeviceList) {
    this.#list = list;
  }

  get snapshot(): DevicePreviewSnapshot {
    return this.#snapshot;
  }

  on(event: 'change', listener: (snapshot: DevicePreviewSnapshot) => void): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  async start({ video = true, remembers = true }: DevicePreviewOptions = {}): Promise<void> {
    this.close();
    const { port, storage, constraints } = this.#list;
    const media = new LocalMedia(port, this.#list, constraints, () =>
      this.#publish({ audio: media.audio, video: media.video }),
    );
    this.#media = media;
    this.#remembers = remembers;
    const kinds = video ? (['audio', 'video'] as const) : (['audio'] as const);
    await media.start(kinds.filter((kind) => !remembers || loadStart(storage, kind)));
  }

  setMicrophoneEnabled(enabled: boolean): Promise<void> {
    return this.#setEnabled('audio', enabled);
  }

  setCameraEnabled(enabled: boolean): Promise<void> {
    return this.#setEnabled('video', enabled);
  }

  handOver(): HandedMedia {
    const { audio, video } = this.#snapshot;
    const media = this.#media;
    const { storage } = this.#list;
    if (!media)
      return { microphone: loadStart(storage, 'audio'), camera: loadStart(storage, 'video'), media };
    this.#forget();
    return { microphone: isOn(audio), camera: isOn(video), media };
  }

  close(): void {
    this.#media?.close();
    this.#forget();
  }

  async #setEnabled(kind: CaptureKind, enabled: boolean): Promise<void> {
    if (!this.#media) throw new CallError('closed', 'Nothing is previewed: call start() first.');
    if (this.#remembers) saveStart(this.#list.storage, kind, enabled);
    await this.#media.setEnabled(kind, enabled);
  }

  #forget(): void {
    this.#media = null;
    if (this.#snapshot !== nothing) this.#publish(nothing);
  }

  #publish(snapshot: DevicePreviewSnapshot): void {
    this.#snapshot = snapshot;
    this.#emitter.emit('change', snapshot);
  }
}

/** What cannot be had is not asked for again by the call: it is there to be switched on. */
function isOn({ enabled, status }: LocalSource): boolean {
  return enabled && status !== 'failed';
}

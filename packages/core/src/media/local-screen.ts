import { CallError } from '../model/call-error.js';
import { captureError, nameOf } from './capture-error.js';
import { offSource as off, watchTrack, type LocalSource } from './local-source.js';
import type { MediaDevicesPort } from './media-devices.js';

/** How to share a screen. */
export interface ScreenShareOptions {
  /**
   * What is on it. `text` (default) keeps letters sharp, at up to 10 pictures per second; `motion` keeps films and games
   * smooth, at up to 30. Both at up to 1920 × 1080.
   */
  readonly content?: 'text' | 'motion';
}

/** Hints as in W3C MediaStreamTrack Content Hints section 2.2. */
const contents = { text: { rate: 10, hint: 'detail' }, motion: { rate: 30, hint: 'motion' } } as const;

/** The screen, window or tab that one call shares. `close()` stops it, also what the browser's dialog will give. */
export class LocalScreen {
  readonly #devices: MediaDevicesPort;
  readonly #onChange: () => void;
  #source: LocalSource = off;
  #sound: MediaStreamTrack | null = null;
  #releases: (() => void)[] = [];
  #asking: Promise<void> | null = null;
  #closed = false;

  /** @param onChange - called after each change of `source` or `sound`, until `close()` */
  constructor(devices: MediaDevicesPort, onChange: () => void) {
    this.#devices = devices;
    this.#onChange = onChange;
  }

  get source(): LocalSource {
    return this.#source;
  }

  /** What is heard of the computer or the tab, where the browser gives it and the person allowed it. */
  get sound(): MediaStreamTrack | null {
    return this.#sound;
  }

  /**
   * Shares, or stops. Asks at once and not in turn: browsers show their dialog only right after a click. Somebody who
   * closes it has changed their mind, and nothing is shared.
   *
   * @throws CallError `not-supported`, or a capture code
   */
  async setEnabled(enabled: boolean, { content = 'text' }: ScreenShareOptions = {}): Promise<void> {
    if (this.#closed) throw new CallError('closed', 'The call is over: nothing can be shared in it.');
    if (!enabled) {
      this.#set(off);
      return;
    }
    if (this.#source.track) return;
    if (!this.#devices.canShareScreen())
      throw new CallError('not-supported', 'This browser cannot share screens: hide the button for it.');
    this.#set({ ...off, enabled: true, status: 'starting' });
    // The dialog is still open: it answers this wish too.
    this.#asking ??= this.#ask(content);
    await this.#asking;
    if (this.#source.error) throw this.#source.error;
  }

  /** Stops sharing. Idempotent. */
  close(): void {
    this.#set(off);
    this.#closed = true;
  }

  async #ask(content: keyof typeof contents): Promise<void> {
    const { rate, hint } = contents[content];
    try {
      const stream = await this.#devices.getDisplayMedia({
        video: { width: { max: 1920 }, height: { max: 1080 }, frameRate: { max: rate } },
        audio: true,
      });
      const [picture] = stream.getVideoTracks();
      if (!this.#source.enabled || !picture) {
        for (const track of stream.getTracks()) track.stop();
        this.#set(off);
        return;
      }
      picture.contentHint = hint;
      this.#take(picture, stream.getAudioTracks()[0] ?? null);
    } catch (error) {
      const isRefused = nameOf(error) === 'NotAllowedError';
      // Chromium says so where macOS refuses, which no dialog of the browser can change.
      const isChanged = isRefused && !/system/i.test(String(error));
      if (isChanged || !this.#source.enabled) this.#set(off);
      else this.#set({ ...off, enabled: true, status: 'failed', error: captureError('screen', error) });
    } finally {
      this.#asking = null;
    }
  }

  #take(picture: MediaStreamTrack, sound: MediaStreamTrack | null): void {
    const show = (): void =>
      this.#set({ ...off, enabled: true, status: 'live', track: picture, interrupted: picture.muted });
    // The browser's own button, or the shared window was closed.
    this.#releases = [watchTrack(picture, () => this.#set(off), show)];
    if (sound) this.#releases.push(() => sound.stop());
    this.#sound = sound;
    show();
  }

  #set(source: LocalSource): void {
    if (this.#closed || source === this.#source) return;
    this.#source = source;
    const releases = source.track ? [] : this.#releases;
    if (!source.track) {
      this.#sound = null;
      this.#releases = [];
    }
    this.#onChange();
    for (const release of releases) release();
  }
}

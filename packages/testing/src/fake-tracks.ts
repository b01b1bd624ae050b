let count = 0;

/** What a fake track tells of its device. */
export type FakeTrackSettings = Pick<
  MediaTrackSettings,
  | 'autoGainControl'
  | 'deviceId'
  | 'echoCancellation'
  | 'facingMode'
  | 'groupId'
  | 'height'
  | 'noiseSuppression'
  | 'width'
>;

/** A media track without media, for Node. */
export class FakeTrack extends EventTarget implements MediaStreamTrack {
  readonly id: string;
  readonly kind: 'audio' | 'video';
  readonly label: string;
  contentHint = '';
  enabled = true;
  muted = false;
  readyState: MediaStreamTrackState = 'live';
  onended: MediaStreamTrack['onended'] = null;
  onmute: MediaStreamTrack['onmute'] = null;
  onunmute: MediaStreamTrack['onunmute'] = null;

  /** How many listen to it: a track that is given up must leave none. */
  listeners = 0;
  /** The track that this one is a clone of, or a clone of its clone; else itself. */
  readonly origin: FakeTrack;
  /** Every clone that was made of it, and of its clones. */
  readonly clones: FakeTrack[] = [];
  readonly #settings: FakeTrackSettings;

  constructor(
    kind: 'audio' | 'video',
    label: string,
    settings: FakeTrackSettings = {},
    origin: FakeTrack | null = null,
  ) {
    super();
    this.origin = origin?.origin ?? this;
    this.#settings = settings;
    count += 1;
    this.id = `fake-${kind}-${count}`;
    this.kind = kind;
    this.label = label;
  }

  stop(): void {
    this.readyState = 'ended';
  }

  /** What happens when the device is unplugged. */
  unplug(): void {
    this.stop();
    this.dispatchEvent(new Event('ended'));
  }

  /** What happens when the hardware, the browser or the operating system mutes or unmutes it. */
  interrupt(muted: boolean): void {
    this.muted = muted;
    this.dispatchEvent(new Event(muted ? 'mute' : 'unmute'));
  }

  override addEventListener(...args: Parameters<EventTarget['addEventListener']>): void {
    this.listeners += 1;
    super.addEventListener(...args);
  }

  override removeEventListener(...args: Parameters<EventTarget['removeEventListener']>): void {
    this.listeners -= 1;
    super.removeEventListener(...args);
  }

  clone(): FakeTrack {
    const clone = new FakeTrack(this.kind, this.label, this.#settings, this);
    // W3C Media Capture and Streams section 4.3.2: a clone begins as its original is.
    clone.enabled = this.enabled;
    clone.readyState = this.readyState;
    this.origin.clones.push(clone);
    return clone;
  }

  applyConstraints(): Promise<void> {
    return Promise.resolve();
  }

  getCapabilities(): MediaTrackCapabilities {
    return {};
  }

  getConstraints(): MediaTrackConstraints {
    return {};
  }

  getSettings(): MediaTrackSettings {
    return this.#settings;
  }
}

/** A media stream of fake tracks. */
export class FakeStream extends EventTarget implements MediaStream {
  readonly id: string;
  onaddtrack: MediaStream['onaddtrack'] = null;
  onremovetrack: MediaStream['onremovetrack'] = null;
  #tracks: readonly MediaStreamTrack[];

  constructor(tracks: readonly MediaStreamTrack[] = []) {
    super();
    count += 1;
    this.id = `fake-stream-${count}`;
    this.#tracks = tracks;
  }

  get active(): boolean {
    return this.#tracks.some((track) => track.readyState === 'live');
  }

  getTracks(): MediaStreamTrack[] {
    return [...this.#tracks];
  }

  getAudioTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'audio');
  }

  getVideoTracks(): MediaStreamTrack[] {
    return this.#tracks.filter((track) => track.kind === 'video');
  }

  getTrackById(id: string): MediaStreamTrack | null {
    return this.#tracks.find((track) => track.id === id) ?? null;
  }

  addTrack(track: MediaStreamTrack): void {
    if (!this.#tracks.includes(track)) this.#tracks = [...this.#tracks, track];
  }

  removeTrack(track: MediaStreamTrack): void {
    this.#tracks = this.#tracks.filter((other) => other !== track);
  }

  clone(): FakeStream {
    return new FakeStream(this.#tracks.map((track) => track.clone()));
  }
}

import { pictureLayout, voiceOf, type PictureLayout } from './picture.js';

/** A kind of device. */
export type DeviceKind = 'audio' | 'video';

/** Why a fake device refuses, as a browser names it. */
export type DeviceFailure = 'NotAllowedError' | 'NotFoundError' | 'NotReadableError' | 'OverconstrainedError';

/** A page's fake camera and microphone, `window.fakeMedia`. */
export interface FakeMedia {
  /** How many devices are open, by a track that has not ended or a clone of it: 0 when the light is off. */
  live(): { readonly audio: number; readonly video: number };
  /** How often `getUserMedia` was called. */
  readonly requests: number;
  /** Makes a device refuse from now on; `null` repairs it. */
  fail(kind: DeviceKind, failure: DeviceFailure | null): void;
  /** What the person decides in the browser's settings, in mid-call too: a device that is denied ends. */
  decide(kind: DeviceKind, permission: 'granted' | 'denied'): void;
  /** Keeps `getUserMedia` waiting, as when a person has not answered the prompt yet. */
  hold(): void;
  /** Lets all waiting requests go on. */
  release(): void;
  /** Ends the captured tracks of a kind as a pulled plug does. The device is not found from then on. */
  unplug(kind: DeviceKind): void;
  /** Plugs another camera in, which shows another number. @returns its device id */
  plugCamera(number: number): string;
  /** Pulls one camera out, by its device id; the others stay. */
  unplugCamera(deviceId: string): void;
  /** Makes the browser's dialog for sharing give a screen that shows this number; `null`: the person closes the dialog. */
  offerScreen(number: number | null): void;
  /** What the browser's own button does. */
  stopSharing(): void;
  /** Lets the voice be heard (the default), or makes the room silent without muting. */
  setTalking(talking: boolean): void;
}

/** Whose devices these are. */
export interface FakeMediaOptions {
  /** Who it is, 0 to 255. */
  readonly id: number;
  /** The voice's frequency in Hz. */
  readonly frequency: number;
  readonly framesPerSecond: number;
  readonly layout: PictureLayout;
  /** The voice is that of the browser's own fake microphone. Default false. */
  readonly hasNativeMicrophone?: boolean;
}

/** The argument of `installFakeMedia` for one person. */
export function fakeMediaOf(id: number): FakeMediaOptions {
  return { id, frequency: voiceOf(id), framesPerSecond: 20, layout: pictureLayout };
}

/**
 * An init script: replaces the page's devices by a camera that draws its person's number and a counter, and a
 * microphone with a tone of that person. It must use nothing from outside: the browser gets its text.
 */
export function installFakeMedia(options: FakeMediaOptions): void {
  // Missing outside secure contexts, whatever the types say; there is nothing to replace then.
  if (!('mediaDevices' in navigator)) return;
  const { id, frequency, framesPerSecond, layout, hasNativeMicrophone = false } = options;
  /** The open tracks, by what they came from: a clone opens no device. */
  const tracks = new Map<MediaStreamTrack, MediaStreamTrack>();
  const failures: Record<DeviceKind, DeviceFailure | null> = { audio: null, video: null };
  const permissions: Record<DeviceKind, PermissionState> = { audio: 'granted', video: 'granted' };
  const statuses = new Set<EventTarget>();
  const gates = new Set<GainNode>();
  let talking = true;
  let requests = 0;
  let held: PromiseWithResolversLike | null = null;
  const cameras = new Map([[`fake-videoinput-${id}`, id]]);
  const openCameras = new Map<MediaStreamTrack, string>();
  const screens = new Set<MediaStreamTrack>();
  let screen: number | null = null;

  interface PromiseWithResolversLike {
    readonly promise: Promise<void>;
    readonly resolve: () => void;
  }

  function follow(track: MediaStreamTrack, whenStopped: () => void, origin = track): MediaStreamTrack {
    tracks.set(track, origin);
    const stop = track.stop.bind(track);
    const clone = track.clone.bind(track);
    track.stop = () => {
      stop();
      if (tracks.delete(track)) whenStopped();
    };
    track.clone = () => follow(clone(), () => undefined, origin);
    // Firefox tells those who listen to a track only what it says itself, unless they want more: a fourth argument.
    const listen: unknown = Reflect.get(track, 'addEventListener');
    Reflect.set(track, 'addEventListener', (type: unknown, listener: unknown, how: unknown = false) => {
      if (typeof listen === 'function') Reflect.apply(listen, track, [type, listener, how, true]);
    });
    return track;
  }

  function draw(surface: CanvasRenderingContext2D, number: number, counter: number): void {
    const cellWidth = surface.canvas.width / layout.columns;
    const cellHeight = surface.canvas.height / layout.rows;
    const paint = (row: number, bits: readonly number[]): void => {
      bits.forEach((bit, column) => {
        surface.fillStyle = bit === 1 ? '#fff' : '#000';
        surface.fillRect(column * cellWidth, row * cellHeight, cellWidth, cellHeight);
      });
    };
    const bitsOf = (value: number): number[] =>
      Array.from({ length: layout.columns }, (_, column) => (value >> (layout.columns - 1 - column)) & 1);
    paint(0, layout.marker);
    paint(1, bitsOf(number));
    paint(2, bitsOf(~number));
    paint(3, bitsOf(counter >> layout.columns));
    paint(4, bitsOf(counter));
    surface.fillStyle = `hsl(${(number * 67) % 360} 80% 45%)`;
    surface.fillRect(0, 5 * cellHeight, surface.canvas.width, cellHeight);
    surface.fillStyle = '#fff';
    surface.fillRect((counter * 16) % surface.canvas.width, 5.25 * cellHeight, cellWidth / 2, cellHeight / 2);
  }

  function openCamera(constraints: MediaTrackConstraints): MediaStreamTrack {
    const { deviceId: asked } = constraints;
    const { exact, ideal } =
      typeof asked === 'object' && !Array.isArray(asked) ? asked : { exact: undefined, ideal: asked };
    if (typeof exact === 'string' && !cameras.has(exact))
      throw new DOMException('no such camera', 'OverconstrainedError');
    const isThere = (name: unknown): name is string => typeof name === 'string' && cameras.has(name);
    const deviceId = [exact, ideal, ...cameras.keys()].find(isThere) ?? '';
    const width = wanted(constraints.width, 640);
    const track = openPicture(cameras.get(deviceId) ?? id, width, wanted(constraints.height, 480));
    const settings = track.getSettings.bind(track);
    track.getSettings = () => ({ ...settings(), deviceId, groupId: `group-of-${deviceId}` });
    openCameras.set(track, deviceId);
    return track;
  }

  function openPicture(number: number, width: number, height: number): MediaStreamTrack {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const surface = canvas.getContext('2d', { willReadFrequently: true });
    if (surface === null) throw new DOMException('no canvas', 'NotReadableError');
    let counter = 0;
    const drawNext = (): void => draw(surface, number, (counter = (counter + 1) & 0xff_ff));
    drawNext();
    const timer = setInterval(drawNext, 1_000 / framesPerSecond);
    const [track] = canvas.captureStream(framesPerSecond).getVideoTracks();
    if (track === undefined) throw new DOMException('no canvas track', 'NotReadableError');
    return follow(track, () => {
      clearInterval(timer);
    });
  }

  async function openMicrophone(pitch: number = frequency): Promise<MediaStreamTrack> {
    const context = new AudioContext();
    const tone = new OscillatorNode(context, { frequency: pitch });
    const gate = new GainNode(context, { gain: talking ? 0.5 : 0 });
    const destination = new MediaStreamAudioDestinationNode(context);
    tone.connect(gate).connect(destination);
    tone.start();
    gates.add(gate);
    await context.resume();
    const [track] = destination.stream.getAudioTracks();
    if (track === undefined) throw new DOMException('no audio track', 'NotReadableError');
    return follow(track, () => {
      gates.delete(gate);
      void context.close();
    });
  }

  async function openNativeMicrophone(): Promise<MediaStreamTrack> {
    const [track] = (await captureNatively({ audio: true })).getAudioTracks();
    if (track === undefined) throw new DOMException('no audio track', 'NotReadableError');
    return follow(track, () => undefined);
  }

  function wanted(constraint: ConstrainULong | undefined, fallback: number): number {
    if (typeof constraint === 'number') return constraint;
    return constraint?.exact ?? constraint?.ideal ?? fallback;
  }

  async function getUserMedia(constraints: MediaStreamConstraints = {}): Promise<MediaStream> {
    requests += 1;
    const { audio = false, video = false } = constraints;
    if (audio === false && video === false)
      throw new TypeError('at least one of audio and video must be requested');
    await held?.promise;
    const failure = (audio === false ? null : failures.audio) ?? (video === false ? null : failures.video);
    if (failure !== null) throw new DOMException(`the fake device says ${failure}`, failure);
    const stream = new MediaStream();
    if (audio !== false)
      stream.addTrack(await (hasNativeMicrophone ? openNativeMicrophone() : openMicrophone()));
    if (video !== false) stream.addTrack(openCamera(video === true ? {} : video));
    return stream;
  }

  async function getDisplayMedia({ audio = false }: DisplayMediaStreamOptions = {}): Promise<MediaStream> {
    if (screen === null) throw new DOMException('Permission denied by user', 'NotAllowedError');
    const picture = openPicture(screen, 640, 360);
    screens.add(picture);
    const stream = new MediaStream([picture]);
    if (audio !== false)
      stream.addTrack(
        await (hasNativeMicrophone ? openNativeMicrophone() : openMicrophone(300 + 30 * screen)),
      );
    return stream;
  }

  function device(
    kind: MediaDeviceKind,
    label: string,
    deviceId: string = `fake-${kind}-${id}`,
  ): MediaDeviceInfo {
    const fields = { kind, label, deviceId, groupId: `group-of-${deviceId}` };
    return { ...fields, toJSON: () => fields };
  }

  async function enumerateDevices(): Promise<MediaDeviceInfo[]> {
    const devices: MediaDeviceInfo[] = [];
    if (failures.audio !== 'NotFoundError') devices.push(device('audioinput', `Microphone of ${id}`));
    if (failures.video !== 'NotFoundError') {
      for (const [deviceId, number] of cameras)
        devices.push(device('videoinput', `Camera of ${number}`, deviceId));
    }
    return devices;
  }

  /** As a device ends its track by itself, which it tells; `stop()` alone is silent. */
  function end(track: MediaStreamTrack): void {
    if (track.readyState === 'ended') return;
    track.stop();
    track.dispatchEvent(new Event('ended'));
  }

  function count(kind: DeviceKind): number {
    const open = [...tracks].filter(([track]) => track.kind === kind && track.readyState === 'live');
    return new Set(open.map(([, origin]) => origin)).size;
  }

  const queryPermission = navigator.permissions.query.bind(navigator.permissions);
  navigator.permissions.query = async (descriptor) => {
    const { name }: { readonly name: string } = descriptor;
    const status = await queryPermission(descriptor);
    const kind = name === 'camera' ? 'video' : 'audio';
    if (name === 'camera' || name === 'microphone') {
      Object.defineProperty(status, 'state', { get: () => permissions[kind] });
      statuses.add(status);
    }
    return status;
  };
  const captureNatively = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = getUserMedia;
  navigator.mediaDevices.enumerateDevices = enumerateDevices;
  navigator.mediaDevices.getDisplayMedia = getDisplayMedia;
  window.fakeMedia = {
    live: () => ({ audio: count('audio'), video: count('video') }),
    get requests() {
      return requests;
    },
    fail(kind, failure) {
      failures[kind] = failure;
    },
    decide(kind, permission) {
      permissions[kind] = permission;
      failures[kind] = permission === 'denied' ? 'NotAllowedError' : null;
      if (permission === 'denied') for (const track of tracks.keys()) if (track.kind === kind) end(track);
      for (const status of statuses) status.dispatchEvent(new Event('change'));
    },
    hold() {
      if (held !== null) return;
      let resolve = (): void => undefined;
      const promise = new Promise<void>((settle) => {
        resolve = settle;
      });
      held = { promise, resolve };
    },
    release() {
      held?.resolve();
      held = null;
    },
    unplug(kind) {
      failures[kind] = 'NotFoundError';
      for (const track of tracks.keys()) {
        if (track.kind !== kind) continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    plugCamera(number) {
      const deviceId = `fake-videoinput-${number}`;
      cameras.set(deviceId, number);
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
      return deviceId;
    },
    unplugCamera(deviceId) {
      cameras.delete(deviceId);
      for (const [track, from] of openCameras) if (from === deviceId) end(track);
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    offerScreen(number) {
      screen = number;
    },
    stopSharing() {
      for (const track of screens) end(track);
    },
    setTalking(on) {
      talking = on;
      for (const gate of gates) gate.gain.value = on ? 0.5 : 0;
    },
  };
}

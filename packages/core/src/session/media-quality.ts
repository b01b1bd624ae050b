import { CallError } from '../model/call-error.js';
import type { CaptureConstraints } from '../media/capture.js';
import type { AudioQuality, MediaQuality, VideoQuality } from '../model/media-quality.js';

/** What pictures of these limits ask of a camera: no more than is sent. */
export function constraintsOf(base: CaptureConstraints, quality: MediaQuality): CaptureConstraints {
  return {
    audio: merge(base.audio, voice(quality.audio)),
    video: merge(sizeless(base.video, quality.video), picture(quality.video)),
  };
}

/**
 * Quality by kind: those that are given take the place of those before.
 *
 * @throws CallError `invalid-argument` when a number or a name makes no sense
 */
export function mergeQuality(before: MediaQuality, given: MediaQuality = {}): MediaQuality {
  for (const kind of ['video', 'screen'] as const) checkVideo(kind, given[kind]);
  check('audio.maxBitrate', given.audio?.maxBitrate, isPositive);
  check('audio.codecs', given.audio?.codecs, isCodecs);
  for (const name of [...processing, 'dtx', 'fec', 'stereo'] as const)
    check(`audio.${name}`, given.audio?.[name], isSwitch);
  return { ...before, ...given };
}

const processing = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

function checkVideo(kind: string, given: VideoQuality | undefined): void {
  for (const name of ['width', 'height', 'frameRate', 'maxBitrate'] as const)
    check(`${kind}.${name}`, given?.[name], isPositive);
  check(`${kind}.codecs`, given?.codecs, isCodecs);
  check(`${kind}.degradationPreference`, given?.degradationPreference, (value) => preferences.has(value));
}

const preferences: ReadonlySet<unknown> = new Set<RTCDegradationPreference>([
  'balanced',
  'maintain-framerate',
  'maintain-resolution',
]);

/** Values come from settings that were stored, or from plain JavaScript, too. */
function check(name: string, value: unknown, isRight: (value: unknown) => boolean): void {
  if (value !== undefined && !isRight(value))
    throw new CallError('invalid-argument', `The quality \`${name}\` cannot be ${JSON.stringify(value)}.`);
}

function isPositive(value: unknown): boolean {
  return typeof value === 'number' && Number.isFinite(value) && value > 0;
}

function isSwitch(value: unknown): boolean {
  return typeof value === 'boolean';
}

/** Codecs that a browser does not know are its business: they are passed over. */
function isCodecs(value: unknown): boolean {
  return Array.isArray(value) && value.every((type) => typeof type === 'string' && /^\w+\/\S+$/.test(type));
}

function voice(quality: AudioQuality | undefined): MediaTrackConstraints {
  return {
    ...Object.fromEntries(
      processing.flatMap((name) => (quality?.[name] === undefined ? [] : [[name, quality[name]]])),
    ),
    ...(quality?.stereo ? { channelCount: { ideal: 2 } } : {}),
  };
}

function picture({ width, height, frameRate }: VideoQuality = {}): MediaTrackConstraints {
  return {
    ...(width === undefined ? {} : { width: { ideal: width } }),
    ...(height === undefined ? {} : { height: { ideal: height } }),
    ...(frameRate === undefined ? {} : { frameRate: { ideal: frameRate } }),
  };
}

/** One side alone goes by the shape of the camera: with the other side of somebody else the picture would be cropped. */
function sizeless(
  base: boolean | MediaTrackConstraints,
  { width, height }: VideoQuality = {},
): boolean | MediaTrackConstraints {
  if (typeof base !== 'object' || (width === undefined && height === undefined)) return base;
  const { width: _, height: __, ...rest } = base;
  return rest;
}

function merge(
  base: boolean | MediaTrackConstraints,
  more: MediaTrackConstraints,
): boolean | MediaTrackConstraints {
  if (base === false || Object.keys(more).length === 0) return base;
  return { ...(typeof base === 'object' ? base : {}), ...more };
}

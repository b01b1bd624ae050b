import type { AudioQuality, VideoQuality } from '../model/media-quality.js';
import { wholePicture, type PictureShare } from '../model/picture-share.js';
import type { MediaSender, MediaTransceiver } from './rtc.js';
import { kindOf } from './transceivers.js';

/** What limits one sender. */
export type SendingLimits = Pick<AudioQuality, 'codecs' | 'maxBitrate'> & VideoQuality;

/** Each sender takes one change at a time: parameters that were read before another change are refused. */
const changes = new WeakMap<MediaSender, Promise<void>>();

/**
 * Limits what one transceiver sends, by `RTCRtpSender.setParameters`. Does nothing where the browser has no encoding
 * to change yet.
 *
 * @param factor - by which the pictures are smaller in width and height than they might be
 * @param share - what they may be at most, by what the other side shows of them
 */
export function limitSending(
  { sender, receiver }: MediaTransceiver,
  limits: SendingLimits,
  factor: number,
  share: PictureShare = wholePicture,
): Promise<void> {
  const isVideo = kindOf({ receiver }) === 'video';
  const change = async (): Promise<void> => {
    const parameters = sender.getParameters();
    if (parameters.encodings.length === 0) return;
    const codec = firstOf(limits.codecs ?? [], parameters.codecs);
    for (const encoding of parameters.encodings) {
      assign(encoding, 'maxBitrate', lesser(limits.maxBitrate, isVideo ? share.maxBitrate : undefined));
      // Only what was asked for, or has to be taken back: a browser that does not know it may refuse all of them.
      if (codec || 'codec' in encoding) assign(encoding, 'codec', codec);
      if (!isVideo) continue;
      assign(encoding, 'maxFramerate', lesser(limits.frameRate, share.frameRate));
      // What is small already need not be made smaller twice.
      encoding.scaleResolutionDownBy = Math.max(factor * reduction(sender.track, limits), share.scale);
      // When it comes back the browser begins with a key frame: nothing has to be asked for.
      if (share.isActive !== (encoding.active ?? true)) encoding.active = share.isActive;
    }
    if (isVideo) assign(parameters, 'degradationPreference', limits.degradationPreference);
    await sender.setParameters(parameters);
  };
  const turn = (changes.get(sender) ?? Promise.resolve()).then(change);
  changes.set(
    sender,
    turn.catch(() => undefined),
  );
  return turn;
}

function lesser(a: number | undefined, b: number | undefined): number | undefined {
  return a === undefined || b === undefined ? (a ?? b) : Math.min(a, b);
}

/** By how much a picture is too large, held upright or not. */
function reduction(track: MediaStreamTrack | null, { width, height }: SendingLimits): number {
  const is = track?.getSettings();
  if (!is?.width || !is.height) return 1;
  const [short, long] = sorted(is.width, is.height);
  const [shortest, longest] = sorted(width ?? Infinity, height ?? Infinity);
  return Math.max(1, short / shortest, long / longest);
}

function sorted(a: number, b: number): [smaller: number, larger: number] {
  return [Math.min(a, b), Math.max(a, b)];
}

function firstOf(wanted: readonly string[], known: readonly RTCRtpCodec[]): RTCRtpCodec | undefined {
  for (const type of wanted) {
    const found = known.find(({ mimeType }) => mimeType.toLowerCase() === type.toLowerCase());
    if (found) return found;
  }
  return undefined;
}

function assign(target: object, name: string, value: unknown): void {
  if (value === undefined) Reflect.deleteProperty(target, name);
  else Reflect.set(target, name, value);
}

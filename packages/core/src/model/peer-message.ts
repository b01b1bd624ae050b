import { isEmoji } from './emoji.js';
import type { PictureDemand, PictureSize } from './picture-demand.js';

/**
 * What two Parley peers say to each other over their data channel, or within `update` where there is none.
 * `hello`: the sender hears us on the channel; `reaction`: shown for some seconds; `hand`: theirs is up or down;
 * `demand`: how large they show us; `unmute`: they ask our person to switch the microphone on.
 */
export type PeerMessage =
  { readonly type: 'hello' | 'unmute' } | ReactionMessage | HandMessage | DemandMessage;

/** An emoji to be shown for some seconds. */
export interface ReactionMessage {
  readonly type: 'reaction';
  /** A single emoji. */
  readonly emoji: string;
}

/** A hand that is up or down. */
export interface HandMessage {
  readonly type: 'hand';
  /**
   * The place in the queue, from 1: one more than the last place that its sender knew to be taken, so that the order is
   * the same for everybody whatever their clocks say (a Lamport clock). 0: it is down.
   */
  readonly place: number;
  /** Counts what the sender said of their hand in this call, from 1: what comes late is told by it. */
  readonly count: number;
}

/** How large the sender shows our pictures. */
export interface DemandMessage extends PictureDemand {
  readonly type: 'demand';
  /** Counts the demands of the sender in this call, from 1: what comes late is told by it. */
  readonly count: number;
}

/** The version that is written, and the only one that is read. */
const version = 1;

/** The longest message that is written or read, in UTF-16 code units. All browsers take 16 KB in one piece (RFC 8831 section 6.6). */
export const maxMessageLength: number = 16 * 1024;

/** Far more than can be raised in a call. */
export const maxPlace = 1_000_000_000;

/** No picture is wider or higher, in px. */
export const maxLength = 16_384;

/** A message as text: JSON with the version. */
export function writePeerMessage(message: PeerMessage): string {
  return JSON.stringify({ v: version, ...message });
}

/** Reads a message, `null` for anything malformed, unknown, of another version or too long. Never throws. */
export function readPeerMessage(text: string): PeerMessage | null {
  if (text.length > maxMessageLength) return null;
  const value = parse(text);
  if (fieldOf(value, 'v') !== version) return null;
  const type = fieldOf(value, 'type');
  if (type === 'hello' || type === 'unmute') return { type };
  if (type === 'reaction') {
    const emoji = fieldOf(value, 'emoji');
    return isEmoji(emoji) ? { type, emoji } : null;
  }
  const count = fieldOf(value, 'count');
  if (!isCount(count)) return null;
  if (type === 'hand') {
    const place = fieldOf(value, 'place');
    return isCount(place) ? { type, place, count } : null;
  }
  if (type !== 'demand') return null;
  const [camera, screen] = [fieldOf(value, 'camera'), fieldOf(value, 'screen')].map(readSize);
  if (camera === 'malformed' || screen === 'malformed') return null;
  return {
    type,
    count,
    ...(camera === undefined ? {} : { camera }),
    ...(screen === undefined ? {} : { screen }),
  };
}

function readSize(value: unknown): PictureSize | null | undefined | 'malformed' {
  if (value === null || value === undefined) return value;
  const width = fieldOf(value, 'width');
  const height = fieldOf(value, 'height');
  return isLength(width) && isLength(height) ? { width, height } : 'malformed';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function isLength(value: unknown): value is number {
  return isCount(value) && value > 0 && value <= maxLength;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxPlace;
}

import { isEmoji } from './emoji.js';

/**
 * What two Parley peers say to each other over their data channel, or within `update` where there is none.
 * `hello`: the sender hears us on the channel; `reaction`: shown for some seconds; `hand`: theirs is up or down.
 */
export type PeerMessage = { readonly type: 'hello' } | ReactionMessage | HandMessage;

interface ReactionMessage {
  readonly type: 'reaction';
  /** A single emoji. */
  readonly emoji: string;
}

interface HandMessage {
  readonly type: 'hand';
  /**
   * The place in the queue, from 1: one more than the last place that its sender knew to be taken, so that the order is
   * the same for everybody whatever their clocks say (a Lamport clock). 0: it is down.
   */
  readonly place: number;
  /** Counts what the sender said of their hand in this call, from 1: what comes late is told by it. */
  readonly count: number;
}

/** The version that is written, and the only one that is read. */
const version = 1;

/** The longest message that is written or read, in UTF-16 code units. All browsers take 16 KB in one piece (RFC 8831 section 6.6). */
export const maxMessageLength: number = 16 * 1024;

/** Far more than can be raised in a call. */
export const maxPlace = 1_000_000_000;

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
  if (type === 'hello') return { type };
  if (type === 'reaction') {
    const emoji = fieldOf(value, 'emoji');
    return isEmoji(emoji) ? { type, emoji } : null;
  }
  if (type !== 'hand') return null;
  const place = fieldOf(value, 'place');
  const count = fieldOf(value, 'count');
  return isCount(place) && isCount(count) ? { type, place, count } : null;
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

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= maxPlace;
}

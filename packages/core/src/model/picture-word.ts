import type { Params } from './params.js';

/**
 * What two Parley peers say to each other about pictures in a call that began as audio, within `update`:
 * `ask` (a person wants them), `join` (the sender has them with others in the call, and is open to them here too),
 * `end` (not any more). Each is said again until it is answered, by `yes` or `no`, with its number.
 */
export interface PictureWord {
  readonly type: 'ask' | 'join' | 'end' | 'yes' | 'no';
  /** Counts what its sender asked, joined and ended in this call, from 1; an answer has the number of what it answers. */
  readonly id: number;
}

/** For the mark. */
export function pictureWordToParams({ type, id }: PictureWord): Params {
  return { type, id: String(id) };
}

/** From a mark; `null` for anything else. */
export function readPictureWord(value: unknown): PictureWord | null {
  if (typeof value !== 'object' || value === null) return null;
  const type: unknown = Reflect.get(value, 'type');
  const text: unknown = Reflect.get(value, 'id');
  if (typeof text !== 'string' || !/^[1-9]\d{0,8}$/.test(text) || !isWord(type)) return null;
  return { type, id: Number(text) };
}

const words: ReadonlySet<unknown> = new Set<PictureWord['type']>(['ask', 'join', 'end', 'yes', 'no']);

function isWord(type: unknown): type is PictureWord['type'] {
  return words.has(type);
}

/**
 * How a fake camera draws who it belongs to, as a grid of black and white cells: a fixed marker, the person's
 * number, its complement, and a frame counter. Below it a strip in the person's color, for human eyes.
 */
export interface PictureLayout {
  readonly columns: number;
  readonly rows: number;
  /** The bits of the first row, left to right; not a palindrome, so that a mirrored picture is not taken for one. */
  readonly marker: readonly number[];
}

/** Eight columns by six rows: marker, number, complement, counter (two rows), color. */
export const pictureLayout: PictureLayout = { columns: 8, rows: 6, marker: [1, 0, 1, 1, 0, 1, 0, 0] };

/** What a `<video>` shows. */
export type Picture =
  /** No frame yet. */
  | { readonly kind: 'none' }
  /** An even dark surface: a camera that is muted. */
  | { readonly kind: 'black' }
  /** Something else, for example a frame that is still too coarse. */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'person'; readonly id: number; readonly counter: number };

/** The frequency of a person's fake voice, in Hz. */
export function voiceOf(id: number): number {
  return 300 + 30 * id;
}

import type { PictureSize } from '../model/picture-demand.js';

/** How much smaller one face among several may be than it is shown: enlarged by a quarter it looks as sharp. */
export const faceTolerance = 0.8;

/** How near to a step is on it, as a part of one: a border of a few px is no reason for more pixels. */
const nearly = 0.1;

/** The least that the short side of a picture has, in px: below it there is nothing to recognize, and little to save. */
const leastSide = 90;

/** By how much a picture is larger, in width and height, than what it is to cover. */
export function spareOf(captured: PictureSize, shown: PictureSize): number {
  return Math.min(captured.width / shown.width, captured.height / shown.height);
}

/**
 * The next step towards the whole picture: each new size costs a key frame, so that sizes which hardly differ are the
 * same. There are four steps to half the width.
 */
export function steadyScale({ width, height }: PictureSize, scale: number): number {
  const most = Math.max(1, Math.min(width, height) / leastSide);
  const step = Math.floor(4 * Math.log2(Math.min(most, Math.max(1, scale))) + nearly);
  return 2 ** (step / 4);
}

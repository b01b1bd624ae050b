import type { PictureSize } from '../model/picture-demand.js';

/** What 640 × 480 takes at most, in bits per second: what Chromium gives it. */
const vgaBits = 1_700_000;
const vgaPixels = 640 * 480;
/** Larger pictures have more in common with themselves: twice the pixels take less than twice the bits. */
const growth = 0.75;

/** What a picture is worth at most, in bits per second. */
export function worthOf({ width, height }: PictureSize, scale: number): number {
  return vgaBits * ((width * height) / (scale * scale * vgaPixels)) ** growth;
}

/** By how much a picture should be smaller when it gets but a share of what it is worth: no mush of the full size. */
export function scaleForBits(share: number): number {
  return share >= 1 ? 1 : share ** (-1 / (2 * growth));
}

/** Rounded down to one of four steps to the half, so that what hardly differs is the same. */
export function steadyBits(bits: number): number {
  return Math.round(2 ** (Math.floor(4 * Math.log2(bits)) / 4));
}

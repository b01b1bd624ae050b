/** A size in device pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/**
 * How large somebody's pictures are shown, `null` for those that are not shown at all. What is left out is sent in full,
 * as to those who tell nothing.
 */
export interface PictureDemand {
  readonly camera?: PictureSize | null;
  readonly screen?: PictureSize | null;
}

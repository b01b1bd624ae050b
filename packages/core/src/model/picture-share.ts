/** How much of one picture one member is sent. */
export interface PictureShare {
  /** False sends nothing: nobody looks at it. */
  readonly isActive: boolean;
  /** By how much it is smaller in width and height than what is captured; 1 or more. */
  readonly scale: number;
  /** Pictures per second at most; left out: as many as there are. */
  readonly frameRate?: number;
  /** Bits per second at most; left out: what the browser thinks right. */
  readonly maxBitrate?: number;
}

/** What one member is sent of our pictures. */
export interface MemberShares {
  readonly camera: PictureShare;
  readonly screen: PictureShare;
}

/** All of it. */
export const wholePicture: PictureShare = { isActive: true, scale: 1 };

/** What is sent to those who tell nothing, while there is enough of everything. */
export const wholeShares: MemberShares = { camera: wholePicture, screen: wholePicture };

import { wholeShares, type MemberShares, type PictureShare } from '../model/picture-share.js';

/** What one peer is to be sent of our pictures, for those who send them. */
export class PeerShares {
  readonly #listeners = new Map<keyof MemberShares, () => void>();
  #now: MemberShares = wholeShares;

  get camera(): PictureShare {
    return this.#now.camera;
  }

  get screen(): PictureShare {
    return this.#now.screen;
  }

  /** Shares anew; who sends is told of what changed. */
  set(next: MemberShares): void {
    const before = this.#now;
    this.#now = next;
    for (const [name, listener] of this.#listeners) if (!isSame(before[name], next[name])) listener();
  }

  /** The one who sends a picture listens here. */
  follow(name: keyof MemberShares, listener: () => void): void {
    this.#listeners.set(name, listener);
  }
}

/** Whether there is nothing to change. */
export function isSame(a: PictureShare, b: PictureShare): boolean {
  return (
    a.isActive === b.isActive &&
    a.scale === b.scale &&
    a.frameRate === b.frameRate &&
    a.maxBitrate === b.maxBitrate
  );
}

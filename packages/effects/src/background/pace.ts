/** How much of a picture's time finding the person may take, in ms: half of what there is at 30 pictures per second. */
const budget = 16;
/** However slow the machine is, the mask may not lag behind further than this many pictures. */
const rarest = 4;
/** How much the newest measure counts. */
const newness = 0.2;

/** Says for which pictures the person is looked for anew; where that takes long the others keep the mask before. */
export class Pace {
  #cost = 0;
  #since = rarest;

  /** Whether it is time to look. */
  next(): boolean {
    this.#since += 1;
    const every = Math.min(Math.max(Math.ceil(this.#cost / budget), 1), rarest);
    if (this.#since < every) return false;
    this.#since = 0;
    return true;
  }

  /** Takes how long it took, in ms. */
  took(cost: number): void {
    this.#cost = this.#cost === 0 ? cost : this.#cost * (1 - newness) + cost * newness;
  }
}

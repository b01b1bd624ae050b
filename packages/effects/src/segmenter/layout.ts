/** Gives places in a memory to what needs one, each at a multiple of 16 bytes. */
export class Layout {
  /** Counted from 16: an address of 0 would look like none. */
  #end = 16;

  /** How many bytes are needed for all. */
  get size(): number {
    return this.#end;
  }

  /** @returns the address of as many 32-bit floats */
  place(count: number): number {
    const at = this.#end;
    this.#end += Math.ceil(count / 4) * 16;
    return at;
  }
}

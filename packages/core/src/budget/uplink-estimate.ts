/** What the browser told of sending to one member, last. */
export interface SendingReading {
  /** Bits per second that it thinks can be sent to them, `null` where it does not tell. */
  readonly available: number | null;
  /** Bits per second that were sent. */
  readonly sent: number;
  /** What keeps it from sending better pictures. */
  readonly limitedBy: 'bandwidth' | 'cpu' | 'none';
}

/** An estimate that still grows by more than this is on its way up, as each is at the beginning. */
const growing = 1.1;
/** By how much it is raised with each look when nothing is short: the next shortage says how far that was right. */
const relax = 1.15;

/**
 * What can be sent to all members together, in bits per second. The estimates of the single connections share one
 * uplink, so that their sum is what it carries once it is full; before that, nothing has to be counted.
 */
export class UplinkEstimate {
  #total = 0;
  #limit: number | null = null;

  /** `null` while there is enough. */
  get limit(): number | null {
    return this.#limit;
  }

  /**
   * Takes a look at all members.
   *
   * @param need - what would be sent if there were enough, in bits per second
   */
  take(readings: Iterable<SendingReading>, need: number): void {
    const before = this.#total;
    let total = 0;
    let isShort = false;
    for (const { available, sent, limitedBy } of readings) {
      total += Math.max(available ?? 0, sent);
      isShort ||= limitedBy === 'bandwidth';
    }
    this.#total = total;
    if (isShort && total < need && total <= growing * before) this.#limit = total;
    else if (this.#limit !== null) {
      this.#limit = Math.max(relax * this.#limit, Math.min(total, need));
      if (this.#limit >= need) this.#limit = null;
    }
  }
}

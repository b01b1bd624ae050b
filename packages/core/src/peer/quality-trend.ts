/** How good something was, from 0 to `best`. */
export type QualityRank = 0 | 1 | 2;

const best: QualityRank = 2;
/** How many ratings in a row it takes to become worse, and to become better. */
const worseAfter = 2;
const betterAfter = 3;

/** The quality over several ratings: a single bad one does not show, nor does a short recovery. */
export class QualityTrend {
  /** `null` until it is known. */
  rank: QualityRank | null = null;
  /** The last ratings, all of them on the same side of the rank, the one nearest to it first. */
  #run: QualityRank[] = [];

  /** Takes a rating. The best counts at once when it is the first; a bad one may be the start of the media. */
  take(next: QualityRank): void {
    const now = this.rank ?? best;
    const side = (other: QualityRank): number => Math.sign(other - now);
    this.#run = [...this.#run.filter((other) => side(other) === side(next)), next];
    this.#run.sort((a, b) => (a - b) * side(next));
    if (next !== now && this.#run.length < (next < now ? worseAfter : betterAfter)) return;
    // As far as all of them agree.
    this.rank = this.#run[0] ?? next;
    this.#run = [];
  }
}

import type { QualityRank } from './quality-trend.js';
import type { Reception } from './reception.js';

/** The R of a connection without any impairment (ITU-T G.107, all parameters at their defaults). */
const unimpaired = 93.2;
/** How well the codec conceals loss, `Bpl`: G.711 with concealment (ITU-T G.113 appendix I). Opus is not listed there. */
const lossRobustness = 25.1;
/** Delay that no report tells, in ms: a packet of 20 ms, and what the codec looks ahead. */
const codecDelay = 27;

/**
 * The transmission rating R of the E-model (ITU-T G.107) for sound: 93.2 at best, less for delay and loss.
 *
 *     R  = 93.2 − Id − Ie
 *     Id = 0.024 d + 0.11 max(0, d − 177.3)     d: one-way delay in ms   (Cole and Rosenbluth, 2001)
 *     Ie = 95 p / (p + 25.1)                     p: lost packets in %     (G.107, random loss)
 *     d  = round trip / 2 + 2 jitter + 27        what a jitter buffer needs is twice the jitter
 */
export function transmissionRating(loss: number, jitter: number, roundTripTime: number): number {
  const delay = 1000 * (roundTripTime / 2 + 2 * jitter) + codecDelay;
  const delayImpairment = 0.024 * delay + 0.11 * Math.max(0, delay - 177.3);
  const percent = 100 * loss;
  return unimpaired - delayImpairment - (95 * percent) / (percent + lossRobustness);
}

/**
 * How good what came through was; the worse of sound and picture, `null` when nothing came.
 *
 * |      | sound: R (G.107 annex B)                   | picture                                                |
 * | ---- | ------------------------------------------ | ------------------------------------------------------ |
 * | 2, good | 80 or more: users are satisfied            | 12 frames a second or more, frozen 10 % at most      |
 * | 1, fair | 60 or more: some or many are dissatisfied  | 6 or more, frozen 30 % at most                       |
 * | 0, poor | less: nearly all are dissatisfied          | less                                                   |
 *
 * Below 12 frames a second EN 301 549 (clause 6.5) no longer calls video usable to read lips; the other limits of the
 * picture are ours.
 *
 * @param isVideoOn - false leaves the picture out
 */
export function rateReception(
  { audio, video, roundTripTime }: Reception,
  isVideoOn: boolean,
): QualityRank | null {
  const ranks: QualityRank[] = [];
  if (audio) ranks.push(rank(transmissionRating(audio.loss, audio.jitter, roundTripTime), 80, 60));
  if (video && isVideoOn) ranks.push(rank(video.frameRate, 12, 6), rank(-video.frozen, -0.1, -0.3));
  return ranks.toSorted((a, b) => a - b)[0] ?? null;
}

/** Ranks a figure by the least that is good and the least that is fair. */
function rank(figure: number, good: number, fair: number): QualityRank {
  return figure >= good ? 2 : figure >= fair ? 1 : 0;
}

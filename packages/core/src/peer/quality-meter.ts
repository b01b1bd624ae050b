import type { CallQuality } from '../model/call-quality.js';
import { QualityTrend } from './quality-trend.js';
import { rateReception } from './rate-reception.js';
import { receptionBetween } from './reception.js';
import type { StatsReport } from './rtc.js';

const names = ['poor', 'fair', 'good'] as const;

/** Measures how well one peer's media comes through, from one report to the next. */
export class QualityMeter {
  readonly #trend = new QualityTrend();
  #before: StatsReport | null = null;

  /** `null` until it is known. */
  get quality(): CallQuality | null {
    const { rank } = this.#trend;
    return rank === null ? null : names[rank];
  }

  /**
   * Takes a report.
   *
   * @param isVideoOn - whether the picture counts: a camera that is off sends none, or a black one
   */
  take(report: StatsReport, isVideoOn: boolean): void {
    const rank = this.#before && rateReception(receptionBetween(this.#before, report), isVideoOn);
    this.#before = report;
    if (rank !== null) this.#trend.take(rank);
  }
}

import type { Contestant, Mode } from './contestants.js';
import type { Sample } from './measure.js';
import { quantile } from '../support/statistics.js';

/** What is measured of each call. */
export type Metric =
  'callToRinging' | 'acceptToCallerFrame' | 'acceptToCalleeFrame' | 'stanzas' | 'stanzaBytes';

/** How Parley should compare: its median, divided by that of another, is at most `limit`. */
export interface Target {
  readonly metric: Metric;
  readonly against: Contestant;
  readonly limit: number;
}

/** What is to be reached, in every mode. */
const targets: readonly Target[] = [
  { metric: 'callToRinging', against: 'quickblox', limit: 0.5 },
  { metric: 'acceptToCallerFrame', against: 'quickblox', limit: 0.65 },
  { metric: 'acceptToCalleeFrame', against: 'quickblox', limit: 0.65 },
  { metric: 'acceptToCallerFrame', against: 'floor', limit: 1.2 },
  { metric: 'acceptToCalleeFrame', against: 'floor', limit: 1.2 },
  { metric: 'stanzas', against: 'quickblox', limit: 1 },
  { metric: 'stanzaBytes', against: 'quickblox', limit: 0.7 },
];

/** A target and what came of it. */
export interface Outcome extends Target {
  readonly mode: Mode;
  readonly ratio: number;
  /** What a bare pair of peer connections would reach; NaN where it has nothing to compare. */
  readonly floorRatio: number;
  readonly reached: boolean;
}

/** Compares medians; leaves out what was not measured. */
export function judge(samples: readonly Sample[], mode: Mode): Outcome[] {
  const median = (contestant: Contestant, metric: Metric): number =>
    quantile(valuesOf(samples, contestant, mode, metric), 0.5);
  return targets
    .map(({ metric, against, limit }) => {
      const ratio = median('parley', metric) / median(against, metric);
      const floorRatio = median('floor', metric) / median(against, metric);
      return { metric, against, limit, mode, ratio, floorRatio, reached: ratio <= limit };
    })
    .filter(({ ratio }) => Number.isFinite(ratio));
}

/** One metric of one contestant. */
export function valuesOf(
  samples: readonly Sample[],
  contestant: Contestant,
  mode: Mode,
  metric: Metric | 'socketBytes',
): number[] {
  return samples
    .filter((sample) => sample.contestant === contestant && sample.mode === mode)
    .map((sample) => sample[metric]);
}

import { quantile } from '../support/statistics.js';
import type { RenderCounts } from './count-renders.js';
import type { Times } from './measure-times.js';
import type { Contestant } from './options.js';

/** What came of one page. */
export type Sample =
  | { readonly contestant: Contestant; readonly kind: 'counts'; readonly values: RenderCounts }
  | { readonly contestant: Contestant; readonly kind: 'times'; readonly values: Times };

/** What is measured of each page, in the order of the report. */
export const metrics = [
  'trafficCpu',
  'mountMs',
  'mountCpu',
  'mountCommits',
  'mountRenders',
  'levelCommits',
  'trafficCommits',
  'trafficRenders',
  'muteCommits',
  'muteRenders',
  'idleCpu',
  'idleCommits',
] as const;
export type Metric = (typeof metrics)[number];

/** What Parley has to reach at every size: its median is at most `limit`, or `limit` times that of another. */
export interface Target {
  readonly metric: Metric;
  readonly against: Contestant | null;
  readonly limit: number;
}

const counted: readonly Target[] = [
  { metric: 'levelCommits', against: null, limit: 0 },
  { metric: 'trafficCommits', against: null, limit: 2 },
  { metric: 'mountCommits', against: null, limit: 2 },
  { metric: 'muteRenders', against: null, limit: 2 },
];

const timed: readonly Target[] = [
  { metric: 'trafficCpu', against: 'floor', limit: 1.25 },
  { metric: 'trafficCpu', against: 'livekit', limit: 0.3 },
  { metric: 'mountMs', against: 'livekit', limit: 0.5 },
];

/** A target at one size, and what came of it. */
export interface Outcome extends Target {
  readonly people: number;
  /** What the limit is for: a number, or the ratio to the other. */
  readonly value: number;
  readonly reached: boolean;
}

/** Judges what was measured; says nothing of a target whose contestants did not run. */
export function judge(samples: readonly Sample[], people: number): Outcome[] {
  return [...counted, ...timed].flatMap((target) => {
    const own = medianOf(samples, 'parley', people, target.metric);
    const other = target.against === null ? 1 : medianOf(samples, target.against, people, target.metric);
    const value = own / other;
    return Number.isNaN(value) ? [] : [{ ...target, people, value, reached: value <= target.limit }];
  });
}

/** The middle of what was measured; NaN when nothing was. */
export function medianOf(
  samples: readonly Sample[],
  contestant: Contestant,
  people: number,
  metric: Metric,
): number {
  const values = samples.flatMap((sample) => {
    if (sample.contestant !== contestant || sample.values.people !== people) return [];
    const value = new Map<string, unknown>(Object.entries(sample.values)).get(metric);
    return typeof value === 'number' ? [value] : [];
  });
  return quantile(values, 0.5);
}

import { quantile } from '../support/statistics.js';
import type { Sample } from './measure.js';
import { budgets, type Budget } from './options.js';

type Metric = Exclude<keyof Sample, 'members' | 'budget'>;

const labels: Readonly<Record<Metric, string>> = {
  encodeTime: 'encoding, ms per second',
  decodeTime: 'decoding, ms per second',
  encodedFrames: 'pictures encoded per second',
  sent: 'sent, kbit per second',
  frameRate: 'pictures received of each per second',
  worstFrameRate: 'the same, worst tenth',
  width: 'their width, px',
  mainThread: 'main threads, ms per second',
  cpuLimited: 'encoders limited by the machine',
  bandwidthLimited: 'encoders limited by the network',
  hiddenAfter: 'a hidden page gets no picture after, ms',
};

const metrics = Object.keys(labels).filter((name): name is Metric => name in labels);

/** What is to be reached with six in the grid, and how it came out. */
export interface Outcome {
  readonly text: string;
  readonly reached: boolean;
}

function median(samples: readonly Sample[], members: number, budget: Budget, metric: Metric): number {
  const found = samples.filter((sample) => sample.members === members && sample.budget === budget);
  return quantile(
    found.map((sample) => sample[metric] ?? Infinity),
    0.5,
  );
}

/** Compares the budget with none, at one size. */
export function judge(samples: readonly Sample[], members: number): Outcome[] {
  const ratio = (metric: Metric): number =>
    median(samples, members, 'on', metric) / median(samples, members, 'off', metric);
  const encoding = ratio('encodeTime');
  const frames = ratio('frameRate');
  const hidden = median(samples, members, 'on', 'hiddenAfter');
  const outcomes: Outcome[] = [
    {
      text: `a hidden page gets no picture after ${hidden.toFixed(0)} ms (at most 1000)`,
      reached: hidden <= 1000,
    },
  ];
  if (members !== 6) return outcomes;
  return [
    { text: `encoding is ${encoding.toFixed(2)} × that without (at most 0.5)`, reached: encoding <= 0.5 },
    // Two samples of the same differ by this much.
    {
      text: `the frame rate is ${frames.toFixed(2)} × that without (at least 0.98)`,
      reached: frames >= 0.98,
    },
    ...outcomes,
  ];
}

/** Medians of one size as a Markdown table, and the targets below it. */
export function report(samples: readonly Sample[], members: number): string {
  const counts = budgets.map(
    (budget) => samples.filter((one) => one.members === members && one.budget === budget).length,
  );
  const rows = metrics.map((metric) => {
    const [on = NaN, off = NaN] = budgets.map((budget) => median(samples, members, budget, metric));
    const ratio = on / off;
    return [labels[metric], write(on), write(off), Number.isFinite(ratio) ? ratio.toFixed(2) : '–'];
  });
  const table = [['median', 'budget on', 'off', 'ratio'], ['---', '---:', '---:', '---:'], ...rows];
  return [
    `## ${members} members (${counts.join(' and ')} calls)`,
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...judge(samples, members).map(({ text, reached }) => `- ${reached ? 'reached' : 'MISSED'}: ${text}`),
    '',
  ].join('\n');
}

function write(value: number): string {
  if (!Number.isFinite(value)) return 'never';
  return value < 100 && !Number.isInteger(value) ? value.toFixed(1) : value.toFixed(0);
}

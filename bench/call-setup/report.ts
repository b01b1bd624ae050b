import { contestants, type Mode } from './contestants.js';
import type { Sample } from './measure.js';
import { summarize } from '../support/statistics.js';
import { judge, valuesOf, type Metric, type Outcome } from './targets.js';

const labels: Readonly<Record<Metric | 'socketBytes', string>> = {
  callToRinging: 'call → ringing, ms',
  acceptToCallerFrame: 'accept → first frame at the caller, ms',
  acceptToCalleeFrame: 'accept → first frame at the callee, ms',
  stanzas: 'signaling stanzas per call',
  stanzaBytes: 'signaling bytes per call',
  socketBytes: 'WebSocket bytes, sign-in included',
};

const metrics = [
  'callToRinging',
  'acceptToCallerFrame',
  'acceptToCalleeFrame',
  'stanzas',
  'stanzaBytes',
  'socketBytes',
] as const;

/** The results of one mode as a Markdown table of `median (p90)`, and the targets below it. */
export function report(samples: readonly Sample[], mode: Mode): string {
  const present = contestants.filter((name) => valuesOf(samples, name, mode, 'stanzas').length > 0);
  const rows = metrics.map((metric) => {
    const cells = present.map((name) => cell(valuesOf(samples, name, mode, metric), metric));
    return [labels[metric]].concat(cells);
  });
  const counts = present.map((name) => `${name} ${valuesOf(samples, name, mode, 'stanzas').length}`);
  const table = [['median (p90)', ...present], ['---', ...present.map(() => '---:')], ...rows];
  return [
    `## ${mode} (${counts.join(', ')} calls)`,
    '',
    ...table.map((row) => `| ${row.join(' | ')} |`),
    '',
    ...judge(samples, mode).map(line),
    '',
  ].join('\n');
}

function cell(values: readonly number[], metric: Metric | 'socketBytes'): string {
  const { median, p90 } = summarize(values);
  // The floor has no server, hence no stanzas.
  if (median === 0) return '–';
  const isTime = metric !== 'stanzas' && metric !== 'stanzaBytes' && metric !== 'socketBytes';
  const write = (value: number): string => (isTime ? value.toFixed(0) : `${Math.round(value)}`);
  return `${write(median)} (${write(p90)})`;
}

function line({ metric, against, limit, ratio, floorRatio, reached }: Outcome): string {
  const verdict = reached ? 'reached' : 'MISSED';
  // Nothing is faster than the floor: where it misses a target too, no signaling can reach it.
  const floor = against !== 'floor' && floorRatio > 0 ? `; the floor: ${floorRatio.toFixed(2)}` : '';
  return `- ${verdict}: ${labels[metric].replace(/, ms$/, '')} is ${ratio.toFixed(2)} × ${against} (at most ${limit}${floor})`;
}

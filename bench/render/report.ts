import { contestants } from './options.js';
import { judge, medianOf, metrics, type Metric, type Outcome, type Sample } from './targets.js';

const labels: Readonly<Record<Metric, string>> = {
  trafficCpu: 'main thread under traffic, ms/s',
  mountMs: 'mount, ms',
  mountCpu: 'main thread for the mount, ms',
  mountCommits: 'commits on mount',
  mountRenders: 'renders on mount',
  levelCommits: 'commits per tick of levels',
  trafficCommits: 'commits/s under traffic',
  trafficRenders: 'renders/s under traffic',
  muteCommits: 'commits for one mute',
  muteRenders: 'renders for one mute',
  idleCpu: 'main thread in peace, ms/s',
  idleCommits: 'commits/s in peace',
};

/** The medians as Markdown tables, and below them what was to be reached. */
export function report(samples: readonly Sample[], sizes: readonly number[]): string {
  const present = contestants.filter((name) => samples.some(({ contestant }) => contestant === name));
  const sections = metrics.map((metric) => {
    const rows = present.map((name) =>
      row(
        name,
        sizes.map((people) => written(medianOf(samples, name, people, metric))),
      ),
    );
    return table([labels[metric], ...sizes.map((people) => `${people} people`)], rows);
  });
  const outcomes = sizes.flatMap((people) => judge(samples, people));
  return [...sections, verdicts(outcomes), whatRendered(samples)].join('\n');
}

function row(name: string, cells: readonly string[]): string[] {
  return [name, ...cells];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows];
  return `${lines.map((line) => `| ${line.join(' | ')} |`).join('\n')}\n`;
}

/** One line for each target: the sizes share it. */
function verdicts(outcomes: readonly Outcome[]): string {
  const byTarget = new Map<string, Outcome[]>();
  for (const outcome of outcomes) {
    const { metric, against, limit } = outcome;
    const name = `${labels[metric]}: at most ${limit}${against === null ? '' : ` × ${against}`}`;
    byTarget.set(name, [...(byTarget.get(name) ?? []), outcome]);
  }
  const lines = [...byTarget].map(([name, all]) => {
    const verdict = all.every(({ reached }) => reached) ? 'reached' : 'MISSED';
    const values = all.map(
      ({ people, value, reached }) => `${written(value)} at ${people}${reached ? '' : ' (!)'}`,
    );
    return `- ${verdict}: ${name}; ${values.join(', ')}`;
  });
  return `${lines.join('\n')}\n`;
}

/** What Parley rendered, so that a missed count can be found. */
function whatRendered(samples: readonly Sample[]): string {
  const lines = samples.flatMap((sample) => {
    if (sample.kind !== 'counts' || sample.contestant !== 'parley') return [];
    const { people, trafficNames, muteNames, mountNames } = sample.values;
    return [
      `- parley, ${people} people: each second of traffic ${listed(trafficNames)}; one mute ${listed(muteNames)}; ` +
        `mount ${mountNames.map((names) => Object.values(names).reduce((sum, times) => sum + times, 0)).join(' + ')}` +
        mountNames
          .slice(1)
          .map((names) => `; rendered again: ${listed(names)}`)
          .join(''),
    ];
  });
  return `${lines.join('\n')}\n`;
}

function listed(names: Readonly<Record<string, number>>): string {
  const parts = Object.entries(names).map(([name, times]) => `${name} ${written(times)}`);
  return parts.length === 0 ? 'nothing' : parts.join(', ');
}

function written(value: number): string {
  if (Number.isNaN(value)) return '–';
  return Number.isInteger(value) ? String(value) : value.toFixed(value < 10 ? 2 : 0);
}

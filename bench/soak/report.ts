import { holdings, type Holdings } from './measure.js';

/** What a page held before and after. */
export interface Sample {
  readonly who: string;
  readonly what: string;
  readonly before: Holdings;
  readonly after: Holdings;
}

/** How much more there may be after than before: what a browser keeps for a while, whatever the number of calls. */
const slack: Holdings = {
  heap: 1_500_000,
  // The history of 200 calls, the ends of 100, the ids of 128 senders: full after some hundred calls.
  objects: 150_000,
  nodes: 50,
  listeners: 20,
  peerConnections: 1,
  dataChannels: 1,
  tracks: 4,
  streams: 2,
  audioContexts: 0,
};

/** What has not returned to the baseline, in words. */
export function faultsOf({ who, what, before, after }: Sample): string[] {
  return holdings
    .filter((name) => !(after[name] - before[name] <= slack[name]))
    .map((name) => `${who}, ${what}: ${name} went from ${written(name, before)} to ${written(name, after)}`);
}

/** A Markdown table. */
export function report(samples: readonly Sample[]): string {
  const head = samples.map(({ who, what }) => `${who}, ${what}`);
  const lines = holdings.map((name) =>
    row(
      name,
      samples.map(({ before, after }) => `${written(name, before)} → ${written(name, after)}`),
    ),
  );
  return [
    row('', head),
    row(
      '---',
      Array.from(head, () => '---'),
    ),
    ...lines,
    '',
  ].join('\n');
}

function row(name: string, cells: readonly string[]): string {
  return `| ${[name, ...cells].join(' | ')} |`;
}

function written(name: keyof Holdings, of: Holdings): string {
  return name === 'heap' || name === 'objects' ? `${(of[name] / 1e6).toFixed(2)} MB` : String(of[name]);
}

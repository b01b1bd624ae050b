import { chromium } from '@playwright/test';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { reportPath } from '../../scripts/lib/report-files.mjs';
import { shuffled } from '../support/statistics.js';
import { bundleCounter, bundlePage, type Build, type Bundle } from './bundles.js';
import { countRenders } from './count-renders.js';
import { gate } from './gate.js';
import { measureTimes } from './measure-times.js';
import { openPage } from './open-page.js';
import { readOptions, type Contestant } from './options.js';
import { report } from './report.js';
import { judge, type Sample } from './targets.js';

/** One page to be opened in a browser of its own. */
interface Job {
  readonly contestant: Contestant;
  readonly people: number;
  /** Counts are the same each time: they are taken once. */
  readonly kind: Sample['kind'];
  readonly run: number;
}

/** All counts once, then rounds of times; each round in random order. */
function schedule(): Job[] {
  const round = (kind: Sample['kind'], run: number): Job[] =>
    shuffled(
      options.only.flatMap((contestant) =>
        options.sizes.map((people) => ({ contestant, people, kind, run })),
      ),
    );
  return [
    round('counts', 0),
    ...Array.from({ length: options.runs }, (_, run) => round('times', run + 1)),
  ].flat();
}

/** What goes into the pages. */
interface Scripts {
  /** By contestant and build. */
  readonly bundles: ReadonlyMap<string, Bundle>;
  readonly counter: string;
}

async function bundleAll(): Promise<Scripts> {
  const builds: readonly Build[] = ['production', 'profiling'];
  const named = options.only.flatMap((contestant) =>
    builds.map(async (build) => [`${contestant} ${build}`, await bundlePage(contestant, build)] as const),
  );
  return { bundles: new Map(await Promise.all(named)), counter: await bundleCounter() };
}

async function measure(
  { contestant, people, kind, run }: Job,
  { bundles, counter }: Scripts,
): Promise<Sample> {
  const bundle = bundles.get(`${contestant} ${kind === 'counts' ? 'profiling' : 'production'}`);
  if (!bundle) throw new Error(`${contestant} was not bundled`);
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const page = await openPage(browser, bundle, kind === 'counts' ? counter : null);
    return kind === 'counts'
      ? { contestant, kind, values: await countRenders(page, people, options.seconds) }
      : // In one round all see the same traffic.
        { contestant, kind, values: await measureTimes(page, people, options.seconds, run) };
  } finally {
    await browser.close();
  }
}

async function measureAll(): Promise<void> {
  const samples: Sample[] = [];
  const jobs = schedule();
  const scripts = await bundleAll();
  for (const [index, job] of jobs.entries()) {
    samples.push(await measure(job, scripts));
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${jobs.length} pages `);
  }
  process.stdout.write(`\n${report(samples, options.sizes)}`);
  if (options.json !== null) await writeFile(options.json, `${JSON.stringify(samples, null, 2)}\n`);
  const outcomes = options.sizes.flatMap((people) => judge(samples, people));
  if (options.check && outcomes.some(({ reached }) => !reached)) process.exitCode = 1;
}

async function runGate(): Promise<void> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const verdicts = await gate(browser, options.sizes, options.seconds);
    for (const { name, complaint } of verdicts)
      process.stdout.write(complaint === null ? `✓ ${name}\n` : `✗ ${name}\n    ${complaint}\n`);
    const failed = verdicts.filter(({ complaint }) => complaint !== null).length;
    // Relative to the top, where this runs: the bundle that this is lies elsewhere.
    const file = reportPath('render');
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ passed: verdicts.length - failed, failed, skipped: 0 }));
    if (failed > 0) process.exitCode = 1;
  } finally {
    await browser.close();
  }
}

const options = readOptions(process.argv.slice(2));
await (options.gate ? runGate() : measureAll());

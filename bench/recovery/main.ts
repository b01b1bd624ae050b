import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { everybodyOf } from './people.js';
import { startLab } from '../../e2e/support/lab.js';
import { lastFrame, pictureAfter, watchFrames } from '../../e2e/support/frame-times.js';
import { expectPictureOf } from '../../e2e/support/frames.js';
import { whyNoNetworkLab } from '../../e2e/support/network-lab.js';
import { ParleyWindow } from '../../e2e/support/parley-window.js';
import { summarize } from '../support/statistics.js';

/** One cut, from when the link is back, in ms; `null`: the picture did not come back. */
interface Sample {
  readonly cutS: number;
  readonly caller: number | null;
  readonly callee: number | null;
}

/** The slower side of a 10 s and of a 40 s cut, in ms. */
const targets: Readonly<Record<number, number>> = { 10: 2500, 40: 3000 };

/** How long a picture is waited for, in ms. */
const patience = 45_000;

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    cuts: { type: 'string', default: '3,10,40' },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    verbose: { type: 'boolean', default: false },
  },
});

async function untilPicture(window: ParleyWindow, after: number): Promise<number | null> {
  const deadline = Date.now() + patience;
  while (Date.now() < deadline) {
    const at = await pictureAfter(window.page, after);
    if (at !== null) return at - after;
    await delay(50);
  }
  return null;
}

const login = values.verbose ? ({ logLevel: 'info' } as const) : {};

async function measure(cutS: number, index: number): Promise<Sample> {
  const [alice, bob] = everybodyOf(index);
  const caller = await ParleyWindow.open((...args) => lab.open('a', ...args), alice, lab.server, login);
  const callee = await ParleyWindow.open((...args) => lab.open('b', ...args), bob, lab.server, login);
  if (values.verbose)
    for (const { page, person } of [caller, callee])
      page.on('console', (message) =>
        process.stderr.write(`  ${Date.now() % 1e6} ${person.id}: ${message.text()}\n`),
      );
  await caller.call(bob);
  await callee.incoming.waitFor();
  await callee.page.evaluate(() => window.parley.accept());
  await expectPictureOf(caller.videoOf(bob), bob.pictureId);
  await expectPictureOf(callee.videoOf(alice), alice.pictureId);
  await watchFrames(caller.videoOf(bob));
  await watchFrames(callee.videoOf(alice));
  // Past the quick start, so that all is as it is in the middle of a call.
  await delay(5000);
  if (values.verbose) process.stderr.write(`  ${Date.now() % 1e6} cut\n`);
  await lab.network.cut('a');
  await delay(cutS * 1000);
  const healed = Date.now();
  // A cut that lets pictures through would measure nothing.
  for (const { page } of [caller, callee]) {
    const last = await lastFrame(page);
    if (last === null || last > healed - cutS * 500) throw new Error('the cut did not stop the picture');
  }
  await lab.network.heal('a');
  if (values.verbose) process.stderr.write(`  ${healed % 1e6} healed\n`);
  const [forCaller, forCallee] = await Promise.all([
    untilPicture(caller, healed),
    untilPicture(callee, healed),
  ]);
  await lab.reset();
  return { cutS, caller: forCaller, callee: forCallee };
}

const missing = whyNoNetworkLab();
if (missing !== null) {
  process.stdout.write(`skipped: ${missing}\n`);
  process.exit(process.env['CI'] === 'true' ? 1 : 0);
}
const cuts = values.cuts.split(',').map(Number);
const runs = Number(values.runs);
const users = Array.from({ length: cuts.length * runs }, (_, index) => everybodyOf(index)).flat();
const lab = await startLab({ users, root: process.cwd() });
const samples: Sample[] = [];
try {
  for (let round = 0; round < runs; round += 1)
    for (const cutS of cuts) {
      const sample = await measure(cutS, samples.length);
      samples.push(sample);
      process.stderr.write(`${JSON.stringify(sample)}\n`);
    }
} finally {
  await lab.stop();
}

process.stdout.write('picture again on both sides, seconds after the link is back\n\n');
process.stdout.write('| cut | median | p90 | lost | target |\n|---|---|---|---|---|\n');
const seconds = (ms: number): string => (ms / 1000).toFixed(1);
let missed = 0;
for (const cutS of cuts) {
  const own = samples.filter((sample) => sample.cutS === cutS);
  const times = own.flatMap(({ caller, callee }) =>
    caller === null || callee === null ? [] : [Math.max(caller, callee)],
  );
  const { median, p90 } = summarize(times);
  const target = targets[cutS];
  const lost = own.length - times.length;
  if (lost > 0 || (target !== undefined && median > target)) missed += 1;
  process.stdout.write(
    `| ${cutS} s | ${seconds(median)} | ${seconds(p90)} | ${lost} | ${target === undefined ? '' : `≤ ${seconds(target)}`} |\n`,
  );
}
if (values.json !== undefined) await writeFile(values.json, `${JSON.stringify(samples, null, 2)}\n`);
if (values.check && missed > 0) process.exitCode = 1;

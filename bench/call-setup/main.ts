import { chromium, type Browser } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { startPageServer, type PageServer } from '../../e2e/support/page-server.js';
import { startProsody } from '../../e2e/support/prosody.js';
import type { TestServer } from '../../e2e/support/test-server.js';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { readOptions, type Contestant, type Mode } from './contestants.js';
import { measureCall, type Sample } from './measure.js';
import type { Login } from './pages/driver.js';
import { report } from './report.js';
import { shuffled } from '../support/statistics.js';
import { judge } from './targets.js';
import { openWindows } from './windows.js';

interface Call {
  readonly contestant: Contestant;
  readonly mode: Mode;
  /** The first call of a contestant starts services of the browser, and is thrown away. */
  readonly isRehearsal: boolean;
}

const password = 'secret';
const firstUserId = 101;

/** Which calls to make: a rehearsal of each kind, then rounds of one call of each kind in random order. */
function schedule(): Call[] {
  const round = (isRehearsal: boolean): Call[] =>
    options.only.flatMap((contestant) => options.modes.map((mode) => ({ contestant, mode, isRehearsal })));
  return [round(true), ...Array.from({ length: options.runs }, () => shuffled(round(false)))].flat();
}

/** Two users whom no call had before: a server keeps a session alive for a while after its window closed. */
function loginsOf(index: number, server: TestServer): readonly [Login, Login] {
  const { url, host } = server;
  const userId = firstUserId + 2 * index;
  return [
    { url, host, userId, password, peerId: userId + 1 },
    { url, host, userId: userId + 1, password, peerId: userId },
  ];
}

async function makeCall(
  browser: Browser,
  pages: PageServer,
  call: Call,
  logins: readonly [Login, Login],
): Promise<Sample> {
  const windows = await openWindows(browser, `${pages.origin}/${call.contestant}.html`);
  try {
    return await measureCall(windows, call.contestant, call.mode, logins);
  } finally {
    await windows.close();
  }
}

async function measureAll(browser: Browser, pages: PageServer, server: TestServer): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (const [index, call] of calls.entries()) {
    try {
      const sample = await makeCall(browser, pages, call, loginsOf(index, server));
      if (!call.isRehearsal) samples.push(sample);
    } catch (error) {
      failures.push(
        `${call.contestant} ${call.mode}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${calls.length} calls `);
  }
  return samples;
}

const options = readOptions(process.argv.slice(2));
const calls = schedule();
const failures: string[] = [];
const users = calls.flatMap((_, index) =>
  [0, 1].map((side) => ({ id: `${firstUserId + 2 * index + side}`, password })),
);
const server = await startProsody({ users });
const pages = await startPageServer({
  root: 'bench/call-setup/pages',
  files: { '/vendor/quickblox.js': 'node_modules/quickblox/quickblox.min.js' },
  minify: true,
});
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const samples = await measureAll(browser, pages, server);
  for (const mode of options.modes) process.stdout.write(`\n${report(samples, mode)}`);
  for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
  if (options.json !== null)
    await writeFile(options.json, `${JSON.stringify({ samples, failures }, null, 2)}\n`);
  const missed = options.modes.flatMap((mode) => judge(samples, mode)).filter(({ reached }) => !reached);
  if (failures.length > 0 || (options.check && missed.length > 0)) process.exitCode = 1;
} finally {
  await browser.close();
  await pages.stop();
  await server.stop();
}

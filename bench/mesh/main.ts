import { chromium } from '@playwright/test';
import { writeFile } from 'node:fs/promises';
import { startEmbeddedServer } from '../../e2e/support/embedded-server.js';
import { startPageServer } from '../../e2e/support/page-server.js';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { shuffled } from '../support/statistics.js';
import { measureMesh, type Sample } from './measure.js';
import { budgets, readOptions } from './options.js';
import { judge, report } from './report.js';

const options = readOptions(process.argv.slice(2));
const password = 'secret';
/** Calls in the order in which they are made: of each size one with and one without the budget, side by side. */
const calls = Array.from({ length: options.runs }, () =>
  options.sizes.flatMap((members) => shuffled(budgets).map((budget) => ({ members, budget }))),
).flat();
let next = 101;
/** New users for each call. */
const schedule = calls.map(({ members, budget }) => ({
  members,
  budget,
  userIds: Array.from({ length: members }, () => String(next++)),
}));

const server = await startEmbeddedServer({
  users: schedule.flatMap(({ userIds }) => userIds.map((id) => ({ id, password }))),
});
const pages = await startPageServer({ root: 'bench/mesh/pages' });
const samples: Sample[] = [];
const failures: string[] = [];
try {
  for (const [index, { members, budget, userIds }] of schedule.entries()) {
    // A browser of its own: what the one before leaves behind is not measured.
    const browser = await chromium.launch(chromiumLaunchOptions());
    try {
      const { url, host } = server;
      const logins = userIds.map((userId) => ({ url, host, userId, password }));
      const { seconds, settle } = options;
      samples.push(
        await measureMesh(browser, { url: `${pages.origin}/member.html`, budget, logins, seconds, settle }),
      );
    } catch (error) {
      failures.push(
        `${members} members, ${budget}: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      await browser.close();
    }
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${schedule.length} calls `);
  }
} finally {
  await pages.stop();
  await server.stop();
}
for (const members of options.sizes) process.stdout.write(`\n${report(samples, members)}`);
for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
if (options.json !== null)
  await writeFile(options.json, `${JSON.stringify({ samples, failures }, null, 2)}\n`);
const missed = options.sizes.flatMap((members) => judge(samples, members)).filter(({ reached }) => !reached);
if (failures.length > 0 || (options.check && missed.length > 0)) process.exitCode = 1;

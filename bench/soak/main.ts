import { chromium, type Page } from '@playwright/test';
import { startEmbeddedServer } from '../../e2e/support/embedded-server.js';
import { startPageServer } from '../../e2e/support/page-server.js';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { openWindows } from '../call-setup/windows.js';
import { bytesOfObjects, explainGrowth } from './heap-growth.js';
import { takeHeapSnapshot, type HeapNode } from './heap-snapshot.js';
import { measure, type Holdings } from './measure.js';
import { readOptions } from './options.js';
import { faultsOf, report, type Sample } from './report.js';

const options = readOptions(process.argv.slice(2));
const password = 'secret';
const [caller, callee] = ['101', '102'];
/** For what hangs: the machine may have much else to do. */
const limit = { timeout: 120_000 };

async function connect(callerPage: Page, calleePage: Page): Promise<void> {
  await callerPage.evaluate((to) => window.soak.call(to), callee);
  await calleePage.waitForFunction(() => window.soak.accept(), undefined, limit);
  for (const page of [callerPage, calleePage])
    await page.waitForFunction(
      () => window.soak.state === 'connected' && window.soak.hasPicture(),
      undefined,
      {
        ...limit,
        polling: 50,
      },
    );
}

async function hangUp(pages: readonly Page[], index: number): Promise<void> {
  // By turns.
  await pages[index % 2]?.evaluate(() => window.soak.hangUp());
  for (const page of pages) await page.waitForFunction(() => window.soak.state === null, undefined, limit);
}

async function makeCalls(pages: readonly [Page, Page], count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await connect(...pages);
    await hangUp(pages, index);
    if (process.stderr.isTTY) process.stderr.write(`\r${index + 1} of ${count} calls `);
  }
}

/** What a page holds, in numbers and thing by thing. */
interface Holder {
  readonly holdings: Holdings;
  readonly heap: readonly HeapNode[];
}

/** Once what a call leaves for some seconds has gone, and the connection for the next one is ready. */
async function measureBoth(pages: readonly Page[]): Promise<Holder[]> {
  await pages[0]?.waitForTimeout(12_000);
  const found: Holder[] = [];
  for (const page of pages) {
    // First the numbers: a snapshot leaves something behind.
    const counted = await measure(page);
    const heap = await takeHeapSnapshot(page);
    found.push({ holdings: { ...counted, objects: bytesOfObjects(heap) }, heap });
  }
  return found;
}

function compare(what: string, before: readonly Holder[], after: readonly Holder[]): Sample[] {
  return [caller, callee].flatMap((who, index) => {
    const [was, is] = [before[index], after[index]];
    if (!was || !is) return [];
    if (options.explain) process.stdout.write(`\n${who}, ${what}:\n${explainGrowth(was.heap, is.heap)}\n`);
    return [{ who, what, before: was.holdings, after: is.holdings }];
  });
}

const server = await startEmbeddedServer({ users: [caller, callee].map((id) => ({ id, password })) });
const served = await startPageServer({ root: 'bench/soak/pages' });
const browser = await chromium.launch(chromiumLaunchOptions());
try {
  const windows = await openWindows(browser, `${served.origin}/soak.html`, false);
  const pages = [windows.caller, windows.callee] as const;
  const { url, host } = server;
  for (const [index, page] of pages.entries()) {
    const login = { url, host, userId: index === 0 ? caller : callee, password };
    await page.evaluate((as) => window.soak.signIn(as), login);
  }
  await makeCalls([...pages], options.warmUp);
  const baseline = await measureBoth(pages);
  const samples: Sample[] = [];
  if (options.calls > 0) {
    await makeCalls([...pages], options.calls);
    samples.push(...compare(`${options.calls} calls`, baseline, await measureBoth(pages)));
  }
  if (options.minutes > 0) {
    await connect(...pages);
    await pages[0].waitForTimeout(options.minutes * 60_000);
    for (const page of pages) {
      const goesOn = await page.evaluate(() => window.soak.state === 'connected' && window.soak.hasPicture());
      if (!goesOn) throw new Error('the long call did not last');
    }
    await hangUp(pages, 0);
    samples.push(...compare(`a call of ${options.minutes} min`, baseline, await measureBoth(pages)));
  }
  const faults = samples.flatMap(faultsOf);
  process.stdout.write(`\n${report(samples)}\n`);
  for (const fault of faults) process.stdout.write(`MISSED: ${fault}\n`);
  if (options.check && faults.length > 0) process.exitCode = 1;
} finally {
  await browser.close();
  await served.stop();
  await server.stop();
}

import type { Browser, Page } from '@playwright/test';
import { installPeerConnectionLog } from '../../e2e/support/peer-connections.js';
import { quantile } from '../support/statistics.js';
import type { Budget } from './options.js';
import type { Counts, Join } from './pages/driver.js';

/** What one call of one size cost, all members together unless told otherwise. */
export interface Sample {
  readonly members: number;
  readonly budget: Budget;
  /** What encoders worked, in ms per second. */
  readonly encodeTime: number;
  readonly decodeTime: number;
  /** Pictures encoded per second. */
  readonly encodedFrames: number;
  /** Media sent, in kbit per second. */
  readonly sent: number;
  /** Pictures per second that a member receives of another: the median of all pairs, and the worst tenth. */
  readonly frameRate: number;
  readonly worstFrameRate: number;
  /** How wide the pictures are that arrive: the median, in px. */
  readonly width: number;
  /** What the main threads worked, in ms per second. */
  readonly mainThread: number;
  /** How many encoders gave less for want of a faster machine, and of a wider network. */
  readonly cpuLimited: number;
  readonly bandwidthLimited: number;
  /** From hiding a page until it was sent no picture any more, in ms; `null`: it still was after 5 s. */
  readonly hiddenAfter: number | null;
}

/** How to measure one call. */
export interface Measurement {
  readonly url: string;
  readonly budget: Budget;
  readonly logins: readonly Omit<Join, 'adapts'>[];
  readonly seconds: number;
  readonly settle: number;
}

/** A laptop's window. */
const viewport = { width: 1280, height: 720 };
const patience = 240_000;

/**
 * Makes a call in which all see all.
 *
 * @throws Error when it does not come about
 */
export async function measureMesh(browser: Browser, measurement: Measurement): Promise<Sample> {
  const { url, budget, logins, seconds, settle } = measurement;
  const contexts = await Promise.all(
    logins.map(() => browser.newContext({ permissions: ['camera', 'microphone'], viewport })),
  );
  try {
    const pages: Page[] = [];
    for (const [index, context] of contexts.entries()) {
      await context.addInitScript(installPeerConnectionLog);
      const page = await context.newPage();
      await page.goto(url);
      const login = logins[index];
      if (login) await page.evaluate((join) => window.mesh.join(join), { ...login, adapts: budget === 'on' });
      pages.push(page);
    }
    try {
      await connect(
        pages,
        logins.map(({ userId }) => userId),
      );
    } catch (cause) {
      const standings = await Promise.all(pages.map((page) => page.evaluate(() => window.mesh.standing)));
      throw new Error(`not all are connected: ${standings.join('; ')}`, { cause });
    }
    const threads = await Promise.all(pages.map(threadTimeOf));
    await pages[0]?.waitForTimeout(1000 * settle);
    const before = await Promise.all(pages.map(countsOf));
    const threadBefore = await Promise.all(threads.map((read) => read()));
    await pages[0]?.waitForTimeout(1000 * seconds);
    const after = await Promise.all(pages.map(countsOf));
    const threadAfter = await Promise.all(threads.map((read) => read()));
    const hiddenAfter = (await pages.at(-1)?.evaluate(() => window.mesh.hide())) ?? null;
    return {
      ...summarize(before, after, threadBefore, threadAfter),
      members: pages.length,
      budget,
      hiddenAfter,
    };
  } finally {
    await Promise.all(contexts.map((context) => context.close()));
  }
}

async function connect(pages: readonly Page[], userIds: readonly string[]): Promise<void> {
  const [caller, ...callees] = pages;
  await caller?.evaluate((others) => window.mesh.call(others), userIds.slice(1));
  // One after the other, so that a busy machine does not lose any.
  for (const page of callees) {
    await page.waitForFunction(() => window.mesh.isRinging, undefined, { timeout: patience });
    await page.evaluate(() => window.mesh.accept());
  }
  for (const page of pages)
    await page.waitForFunction((others) => window.mesh.connected === others, pages.length - 1, {
      timeout: patience,
    });
  for (const page of pages)
    await page.waitForFunction(
      async (others) =>
        (await window.mesh.count()).receivedFrames.filter((frames) => frames > 5).length >= others,
      pages.length - 1,
      { timeout: patience, polling: 500 },
    );
}

function countsOf(page: Page): Promise<Counts> {
  return page.evaluate(() => window.mesh.count());
}

/** What the main thread of a page has worked so far, in ms, and when that was. */
async function threadTimeOf(page: Page): Promise<() => Promise<{ cpu: number; at: number }>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (wanted: string): number => 1000 * (metrics.find(({ name }) => name === wanted)?.value ?? NaN);
    return { cpu: of('ThreadTime'), at: of('Timestamp') };
  };
}

type Figures = Omit<Sample, 'members' | 'budget' | 'hiddenAfter'>;

function summarize(
  before: readonly Counts[],
  after: readonly Counts[],
  threadBefore: readonly { cpu: number; at: number }[],
  threadAfter: readonly { cpu: number; at: number }[],
): Figures {
  let [encodeTime, decodeTime, encodedFrames, sent, mainThread, cpuLimited, bandwidthLimited] = [
    0, 0, 0, 0, 0, 0, 0,
  ];
  const frameRates: number[] = [];
  const widths: number[] = [];
  for (const [index, now] of after.entries()) {
    const old = before[index];
    const [threadOld, threadNow] = [threadBefore[index], threadAfter[index]];
    if (!old || !threadOld || !threadNow) continue;
    const seconds = (now.at - old.at) / 1000;
    encodeTime += (1000 * (now.encodeTime - old.encodeTime)) / seconds;
    decodeTime += (1000 * (now.decodeTime - old.decodeTime)) / seconds;
    encodedFrames += (now.encodedFrames - old.encodedFrames) / seconds;
    sent += (0.008 * (now.sentBytes - old.sentBytes)) / seconds;
    mainThread += (1000 * (threadNow.cpu - threadOld.cpu)) / (threadNow.at - threadOld.at);
    cpuLimited += now.limited['cpu'] ?? 0;
    bandwidthLimited += now.limited['bandwidth'] ?? 0;
    frameRates.push(
      ...now.receivedFrames.map((frames, place) => (frames - (old.receivedFrames[place] ?? 0)) / seconds),
    );
    widths.push(...now.widths);
  }
  return {
    encodeTime,
    decodeTime,
    encodedFrames,
    sent,
    frameRate: quantile(frameRates, 0.5),
    worstFrameRate: quantile(frameRates, 0.1),
    width: quantile(widths, 0.5),
    mainThread,
    cpuLimited,
    bandwidthLimited,
  };
}

import type { Page } from '@playwright/test';

/** What one size costs in time, once. */
export interface Times {
  readonly people: number;
  readonly tiles: number;
  /** From `render` until the last tile is in the page, in ms. */
  readonly mountMs: number;
  /** What the main thread worked for that until all was quiet, without what it does in peace, in ms. */
  readonly mountCpu: number;
  /** What the main thread does while nothing happens, in ms per second. */
  readonly idleCpu: number;
  /** What the whole traffic adds to that, in ms per second. */
  readonly trafficCpu: number;
}

/** Before and after the traffic: what a page does in peace changes a little while it runs. */
const quietSeconds = 3;
/** Until the first pictures have come and what the mount left behind is collected. */
const settleSeconds = 2;

/**
 * Measures on an open page, with a browser of its own.
 *
 * @param people - how many there are, oneself included
 */
export async function measureTimes(
  page: Page,
  people: number,
  seconds: number,
  seed: number,
): Promise<Times> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  /** Work of the main thread during `work`, and the time that it took: both in ms. */
  const during = async (work: () => Promise<unknown>): Promise<{ cpu: number; elapsed: number }> => {
    const before = await devtools.send('Performance.getMetrics');
    await work();
    const after = await devtools.send('Performance.getMetrics');
    const grown = (name: string): number => 1000 * (metric(after, name) - metric(before, name));
    return { cpu: grown('ThreadTime'), elapsed: grown('Timestamp') };
  };

  await page.evaluate((count) => window.renderBench.prepare(count), people);
  let shown = { ms: Number.NaN, tiles: 0 };
  const mount = await during(async () => {
    shown = await page.evaluate(() => window.renderBench.mount());
  });
  const wait = (time: number): Promise<void> =>
    page.evaluate((duration) => window.renderBench.idle(duration), time);
  await wait(settleSeconds);
  const before = await during(() => wait(quietSeconds));
  const traffic = await during(() =>
    page.evaluate((options) => window.renderBench.traffic(options), { kind: 'all' as const, seconds, seed }),
  );
  const after = await during(() => wait(quietSeconds));
  const idleRate = (before.cpu + after.cpu) / (before.elapsed + after.elapsed);
  const net = ({ cpu, elapsed }: typeof before): number => cpu - idleRate * elapsed;
  return {
    people,
    tiles: shown.tiles,
    mountMs: shown.ms,
    mountCpu: net(mount),
    idleCpu: 1000 * idleRate,
    // Half a second at most goes by before the traffic begins: the work is told per second of traffic.
    trafficCpu: net(traffic) / seconds,
  };
}

interface Metrics {
  readonly metrics: readonly { readonly name: string; readonly value: number }[];
}

function metric({ metrics }: Metrics, name: string): number {
  const found = metrics.find((one) => one.name === name);
  if (!found) throw new Error(`this browser does not tell ${name}`);
  return found.value;
}

import type { Page } from '@playwright/test';
import type { Commit } from './pages/count.js';
import type { TrafficKind } from './pages/traffic.js';

/** What one size costs in commits and renders of components; the same each time. */
export interface RenderCounts {
  readonly people: number;
  readonly tiles: number;
  readonly mountCommits: number;
  readonly mountRenders: number;
  /** Commits per second while nothing happens: a clock. */
  readonly idleCommits: number;
  /** Commits per tick of levels alone, without those that come while nothing happens too. */
  readonly levelCommits: number;
  /** Commits and renders per second under the whole traffic. */
  readonly trafficCommits: number;
  readonly trafficRenders: number;
  readonly muteCommits: number;
  readonly muteRenders: number;
  /** Which components rendered, per second of traffic; for the mute; and in each commit of the mount. */
  readonly trafficNames: Readonly<Record<string, number>>;
  readonly muteNames: Readonly<Record<string, number>>;
  readonly mountNames: readonly Readonly<Record<string, number>>[];
  /** What of the traffic never showed in the page: then the counts prove nothing. */
  readonly unseen: readonly string[];
}

const seed = 7;
const quietSeconds = 2;
/** Per second. */
const levelTicks = 10;

/**
 * Counts commits and renders on an open page that has the counter.
 *
 * @param people - how many there are, oneself included
 * @param seconds - how long the levels, and then the whole traffic, last
 */
export async function countRenders(page: Page, people: number, seconds: number): Promise<RenderCounts> {
  const unseen: string[] = [];
  const take = (): Promise<Commit[]> => page.evaluate(() => window.takeCommits());
  /** The commits of some work; `what` it does must show in the tiles. */
  const during = async (work: () => Promise<unknown>, what?: string): Promise<Commit[]> => {
    await page.evaluate(() => window.renderBench.watch());
    await take();
    await work();
    const commits = await take();
    const hasShown = await page.evaluate(() => window.renderBench.hasShown());
    if (what !== undefined && !hasShown) unseen.push(what);
    return commits;
  };
  const traffic = async (kind: TrafficKind, what: string): Promise<Commit[]> => {
    let span = { start: 0, end: 0 };
    const commits = await during(async () => {
      span = await page.evaluate((options) => window.renderBench.traffic(options), { kind, seconds, seed });
    }, what);
    return commits.filter(({ at }) => at >= span.start && at < span.end);
  };

  await page.evaluate((count) => window.renderBench.prepare(count), people);
  let tiles = 0;
  const mount = await during(async () => {
    ({ tiles } = await page.evaluate(() => window.renderBench.mount()));
  }, 'the people');
  const idle = await during(() => page.evaluate((time) => window.renderBench.idle(time), quietSeconds));
  const levels = await traffic('levels', 'the levels');
  const all = await traffic('all', 'the traffic');
  const mute = await during(() => page.evaluate(() => window.renderBench.mute()), 'the mute');

  // A clock goes on ticking whatever else happens: what renders in peace is not the fault of a level.
  const clockwork = new Set(idle.flatMap(({ renders }) => Object.keys(renders)));
  const caused = (commits: readonly Commit[]): Commit[] =>
    commits.filter(({ renders }) => Object.keys(renders).some((name) => !clockwork.has(name)));
  const [byMount, byLevels, byMute] = [caused(mount), caused(levels), caused(mute)];
  const names = namesOf(all);
  return {
    people,
    tiles,
    mountCommits: byMount.length,
    mountRenders: rendersOf(byMount),
    idleCommits: idle.length / quietSeconds,
    levelCommits: byLevels.length / (levelTicks * seconds),
    trafficCommits: all.length / seconds,
    trafficRenders: rendersOf(all) / seconds,
    muteCommits: byMute.length,
    muteRenders: rendersOf(byMute),
    muteNames: namesOf(byMute),
    mountNames: byMount.map(({ renders }) => renders),
    trafficNames: Object.fromEntries(Object.entries(names).map(([name, times]) => [name, times / seconds])),
    unseen,
  };
}

function rendersOf(commits: readonly Commit[]): number {
  return Object.values(namesOf(commits)).reduce((sum, times) => sum + times, 0);
}

function namesOf(commits: readonly Commit[]): Record<string, number> {
  const names: Record<string, number> = {};
  for (const { renders } of commits) {
    for (const [name, times] of Object.entries(renders)) names[name] = (names[name] ?? 0) + times;
  }
  return names;
}

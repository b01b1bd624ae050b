import type { Browser } from '@playwright/test';
import { bundleCounter, bundlePage } from './bundles.js';
import { countRenders, type RenderCounts } from './count-renders.js';
import { openPage } from './open-page.js';
import { judge } from './targets.js';

/** One thing that was to be reached, in words. */
export interface Verdict {
  readonly name: string;
  /** What is wrong, `null` when nothing is. */
  readonly complaint: string | null;
}

/** Counts Parley's renders at several sizes, side by side: a count does not mind what else the machine does. */
export async function gate(browser: Browser, sizes: readonly number[], seconds: number): Promise<Verdict[]> {
  const [bundle, counter] = await Promise.all([bundlePage('parley', 'profiling'), bundleCounter()]);
  const verdicts = await Promise.all(
    sizes.map(async (people) => {
      const page = await openPage(browser, bundle, counter);
      const counts = await countRenders(page, people, seconds);
      await page.context().close();
      return verdictsOf(counts);
    }),
  );
  return verdicts.flat();
}

const goals: Readonly<Record<string, string>> = {
  levelCommits: 'a tick of levels renders nothing',
  trafficCommits: 'at most 2 commits a second under all the traffic',
  mountCommits: 'is there in at most 2 commits',
  muteRenders: 'one mute renders at most 2 components',
};

function verdictsOf(counts: RenderCounts): Verdict[] {
  const { people, unseen, trafficNames, muteNames, mountNames } = counts;
  const found = JSON.stringify({ trafficNames, muteNames, mountNames: mountNames.slice(1) });
  const boards = rateOf('TileBoard', trafficNames);
  const tiles = rateOf('ParticipantTile', trafficNames);
  const outcomes = judge([{ contestant: 'parley', kind: 'counts', values: counts }], people);
  return [
    {
      name: `${people} people: the traffic shows in the page`,
      complaint: unseen.length === 0 ? null : `not seen: ${unseen.join(', ')}`,
    },
    {
      name: `${people} people: who comes onto the page renders no other tile`,
      complaint:
        tiles <= boards ? null : `${boards} boards and ${tiles} tiles a second; what rendered: ${found}`,
    },
    ...outcomes.map(({ metric, value, reached }) => ({
      name: `${people} people: ${goals[metric] ?? metric}`,
      complaint: reached ? null : `it is ${value}; what rendered: ${found}`,
    })),
  ];
}

/** How often a component renders, in a bundle that may have numbered its name. */
function rateOf(component: string, names: RenderCounts['trafficNames']): number {
  const found = Object.entries(names).filter(([name]) => name.replace(/\d+$/, '') === component);
  return found.reduce((sum, [, rate]) => sum + rate, 0);
}

import { expect, it } from 'vitest';
import { QualityTrend, type QualityRank } from './quality-trend.js';

const letters = 'pfg';
const ranks: readonly QualityRank[] = [0, 1, 2];

/** The quality after each rating, by first letters; `-` while it is unknown. */
function follow(ratings: string): string {
  const trend = new QualityTrend();
  return Array.from(ratings, (letter) => {
    trend.take(ranks[letters.indexOf(letter)] ?? 0);
    return trend.rank === null ? '-' : letters[trend.rank];
  }).join('');
}

it.each([
  ['ggg', 'ggg', 'a good start shows at once'],
  ['pg', '-g', 'a bad start does not'],
  ['pp', '-p', 'unless it goes on'],
  ['gpgpg', 'ggggg', 'single bad ratings never show'],
  ['gff', 'ggf', 'two in a row do'],
  ['gpf', 'ggf', 'as far as both agree'],
  ['gfpp', 'ggff', 'going down takes two each time'],
  ['gfppp', 'ggffp', 'then one more'],
  ['ppggpggg', '-ppppppg', 'better only after three in a row'],
  ['ppfgg', '-pppf', 'again as far as all agree'],
  ['ppfggggg', '-pppfffg', 'and on to the top'],
  ['ffgpgpgg', '-fffffff', 'a rating on the other side begins anew'],
  ['ffpgp', '-ffff', 'on both sides'],
])('%s shows as %s: %s', (ratings, shown) => {
  expect(follow(ratings)).toBe(shown);
});

// What `npm test` runs, in order: what is quick and fails most often comes first.
import { reportPath } from './lib/report-files.mjs';
import { readPlaywright, readTally, readVisual, readVitest } from './lib/reports.mjs';

/**
 * @typedef {object} Suite
 * @property {string} name
 * @property {string} what - for the log and for `npm test -- --help`
 * @property {readonly string[]} command - what Node runs: the path of a script, then its arguments
 * @property {readonly import('./debian.mjs').Part[]} needs - parts without which it is skipped
 * @property {readonly import('./debian.mjs').Part[]} uses - parts without which some of its tests skip themselves
 * @property {((report: unknown) => import('./lib/reports.mjs').Tally) | null} read - reads the JSON report that
 * it leaves; `null`: it leaves none and counts as one test
 * @property {boolean} beside - only reads the tree, mostly on one core: neighbors like that run side by side
 */

/**
 * @param {string} name
 * @param {string} what
 * @param {string} command
 * @param {Partial<Suite>} [more]
 * @returns {Suite}
 */
function suite(name, what, command, more = {}) {
  return { name, what, command: command.split(' '), needs: [], uses: [], read: null, beside: false, ...more };
}

const vitest = 'node_modules/vitest/vitest.mjs run --reporter=default --reporter=json';

/** @type {readonly Suite[]} */
export const suites = [
  suite(
    'format',
    'Prettier finds nothing to change',
    'node_modules/prettier/bin/prettier.cjs --check . --cache --log-level=warn',
    { beside: true },
  ),
  suite('lint', 'oxlint, with types', 'node_modules/oxlint/bin/oxlint --type-aware --deny-warnings --quiet', {
    beside: true,
  }),
  suite('types', 'the TypeScript compiler', 'node_modules/@typescript/native/bin/tsc -p tsconfig.json', {
    beside: true,
  }),
  suite('rooms', 'who may import and touch what, and every other rule of the house', 'scripts/rooms.mjs', {
    read: readTally,
    beside: true,
  }),
  suite('unused', 'knip: no unused file, export or dependency', 'node_modules/knip/bin/knip.js', {
    beside: true,
  }),
  suite('packages', 'the packages build, and are packed right', 'scripts/check-packages.mjs', {
    read: readTally,
  }),
  suite('size', 'bytes of the bundle against its budget', 'bench/size/run.mjs'),
  suite(
    'unit',
    'vitest in Node',
    `${vitest} -c vitest.unit.config.ts --outputFile.json=${reportPath('unit')}`,
    { read: readVitest },
  ),
  suite(
    'fuzz',
    'calls at random: the codec, the machine, whole clients on a rough network',
    `${vitest} -c vitest.fuzz.config.ts --outputFile.json=${reportPath('fuzz')}`,
    { read: readVitest },
  ),
  suite(
    'servers',
    'the signaling against a real Prosody',
    `${vitest} -c vitest.servers.config.ts --outputFile.json=${reportPath('servers')}`,
    { needs: ['prosody'], read: readVitest },
  ),
  suite(
    'stories',
    'every story in Chromium, with an accessibility check',
    `${vitest} --outputFile.json=${reportPath('stories')}`,
    { needs: ['chromium'], read: readVitest },
  ),
  suite('gallery', 'the gallery builds static, its pages open, its two people call', 'scripts/gallery.mjs', {
    needs: ['chromium'],
    read: readTally,
  }),
  suite('render', 'how often the stage renders, counted in Chromium', 'bench/render/run.mjs --gate', {
    needs: ['chromium'],
    read: readTally,
  }),
  // On what the gallery has just built.
  suite('visual', 'chosen stories look as they did', 'scripts/visual.mjs --built', {
    needs: ['chromium'],
    read: readVisual,
  }),
  // playwright.config.ts says where its report goes.
  suite('e2e', 'Playwright: real calls in Chromium', 'node_modules/@playwright/test/cli.js test', {
    needs: ['chromium'],
    uses: ['prosody', 'turnserver', 'ejabberd', 'nft'],
    read: readPlaywright,
  }),
  // e2e/firefox/playwright.config.ts says where its report goes.
  suite(
    'firefox',
    'real calls between Firefox and Chromium, both ways',
    'node_modules/@playwright/test/cli.js test -c e2e/firefox/playwright.config.ts',
    { needs: ['firefox', 'chromium'], read: readPlaywright },
  ),
];

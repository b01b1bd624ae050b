// `npm test`: runs the suites of suites.mjs one after another, those that only read two at a time, goes on after a
// failure, and closes with one line that sums them up. `npm test -- unit rooms` runs those two only.
import { howToGet, provide } from './debian.mjs';
import { run, stopChildrenWithUs } from './lib/child.mjs';
import { root } from './lib/files.mjs';
import { clearReport, readReport } from './lib/report-files.mjs';
import { judge, sum } from './lib/reports.mjs';
import { suites } from './suites.mjs';

/** @typedef {import('./lib/reports.mjs').Tally} Tally */
/** @typedef {import('./debian.mjs').Part} Part */
/** @typedef {{ name: string, tally: Tally, seconds: number, notes: string[] }} Result */

/** No suite takes this long unless it hangs. In ms. */
const limit = 30 * 60 * 1000;

/** With `CI=true` a missing part is a failure: nobody is there to read that something was skipped. */
const strict = process.env['CI'] === 'true' || process.env['CI'] === '1';

/**
 * @param {import('./suites.mjs').Suite} suite
 * @param {readonly Part[]} missing
 * @returns {Promise<Omit<Result, 'seconds'> & { output: string }>}
 */
async function runSuite(suite, missing) {
  const { name } = suite;
  const lacking = suite.needs.filter((part) => missing.includes(part));
  if (lacking.length > 0) {
    const tally = { passed: 0, failed: strict ? 1 : 0, skipped: strict ? 0 : 1 };
    return {
      name,
      tally,
      output: '',
      notes: lacking.map((part) => `not run, ${part} is missing: ${howToGet(part)}`),
    };
  }

  clearReport(name);
  const { code, timedOut, output } = await run(process.execPath, suite.command, {
    cwd: root,
    limit,
    keep: suite.beside,
  });
  if (!suite.read) {
    const ok = code === 0;
    return { name, tally: { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 }, output, notes: [] };
  }
  const report = readReport(name);
  const { tally, complaint } = judge(report === null ? null : suite.read(report), code);
  const notes = complaint ? [complaint] : [];
  if (timedOut) notes.push(`stopped after ${limit / 60_000} minutes`);
  for (const part of suite.uses.filter((used) => missing.includes(used))) {
    notes.push(`${part} is missing: ${howToGet(part)}`);
    if (strict) tally.failed += 1;
  }
  return { name, tally, output, notes };
}

/** @param {Tally} tally */
function inWords({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

const names = process.argv.slice(2);
if (names.some((name) => name.startsWith('-'))) {
  console.log('npm test               runs every suite\nnpm test -- NAME …     runs those named\n');
  for (const { name, what } of suites) console.log(`  ${name.padEnd(10)} ${what}`);
  process.exit(names.includes('--help') || names.includes('-h') ? 0 : 2);
}
const unknown = names.filter((name) => !suites.some((suite) => suite.name === name));
if (unknown.length > 0) {
  console.error(
    `There is no suite ${unknown.join(', ')}; there are ${suites.map(({ name }) => name).join(', ')}.`,
  );
  process.exit(2);
}

stopChildrenWithUs();
const chosen = names.length > 0 ? suites.filter(({ name }) => names.includes(name)) : suites;
const missing = provide([...new Set(chosen.flatMap(({ needs, uses }) => [...needs, ...uses]))]);

/** @type {Result[]} */
const results = [];

/** @param {import('./suites.mjs').Suite} suite */
async function take(suite) {
  const title = `\n── ${suite.name}: ${suite.what}`;
  if (!suite.beside) console.log(title);
  const start = performance.now();
  const { output, ...result } = await runSuite(suite, missing);
  if (suite.beside) console.log(`${title}\n${output.trimEnd()}`);
  for (const note of result.notes) console.log(`   ${note}`);
  results.push({ ...result, seconds: (performance.now() - start) / 1000 });
}

/** How many of those that only read run at once. */
const pair = 2;
const waiting = [...chosen];
while (waiting.length > 0) {
  const alone = waiting.findIndex(({ beside }) => !beside);
  const readers = waiting.splice(0, alone === -1 ? waiting.length : alone);
  const worker = async () => {
    for (let next = readers.shift(); next; next = readers.shift()) await take(next);
  };
  await Promise.all(Array.from({ length: pair }, worker));
  const next = waiting.shift();
  if (next) await take(next);
}

console.log('\n── times');
const inOrder = chosen.flatMap(({ name }) => results.filter((result) => result.name === name));
for (const { name, tally, seconds, notes } of inOrder) {
  const mark = tally.failed > 0 ? '✗' : tally.passed > 0 ? '✓' : '–';
  console.log(`${mark} ${name.padEnd(10)} ${seconds.toFixed(1).padStart(6)} s   ${inWords(tally)}`);
  for (const note of notes) console.log(`             ${note}`);
}
const total = sum(results.map(({ tally }) => tally));
console.log('');
console.log(inWords(total));
process.exitCode = total.failed > 0 ? 1 : 0;

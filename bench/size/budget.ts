import { readFile, writeFile } from 'node:fs/promises';

/** The recorded sizes, gzipped, in bytes: change them in the commit that makes the kit larger, and say why. */
export interface Budget {
  /** JavaScript that is loaded at once. */
  readonly atOnce: number;
  /** The same with what signing in adds: what everybody has who can be called. */
  readonly signedIn: number;
  /** All JavaScript, with what is loaded only on demand; without languages. */
  readonly all: number;
  readonly css: number;
}

/**
 * What the whole kit is to weigh, in bytes. More CSS is a fault. All JavaScript is above it, which is told each time and
 * is to become a fault again once it is reached.
 */
const goals = { all: 60_000, css: 10_000 } as const;

/** How much more than recorded passes without a new record, in bytes. */
const tolerance = 2_048;

const checked = [
  ['atOnce', 'JavaScript that is loaded at once'],
  ['signedIn', 'JavaScript of somebody signed in'],
  ['all', 'All JavaScript'],
  ['css', 'CSS'],
] as const;

const file = 'bench/size/budget.json';
const readme = 'README.md';
const start = '<!-- size:start -->';
const end = '<!-- size:end -->';

/**
 * Reads what is recorded.
 *
 * @throws Error when the file does not hold all the numbers
 */
export async function readBudget(): Promise<Budget> {
  const budget: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (isBudget(budget)) return budget;
  throw new Error(`${file} needs the numbers atOnce, signedIn, all and css`);
}

/** Records sizes, in the budget and in the README. */
export async function writeBudget(budget: Budget): Promise<void> {
  await writeFile(file, `${JSON.stringify(budget, null, 2)}\n`);
  const text = await readFile(readme, 'utf8').catch(() => '');
  const [from, to] = [text.indexOf(start), text.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`${readme} has no place between ${start} and ${end}`);
  await writeFile(readme, `${text.slice(0, from)}${section(budget)}${text.slice(to)}`);
}

/** What is wrong with the sizes; nothing when all is well. */
export async function findFaults(measured: Budget, recorded: Budget): Promise<string[]> {
  const faults = checked.flatMap(([key, name]) =>
    measured[key] > recorded[key] + tolerance
      ? [
          `${name} grew to ${measured[key]} bytes, more than ${tolerance} above the recorded ${recorded[key]}. ` +
            `If it is worth it: npm run size -- --write`,
        ]
      : [],
  );
  if (measured.css > goals.css)
    faults.push(`CSS has ${measured.css} bytes, more than the ${goals.css} of the whole kit`);
  const text = await readFile(readme, 'utf8').catch(() => '');
  if (!text.includes(section(recorded).trim()))
    faults.push(`${readme} does not tell the recorded sizes: npm run size -- --write`);
  return faults;
}

/** Whether a size reached its goal, or by how much it missed it. */
export function compareToGoal(key: keyof typeof goals, gzip: number): string {
  const goal = goals[key];
  const name = `the goal of ${kilobytes(goal)}`;
  return gzip <= goal ? `${name} is reached` : `${name} is missed by ${kilobytes(gzip - goal)}`;
}

/** What the README tells, from the mark where it starts. */
function section({ atOnce, signedIn, all, css }: Budget): string {
  return `${start}

With strophe.js and zustand, without React and without languages besides English; minified and gzipped.
What signing in fetches comes beside strophe.js, before anybody can call: no call, no ringing and no way out of a fault waits for it.

| | |
|---|--:|
| JavaScript that is loaded at once | ${kilobytes(atOnce)} |
| and when signing in | ${kilobytes(signedIn - atOnce)} |
| and on demand | ${kilobytes(all - signedIn)} |
| all JavaScript (${compareToGoal('all', all)}) | ${kilobytes(all)} |
| CSS (${compareToGoal('css', css)}) | ${kilobytes(css)} |

`;
}

/** Bytes for people: 1 KB is 1000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}

function isBudget(value: unknown): value is Budget {
  if (typeof value !== 'object' || value === null) return false;
  const numbers = new Map<string, unknown>(Object.entries(value));
  return ['atOnce', 'signedIn', 'all', 'css'].every((key) => typeof numbers.get(key) === 'number');
}

import { readFile, writeFile } from 'node:fs/promises';

/** The recorded sizes in bytes: change them in the commit that makes the kit larger, and say why. */
export interface Budget {
  readonly jsGzip: number;
  readonly cssGzip: number;
}

/** What the whole kit may weigh when it is complete, in bytes. */
const limits: Budget = { jsGzip: 60_000, cssGzip: 10_000 };

/** How much more than recorded passes without a new record, in bytes. */
const tolerance = 2_048;

const file = 'bench/size/budget.json';
const readme = 'README.md';
const start = '<!-- size:start -->';
const end = '<!-- size:end -->';

/**
 * Reads what is recorded.
 *
 * @throws Error when the file does not hold two numbers
 */
export async function readBudget(): Promise<Budget> {
  const budget: unknown = JSON.parse(await readFile(file, 'utf8'));
  if (isBudget(budget)) return budget;
  throw new Error(`${file} needs the numbers jsGzip and cssGzip`);
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
  const faults: string[] = [];
  for (const [name, key] of [
    ['JavaScript', 'jsGzip'],
    ['CSS', 'cssGzip'],
  ] as const) {
    if (measured[key] > recorded[key] + tolerance)
      faults.push(
        `${name} grew to ${measured[key]} bytes, more than ${tolerance} above the recorded ${recorded[key]}. ` +
          `If it is worth it: npm run size -- --write`,
      );
    if (measured[key] > limits[key])
      faults.push(`${name} has ${measured[key]} bytes, more than the ${limits[key]} of the whole kit`);
  }
  const text = await readFile(readme, 'utf8').catch(() => '');
  if (!text.includes(section(recorded).trim()))
    faults.push(`${readme} does not tell the recorded sizes: npm run size -- --write`);
  return faults;
}

/** What the README tells, from the mark where it starts. */
function section({ jsGzip, cssGzip }: Budget): string {
  return `${start}

- JavaScript, minified and gzipped: ${kilobytes(jsGzip)} of at most ${kilobytes(limits.jsGzip)}, with strophe.js and zustand, without React
- CSS, minified and gzipped: ${kilobytes(cssGzip)} of at most ${kilobytes(limits.cssGzip)}

`;
}

/** Bytes for people: 1 KB is 1000 bytes. */
export function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(1)} KB`;
}

function isBudget(value: unknown): value is Budget {
  if (typeof value !== 'object' || value === null) return false;
  return (
    'jsGzip' in value &&
    typeof value.jsGzip === 'number' &&
    'cssGzip' in value &&
    typeof value.cssGzip === 'number'
  );
}

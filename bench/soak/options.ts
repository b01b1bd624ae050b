/** How to run. */
export interface Options {
  /** How many calls, one after another. */
  readonly calls: number;
  /** How long one call lasts after them, in minutes; 0 for none. */
  readonly minutes: number;
  /** How many calls make the caches and the code warm, before the baseline is taken. */
  readonly warmUp: number;
  /** Exit with 1 when something does not return to the baseline. */
  readonly check: boolean;
  /** Tell what the heap grew by, and what holds it. */
  readonly explain: boolean;
}

const numbers: ReadonlySet<string> = new Set(['--calls', '--minutes', '--warm-up']);
const switches: ReadonlySet<string> = new Set(['--check', '--explain']);

/**
 * Reads `--calls 500 --minutes 0 --warm-up 40 --check --explain`.
 *
 * @throws Error when an argument is not understood
 */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? '';
    const isSwitch = switches.has(name);
    if (!isSwitch && !numbers.has(name)) throw new Error(`unknown option ${name}`);
    given.set(name, isSwitch ? 'yes' : (args[(index += 1)] ?? ''));
  }
  return {
    calls: numberOf(given.get('--calls') ?? '500', '--calls'),
    minutes: numberOf(given.get('--minutes') ?? '0', '--minutes'),
    warmUp: numberOf(given.get('--warm-up') ?? '40', '--warm-up'),
    check: given.has('--check'),
    explain: given.has('--explain'),
  };
}

function numberOf(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text === '')
    throw new Error(`${option}: "${text}" is not a number`);
  return value;
}

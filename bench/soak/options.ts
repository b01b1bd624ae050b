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
}

/**
 * Reads `--calls 500 --minutes 0 --warm-up 5 --check`.
 *
 * @throws Error when an argument is not understood
 */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? '';
    if (!['--calls', '--minutes', '--warm-up', '--check'].includes(name))
      throw new Error(`unknown option ${name}`);
    given.set(name, name === '--check' ? 'yes' : (args[(index += 1)] ?? ''));
  }
  return {
    calls: numberOf(given.get('--calls') ?? '500', '--calls'),
    minutes: numberOf(given.get('--minutes') ?? '0', '--minutes'),
    warmUp: numberOf(given.get('--warm-up') ?? '5', '--warm-up'),
    check: given.has('--check'),
  };
}

function numberOf(text: string, option: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0 || text === '')
    throw new Error(`${option}: "${text}" is not a number`);
  return value;
}

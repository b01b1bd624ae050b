/** Who is compared. */
export const contestants = ['parley', 'livekit', 'floor'] as const;
export type Contestant = (typeof contestants)[number];

/** How to run. */
export interface Options {
  readonly runs: number;
  readonly only: readonly Contestant[];
  /** How many people there are, oneself included. */
  readonly sizes: readonly number[];
  /** How long each traffic lasts. */
  readonly seconds: number;
  /** Where to write the samples, `null` for nowhere. */
  readonly json: string | null;
  /** Exit with 1 when a target is missed. */
  readonly check: boolean;
  /** Only count Parley's renders, for `npm test`. */
  readonly gate: boolean;
}

const flags = new Set(['--check', '--gate']);
const settings = new Set(['--runs', '--only', '--sizes', '--seconds', '--json']);

/**
 * Reads `--runs 5 --only parley,livekit,floor --sizes 4,9 --seconds 10 --json FILE --check`, or `--gate`.
 *
 * @throws Error when an argument is not understood
 */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? '';
    if (!flags.has(name) && !settings.has(name)) throw new Error(`unknown option ${name}`);
    given.set(name, flags.has(name) ? 'yes' : (args[(index += 1)] ?? ''));
  }
  const gate = given.has('--gate');
  return {
    runs: atLeast(1, given.get('--runs') ?? '5', '--runs'),
    only: (given.get('--only') ?? contestants.join()).split(',').map(contestantOf),
    // With fewer than three others, three cannot talk.
    sizes: (given.get('--sizes') ?? (gate ? '4,9,25,49' : '4,9,16,25,49'))
      .split(',')
      .map((size) => atLeast(4, size, '--sizes')),
    seconds: atLeast(1, given.get('--seconds') ?? (gate ? '2' : '10'), '--seconds'),
    json: given.get('--json') ?? null,
    check: given.has('--check'),
    gate,
  };
}

function atLeast(least: number, text: string, option: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < least)
    throw new Error(`${option}: "${text}" is not a number from ${least}`);
  return value;
}

function contestantOf(name: string): Contestant {
  const found = contestants.find((known) => known === name);
  if (found === undefined) throw new Error(`--only: "${name}" is none of ${contestants.join(', ')}`);
  return found;
}

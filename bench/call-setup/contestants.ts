/** Who is compared. */
export const contestants = ['parley', 'quickblox', 'floor'] as const;
export type Contestant = (typeof contestants)[number];

/**
 * Whether the devices are open before the click. `warm`: both sides look at their own picture already.
 * `cold`: the click opens them, and the time includes it.
 */
export const modes = ['warm', 'cold'] as const;
export type Mode = (typeof modes)[number];

/** How to run. */
export interface Options {
  readonly runs: number;
  readonly only: readonly Contestant[];
  readonly modes: readonly Mode[];
  /** Where to write the samples, `null` for nowhere. */
  readonly json: string | null;
  /** Exit with 1 when a target is missed. */
  readonly check: boolean;
}

/**
 * Reads `--runs 20 --only parley,quickblox,floor --modes warm,cold --json FILE --check`.
 *
 * @throws Error when an argument is not understood
 */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? '';
    if (!['--runs', '--only', '--modes', '--json', '--check'].includes(name))
      throw new Error(`unknown option ${name}`);
    given.set(name, name === '--check' ? 'yes' : (args[(index += 1)] ?? ''));
  }
  const runs = Number(given.get('--runs') ?? 20);
  if (!Number.isInteger(runs) || runs < 1) throw new Error('--runs needs a number of at least 1');
  return {
    runs,
    only: chosen(contestants, given.get('--only'), '--only'),
    modes: chosen(modes, given.get('--modes'), '--modes'),
    json: given.get('--json') ?? null,
    check: given.has('--check'),
  };
}

function chosen<T extends string>(all: readonly T[], list: string | undefined, option: string): readonly T[] {
  if (list === undefined) return all;
  return list.split(',').map((name) => {
    const found = all.find((known) => known === name);
    if (found === undefined) throw new Error(`${option}: "${name}" is none of ${all.join(', ')}`);
    return found;
  });
}

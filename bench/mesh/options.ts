/** Whether members are sent what they show (`on`), or everything (`off`: `adaptToDemand: false`). */
export const budgets = ['on', 'off'] as const;
export type Budget = (typeof budgets)[number];

/** How to run. */
export interface Options {
  readonly runs: number;
  /** How many people there are. */
  readonly sizes: readonly number[];
  /** How long is measured, in seconds. */
  readonly seconds: number;
  /** Until then the estimates and the adaptation of the browser have found their level, in seconds. */
  readonly settle: number;
  /** Where to write the samples, `null` for nowhere. */
  readonly json: string | null;
  /** Exit with 1 when a target is missed. */
  readonly check: boolean;
}

const names = new Set(['--runs', '--members', '--seconds', '--settle', '--json', '--check']);

/**
 * Reads `--runs 3 --members 3,4,6,8 --seconds 10 --settle 12 --json FILE --check`.
 *
 * @throws Error when an argument is not understood
 */
export function readOptions(args: readonly string[]): Options {
  const given = new Map<string, string>();
  for (let index = 0; index < args.length; index += 1) {
    const name = args[index] ?? '';
    if (!names.has(name)) throw new Error(`unknown option ${name}`);
    given.set(name, name === '--check' ? 'yes' : (args[(index += 1)] ?? ''));
  }
  const number = (name: string, fallback: string): readonly number[] =>
    (given.get(name) ?? fallback).split(',').map((text) => {
      const value = Number(text);
      if (!Number.isInteger(value) || value < 1) throw new Error(`${name}: "${text}" is not a number from 1`);
      return value;
    });
  return {
    runs: number('--runs', '3')[0] ?? 3,
    sizes: number('--members', '3,4,6,8'),
    seconds: number('--seconds', '10')[0] ?? 10,
    settle: number('--settle', '12')[0] ?? 12,
    json: given.get('--json') ?? null,
    check: given.has('--check'),
  };
}

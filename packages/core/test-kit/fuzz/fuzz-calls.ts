import { asyncProperty, check } from 'fast-check';
import { arbitraryScenario, type Weather } from './arbitrary-scenario.js';
import { writeFuzzTape } from './fuzz-tape.js';
import { playScenario } from './play-scenario.js';
import type { Scenario } from './scenario.js';

/** What a run has seen. */
export interface FuzzRun {
  readonly stories: number;
  readonly calls: number;
  /** How often a side of a call stood, or had ended, like that. */
  readonly reached: ReadonlyMap<string, number>;
}

/** How many stories are made from one seed; the next ones have the next seed. */
const batch = 100;

/**
 * Plays random stories until there were that many calls.
 *
 * @throws Error with the smallest story that fails, and with how to repeat it
 */
export async function fuzzCalls(weather: Weather, calls: number, seed: number): Promise<FuzzRun> {
  let stories = 0;
  let made = 0;
  const reached = new Map<string, number>();
  const play = async (scenario: Scenario): Promise<void> => {
    const outcome = await playScenario(scenario);
    stories += 1;
    made += outcome.calls;
    for (const where of outcome.reached) reached.set(where, (reached.get(where) ?? 0) + 1);
    if (outcome.complaints.length > 0) throw new Error(outcome.complaints.join('\n'));
  };
  const run = async (batchSeed: number): Promise<void> => {
    const details = await check(asyncProperty(arbitraryScenario(weather), play), {
      seed: batchSeed,
      numRuns: batch,
    });
    const [found] = details.counterexample ?? [];
    if (found) throw await failure(found, seed, calls);
    if (made < calls) await run(batchSeed + 1);
  };
  await run(seed);
  return { stories, calls: made, reached };
}

async function failure(scenario: Scenario, seed: number, calls: number): Promise<Error> {
  const { complaints } = await playScenario(scenario);
  const path = writeFuzzTape(`${scenario.people}-people-${seed}`, { complaints, scenario });
  return new Error(
    [
      ...(complaints.length > 0 ? complaints : ['It failed, and did not when it was played again.']),
      `The story is on the tape ${path}`,
      `PARLEY_FUZZ_TAPE=${path} npm run fuzz   plays it again`,
      `PARLEY_FUZZ_SEED=${seed} PARLEY_FUZZ_CALLS=${calls} npm run fuzz   repeats the run`,
    ].join('\n'),
  );
}

import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isScenario, type Scenario } from './scenario.js';

/** A story that failed once, written down: small enough to read, whole enough to play again. */
export interface FuzzTape {
  /** What was wrong when it was recorded. */
  readonly complaints: readonly string[];
  readonly scenario: Scenario;
}

const folder = 'node_modules/.cache/parley/fuzz';

/** Writes a tape. @returns its path from the root of the repository, which is where vitest runs */
export function writeFuzzTape(name: string, tape: FuzzTape): string {
  mkdirSync(folder, { recursive: true });
  const path = `${folder}/${name}.json`;
  writeFileSync(path, `${JSON.stringify(tape, null, 2)}\n`);
  return path;
}

/**
 * Reads a tape.
 *
 * @throws Error when there is none, or it is something else
 */
export function readFuzzTape(path: string | URL): FuzzTape {
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'));
  if (typeof value === 'object' && value !== null && 'scenario' in value && isScenario(value.scenario))
    return { complaints: [], scenario: value.scenario };
  throw new Error(`${String(path)} is not a tape of the fuzz`);
}

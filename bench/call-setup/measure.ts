import type { Page } from '@playwright/test';
import type { WireLog } from '../../e2e/support/wire-log.js';
import type { Contestant, Mode } from './contestants.js';
import type { Login, Marks } from './pages/driver.js';
import type { Windows } from './windows.js';

/** What one call took. Times in ms; stanzas and bytes are those that both sides sent. */
export interface Sample {
  readonly contestant: Contestant;
  readonly mode: Mode;
  readonly callToRinging: number;
  readonly acceptToCallerFrame: number;
  readonly acceptToCalleeFrame: number;
  /** Signaling stanzas, from `call` to `hangUp`. */
  readonly stanzas: number;
  readonly stanzaBytes: number;
  /** All WebSocket payload, signing in and pings included. */
  readonly socketBytes: number;
  /** Black frames that both sides were shown before the first picture. */
  readonly blackFrames: number;
  /** By `signalType`. */
  readonly stanzaTypes: Readonly<Record<string, number>>;
}

/** Between signing in and the call: nobody calls while the page is still busy with the roster. */
const beforeCallMs = 700;
/** Between ringing and the answer: a person needs longer, and whatever can be done ahead is done by then. */
const beforeAnswerMs = 700;
/** After the first frames: until all candidates are exchanged. */
const callMs = 1_500;

/**
 * Makes one call, from signing in to hanging up.
 *
 * @throws Error when it does not come about
 */
export async function measureCall(
  { caller, callee }: Windows,
  contestant: Contestant,
  mode: Mode,
  [callerLogin, calleeLogin]: readonly [Login, Login],
): Promise<Sample> {
  await caller.evaluate((login) => window.bench.signIn(login), callerLogin);
  await callee.evaluate((login) => window.bench.signIn(login), calleeLogin);

  if (mode === 'warm') await prepare(caller);
  await caller.waitForTimeout(beforeCallMs);
  await caller.evaluate(() => window.bench.call());
  await callee.waitForFunction(() => window.bench.marks.rang !== undefined);
  if (mode === 'warm') await prepare(callee);
  await callee.waitForTimeout(beforeAnswerMs);
  await callee.evaluate(() => window.bench.accept());
  for (const page of [caller, callee])
    await page.waitForFunction(() => window.bench.marks.firstFrame !== undefined, undefined, {
      timeout: 10_000,
    });
  await caller.waitForTimeout(callMs);

  const [callerFrames, calleeFrames] = [await framesOf(caller), await framesOf(callee)];
  if (callerFrames < 10 || calleeFrames < 10) throw new Error('the pictures do not move');
  await caller.evaluate(() => window.bench.hangUp());
  await caller.waitForTimeout(200);
  const [callerMarks, calleeMarks] = [await marksOf(caller), await marksOf(callee)];
  const accepted = at(calleeMarks.accepted);
  const wires = [await wireOf(caller), await wireOf(callee)];
  const stanzaTypes: Record<string, number> = {};
  for (const { stanzas } of wires) {
    for (const [type, count] of Object.entries(stanzas)) stanzaTypes[type] = (stanzaTypes[type] ?? 0) + count;
  }
  return {
    contestant,
    mode,
    callToRinging: at(calleeMarks.rang) - at(callerMarks.called),
    acceptToCallerFrame: at(callerMarks.firstFrame) - accepted,
    acceptToCalleeFrame: at(calleeMarks.firstFrame) - accepted,
    stanzas: sum(Object.values(stanzaTypes)),
    stanzaBytes: sum(wires.map((wire) => wire.stanzaBytes)),
    socketBytes: sum(wires.map((wire) => wire.frameBytes)),
    blackFrames: callerMarks.blackFrames + calleeMarks.blackFrames,
    stanzaTypes,
  };
}

async function prepare(page: Page): Promise<void> {
  await page.evaluate(() => window.bench.prepare());
  // The device gives its first picture some time after it was granted.
  await page.waitForTimeout(300);
}

function marksOf(page: Page): Promise<Marks> {
  return page.evaluate(() => window.bench.marks);
}

function framesOf(page: Page): Promise<number> {
  return page.evaluate(() => window.bench.frames());
}

function wireOf(page: Page): Promise<WireLog> {
  return page.evaluate(() => window.wireLog);
}

function at(mark: number | undefined): number {
  if (mark === undefined) throw new Error('something did not happen');
  return mark;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

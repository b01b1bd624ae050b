import { loadBudget } from '../../src/session/call-budget.js';
import { loadSwitchboard } from '../../src/session/load-switchboard.js';
import { faultsInAgreement } from './agreement.js';
import { mend, perform } from './act.js';
import { whoCan } from './who-can.js';
import { faultsInLeftovers, faultsAfterClose } from './leftovers.js';
import { createFuzzWorld, type FuzzWorld } from './player.js';
import { people, type Scenario } from './scenario.js';

/** What came of a story. */
export interface Outcome {
  /** What was wrong, in words. */
  readonly complaints: readonly string[];
  /** How many calls were made. */
  readonly calls: number;
  /** Where they stood on each side before the rest was hung up, so that a run can show that it reached something. */
  readonly reached: readonly string[];
}

/** How long to wait before looking again, in ms. */
const moment = 5000;
/** How often: longer than the limits to answer and to connect, one after another. */
const moments = 20;

/** Plays a story on whole clients, lets everything heal, ends what goes on, and looks at what is left. */
export async function playScenario(scenario: Scenario): Promise<Outcome> {
  // A story takes no time, so that code which is fetched meanwhile would come after many of them.
  await Promise.all([loadSwitchboard(), loadBudget()]);
  const world = await createFuzzWorld(scenario, people);
  const { complaints, players } = world;
  const onRejection = (error: unknown): void => {
    complaints.push(
      `nobody caught ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
    );
  };
  process.on('unhandledRejection', onRejection);
  try {
    await playSteps(world);
    await heal(world);
    complaints.push(...faultsInAgreement(world));
    const calls = players.flatMap((player) => player.calls.map(({ call }) => call.snapshot));
    await endAll(world);
    complaints.push(...faultsInLeftovers(world));
    for (const { client } of players) client.close();
    await world.clock.advance(moment);
    complaints.push(...faultsAfterClose(world));
    return {
      complaints,
      calls: calls.filter(({ direction }) => direction === 'outgoing').length,
      reached: calls.map(({ state, endReason }) => endReason ?? state),
    };
  } finally {
    process.off('unhandledRejection', onRejection);
  }
}

/** One step after the other. */
async function playSteps(world: FuzzWorld): Promise<void> {
  const { clock, players, scenario } = world;
  await scenario.steps.reduce(async (before, { wait, who, act }) => {
    await before;
    await clock.advance(wait);
    const player = whoCan(players, who, act);
    if (player) perform(world, player, act);
  }, Promise.resolve());
}

/** From now on nothing is lost, and what was broken works again. */
async function heal(world: FuzzWorld): Promise<void> {
  const { network, peers, players } = world;
  network.configure({ loss: 0, duplication: 0, jitter: 0 });
  for (const player of players) {
    network.restore(player.userId);
    mend(player);
    if (player.client.connectionState === 'offline') player.signIn();
  }
  peers.reconnect();
  await settle(world);
}

/** Whoever is still in a call hangs up, or comes back to none. */
async function endAll(world: FuzzWorld): Promise<void> {
  for (const { calls, client } of world.players) {
    client.forgetRejoinable();
    for (const { call } of calls) call.hangUp();
  }
  await settle(world);
}

/** Waits until nobody waits for anything in any call, or for as long as that may take. */
async function settle(world: FuzzWorld, left = moments): Promise<void> {
  await world.clock.advance(moment);
  world.peers.noticeClosed();
  if (left > 0 && (isUnderWay(world) || left === moments)) await settle(world, left - 1);
}

function isUnderWay({ players }: FuzzWorld): boolean {
  return players.some(({ calls }) =>
    calls.some(({ call: { snapshot } }) =>
      Object.values(snapshot.participants).some(({ state }) => state !== 'left' && state !== 'connected'),
    ),
  );
}

import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFakePeerConnections } from '@parley/testing';
import { expect, it } from 'vitest';
import { createWorld, first, type World } from '../../test-kit/call-world.js';
import type { PeerConnections } from '../peer/rtc.js';

/** Collects the garbage, as Node does when it is told by a flag that it may be asked to. */
async function collectGarbage(): Promise<void> {
  // What was looked at in a turn of the event loop lives as long as that turn.
  await new Promise((resolve) => void setImmediate(resolve));
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  setFlagsFromString('--no-expose-gc');
  if (typeof collect !== 'function') throw new Error('this Node collects no garbage when asked to');
  Reflect.apply(collect, null, []);
}

/** Whatever is not held by anybody else can be collected. */
class Watched {
  readonly #refs: WeakRef<object>[] = [];

  add<T extends object>(one: T): T {
    this.#refs.push(new WeakRef(one));
    return one;
  }

  /** How many are still there. */
  get left(): number {
    return this.#refs.filter((ref) => ref.deref() !== undefined).length;
  }

  get made(): number {
    return this.#refs.length;
  }
}

async function makeCall({ alice, bob, clock }: World, calls: Watched, byAlice: boolean): Promise<void> {
  const [caller, callee] = byAlice ? [alice, bob] : [bob, alice];
  calls.add(caller.client.call(byAlice ? 'bob' : 'alice'));
  await clock.advance(100);
  calls.add(first(callee)).accept();
  await clock.advance(1000);
  expect(first(caller).snapshot.state).toBe('connected');
  first(caller).hangUp();
  await clock.advance(3000);
  // The world itself keeps them, for tests.
  for (const side of [alice, bob]) side.calls.length = 0;
}

it('holds on to nothing of a call that has ended', async () => {
  const connections = new Watched();
  const calls = new Watched();
  const fakes = createFakePeerConnections();
  const peerConnections: PeerConnections = {
    ...fakes,
    create: (...args) => connections.add(fakes.create(...args)),
  };
  const world = await createWorld({ peerConnections });
  for (const byAlice of [true, false]) await makeCall(world, calls, byAlice);
  expect(calls.made).toBe(4);
  expect(connections.made).toBeGreaterThan(4);

  await collectGarbage();
  expect(calls.left).toBe(0);
  // The one that each keeps ready.
  expect(connections.left).toBe(2);
});

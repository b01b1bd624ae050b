import { createFakeNetwork, createFakePeerConnections } from '@parley/testing';
import type { FakeNetwork, FakePeerConnections } from '@parley/testing';

/** Where the two sides of a live call find each other: a fake network, in the page that frames both. */
export interface Town {
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
}

const key = Symbol.for('parley.town');

/** Founds a town in this page. */
export function foundTown(): void {
  const town: Town = {
    network: createFakeNetwork({ latency: 40 }),
    peers: createFakePeerConnections(),
  };
  town.network.addUser('ann', 'Ann Lee');
  town.network.addUser('bob', 'Bob Okafor');
  Reflect.set(globalThis, key, town);
}

/** The town of the page around this frame, or of this page when nothing is around it. */
export function findTown(): Town {
  for (const page of [window.parent, window]) {
    const found: unknown = Reflect.get(page, key);
    if (isTown(found)) return found;
  }
  foundTown();
  return findTown();
}

function isTown(value: unknown): value is Town {
  return typeof value === 'object' && value !== null && 'network' in value && 'peers' in value;
}

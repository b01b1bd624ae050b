import {
  createFakeClock,
  createFakeMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
  type FakeClock,
  type FakeMedia,
  type FakeNetwork,
  type FakeNetworkOptions,
  type FakePeerConnections,
  type TestClientOptions,
} from '@parley/testing';
import { expect } from 'vitest';
import type { CallClient, CallSession } from '../src/session/call-client.js';

/** One user, signed in. */
export interface Side {
  readonly client: CallClient;
  readonly media: FakeMedia;
  /** Every call that began here, in either direction. */
  readonly calls: CallSession[];
}

/** Two users who can call each other, on the fakes. */
export interface World {
  readonly clock: FakeClock;
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
  readonly alice: Side;
  readonly bob: Side;
  join(userId: string, options?: Partial<TestClientOptions>): Promise<Side>;
  types(from?: string): string[];
}

/** Makes a world; time stands still until it is told to go on. */
export async function createWorld(
  options: FakeNetworkOptions & Partial<TestClientOptions> = {},
): Promise<World> {
  const clock = createFakeClock();
  const { latency = 10, loss, duplication, seed, blocking, archive = false, ...clientOptions } = options;
  const network = createFakeNetwork({
    clock,
    latency,
    archive,
    ...(loss === undefined ? {} : { loss }),
    ...(duplication === undefined ? {} : { duplication }),
    ...(seed === undefined ? {} : { seed }),
    ...(blocking === undefined ? {} : { blocking }),
  });
  const peers = createFakePeerConnections();
  const join = async (userId: string, more: Partial<TestClientOptions> = {}): Promise<Side> => {
    const media = createFakeMedia();
    const client = createTestClient({
      network,
      userId,
      clock,
      peerConnections: peers,
      mediaDevices: media,
      ...clientOptions,
      ...more,
    });
    const calls: CallSession[] = [];
    client.on('call', (call) => calls.push(call));
    await client.connect();
    return { client, media, calls };
  };
  const types = (from?: string): string[] =>
    network.sent.filter((sent) => !from || sent.from === from).map((sent) => sent.signal.type);
  return { clock, network, peers, alice: await join('alice'), bob: await join('bob'), join, types };
}

/** The first call that began on a side. */
export function first(side: Side): CallSession {
  const call = side.calls.at(0);
  if (!call) throw new Error('there is no call on this side');
  return call;
}

/** Nothing of any call is left: no timer, no peer, no light, no black picture. */
export function expectNothingLeft({ clock, peers, alice, bob }: World): void {
  expect(alice.client.calls).toEqual([]);
  expect(bob.client.calls).toEqual([]);
  expect(peers.open).toBe(0);
  expect(peers.blank).toBe(0);
  expect(clock.pending).toBe(0);
  for (const { media } of [alice, bob])
    expect(media.tracks.filter((track) => track.readyState === 'live')).toEqual([]);
}

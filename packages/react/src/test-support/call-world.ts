import type { CallClient, CallClientOptions, CallSession } from '@parley/core';
import {
  createFakeClock,
  createFakeMedia,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import type { FakeClock, FakeMedia, FakeNetwork, FakePeerConnections } from '@parley/testing';

/** Somebody on the fake network. */
export interface Person {
  readonly client: CallClient;
  readonly media: FakeMedia;
}

/** What is special about a client. */
export type PersonOptions = Pick<CallClientOptions, 'history' | 'callWaiting' | 'transport'>;

/** A small town of real clients on fakes, all on one clock that stands still. */
export interface CallWorld {
  readonly clock: FakeClock;
  readonly network: FakeNetwork;
  readonly peers: FakePeerConnections;
  readonly signIn: (userId: string, name?: string, options?: PersonOptions) => Promise<Person>;
}

export function createCallWorld(): CallWorld {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock });
  const peers = createFakePeerConnections();
  return {
    clock,
    network,
    peers,
    async signIn(userId, name = userId, options = {}) {
      network.addUser(userId, name);
      const media = createFakeMedia();
      const client = createTestClient({
        network,
        userId,
        clock,
        peerConnections: peers,
        mediaDevices: media,
        ...options,
      });
      await client.connect();
      return { client, media };
    },
  };
}

/** The one call somebody has. */
export function onlyCall({ client }: Person): CallSession {
  const [call] = client.calls;
  if (!call || client.calls.length > 1)
    throw new Error(`expected one call, there are ${client.calls.length}`);
  return call;
}

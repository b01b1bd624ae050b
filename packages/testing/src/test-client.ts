import {
  createCallClient,
  type Addressing,
  type CallClient,
  type CallClientOptions,
  type DeviceStorage,
  type UserId,
} from '@parley/core';
import { createFakeMedia } from './fake-media.js';
import type { FakeNetwork } from './fake-network.js';

/** What a test client is made of; everything that `createCallClient` takes can be given too. */
export interface TestClientOptions extends Partial<Omit<CallClientOptions, 'addressing'>> {
  readonly network: FakeNetwork;
  readonly userId: UserId;
  /** One world of peers for all clients that are to reach each other. */
  readonly peerConnections: NonNullable<CallClientOptions['peerConnections']>;
}

const addressing: Addressing = {
  host: 'fake.example',
  toJid: (userId) => `${userId}@fake.example`,
  toUserId: (jid) => jid.split('@')[0] ?? null,
};

/** Remembers chosen devices for as long as the test lives. */
export function createMemoryStorage(): DeviceStorage {
  const texts = new Map<string, string>();
  return {
    get: (key) => texts.get(key) ?? null,
    set: (key, value) => void (value === null ? texts.delete(key) : texts.set(key, value)),
  };
}

/**
 * A real client on fake parts: signaling, peers and devices. Sign it in with `connect()`. Its own microphone is not
 * measured unless it is given `audioContexts`.
 */
export function createTestClient({ network, userId, ...options }: TestClientOptions): CallClient {
  return createCallClient({
    signaling: network.signaling(userId),
    addressing,
    mediaDevices: createFakeMedia(),
    deviceStorage: createMemoryStorage(),
    rejoinStorage: createMemoryStorage(),
    audioContexts: null,
    history: { storage: null },
    ...options,
  });
}

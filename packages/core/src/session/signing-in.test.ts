import {
  createFakeClock,
  createFakeNetwork,
  createFakePeerConnections,
  createTestClient,
} from '@parley/testing';
import { describe, expect, it } from 'vitest';
import type { SignalingFactory } from '../signaling/signaling.js';
import type { CallClient } from './call-client.js';

interface Coming {
  readonly client: CallClient;
  readonly told: readonly string[];
  readonly asked: () => number;
  readonly arrive: () => void;
  readonly fail: () => void;
}

/** A client whose code comes when the test lets it. */
function comingClient(): Coming {
  const clock = createFakeClock();
  const network = createFakeNetwork({ clock });
  const waiting: { arrive: () => void; fail: (error: Error) => void }[] = [];
  const signaling: SignalingFactory = (context) =>
    Object.assign(network.signaling('alice')(context), {
      prepare: () => new Promise<void>((arrive, fail) => waiting.push({ arrive, fail })),
    });
  const client = createTestClient({
    network,
    userId: 'alice',
    clock,
    signaling,
    peerConnections: createFakePeerConnections(),
  });
  const told: string[] = [];
  client.on('connection', (state, error) => told.push(error ? `${state}: ${error.code}` : state));
  return {
    client,
    told,
    asked: () => waiting.length,
    arrive: () => waiting.at(-1)?.arrive(),
    fail: () => waiting.at(-1)?.fail(new Error('no such file')),
  };
}

const codeOf = (work: Promise<void>): Promise<unknown> =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
  );

describe('signing in', () => {
  it('fetches all that calls need first, and is connecting meanwhile', async () => {
    const { client, told, asked, arrive } = comingClient();
    expect([client.connectionState, client.calls, client.blocked, client.rejoinable]).toEqual([
      'offline',
      [],
      [],
      null,
    ]);
    const outcomes = [codeOf(client.connect()), codeOf(client.connect())];
    expect(client.connectionState).toBe('connecting');
    expect(asked()).toBe(1);
    expect(() => client.call('bob')).toThrow(/Sign in/);
    arrive();
    expect(await Promise.all(outcomes)).toEqual(['done', 'done']);
    expect(told).toEqual(['connecting', 'online']);
    expect(client.call('bob').snapshot.state).toBe('dialing');
    client.close();
  });

  it('says when it cannot be fetched, and works once it can', async () => {
    const { client, told, arrive, fail } = comingClient();
    const failed = codeOf(client.connect());
    fail();
    expect(await failed).toBe('unreachable');
    expect([client.connectionState, ...told]).toEqual(['offline', 'connecting', 'offline: unreachable']);
    const online = codeOf(client.connect());
    arrive();
    expect(await online).toBe('done');
    client.close();
  });

  it('is given up by signing out, and begun anew', async () => {
    const { client, told, arrive } = comingClient();
    const first = codeOf(client.connect());
    await client.disconnect();
    expect([client.connectionState, ...told]).toEqual(['offline', 'connecting', 'offline']);
    arrive();
    expect(await first).toBe('aborted');
    expect(client.connectionState).toBe('offline');
    const second = codeOf(client.connect());
    arrive();
    expect(await second).toBe('done');
    expect(client.connectionState).toBe('online');
    client.close();
  });
});

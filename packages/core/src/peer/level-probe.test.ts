import { createFakeClock, createFakePeerConnections } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { LevelProbe } from './level-probe.js';
import type { MediaReceiver, PeerConnection, StatsEntry } from './rtc.js';

type Sources = ReturnType<NonNullable<MediaReceiver['getSynchronizationSources']>>;

/** A connection that receives one sound, whose receiver tells what a test wants. */
function receiving(sources: (() => Sources) | null, audioLevel = 0): PeerConnection {
  const connection = createFakePeerConnections().create(
    {},
    {
      onCandidate: () => undefined,
      onState: () => undefined,
      onClosed: () => undefined,
      onTrack: () => undefined,
    },
  );
  const { receiver } = connection.addTransceiver('audio', {});
  if (sources) receiver.getSynchronizationSources = sources;
  else delete receiver.getSynchronizationSources;
  connection.getStats = () =>
    Promise.resolve(
      new Map<string, StatsEntry>([
        ['a', { type: 'inbound-rtp', audioLevel }],
        ['b', { type: 'media-playout', audioLevel: 0.9 }],
      ]),
    );
  return connection;
}

describe('LevelProbe', () => {
  it('reads the last packet, and silence when there was none since the last look', () => {
    const probe = new LevelProbe();
    let sources: Sources = [];
    const connection = receiving(() => sources);
    expect(probe.read(connection)).toBe(0);
    sources = [{ timestamp: 1000, audioLevel: 0.2 }];
    expect(probe.read(connection)).toBe(0.2);
    expect(probe.read(connection)).toBe(0);
    // A source that has fallen silent stays listed beside the new one.
    sources = [...sources, { timestamp: 1020, audioLevel: 0.1 }];
    expect(probe.read(connection)).toBe(0.1);
  });

  it.each([
    ['has no such method', null],
    ['tells no level', () => [{ timestamp: performance.now() }]],
  ])('asks the statistics where the receiver %s', async (_, sources) => {
    const clock = createFakeClock();
    const probe = new LevelProbe();
    const connection = receiving(sources, 0.3);
    expect(probe.read(connection)).toBe(0);
    await clock.settle();
    expect(probe.read(connection)).toBe(0.3);
    // It is closed meanwhile: nothing is thrown into nowhere.
    connection.getStats = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
    probe.read(connection);
    await clock.settle();
  });
});

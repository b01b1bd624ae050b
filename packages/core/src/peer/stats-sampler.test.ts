import { createFakeClock, createFakePeerConnections } from '@parley/testing';
import { expect, it } from 'vitest';
import type { PeerConnection } from './rtc.js';
import { createStatsSampler, statsInterval } from './stats-sampler.js';

function connection(): PeerConnection {
  return createFakePeerConnections().create(
    {},
    {
      onCandidate: () => undefined,
      onState: () => undefined,
      onClosed: () => undefined,
      onTrack: () => undefined,
    },
  );
}

it('looks at everybody at each interval, with one timer, until it is stopped', async () => {
  const clock = createFakeClock();
  const peers = new Map([
    ['bob', connection()],
    ['carol', connection()],
  ]);
  const told: string[] = [];
  const sampler = createStatsSampler(
    clock,
    () => peers,
    (userId) => told.push(userId),
  );
  sampler.run(true);
  sampler.run(true);
  expect(clock.pending).toBe(1);
  await clock.advance(statsInterval);
  await clock.settle();
  expect(told).toEqual(['bob', 'carol']);
  peers.delete('carol');
  const broken = connection();
  broken.getStats = () => Promise.reject(new DOMException('closed', 'InvalidStateError'));
  peers.set('dave', broken);
  await clock.advance(2 * statsInterval);
  await clock.settle();
  expect(told).toEqual(['bob', 'carol', 'bob', 'bob']);
  expect(clock.pending).toBe(1);
  sampler.run(false);
  sampler.run(false);
  expect(clock.pending).toBe(0);
});

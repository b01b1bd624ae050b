import { createFakeNetwork, createFakePeerConnections, createTestClient } from '@parley/testing';
import { expect, it } from 'vitest';
import { createCallStore } from './call-store.js';
import { selectVolume } from './volumes.js';

it('keeps how loud each is for as long as the call lasts', async () => {
  const client = createTestClient({
    network: createFakeNetwork(),
    userId: 'ann',
    peerConnections: createFakePeerConnections(),
  });
  await client.connect();
  const { actions, getState } = createCallStore(client);
  const { id } = actions.call(['bob', 'carol']);
  const volumeOf = (userId: string) => selectVolume(getState(), id, userId);
  expect(volumeOf('bob')).toEqual({ volume: 1, isSilenced: false });
  const carol = volumeOf('carol');
  actions.setVolume(id, 'bob', { volume: 0.25 });
  actions.setVolume(id, 'bob', { isSilenced: true });
  expect(volumeOf('bob')).toEqual({ volume: 0.25, isSilenced: true });
  expect(volumeOf('carol')).toBe(carol);
  for (const [given, taken] of [
    [7, 1],
    [-1, 0],
    [Number.NaN, 1],
  ] as const) {
    actions.setVolume(id, 'carol', { volume: given });
    expect(volumeOf('carol').volume).toBe(taken);
  }
  actions.hangUp(id);
  expect(getState().volumes).toEqual({});
  actions.setVolume(id, 'bob', { volume: 0 });
  expect(getState().volumes).toEqual({});
  client.close();
});

import { expect, it } from 'vitest';
import { createWorld, expectNothingLeft, first } from '../../test-kit/call-world.js';

async function connected({ plain = false, channels = true } = {}) {
  const w = await createWorld();
  if (plain) w.network.setPlain('bob');
  const call = w.alice.client.call('bob');
  await w.clock.advance(50);
  first(w.bob).accept();
  await w.clock.advance(300);
  if (!channels) w.peers.closeChannels();
  const bob = first(w.bob);
  await bob.setMicrophoneEnabled(false);
  await w.clock.advance(50);
  return { w, call, bob };
}

const canAsk = ({ call }: Awaited<ReturnType<typeof connected>>) =>
  call.snapshot.participants['bob']?.canAskToUnmute;

it.each([true, false])(
  'is a question, and a yes opens the microphone (over a channel: %s)',
  async (channels) => {
    const all = await connected({ channels });
    const { w, call, bob } = all;
    expect(canAsk(all)).toBe(true);
    call.askToUnmute('bob');
    await w.clock.advance(50);
    expect(bob.snapshot.unmuteRequesterIds).toEqual(['alice']);
    expect(bob.snapshot.local.audio.enabled).toBe(false);
    expect(canAsk(all)).toBe(false);
    await bob.answerUnmuteRequest(true);
    await w.clock.advance(50);
    expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
    expect(call.snapshot.participants['bob']?.audioEnabled).toBe(true);
    expect(() => call.askToUnmute('bob')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
    call.hangUp();
    await w.clock.advance(50);
    expectNothingLeft(w);
  },
);

it('pesters nobody: one question at a time, and none after a no', async () => {
  const all = await connected();
  const { w, call, bob } = all;
  call.askToUnmute('bob');
  expect(() => call.askToUnmute('bob')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
  await w.clock.advance(50);
  await bob.answerUnmuteRequest(false);
  expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
  await w.clock.advance(20_000);
  expect(canAsk(all)).toBe(true);
  call.askToUnmute('bob');
  await w.clock.advance(50);
  expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
  expect(bob.snapshot.local.audio.enabled).toBe(false);
  await w.clock.advance(60_000);
  call.askToUnmute('bob');
  await w.clock.advance(50);
  expect(bob.snapshot.unmuteRequesterIds).toEqual(['alice']);
  await w.clock.advance(20_000);
  expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
  // Too late: nobody asks any more.
  await bob.answerUnmuteRequest(true);
  expect(bob.snapshot.local.audio.enabled).toBe(false);
});

it('is over when they unmute by themselves, and is nothing to who is not muted', async () => {
  const all = await connected();
  const { w, call, bob } = all;
  call.askToUnmute('bob');
  await w.clock.advance(50);
  await bob.setMicrophoneEnabled(true);
  expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
  w.network.inject('alice', 'bob', {
    type: 'update',
    sessionId: call.id,
    extra: { parley: { message: '{"v":1,"type":"unmute"}' } },
  });
  await w.clock.advance(50);
  expect(bob.snapshot.unmuteRequesterIds).toEqual([]);
});

it('is nothing for a QuickBlox client', async () => {
  const all = await connected({ plain: true });
  expect(canAsk(all)).toBe(false);
  expect(() => all.call.askToUnmute('bob')).toThrow(expect.objectContaining({ code: 'invalid-state' }));
});

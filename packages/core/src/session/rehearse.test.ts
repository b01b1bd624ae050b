import { expect, it, vi } from 'vitest';

it('is a call that nobody hears of: no signal, device, connection, timer or event', async () => {
  // Once for a page: this is a new one.
  vi.resetModules();
  const { createWorld, expectNothingLeft } = await import('../../test-kit/call-world.js');
  const logged: string[] = [];
  const w = await createWorld({
    logger: { log: (_, message) => logged.push(message) },
  });
  await vi.waitFor(async () => {
    await w.clock.advance(50);
    expect(logged).toContain('rehearsed a call');
  });
  expect(logged).not.toContain('could not rehearse a call');
  expect(logged.filter((message) => message === 'rehearsed a call')).toHaveLength(1);
  expect(w.types()).toEqual([]);
  for (const { client, calls, media } of [w.alice, w.bob]) {
    expect(calls).toEqual([]);
    expect(client.calls).toEqual([]);
    expect(client.history.snapshot.entries).toEqual([]);
    expect(media.questions).toBe(0);
  }
  expectNothingLeft(w);
});

import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { pictureAfter, watchFrames } from './support/frame-times.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { startProsody, type ProsodyServer } from './support/prosody.js';
import { whyNot } from './support/rig.js';

/** Two windows, and a server of their own that may go away. */
async function withServer(
  openWindow: OpenWindow,
  people: readonly [Person, Person],
  use: (server: ProsodyServer, caller: ParleyWindow, callee: ParleyWindow) => Promise<void>,
): Promise<void> {
  const server = await startProsody({ users: people });
  try {
    const caller = await ParleyWindow.open(openWindow, people[0], server);
    const callee = await ParleyWindow.open(openWindow, people[1], server);
    await use(server, caller, callee);
  } finally {
    await server.stop();
  }
}

async function expectConnection(windows: readonly ParleyWindow[], state: string): Promise<void> {
  for (const { page, person } of windows)
    await expect
      .poll(() => page.evaluate(() => window.parley.connectionState), {
        message: `the connection of ${person.id} to the server`,
        timeout: 60_000,
      })
      .toBe(state);
}

/** A picture that did not stand still between two moments: from no frame to the next half of that time. */
async function expectUnbroken({ page }: ParleyWindow, from: number, to: number): Promise<void> {
  await expect.poll(() => pictureAfter(page, to)).not.toBeNull();
  const gaps = await page.evaluate(
    ([begun, ended]) => {
      const times = window.frameTimes.filter((time) => time >= begun && time <= ended);
      return [begun, ...times].map((time, index) => (times[index] ?? ended) - time);
    },
    [from, to] as const,
  );
  expect(gaps.length).toBeGreaterThan(2);
  expect(Math.max(...gaps)).toBeLessThan((to - from) / 2);
}

test.beforeEach(() => {
  const reason = whyNot('prosody');
  test.skip(reason !== null, reason ?? '');
});

test('the server restarts in mid-call: both see each other all the while, and what was done meanwhile is told', async ({
  openWindow,
  nextPerson,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  await withServer(openWindow, [alice, bob], async (server, caller, callee) => {
    const both = [caller, callee];
    await caller.call(bob);
    await expect(callee.incoming).toBeVisible();
    await callee.page.evaluate(() => window.parley.accept());
    await expectPictureOf(caller.videoOf(bob), bob.pictureId);
    await expectPictureOf(callee.videoOf(alice), alice.pictureId);
    await watchFrames(caller.videoOf(bob));
    await watchFrames(callee.videoOf(alice));
    const before = await caller.page.evaluate(() => window.parley.states);
    const down = Date.now();
    await server.takeDown();
    await expectConnection(both, 'reconnecting');
    await callee.button('Microphone').click();
    await server.bringUp();
    await expectConnection(both, 'online');
    await expect
      .poll(async () => (await caller.lastCall()).participants)
      .toMatchObject([{ state: 'connected', audioEnabled: false }]);
    const up = Date.now();
    for (const window of both) await expectUnbroken(window, down, up);
    expect(await caller.page.evaluate(() => window.parley.states)).toEqual(before);
    await callee.page.evaluate(() => window.parley.hangUp());
    for (const window of both) await window.expectEnded('hangup');
  });
});

test('the server restarts while it rings: it rings on, and is answered meanwhile', async ({
  openWindow,
  nextPerson,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  await withServer(openWindow, [alice, bob], async (server, caller, callee) => {
    const both = [caller, callee];
    await caller.call(bob);
    await expect(callee.incoming).toBeVisible();
    await server.takeDown();
    await expectConnection(both, 'reconnecting');
    await expect(callee.incoming).toBeVisible();
    await callee.page.evaluate(() => window.parley.accept());
    await server.bringUp();
    await expectConnection(both, 'online');
    await expectPictureOf(caller.videoOf(bob), bob.pictureId);
    await expectPictureOf(callee.videoOf(alice), alice.pictureId);
    await caller.page.evaluate(() => window.parley.hangUp());
    for (const window of both) await window.expectEnded('hangup');
  });
});

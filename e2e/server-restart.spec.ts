import { begin, expectBothSeen, ring, type Conversation } from './support/conversation.js';
import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { pictureAfter, watchFrames } from './support/frame-times.js';
import { ParleyWindow } from './support/parley-window.js';
import { startProsody, type ProsodyServer } from './support/prosody.js';
import { whyNot } from './support/rig.js';

/** Two windows, and a server of their own that may go away. */
async function withServer(
  openWindow: OpenWindow,
  nextPerson: () => Person,
  use: (server: ProsodyServer, both: Conversation) => Promise<void>,
): Promise<void> {
  const users = [nextPerson(), nextPerson()] as const;
  const server = await startProsody({ users });
  try {
    const caller = await ParleyWindow.open(openWindow, users[0], server);
    const callee = await ParleyWindow.open(openWindow, users[1], server);
    await use(server, { caller, callee });
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

test('the server restarts in mid-call: both see each other all the while, and what was done meanwhile is told', ({
  openWindow,
  nextPerson,
}) =>
  withServer(openWindow, nextPerson, async (server, { caller, callee }) => {
    const both = [caller, callee];
    await begin({ caller, callee });
    await watchFrames(caller.videoOf(callee.person));
    await watchFrames(callee.videoOf(caller.person));
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
  }));

test('the server restarts while it rings: it rings on, and is answered meanwhile', ({
  openWindow,
  nextPerson,
}) =>
  withServer(openWindow, nextPerson, async (server, { caller, callee }) => {
    const both = [caller, callee];
    await ring({ caller, callee });
    await server.takeDown();
    await expectConnection(both, 'reconnecting');
    await expect(callee.incoming).toBeVisible();
    await callee.page.evaluate(() => window.parley.accept());
    await server.bringUp();
    await expectConnection(both, 'online');
    await expectBothSeen({ caller, callee });
    await caller.page.evaluate(() => window.parley.hangUp());
    for (const window of both) await window.expectEnded('hangup');
  }));

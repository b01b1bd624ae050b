import { expect, test, type Person } from './support/fixtures.js';
import { ParleyWindow } from './support/parley-window.js';

/** For machines that do other things beside. */
const patience = { timeout: 30_000 };

/** How loud a window hears somebody. */
function levelOf({ page }: ParleyWindow, person: Person): Promise<number> {
  return page.evaluate((id) => window.parley.levelOf(id), person.id);
}

function setTalking({ page }: ParleyWindow, isTalking: boolean): Promise<void> {
  return page.evaluate((on) => window.fakeMedia.setTalking(on), isTalking);
}

async function speakerIn(window: ParleyWindow): Promise<string | null> {
  return (await window.lastCall()).activeSpeakerId;
}

/** How well the first of the others comes through. */
async function qualityIn(window: ParleyWindow): Promise<string | null> {
  return (await window.lastCall()).participants[0]?.quality ?? null;
}

test('the level of the other follows their voice, and is 0 when they mute; their quality is measured', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openWindow, alice, server);
  const callee = await ParleyWindow.open(openWindow, bob, server);
  await caller.call(bob);
  await callee.button('Accept with video').click();
  await caller.expectState('connected');

  // A fake voice is a tone of half of full scale.
  await expect.poll(() => levelOf(caller, bob), patience).toBeGreaterThan(0.2);
  await expect.poll(() => levelOf(callee, alice), patience).toBeGreaterThan(0.2);
  expect(await levelOf(caller, bob)).toBeLessThanOrEqual(1);
  await expect.poll(() => speakerIn(caller), patience).toBe(bob.id);

  await setTalking(callee, false);
  await expect.poll(() => levelOf(caller, bob), patience).toBe(0);
  await setTalking(callee, true);
  await expect.poll(() => levelOf(caller, bob), patience).toBeGreaterThan(0.2);
  await callee.button('Microphone').click();
  await expect.poll(() => levelOf(caller, bob), patience).toBe(0);
  // Who talked last stays, and the other side has heard nothing of all this.
  expect(await speakerIn(caller)).toBe(bob.id);
  await expect.poll(() => levelOf(callee, alice), patience).toBeGreaterThan(0.2);

  await expect.poll(() => qualityIn(caller), patience).toMatch(/^(good|fair|poor)$/);
  // How many pictures this machine encodes is its own affair; without them it is the sound alone that counts.
  await callee.button('Camera').click();
  await expect.poll(() => qualityIn(caller), patience).toBe('good');
  await caller.button('End call').click();
  await caller.expectEnded('hangup');
  await callee.expectEnded('hangup');
});

test('the active speaker of three is who makes sound, and stays when all fall silent', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob, carol] = [nextPerson(), nextPerson(), nextPerson()];
  const windows = {
    alice: await ParleyWindow.open(openWindow, alice, server),
    bob: await ParleyWindow.open(openWindow, bob, server),
    carol: await ParleyWindow.open(openWindow, carol, server),
  };
  for (const window of Object.values(windows)) await setTalking(window, false);
  await windows.alice.page.evaluate((ids) => window.parley.call(ids, { video: false }), [bob.id, carol.id]);
  await windows.bob.button('Accept with audio').click();
  await windows.carol.button('Accept with audio').click();
  for (const window of Object.values(windows))
    await expect
      .poll(async () => (await window.lastCall()).participants.map(({ state }) => state), patience)
      .toEqual(['connected', 'connected']);
  expect(await speakerIn(windows.alice)).toBeNull();

  await setTalking(windows.bob, true);
  await expect.poll(() => speakerIn(windows.alice), patience).toBe(bob.id);
  await expect.poll(() => speakerIn(windows.carol), patience).toBe(bob.id);
  expect(await speakerIn(windows.bob)).toBeNull(); // nobody hears themselves
  await setTalking(windows.bob, false);
  await setTalking(windows.carol, true);
  await expect.poll(() => speakerIn(windows.alice), patience).toBe(carol.id);
  await expect.poll(() => speakerIn(windows.bob), patience).toBe(carol.id);
  await setTalking(windows.carol, false);
  await expect.poll(() => levelOf(windows.alice, carol), patience).toBe(0);
  expect(await speakerIn(windows.alice)).toBe(carol.id);
});

test('our own level follows our voice; who talks while muted is told, and whose microphone gives nothing', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const [alice, bob] = [nextPerson(), nextPerson()];
  const caller = await ParleyWindow.open(openWindow, alice, server);
  const callee = await ParleyWindow.open(openWindow, bob, server);
  const hint = caller.page.getByText('You are muted', { exact: true });
  const silence = callee.page.getByText('Nothing comes from your microphone', { exact: true });
  await setTalking(callee, false);
  await caller.call(bob, { video: false });
  await callee.button('Accept with audio').click();
  await caller.expectState('connected');

  await expect.poll(() => levelOf(caller, alice), patience).toBeGreaterThan(0.2);
  await expect(hint).toBeHidden();
  await caller.button('Microphone').click();
  await expect(hint).toBeVisible(patience);
  // It is heard here, and by nobody else.
  expect(await levelOf(caller, alice)).toBe(0);
  await expect.poll(() => levelOf(callee, alice), patience).toBe(0);
  await setTalking(caller, false);
  await expect(hint).toBeHidden(patience);
  await setTalking(caller, true);
  await expect(hint).toBeVisible(patience);
  await caller.button('Microphone').click();
  await expect(hint).toBeHidden(patience);
  await expect.poll(() => levelOf(caller, alice), patience).toBeGreaterThan(0.2);

  await expect(silence).toBeVisible(patience);
  await setTalking(callee, true);
  await expect(silence).toBeHidden(patience);
  await caller.button('End call').click();
  await caller.expectEnded('hangup');
  await callee.expectEnded('hangup');
});

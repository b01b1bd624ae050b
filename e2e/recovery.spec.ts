import type { Page } from '@playwright/test';
import { begin, type Conversation } from './support/conversation.js';
import type { OpenWindow, Person } from './support/fixtures.js';
import { lastFrame, pictureAfter, watchFrames } from './support/frame-times.js';
import { expectPictureOf } from './support/frames.js';
import type { Lab } from './support/lab.js';
import { expect, test } from './support/lab-fixtures.js';
import type { ClientName } from './support/network-lab.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';

// Real browsers on machines of their own, between which the network breaks in mid-call.

type OpenOn = (client: ClientName) => OpenWindow;

/** Two who see each other, on machines of their own; their pictures are watched. */
async function talk(lab: Lab, openOn: OpenOn, nextPerson: () => Person): Promise<Conversation> {
  const caller = await ParleyWindow.open(openOn('a'), nextPerson(), lab.server);
  const callee = await ParleyWindow.open(openOn('b'), nextPerson(), lab.server);
  await begin({ caller, callee });
  await watchFrames(caller.videoOf(callee.person));
  await watchFrames(callee.videoOf(caller.person));
  return { caller, callee };
}

/** Waits until a picture stands still: no new frame for so long, in ms. */
async function expectStill(page: Page, since: number): Promise<void> {
  await expect
    .poll(async () => Date.now() - ((await lastFrame(page)) ?? 0), { message: 'a picture that stands still' })
    .toBeGreaterThan(since);
}

/** Waits until a picture moves again, and tells how long that took. */
async function expectPictureAgain(
  { page, person }: { page: Page; person: Person },
  after: number,
): Promise<void> {
  let again = Number.NaN;
  await expect
    .poll(
      async () => {
        const at = await pictureAfter(page, after);
        if (at !== null) again = at;
        return at;
      },
      { message: `the picture at ${person.id} again`, timeout: 60_000 },
    )
    .not.toBeNull();
  const description = `${test.info().title}: picture again at ${person.id} after ${again - after} ms`;
  test.info().annotations.push({ type: 'picture again', description });
  process.stdout.write(`${description}\n`);
}

/** Waits until so much time has gone by since a moment, in s. */
async function untilAfter(since: number, seconds: number): Promise<void> {
  await expect
    .poll(() => Date.now() - since, { message: 'a cut that lasts', timeout: (seconds + 60) * 1000 })
    .toBeGreaterThanOrEqual(seconds * 1000);
}

test('a dead network of 10 s: the call says so, and the picture comes back', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const { caller, callee } = await talk(lab, openOn, nextPerson);
  const cut = Date.now();
  await lab.network.cut('a');
  await expectStill(caller.page, 2000);
  await callee.expectState('reconnecting');
  await caller.expectState('reconnecting');
  await untilAfter(cut, 10);
  const healed = Date.now();
  await lab.network.heal('a');
  for (const window of [caller, callee]) {
    await expectPictureAgain(window, healed);
    await window.expectState('connected');
  }
});

test('a dead network of 40 s: browsers have given up by then, and the call has not', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const { caller, callee } = await talk(lab, openOn, nextPerson);
  const cut = Date.now();
  await lab.network.cut('b');
  await untilAfter(cut, 40);
  for (const window of [caller, callee]) await window.expectState('reconnecting');
  // The same connections are brought up again: nothing was rebuilt.
  const made = await caller.page.evaluate(() => window.peerConnections.length);
  const healed = Date.now();
  await lab.network.heal('b');
  for (const window of [caller, callee]) {
    await expectPictureAgain(window, healed);
    await window.expectState('connected');
  }
  expect(await caller.page.evaluate(() => window.peerConnections.length)).toBe(made);
  await callee.page.evaluate(() => window.parley.hangUp());
  for (const window of [caller, callee]) await window.expectEnded('hangup');
});

test('another address in mid-call: the path is looked for at once', async ({ lab, openOn, nextPerson }) => {
  const { caller, callee } = await talk(lab, openOn, nextPerson);
  await lab.network.readdress('a', 77);
  // Not before: until it is done the old way is as good as ever.
  const changed = Date.now();
  for (const window of [caller, callee]) {
    await expectPictureAgain(window, changed);
    await window.expectState('connected');
  }
  const used = (): Promise<string | undefined> =>
    caller.page.evaluate(async () => {
      for (const connection of window.peerConnections) {
        const stats = new Map<string, object>();
        (await connection.getStats()).forEach((entry: object, id: string) => stats.set(id, entry));
        // The pair that the media takes: those before it stay nominated, and are in the report for a while.
        for (const entry of stats.values()) {
          const pair = stats.get(String(Reflect.get(entry, 'selectedCandidatePairId')));
          const local = pair && stats.get(String(Reflect.get(pair, 'localCandidateId')));
          if (local) return String(Reflect.get(local, 'address'));
        }
      }
      return undefined;
    });
  await expect.poll(used).toBe('10.77.1.77');
});

test('a machine that sleeps for 20 s: the others wait, and on waking the call goes on', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const { caller, callee } = await talk(lab, openOn, nextPerson);
  const closed = Date.now();
  await lab.network.setAsleep('a', true);
  await callee.expectState('reconnecting');
  await untilAfter(closed, 20);
  const woken = Date.now();
  await lab.network.setAsleep('a', false);
  for (const window of [caller, callee]) {
    await expectPictureAgain(window, woken);
    await window.expectState('connected');
  }
  await caller.page.evaluate(() => window.parley.hangUp());
  for (const window of [caller, callee]) await window.expectEnded('hangup');
});

test('a cable that is out and in again: whoever lost it is told that it is theirs', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const { caller, callee } = await talk(lab, openOn, nextPerson);
  await lab.network.setPlugged('b', false);
  await callee.expectState('reconnecting');
  await expect(callee.page.getByText('Your network seems to be down. Reconnecting…').first()).toBeVisible();
  await caller.expectState('reconnecting');
  const back = Date.now();
  await lab.network.setPlugged('b', true);
  for (const window of [caller, callee]) {
    await expectPictureAgain(window, back);
    await window.expectState('connected');
  }
});

test('a QuickBlox client: after a dead network of 10 s both build a new connection, whoever called', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  // The lower id is the polite one, so that each side plays each part once.
  for (const calls of ['we', 'they'] as const) {
    const [lower, higher] = [nextPerson(), nextPerson()];
    const [own, other] = calls === 'we' ? [lower, higher] : [higher, lower];
    const parley = await ParleyWindow.open(openOn('a'), own, lab.server);
    const quickblox = await QuickBloxWindow.open(openOn('b'), other, lab.server);
    if (calls === 'we') {
      await parley.call(other);
      await quickblox.told('call');
      await quickblox.accept();
    } else {
      await quickblox.call(own);
      await expect(parley.incoming).toBeVisible();
      await parley.page.evaluate(() => window.parley.accept());
    }
    await expectPictureOf(parley.videoOf(other), other.pictureId);
    await expectPictureOf(quickblox.remoteVideo, own.pictureId);
    await parley.button('Microphone').click();
    const cut = Date.now();
    await lab.network.cut('a');
    await parley.expectState('reconnecting');
    await quickblox.told('reconnect');
    await untilAfter(cut, 10);
    await lab.network.heal('a');
    await parley.expectState('connected');
    await expectPictureOf(parley.videoOf(other), other.pictureId);
    await expectPictureOf(quickblox.remoteVideo, own.pictureId);
    expect(await parley.page.evaluate(() => window.fakeMedia.live().video)).toBe(1);
    await quickblox.hangUp();
    await parley.expectEnded('hangup');
  }
});

test('a group with a QuickBlox client that is cut off: it comes back, or has left; the others notice nothing', async ({
  lab,
  openOn,
  nextPerson,
}) => {
  const small = { video: { width: 160, height: 120, frameRate: 15 } };
  const people = [nextPerson(), nextPerson(), nextPerson()] as const;
  const [, bob, carol] = people;
  const first = await ParleyWindow.open(openOn('a'), people[0], lab.server, { media: small });
  const second = await ParleyWindow.open(openOn('a'), bob, lab.server, { media: small });
  const third = await QuickBloxWindow.open(openOn('b'), carol, lab.server, { pictureWidth: 160 });
  await first.call([bob, carol]);
  await expect(second.incoming).toBeVisible();
  await third.told('call');
  await second.page.evaluate(() => window.parley.accept());
  await third.accept();
  const pairs = [first, second].map((window) => ({ window, other: window === first ? bob : people[0] }));
  for (const { window, other } of pairs) {
    await expectPictureOf(window.videoOf(other), other.pictureId);
    await expectPictureOf(window.videoOf(carol), carol.pictureId);
    await expectPictureOf(third.videoOf(window.person), window.person.pictureId);
  }
  /** Where somebody stands, and why they have left, as a window has it. */
  const memberAt = async (window: ParleyWindow, { id }: Person): Promise<unknown> => {
    const { participants } = await window.lastCall();
    const { state, leftReason } = participants.find(({ userId }) => userId === id) ?? {};
    return [state, leftReason];
  };
  const expectAt = (person: Person, ...where: readonly unknown[]): Promise<void[]> =>
    Promise.all(
      [first, second].map((window) =>
        expect
          .poll(() => memberAt(window, person), {
            message: `${person.id} at ${window.person.id}`,
            timeout: 60_000,
          })
          .toEqual(where),
      ),
    );
  // All that the two ever were to each other from now on.
  for (const { window: own, other } of pairs) {
    await watchFrames(own.videoOf(other));
    await own.page.evaluate((id) => {
      const seen = new Set<string>();
      const look = (): void => {
        const call = window.parley.calls.at(-1);
        seen.add(`${call?.state}, ${call?.participants.find(({ userId }) => userId === id)?.state}`);
        document.title = [...seen].join('; ');
        requestAnimationFrame(look);
      };
      look();
    }, other.id);
  }
  const expectUntouched = async (since: number): Promise<void> => {
    for (const { window } of pairs) {
      await expect(window.page).toHaveTitle('connected, connected');
      await expectPictureAgain(window, since);
    }
  };

  const cut = Date.now();
  await lab.network.cut('b');
  await expectAt(carol, 'reconnecting', null);
  await third.told('reconnect');
  await untilAfter(cut, 10);
  await expectUntouched(Date.now());
  await lab.network.heal('b');
  await expectAt(carol, 'connected', null);
  for (const { window } of pairs) {
    await expectPictureOf(window.videoOf(carol), carol.pictureId);
    await expectPictureOf(third.videoOf(window.person), window.person.pictureId);
  }

  await lab.network.cut('b');
  await expectAt(carol, 'left', 'connection-lost');
  await expectUntouched(Date.now());
  await second.page.evaluate(() => window.parley.hangUp());
  for (const { window } of pairs) await window.expectEnded('hangup');
});

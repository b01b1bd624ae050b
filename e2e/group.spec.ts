import { expect, test, type OpenWindow, type Person } from './support/fixtures.js';
import { expectPictureOf } from './support/frames.js';
import { ParleyWindow } from './support/parley-window.js';
import { QuickBloxWindow } from './support/quickblox-window.js';
import type { TestServer } from './support/test-server.js';

// Groups as a mesh, of our own windows and of windows on the real QuickBlox SDK: who sees whom is told by the pictures.
// Members are opened in the order of their ids: between two who are called, the one with the higher id calls.

type Member = ParleyWindow | QuickBloxWindow;

/** Small, as a mesh of four is twelve pictures, for one machine. */
const pictureWidth = 160;
const media = { video: { width: pictureWidth, height: pictureWidth * 0.75, frameRate: 15 } };
/** It rings for as long as a busy machine needs to bring the others together. */
const answerTimeout = 600_000;
/** Whoever crashes says no goodbye: they are given up soon after their path is lost. */
const timers = { recoveryTimeout: 1000, reconnectTimeout: 1000, answerTimeout };

// Four browsers' work in one: a busy machine takes its time.
test.describe.configure({ timeout: 300_000 });

function openParley(
  openWindow: OpenWindow,
  person: Person,
  server: TestServer,
  options: Parameters<typeof ParleyWindow.open>[3] = {},
): Promise<ParleyWindow> {
  return ParleyWindow.open(openWindow, person, server, { media, timers, ...options });
}

function openQuickBlox(openWindow: OpenWindow, person: Person, server: TestServer): Promise<QuickBloxWindow> {
  return QuickBloxWindow.open(openWindow, person, server, {
    pictureWidth,
    answerTimeInterval: answerTimeout / 1000,
  });
}

interface Windows {
  readonly openWindow: OpenWindow;
  readonly nextPerson: () => Person;
  readonly server: TestServer;
}

/** Four people, in the order of their ids, each with a window opened by one of these. */
async function openFour<A, B, C, D>(
  { openWindow, nextPerson, server }: Windows,
  [first, second, third, fourth]: readonly [Open<A>, Open<B>, Open<C>, Open<D>],
): Promise<{ people: readonly [Person, Person, Person, Person]; windows: [A, B, C, D] }> {
  const people = [nextPerson(), nextPerson(), nextPerson(), nextPerson()] as const;
  const windows = await Promise.all([
    first(openWindow, people[0], server),
    second(openWindow, people[1], server),
    third(openWindow, people[2], server),
    fourth(openWindow, people[3], server),
  ]);
  return { people, windows };
}

type Open<Window> = (openWindow: OpenWindow, person: Person, server: TestServer) => Promise<Window>;

/** Every one of them sees the picture of every other. */
async function expectAllSeeAll(members: readonly Member[]): Promise<void> {
  await Promise.all(
    members.map(async (member) => {
      for (const { person } of members)
        if (person !== member.person) await expectPictureOf(member.videoOf(person), person.pictureId);
    }),
  );
}

/** Waits until a call rings; the real SDK has told of it. */
async function expectRinging(...members: readonly Member[]): Promise<void> {
  await Promise.all(
    members.map((member) =>
      member instanceof QuickBloxWindow
        ? member.told('call')
        : expect(member.incoming).toBeVisible({ timeout: 60_000 }),
    ),
  );
}

async function accept(member: Member): Promise<void> {
  if (member instanceof QuickBloxWindow) await member.accept();
  else await member.page.evaluate(() => window.parley.accept());
}

/** Where the others stand, as the newest call of a window knows it. */
async function others(window: ParleyWindow): Promise<Record<string, string>> {
  const { participants } = await window.lastCall();
  return Object.fromEntries(participants.map(({ userId, state }) => [userId, state]));
}

/** Waits until all of these have the others so. */
async function expectOthers(
  windows: readonly ParleyWindow[],
  state: Readonly<Record<string, string>>,
): Promise<void> {
  for (const window of windows)
    await expect
      .poll(() => others(window), {
        message: `the others, as ${window.person.id} has them`,
        timeout: 45_000,
      })
      .toMatchObject(state);
}

/** Ends a window's process: no goodbye, and nobody to answer. */
async function crash({ page }: Member): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
}

test('four of us: answered in another order and late, one crashes, one leaves, the rest goes on until its end for all', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { people, windows } = await openFour({ openWindow, nextPerson, server }, [
    openParley,
    openParley,
    openParley,
    openParley,
  ]);
  const [alice, bob, carol, dave] = windows;
  await bob.call([people[0], people[2], people[3]]);
  await expectRinging(alice, carol, dave);
  await accept(dave);
  await accept(alice);
  await expectAllSeeAll([alice, bob, dave]);
  await expect(carol.incoming).toBeVisible(); // it rings on while the others talk
  await accept(carol);
  await expectAllSeeAll([alice, bob, carol, dave]);

  await crash(dave);
  await expectOthers([alice, bob, carol], { [people[3].id]: 'left' });
  await expectAllSeeAll([alice, bob, carol]);
  await carol.page.evaluate(() => window.parley.hangUp());
  await carol.expectEnded('hangup');
  await expectOthers([alice, bob], { [people[2].id]: 'left' });
  await expectAllSeeAll([alice, bob]);
  await bob.page.evaluate(() => window.parley.endForAll());
  await alice.expectEnded('hangup');
  await bob.expectEnded('hangup');
});

test('two become three and four: we invite one of us, who invites somebody on QuickBlox', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { people, windows } = await openFour({ openWindow, nextPerson, server }, [
    openParley,
    openQuickBlox,
    openParley,
    openParley,
  ]);
  const [alice, bob, carol, dave] = windows;
  await alice.call(people[3]);
  await expectRinging(dave);
  await accept(dave);
  await expectAllSeeAll([alice, dave]);
  await alice.page.evaluate((id) => window.parley.invite(id), people[2].id);
  await expectRinging(carol);
  await accept(carol);
  await expectAllSeeAll([alice, carol, dave]);
  await carol.page.evaluate((id) => window.parley.invite(id), people[1].id);
  await expectRinging(bob);
  await accept(bob);
  await expectAllSeeAll([alice, bob, carol, dave]);
  await alice.page.evaluate(() => window.parley.endForAll());
  await Promise.all([alice, carol, dave].map((member) => member.expectEnded('hangup')));
  await bob.told('close');
});

test('four, two of them on QuickBlox, called by us: one answers late, we leave, they go on', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { people, windows } = await openFour({ openWindow, nextPerson, server }, [
    openQuickBlox,
    openParley,
    openParley,
    openQuickBlox,
  ]);
  const [alice, bob, carol, dave] = windows;
  await bob.call([people[0], people[2], people[3]]);
  await expectRinging(alice, carol, dave);
  await accept(dave);
  await accept(carol);
  await expectAllSeeAll([bob, carol, dave]);
  await accept(alice);
  await expectAllSeeAll([alice, bob, carol, dave]);

  await alice.hangUp();
  await expectOthers([bob, carol], { [people[0].id]: 'left' });
  await expectAllSeeAll([bob, carol, dave]);
  await bob.page.evaluate(() => window.parley.hangUp());
  await bob.expectEnded('hangup');
  await dave.told('stop');
  await expectAllSeeAll([carol, dave]);
  await dave.hangUp();
  await carol.expectEnded('hangup');
});

test('called from QuickBlox: one declines, one leaves while it rings for another, who still gets in', async ({
  openWindow,
  nextPerson,
  server,
}) => {
  const { people, windows } = await openFour({ openWindow, nextPerson, server }, [
    openParley,
    openQuickBlox,
    openParley,
    openParley,
  ]);
  const [alice, bob, carol, dave] = windows;
  await bob.call([people[0], people[2], people[3]]);
  await expectRinging(alice, carol, dave);
  await dave.page.evaluate(() => window.parley.reject());
  await dave.expectEnded('rejected');
  // Who declines tells everybody, and it rings on for the others.
  await expectOthers([alice, carol], { [people[3].id]: 'left' });
  await expect(alice.incoming).toBeVisible();
  await accept(alice);
  await expectAllSeeAll([alice, bob]);
  await accept(carol);
  await expectAllSeeAll([alice, bob, carol]);
  await bob.hangUp();
  await expectOthers([alice, carol], { [people[1].id]: 'left' });
  await expectAllSeeAll([alice, carol]);
  await alice.page.evaluate(() => window.parley.hangUp());
  await carol.expectEnded('hangup');
  await alice.expectEnded('hangup');
});

test.describe('over Prosody', () => {
  test.use({ serverName: 'prosody' });

  test('three, one of them on QuickBlox: one does not answer, the others talk', async ({
    openWindow,
    nextPerson,
    server,
  }) => {
    const people = [nextPerson(), nextPerson(), nextPerson()] as const;
    const [alice, bob, carol] = await Promise.all([
      openParley(openWindow, people[0], server, { timers: { answerTimeout: 25_000 } }),
      openQuickBlox(openWindow, people[1], server),
      openParley(openWindow, people[2], server),
    ]);
    await alice.call([people[1], people[2]]);
    await expectRinging(bob, carol);
    await accept(bob);
    await expectAllSeeAll([alice, bob]);
    await carol.expectEnded('canceled');
    await expectOthers([alice], { [people[2].id]: 'left', [people[1].id]: 'connected' });
    await expectAllSeeAll([alice, bob]);
    await bob.hangUp();
    await alice.expectEnded('hangup');
  });
});

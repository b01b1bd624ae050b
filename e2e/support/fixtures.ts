import { test as base, type BrowserContext, type Page } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { installInstruments } from './instruments.js';
import type { AppServer } from './app-server.js';
import { installPolicyWatch, isViolation } from './policy-watch.js';
import { createRig, whyNot, type Rig, type ServerName } from './rig.js';
import type { TestServer, TestUser } from './test-server.js';
import type { TurnServer } from './turn.js';

/** A user of the test servers, and the number that their fake camera shows. */
export interface Person extends TestUser {
  readonly pictureId: number;
}

/** How to open a window. */
export interface WindowOptions {
  /** A page of `e2e/pages`, such as `/quickblox.html`, or a whole URL. */
  readonly url: string;
  /** Do not fail the test when the page throws into nowhere, or does what its security policy forbids (for pages with other people's code). Default false. */
  readonly tolerateErrors?: boolean;
}

/** Opens a window of its own (a browser context) for a person, with their fake devices. */
export type OpenWindow = (person: Person, options: WindowOptions) => Promise<Page>;

interface TestFixtures {
  /** Which server `server` is; set it with `test.use`. */
  serverName: ServerName;
  server: TestServer;
  turn: TurnServer;
  /** The demo, `apps/demo`, as `npm start` serves it. */
  demo: AppServer;
  /** The same, built and served as an app is put on the web. */
  builtDemo: AppServer;
  /** The UI that is made of `useCall` alone, `apps/custom-ui`. */
  customUi: AppServer;
  /** Gives a person whom no other test of this worker uses. */
  nextPerson: () => Person;
  openWindow: OpenWindow;
}

interface WorkerFixtures {
  everybody: readonly Person[];
  people: Iterator<Person>;
  rig: Rig;
}

// The number of a fake camera has eight bits; nobody meets anybody with the same one.
export const everybody: readonly Person[] = Array.from({ length: 300 }, (_, index) => {
  const id = `${101 + index}`;
  return { id, password: `secret-${id}`, pictureId: 101 + (index % 150) };
});

export const root: string = fileURLToPath(new URL('../..', import.meta.url));

/** Playwright's `test` with servers, people and windows. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  everybody: [everybody, { scope: 'worker', option: true }],
  people: [async ({ everybody: all }, provide) => provide(all.values()), { scope: 'worker' }],
  rig: [
    async ({ everybody: users }, provide) => {
      const rig = createRig({ users, root });
      await provide(rig);
      await rig.stop();
    },
    { scope: 'worker' },
  ],
  serverName: ['embedded', { option: true }],
  server: async ({ rig, serverName }, provide, testInfo) => {
    const reason = whyNot(serverName);
    testInfo.skip(reason !== null, reason ?? '');
    await provide(await rig.server(serverName));
  },
  turn: async ({ rig }, provide, testInfo) => {
    const reason = whyNot('turn');
    testInfo.skip(reason !== null, reason ?? '');
    await provide(await rig.turn());
  },
  demo: async ({ rig }, provide) => {
    await provide(await rig.demo());
  },
  builtDemo: async ({ rig }, provide) => {
    await provide(await rig.builtDemo());
  },
  customUi: async ({ rig }, provide) => {
    await provide(await rig.customUi());
  },
  nextPerson: async ({ people }, provide) => {
    await provide(() => {
      const next = people.next();
      if (next.done === true) throw new Error('all people are used up: make `everybody` larger');
      return next.value;
    });
  },
  openWindow: async ({ browser, rig }, provide) => {
    const errors: string[] = [];
    const contexts: BrowserContext[] = [];
    const { origin } = await rig.pages();
    await provide(async (person, { url, tolerateErrors = false }) => {
      // Without the permissions host candidates are mDNS names, and `enumerateDevices` has no labels.
      const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
      contexts.push(context);
      await installInstruments(context, person);
      await context.addInitScript(installPolicyWatch);
      const page = await context.newPage();
      page.on('pageerror', ({ stack, message }) => {
        if (!tolerateErrors) errors.push(`${person.id}: ${stack ?? message}`);
      });
      page.on('console', (message) => {
        if (!tolerateErrors && isViolation(message)) errors.push(`${person.id}: ${message.text()}`);
      });
      await page.goto(new URL(url, origin).href);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
    expect(errors, 'errors that a page threw into nowhere, and what its policy forbids').toEqual([]);
  },
});

export const expect: typeof base.expect = base.expect;

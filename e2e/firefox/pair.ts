import { expect, test as base, type Person } from '../support/fixtures.js';
import { expectVoiceArriving } from '../support/audio.js';
import { expectPictureOf } from '../support/frames.js';
import { ParleyWindow } from '../support/parley-window.js';
import { nativeVoice, startFirefox, type FirefoxBrowser } from './firefox-browser.js';
import { FirefoxWindow, type FirefoxOptions } from './firefox-window.js';

/** Which of two browsers calls the other. */
export const callers = ['Firefox', 'Chromium'] as const;
type Caller = (typeof callers)[number];

/** Somebody at Firefox and somebody at Chromium. */
export interface Pair {
  readonly fox: Person;
  readonly carol: Person;
  readonly firefox: FirefoxWindow;
  readonly chromium: ParleyWindow;
}

/** Has a pair call each other, until both see and hear the other. */
export type Connect = (caller: Caller, how: { readonly video: boolean }) => Promise<Pair>;

interface Fixtures {
  /** Where the test pages are. */
  readonly origin: string;
  /** Opens a Firefox window that is signed in. */
  readonly openFirefox: (person: Person, options?: FirefoxOptions) => Promise<FirefoxWindow>;
  readonly connect: Connect;
}

/** The fixtures of e2e, and one Firefox for all tests. */
export const test = base.extend<Fixtures, { readonly firefox: FirefoxBrowser }>({
  firefox: [
    async ({ rig }, provide) => {
      // Together, as each takes its time.
      const [firefox] = await Promise.all([startFirefox(), rig.pages()]);
      console.log(`Puppeteer drives ${firefox.version}`);
      await provide(firefox);
      await firefox.close();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  origin: async ({ rig }, provide) => {
    await provide((await rig.pages()).origin);
  },
  openFirefox: async ({ firefox, origin, server }, provide) => {
    await provide((person, options) => FirefoxWindow.open(firefox, origin, person, server, options));
    const errors = await firefox.closeWindows();
    expect(errors, 'errors that a page threw into nowhere').toEqual([]);
  },
  connect: async ({ openFirefox, openWindow, nextPerson, server }, provide) => {
    await provide(async (caller, { video }) => {
      const [fox, carol] = [nextPerson(), nextPerson()];
      const [firefox, chromium] = await Promise.all([
        openFirefox(fox),
        ParleyWindow.open(openWindow, carol, server),
      ]);
      const pair = { fox, carol, firefox, chromium };
      const button = video ? 'Accept with video' : 'Accept with audio';
      if (caller === 'Firefox') {
        await firefox.call(carol, { video });
        await chromium.button(button).click();
      } else {
        await chromium.call(fox, { video });
        await firefox.press(button);
      }
      if (video) await expectPictures(pair);
      await expectVoices(pair);
      return pair;
    });
  },
});

/** Waits until both see the other's camera. */
export async function expectPictures({ fox, carol, firefox, chromium }: Pair): Promise<void> {
  await Promise.all([
    expectPictureOf(chromium.videoOf(fox).first(), fox.pictureId),
    firefox.expectPicture(firefox.videoOf(carol), carol.pictureId),
  ]);
}

/** Waits until both hear the other: Chromium the very voice, Firefox some. */
async function expectVoices({ carol, firefox, chromium }: Pair): Promise<void> {
  await expectVoiceArriving(chromium.page, nativeVoice);
  await firefox.expectLoud(carol, true);
}

import { expect } from '@playwright/test';
import type { ElementHandle, Page } from 'puppeteer-core';
import type { ParleyLogin, PlainCall } from '../pages/parley.js';
import type { Person } from '../support/fixtures.js';
import { readPicture } from '../support/frames.js';
import { pictureLayout, type Picture } from '../support/picture.js';
import { appId, type TestServer } from '../support/test-server.js';
import type { FirefoxBrowser } from './firefox-browser.js';
import { expectMoving, sampleOf } from './moving-picture.js';

/** Below this a sound counts as silence; a fake voice has about 0.35. */
const audible = 0.02;

/** How to open a window. */
export interface FirefoxOptions extends Partial<ParleyLogin> {
  /** With the camera and the microphone that Firefox fakes, in place of those of the person. */
  readonly hasNativeDevices?: boolean;
}

/** A Firefox window with an app on Parley's own kit, and the person who sits before it: see `ParleyWindow`. */
export class FirefoxWindow {
  readonly page: Page;
  readonly person: Person;

  private constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
  }

  /** Opens a window and signs in, as a user of QuickBlox application `appId`. */
  static async open(
    firefox: FirefoxBrowser,
    origin: string,
    person: Person,
    { url, host }: TestServer,
    { hasNativeDevices = false, ...options }: FirefoxOptions = {},
  ): Promise<FirefoxWindow> {
    const page = await firefox.open(person, `${origin}/parley.html`, hasNativeDevices);
    const login: ParleyLogin = { url, host, appId, userId: person.id, password: person.password, ...options };
    await page.evaluate((as) => window.parley.connect(as), login);
    return new FirefoxWindow(page, person);
  }

  /** Presses a button, by its name. */
  async press(name: string): Promise<void> {
    await this.page.locator(`::-p-aria([name="${name}"][role="button"])`).setTimeout(30_000).click();
  }

  /** Waits until something matches a selector; without any, until nothing does. */
  async expectCount(selector: string, count: 'some' | 'none'): Promise<void> {
    await expect
      .poll(async () => (await this.page.$$(selector)).length > 0, { message: selector })
      .toBe(count === 'some');
  }

  /** Selects the tile of another person. */
  tile(person: Person): string {
    return `[role="group"][aria-label="${person.id}"]`;
  }

  /** Selects the picture of another person. */
  videoOf(person: Person): string {
    return `${this.tile(person)} video`;
  }

  /** Waits until a `<video>` shows a person and goes on showing new frames of them, as `expectPictureOf` does. */
  async expectPicture(selector: string, id: number): Promise<void> {
    const counters = new Set<number>();
    await expect
      .poll(
        async () => {
          const picture = await this.#picture(selector);
          if (picture.kind === 'person' && picture.id === id) counters.add(picture.counter);
          return counters.size > 1 ? 'moves' : picture;
        },
        { message: `the picture of ${id} in Firefox` },
      )
      .toBe('moves');
  }

  /** Waits until a `<video>` shows something that moves. */
  async expectMoving(selector: string): Promise<void> {
    await expectMoving(`${selector} in Firefox`, async () => {
      const video = await this.page.$(selector);
      return video && (await video.evaluate(sampleOf));
    });
  }

  async #picture(selector: string): Promise<Picture> {
    const video: ElementHandle | null = await this.page.$(selector);
    if (video === null) return { kind: 'none' };
    const picture = await video.evaluate(readPicture, pictureLayout);
    await video.dispose();
    return picture;
  }

  /** The newest call as it is now. */
  async lastCall(): Promise<PlainCall> {
    const call = await this.page.evaluate(() => window.parley.calls.at(-1));
    if (!call) throw new Error(`${this.person.id} has had no call`);
    return call;
  }

  /** Waits until the newest call has ended by a hang-up, and that nothing of it is left running. */
  async expectEnded(): Promise<void> {
    await expect.poll(async () => (await this.lastCall()).endReason).toBe('hangup');
    await this.expectOpen({ audio: 0, video: 0 });
    const left = await this.page.evaluate(() => ({
      used: window.peerConnections.filter(
        (made) => made.signalingState !== 'closed' && made.localDescription !== null,
      ).length,
      pictures: window.canvasTracks.filter((track) => track.readyState === 'live').length,
    }));
    expect(left, 'what is left of the call').toEqual({ used: 0, pictures: 0 });
  }

  /** How many senders the newest connection has: a switch must not make another one. */
  senders(): Promise<number> {
    return this.page.evaluate(
      () =>
        window.peerConnections.findLast((made) => made.connectionState === 'connected')?.getSenders()
          .length ?? 0,
    );
  }

  /** Shares a screen that shows a number. */
  async share(number: number): Promise<void> {
    await this.page.evaluate(async (screen) => {
      window.fakeMedia.offerScreen(screen);
      await window.parley.setScreenShareEnabled(true);
    }, number);
  }

  /** Calls somebody. */
  async call(callee: Person, options: { readonly video?: boolean } = {}): Promise<void> {
    await this.page.evaluate((id, how) => window.parley.call(id, how), callee.id, options);
  }

  /** Waits until as many devices are open, and no more. */
  async expectOpen(devices: { readonly audio: number; readonly video: number }): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => window.fakeMedia.live()), { message: 'open devices' })
      .toEqual(devices);
  }

  /** Waits until somebody is heard, or is not: by the packets that are played, as Web Audio does not run here. */
  async expectLoud(person: Person, isLoud: boolean): Promise<void> {
    await expect
      .poll(async () => (await this.page.evaluate((id) => window.parley.levelOf(id), person.id)) > audible, {
        message: `${person.id} is ${isLoud ? 'heard' : 'silent'} in Firefox`,
      })
      .toBe(isLoud);
  }
}

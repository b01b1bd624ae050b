import { expect, type Locator, type Page } from '@playwright/test';
import type { ParleyLogin, PlainCall } from '../pages/parley.js';
import type { OpenWindow, Person } from './fixtures.js';
import { often } from './often.js';
import { appId, type TestServer } from './test-server.js';

/** A window with an app on Parley's own kit, and the person who sits before it. */
export class ParleyWindow {
  readonly page: Page;
  readonly person: Person;

  private constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
  }

  /** Opens a window and signs in, as a user of QuickBlox application `appId`. */
  static async open(
    openWindow: OpenWindow,
    person: Person,
    server: TestServer,
    options: Partial<ParleyLogin> = {},
  ): Promise<ParleyWindow> {
    return ParleyWindow.#signIn(await openWindow(person, { url: '/parley.html' }), person, server, options);
  }

  /** Opens another tab of the same browser, and signs in as the same person. */
  async openTab(server: TestServer, options: Partial<ParleyLogin> = {}): Promise<ParleyWindow> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return ParleyWindow.#signIn(page, this.person, server, options);
  }

  static async #signIn(
    page: Page,
    person: Person,
    { url, host }: TestServer,
    options: Partial<ParleyLogin>,
  ): Promise<ParleyWindow> {
    const login = { url, host, appId, userId: person.id, password: person.password, ...options };
    await page.evaluate((as) => window.parley.connect(as), login);
    return new ParleyWindow(page, person);
  }

  /** The dialog of an incoming call. */
  get incoming(): Locator {
    return this.page.getByRole('alertdialog');
  }

  /** The tile of another person. */
  tile(person: Person): Locator {
    return this.page.getByRole('group', { name: person.id, exact: true });
  }

  /** The picture of another person. */
  videoOf(person: Person): Locator {
    return this.tile(person).locator('video');
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** Calls somebody, or several; gives the session id. */
  call(
    callee: Person | readonly Person[],
    options: { video?: boolean; userInfo?: Record<string, string> } = {},
  ): Promise<string> {
    const ids = [callee].flat().map(({ id }) => id);
    return this.page.evaluate(([to, how]) => window.parley.call(to, how), [ids, options] as const);
  }

  /** The newest call as it is now. */
  async lastCall(): Promise<PlainCall> {
    const call = await this.page.evaluate(() => window.parley.calls.at(-1));
    if (!call) throw new Error(`${this.person.id} has had no call`);
    return call;
  }

  /** Waits until the newest call is in a state. */
  async expectState(state: PlainCall['state']): Promise<void> {
    await expect
      .poll(async () => (await this.lastCall()).state, {
        message: `the call of ${this.person.id}`,
        timeout: 30_000,
        intervals: often,
      })
      .toBe(state);
  }

  /** Waits until the newest call has ended, and checks why and that nothing of it is left running. */
  async expectEnded(reason: PlainCall['endReason']): Promise<void> {
    await this.expectState('ended');
    expect((await this.lastCall()).endReason, `why the call of ${this.person.id} ended`).toBe(reason);
    await this.expectReleased();
  }

  /**
   * No light on, nothing captured, no peer connection open but the one that a signed-in client keeps ready for the
   * next call: it has no description, so that it gathers nothing and sends nothing.
   */
  async expectReleased(): Promise<void> {
    await expect
      .poll(() => this.page.evaluate(() => window.fakeMedia.live()), {
        message: 'live tracks',
        intervals: often,
      })
      .toEqual({ audio: 0, video: 0 });
    const left = await this.page.evaluate(() => {
      const open = window.peerConnections.filter((made) => made.signalingState !== 'closed');
      const used = open.filter((made) => made.localDescription !== null || made.remoteDescription !== null);
      return {
        used: used.length,
        spare: open.length - used.length,
        pictures: window.canvasTracks.filter((track) => track.readyState === 'live').length,
      };
    });
    expect(left, 'what is left of the calls').toEqual({ used: 0, spare: expect.any(Number), pictures: 0 });
    expect(left.spare, 'peer connections kept ready').toBeLessThanOrEqual(1);
  }
}

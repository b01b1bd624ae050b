import { expect, type Locator, type Page } from '@playwright/test';
import type { QuickBloxEvent, QuickBloxLogin, QuickBloxMedia } from '../pages/quickblox.js';
import type { OpenWindow, Person } from './fixtures.js';
import { often } from './often.js';
import { appId, type TestServer } from './test-server.js';

/** A window with an app on the real QuickBlox SDK, and the person who sits before it. */
export class QuickBloxWindow {
  readonly page: Page;
  readonly person: Person;
  /** The element that shows the other person. */
  readonly remoteVideo: Locator;

  private constructor(page: Page, person: Person) {
    this.page = page;
    this.person = person;
    this.remoteVideo = page.getByLabel('Remote');
  }

  /** Opens a window and signs in. */
  static async open(
    openWindow: OpenWindow,
    person: Person,
    server: TestServer,
    options: Partial<QuickBloxLogin> = {},
  ): Promise<QuickBloxWindow> {
    const page = await openWindow(person, { url: '/quickblox.html', tolerateErrors: true });
    const { url, host } = server;
    const login = { url, host, appId, userId: Number(person.id), password: person.password, ...options };
    await page.evaluate((as) => window.quickblox.connect(as), login);
    return new QuickBloxWindow(page, person);
  }

  /** The picture of one of several others. */
  videoOf(person: Person): Locator {
    return this.page.getByLabel(`Picture of ${person.id}`, { exact: true });
  }

  /** Calls somebody, or several; gives the session id. */
  call(callee: Person | readonly Person[], media: QuickBloxMedia = {}): Promise<string> {
    const ids = [callee].flat().map(({ id }) => Number(id));
    return this.page.evaluate(([to, how]) => window.quickblox.call(to, how), [ids, media] as const);
  }

  accept(media: QuickBloxMedia = {}): Promise<void> {
    return this.page.evaluate((how) => window.quickblox.accept(how), media);
  }

  reject(userInfo: Record<string, unknown> = {}): Promise<void> {
    return this.page.evaluate((info) => window.quickblox.reject(info), userInfo);
  }

  hangUp(userInfo: Record<string, unknown> = {}): Promise<void> {
    return this.page.evaluate((info) => window.quickblox.hangUp(info), userInfo);
  }

  update(params: Record<string, unknown>): Promise<void> {
    return this.page.evaluate((sent) => window.quickblox.update(sent), params);
  }

  setEnabled(kind: 'audio' | 'video', enabled: boolean): Promise<void> {
    return this.page.evaluate(([of, on]) => window.quickblox.setEnabled(of, on), [kind, enabled] as const);
  }

  /** Writes to somebody; the SDK tells `delivered` when it came. */
  say(to: Person, body: string, extension: Record<string, string> = {}): Promise<void> {
    return this.page.evaluate(([id, text, more]) => window.quickblox.say(id, text, more), [
      Number(to.id),
      body,
      extension,
    ] as const);
  }

  setTyping(to: Person, isTyping: boolean): Promise<void> {
    return this.page.evaluate(([id, on]) => window.quickblox.setTyping(id, on), [
      Number(to.id),
      isTyping,
    ] as const);
  }

  /** What the SDK told so far. */
  events(): Promise<readonly QuickBloxEvent[]> {
    return this.page.evaluate(() => window.quickblox.events);
  }

  /** Waits until the SDK tells something; gives the first event of that type. */
  async told(type: QuickBloxEvent['type'], timeout: number = 30_000): Promise<QuickBloxEvent> {
    let found: QuickBloxEvent | undefined;
    await expect
      .poll(
        async () => {
          found = (await this.events()).find((event) => event.type === type);
          return found !== undefined;
        },
        { message: `"${type}" at the QuickBlox SDK of ${this.person.id}`, timeout, intervals: often },
      )
      .toBe(true);
    if (found === undefined) throw new Error(`no event "${type}"`);
    return found;
  }
}

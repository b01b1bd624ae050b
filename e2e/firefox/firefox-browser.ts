import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { findPart } from '../../scripts/debian.mjs';
import { fakeMediaOf, installFakeMedia } from '../support/fake-media.js';
import type { Person } from '../support/fixtures.js';
import { installPeerConnectionLog } from '../support/peer-connections.js';
import { voiceOf } from '../support/picture.js';

/** Whose voice Firefox's own fake microphone has: nobody else's, people begin at 101. */
export const nativeVoice = 23;

/** Settings of a Firefox that nobody watches. */
const prefs = {
  // Devices without a prompt. The microphone's tone is Firefox's own: without a sound card Web Audio never runs here.
  'media.navigator.streams.fake': true,
  'media.navigator.audio.fake_frequency': voiceOf(nativeVoice),
  'media.navigator.permission.disabled': true,
  // There is nobody to answer for a name in mDNS.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  // Pages behind others go on drawing.
  'dom.min_background_timeout_value': 4,
  'dom.timeout.enable_budget_timer_throttling': false,
  'widget.windows.window_occlusion_tracking.enabled': false,
};

/** A headless Firefox with a profile of its own. */
export interface FirefoxBrowser {
  readonly version: string;
  /** Opens a window for a person, with their fake devices, or with Firefox's own. */
  open(person: Person, url: string, hasNativeDevices: boolean): Promise<Page>;
  /** Closes all windows. @returns what their pages threw into nowhere */
  closeWindows(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Starts Firefox. */
export async function startFirefox(): Promise<FirefoxBrowser> {
  const executablePath = findPart('firefox');
  if (executablePath === undefined) throw new Error('there is no Firefox');
  const browser: Browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: prefs,
    timeout: 90_000,
    protocolTimeout: 60_000,
  });
  const errors: string[] = [];
  const pages = new Set<Page>();
  return {
    version: await browser.version(),
    async open(person, url, hasNativeDevices) {
      // A window of its own: a tab behind another one gets no frames.
      const context = await browser.createBrowserContext();
      const page = await context.newPage({ type: 'window' });
      pages.add(page);
      page.on('pageerror', (error) => {
        errors.push(
          `${person.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
        );
      });
      if (!hasNativeDevices) {
        const media = { ...fakeMediaOf(person.pictureId), hasNativeMicrophone: true };
        await page.evaluateOnNewDocument(installFakeMedia, media);
      }
      await page.evaluateOnNewDocument(installPeerConnectionLog);
      await page.goto(url);
      return page;
    },
    async closeWindows() {
      await Promise.all(Array.from(pages, (page) => page.browserContext().close()));
      pages.clear();
      return errors.splice(0);
    },
    close: () => browser.close(),
  };
}

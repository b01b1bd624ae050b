import { existsSync } from 'node:fs';

/** The system's Chromium (`PARLEY_CHROMIUM` names another); `undefined` lets Playwright look for its own. */
export const chromiumPath: string | undefined = [
  process.env['PARLEY_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));

/** What every measured or tested browser is started with. */
export const chromiumArgs: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A window that another one covers must not be throttled: the tests run many windows on one screen.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  // Chromium's own camera and microphone, unless a page replaces them (see fake-media.ts).
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

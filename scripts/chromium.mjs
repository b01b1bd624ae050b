import { existsSync } from 'node:fs';

/**
 * Finds the Chromium that stories, e2e and benches run in.
 *
 * @returns {string | undefined} the file that `PARLEY_CHROMIUM` names when it is set (and then no other, so
 * that a wrong path is noticed), the system's otherwise; `undefined` when there is none
 */
export function findChromium() {
  const own = process.env['PARLEY_CHROMIUM'];
  const candidates = own
    ? [own]
    : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return candidates.find((path) => existsSync(path));
}

/**
 * Flags for an unattended Chromium: no sandbox (containers have none to offer), no traffic of its own,
 * and fake devices that need no permission.
 */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--use-fake-device-for-media-stream',
  '--use-fake-ui-for-media-stream',
  '--autoplay-policy=no-user-gesture-required',
];

/**
 * What Playwright's `launch` needs to start that Chromium. Where there is none, Playwright looks for a
 * build of its own.
 *
 * @returns {{ executablePath?: string, args: string[] }}
 */
export function chromiumLaunchOptions() {
  const executablePath = findChromium();
  return { ...(executablePath ? { executablePath } : {}), args: [...flags] };
}

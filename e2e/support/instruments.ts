import type { BrowserContext } from '@playwright/test';
import { installListener } from './audio.js';
import { fakeMediaOf, installFakeMedia } from './fake-media.js';
import { installPeerConnectionLog } from './peer-connections.js';
import { installWireLog } from './wire-log.js';

/** Gives all pages of a context the devices of one person, and what a test measures with. */
export async function installInstruments(
  context: BrowserContext,
  person: { readonly pictureId: number },
): Promise<void> {
  await context.addInitScript(installFakeMedia, fakeMediaOf(person.pictureId));
  await context.addInitScript(installPeerConnectionLog);
  await context.addInitScript(installWireLog);
  await context.addInitScript(installListener);
}

import type { Browser, Page } from '@playwright/test';
import { installWireLog } from '../../e2e/support/wire-log.js';

/** Two windows of one browser, side by side on the same origin. */
export interface Windows {
  readonly caller: Page;
  readonly callee: Page;
  close(): Promise<void>;
}

/**
 * Opens a page in two windows: not in two tabs of one window, where the hidden one gets its frames late. The
 * second is opened without an opener, so that it has a process of its own, as two people have.
 *
 * @param isLogged - whether the pages keep what they send, which `measureCall` reads
 */
export async function openWindows(browser: Browser, url: string, isLogged = true): Promise<Windows> {
  const context = await browser.newContext({
    permissions: ['camera', 'microphone'],
    viewport: { width: 800, height: 600 },
  });
  if (isLogged) await context.addInitScript(installWireLog);
  const caller = await context.newPage();
  await caller.goto(url);
  const opened = context.waitForEvent('page');
  await caller.evaluate((address) => {
    window.open(address, '_blank', 'noopener,popup,width=800,height=600');
  }, url);
  const callee = await opened;
  await callee.waitForLoadState('load');
  for (const page of [caller, callee]) {
    const visibility = await page.evaluate(() => document.visibilityState);
    if (visibility !== 'visible') throw new Error('a window is hidden: its frames would come late');
  }
  return { caller, callee, close: () => context.close() };
}

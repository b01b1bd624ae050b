import { expect, type Locator, type Page } from '@playwright/test';

/** What a finger needs, in CSS px. */
const finger = 44;

/** Everything that there is of these can be hit by a finger. */
export async function expectTargetsOf(targets: Locator): Promise<void> {
  const sizes = await targets.evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility())
      .map((node) => {
        const { width, height } = node.getBoundingClientRect();
        return { name: node.getAttribute('aria-label') ?? node.textContent, width, height };
      }),
  );
  expect(sizes).not.toEqual([]);
  // Half a pixel is a matter of rounding.
  expect(sizes.filter(({ width, height }) => Math.min(width, height) < finger - 0.5)).toEqual([]);
}

/**
 * Everything that there is of these is on the screen, or can be scrolled there up and down; the page itself does not
 * scroll sideways.
 */
export async function expectReachable(page: Page, parts: Locator): Promise<void> {
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect(sideways, 'how far the page scrolls sideways').toBe(0);
  const clipped = await parts.evaluateAll((nodes) =>
    nodes
      .filter((node) => node.checkVisibility())
      .filter((node) => {
        node.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { left, right, top, bottom } = node.getBoundingClientRect();
        const isOff = left < 0 || top < 0 || right > innerWidth || bottom > innerHeight;
        const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return isOff || !(hit && (node.contains(hit) || hit.contains(node)));
      })
      .map((node) => node.outerHTML),
  );
  expect(clipped, 'what is off the screen or behind something').toEqual([]);
}

/** Collects what is put into live regions from now on; read it with the function that is returned. */
export async function followAnnouncements(page: Page): Promise<() => Promise<readonly string[]>> {
  const log = await page.evaluateHandle(() => {
    const said: string[] = [];
    const regions = '[role=status],[role=alert],[aria-live]:not([aria-live=off])';
    const note = (node: Node, text: string | null): void => {
      const element = node instanceof Element ? node : node.parentElement;
      const isInCall = element?.closest('.parley-video-call') && element.closest(regions);
      if (isInCall && text?.trim()) said.push(text.trim());
    };
    new MutationObserver((changes) => {
      for (const { type, target, addedNodes } of changes) {
        if (type === 'characterData') note(target, target.textContent);
        for (const node of addedNodes) note(node, node.textContent);
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
    return said;
  });
  return () => log.jsonValue();
}

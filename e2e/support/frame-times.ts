import type { Locator, Page } from '@playwright/test';

declare global {
  interface Window {
    /** Set by `watchFrames`: when new frames were shown, in ms since the epoch, oldest first. */
    frameTimes: number[];
  }
}

/** Notes from now on when a `<video>` shows a new frame. One in a page; it must stay the same element. */
export async function watchFrames(video: Locator): Promise<void> {
  await video.evaluate((element) => {
    if (!(element instanceof HTMLVideoElement)) throw new TypeError('not a video element');
    const times: number[] = [];
    window.frameTimes = times;
    const note = (): void => {
      times.push(Date.now());
      element.requestVideoFrameCallback(note);
    };
    element.requestVideoFrameCallback(note);
  });
}

/**
 * When the picture is there again after a moment: the first frame that is followed by others, so that one that was held
 * back somewhere is not taken for it.
 *
 * @param after - in ms since the epoch
 * @returns in ms since the epoch, `null` when it is not there yet
 */
export function pictureAfter(page: Page, after: number): Promise<number | null> {
  return page.evaluate((since) => {
    const times = window.frameTimes.filter((time) => time > since);
    return times.find((time, index) => (times[index + 4] ?? Infinity) - time < 1000) ?? null;
  }, after);
}

/** When the last frame was shown, in ms since the epoch; `null` when none was. */
export function lastFrame(page: Page): Promise<number | null> {
  return page.evaluate(() => window.frameTimes.at(-1) ?? null);
}

import { expect } from '@playwright/test';

/** Waits until a picture is bright somewhere, and changes: of a camera of which nothing else is known. */
export async function expectMoving(what: string, read: () => Promise<string | null>): Promise<void> {
  const seen = new Set<string>();
  await expect
    .poll(
      async () => {
        const picture = await read();
        if (picture !== null) seen.add(picture);
        return seen.size;
      },
      { message: `${what} moves` },
    )
    .toBeGreaterThan(1);
}

/**
 * What a `<video>` shows, as a few numbers; `null` when that is nothing or black. Runs in the page, so it must use
 * nothing from outside.
 */
export function sampleOf(video: Node): string | null {
  if (!(video instanceof HTMLVideoElement) || video.videoWidth === 0) return null;
  const canvas = document.createElement('canvas');
  canvas.width = 16;
  canvas.height = 12;
  const surface = canvas.getContext('2d', { willReadFrequently: true });
  if (surface === null) throw new Error('no canvas');
  surface.drawImage(video, 0, 0, canvas.width, canvas.height);
  const { data } = surface.getImageData(0, 0, canvas.width, canvas.height);
  const colors = data.filter((_, index) => index % 4 !== 3);
  return Math.max(...colors) < 40 ? null : colors.join(' ');
}

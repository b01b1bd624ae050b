import { expect, type Locator } from '@playwright/test';
import { often } from './often.js';
import { pictureLayout, type Picture, type PictureLayout } from './picture.js';

/** What a `<video>` shows at this moment. */
export function pictureIn(video: Locator): Promise<Picture> {
  return video.evaluate(readPicture, pictureLayout);
}

/**
 * Waits until a `<video>` shows a person and goes on showing new frames of them.
 *
 * @param id whose camera it must be
 */
export async function expectPictureOf(video: Locator, id: number): Promise<void> {
  await expect
    .poll(() => pictureIn(video), { message: `the picture of ${id}`, timeout: 30_000, intervals: often })
    .toMatchObject({ kind: 'person', id });
  const first = await pictureIn(video);
  const counter = first.kind === 'person' ? first.counter : 0;
  await expect
    .poll(
      async () => {
        const now = await pictureIn(video);
        return now.kind === 'person' && now.id === id && now.counter !== counter;
      },
      { message: `new frames of ${id}`, timeout: 30_000, intervals: often },
    )
    .toBe(true);
}

/** Waits until a `<video>` shows nothing but black. */
export async function expectBlack(video: Locator): Promise<void> {
  await expect
    .poll(async () => (await pictureIn(video)).kind, { timeout: 30_000, intervals: often })
    .toBe('black');
}

/** What a `<video>` shows at this moment. Runs in the page, so it must use nothing from outside. */
export function readPicture(video: Node, { columns, rows, marker }: PictureLayout): Picture {
  if (!(video instanceof HTMLVideoElement)) throw new TypeError('not a video element');
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0)
    return { kind: 'none' };
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const surface = canvas.getContext('2d', { willReadFrequently: true });
  if (surface === null) throw new Error('no canvas');
  surface.drawImage(video, 0, 0);
  const cellWidth = canvas.width / columns;
  const cellHeight = canvas.height / rows;

  /** The mean luminance of the middle of a cell, 0 to 255. */
  const luminance = (row: number, column: number): number => {
    const width = Math.max(1, Math.floor(cellWidth / 4));
    const height = Math.max(1, Math.floor(cellHeight / 4));
    const x = Math.floor((column + 0.5) * cellWidth - width / 2);
    const y = Math.floor((row + 0.5) * cellHeight - height / 2);
    const { data } = surface.getImageData(x, y, width, height);
    let sum = 0;
    for (let index = 0; index < data.length; index += 4) {
      sum += 0.299 * (data[index] ?? 0) + 0.587 * (data[index + 1] ?? 0) + 0.114 * (data[index + 2] ?? 0);
    }
    return sum / (width * height);
  };

  const values: number[] = [];
  let darkest = 255;
  let brightest = 0;
  for (let row = 0; row < rows; row += 1) {
    let value = 0;
    for (let column = 0; column < columns; column += 1) {
      const light = luminance(row, column);
      darkest = Math.min(darkest, light);
      brightest = Math.max(brightest, light);
      value = (value << 1) | (light > 128 ? 1 : 0);
    }
    values.push(value);
  }
  if (brightest < 40) return { kind: 'black' };
  const [found = 0, id = 0, complement = 0, high = 0, low = 0] = values;
  const expected = marker.reduce((value, bit) => (value << 1) | bit, 0);
  const isReadable =
    brightest - darkest > 120 && found === expected && (id ^ complement) === (1 << columns) - 1;
  return isReadable ? { kind: 'person', id, counter: (high << columns) | low } : { kind: 'unreadable' };
}

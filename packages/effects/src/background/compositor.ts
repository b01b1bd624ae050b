import type { Network } from '../segmenter/network.js';
import { Blur } from './blur.js';
import type { Look } from './look.js';
import { takeMask } from './mask.js';
import { Pace } from './pace.js';

/** What a picture can come as. */
type Picture = VideoFrame | ImageBitmap;

/** The blur is computed on so many points: it is blurred, so nobody misses more. */
const blurWidth = 128;
const blurHeight = 72;

/**
 * Puts a person before another background. Everything is drawn in two dimensions, which browsers do on the GPU where
 * there is one and well enough where there is none; only the small picture that the network looks at is read back.
 */
export class Compositor {
  readonly #network: Network;
  readonly #look: Look;
  readonly #pace = new Pace();
  readonly #small: Sheet;
  readonly #mask: Sheet;
  readonly #maskPixels: ImageData;
  readonly #smooth: Float32Array;
  readonly #background: Sheet;
  readonly #blur: Blur | null;
  readonly #output: Sheet;
  #isFirst = true;

  /** @throws Error where a worker cannot draw */
  constructor(network: Network, look: Look) {
    const { width, height } = network;
    this.#network = network;
    this.#look = look;
    this.#small = createSheet(width, height, true);
    this.#mask = createSheet(width, height, false);
    this.#maskPixels = new ImageData(width, height);
    this.#smooth = new Float32Array(width * height);
    this.#background = createSheet(blurWidth, blurHeight, true);
    this.#blur = look.type === 'blur' ? new Blur(blurWidth, blurHeight, look.strength) : null;
    this.#output = createSheet(width, height, false);
  }

  /**
   * Draws one picture.
   *
   * @returns where it is until the next one is drawn
   */
  draw(picture: Picture): OffscreenCanvas {
    const [width, height] = sizeOf(picture);
    const { canvas, context } = this.#output;
    if (canvas.width !== width || canvas.height !== height) {
      canvas.width = width;
      canvas.height = height;
    }
    this.#findPerson(picture);
    context.globalCompositeOperation = 'copy';
    context.drawImage(this.#mask.canvas, 0, 0, width, height);
    context.globalCompositeOperation = 'source-in';
    context.drawImage(picture, 0, 0, width, height);
    context.globalCompositeOperation = 'destination-over';
    if (this.#look.type === 'image') cover(context, this.#look.image, width, height);
    else {
      this.#blurBackground(picture);
      context.drawImage(this.#background.canvas, 0, 0, width, height);
    }
    return canvas;
  }

  #findPerson(picture: Picture): void {
    if (!this.#pace.next()) return;
    const start = performance.now();
    const { width, height, input, output } = this.#network;
    const { context } = this.#small;
    context.drawImage(picture, 0, 0, width, height);
    const { data } = context.getImageData(0, 0, width, height);
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
      input[to] = (data[from] ?? 0) / 255;
      input[to + 1] = (data[from + 1] ?? 0) / 255;
      input[to + 2] = (data[from + 2] ?? 0) / 255;
    }
    this.#network.run();
    takeMask(this.#smooth, output, this.#maskPixels.data, this.#isFirst ? 1 : undefined);
    this.#isFirst = false;
    this.#mask.context.putImageData(this.#maskPixels, 0, 0);
    this.#pace.took(performance.now() - start);
  }

  #blurBackground(picture: Picture): void {
    const { context } = this.#background;
    context.drawImage(picture, 0, 0, blurWidth, blurHeight);
    const pixels = context.getImageData(0, 0, blurWidth, blurHeight);
    const { width, height } = this.#network;
    const [stepX, stepY] = [width / blurWidth, height / blurHeight];
    this.#blur?.run(pixels.data, (point) => {
      const x = Math.floor((point % blurWidth) * stepX);
      const y = Math.floor(Math.floor(point / blurWidth) * stepY);
      return this.#smooth[y * width + x] ?? 0;
    });
    context.putImageData(pixels, 0, 0);
  }
}

/** A canvas and what draws on it. */
interface Sheet {
  readonly canvas: OffscreenCanvas;
  readonly context: OffscreenCanvasRenderingContext2D;
}

function createSheet(width: number, height: number, willReadFrequently: boolean): Sheet {
  const canvas = new OffscreenCanvas(width, height);
  const context = canvas.getContext('2d', { willReadFrequently });
  if (!context) throw new Error('This browser cannot draw in a worker.');
  return { canvas, context };
}

function sizeOf(picture: Picture): readonly [width: number, height: number] {
  return 'displayWidth' in picture
    ? [picture.displayWidth, picture.displayHeight]
    : [picture.width, picture.height];
}

/** Fills the canvas with the middle of an image. */
function cover(
  context: OffscreenCanvasRenderingContext2D,
  image: ImageBitmap,
  width: number,
  height: number,
): void {
  const scale = Math.max(width / image.width, height / image.height);
  const [w, h] = [image.width * scale, image.height * scale];
  context.drawImage(image, (width - w) / 2, (height - h) / 2, w, h);
}

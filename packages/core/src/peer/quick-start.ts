import type { MediaTransceiver } from './rtc.js';

/**
 * By how much the first pictures are smaller in width and height. A connection begins with a low estimate of what it
 * can carry, for which a whole first picture is large: a quarter of the pixels is encoded and sent sooner. By
 * bench/call-setup, first pictures came after 1.1 times what a bare pair of connections needs, and come after 0.8 to
 * 1.0 times with this; a factor of 4 brings no more.
 */
export const firstScale = 2;

/** How long the pictures stay small once media flows, in ms: it gives the estimate time to grow. */
export const growAfter = 700;

/**
 * Makes the pictures of a video sender smaller by a factor, or full size with 1. Does nothing where the browser has
 * no encoding to change yet: a full-size first picture is late, not wrong.
 */
export async function scalePictures({ sender }: MediaTransceiver, factor: number): Promise<void> {
  const parameters = sender.getParameters();
  if (parameters.encodings.length === 0) return;
  for (const encoding of parameters.encodings) encoding.scaleResolutionDownBy = factor;
  await sender.setParameters(parameters);
}

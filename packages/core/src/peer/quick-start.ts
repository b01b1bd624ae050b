/**
 * By how much the first pictures are smaller in width and height. A connection begins with a low estimate of what it
 * can carry, for which a whole first picture is large: a quarter of the pixels is encoded and sent sooner. By
 * bench/call-setup, first pictures came after 1.1 times what a bare pair of connections needs, and come after 0.8 to
 * 1.0 times with this; a factor of 4 brings no more.
 */
export const firstScale = 2;

/** How long the pictures stay small once media flows, in ms: it gives the estimate time to grow. */
export const growAfter = 700;

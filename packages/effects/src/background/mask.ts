/** How much of the newest mask is taken: less shows a person late, more lets the edges flicker. */
const newness = 0.6;

/** Below the first it is background, above the second a person: between them the edge is soft. */
const edge = [0.3, 0.7] as const;

/**
 * Takes a new mask into the one that is shown: flicker of the edges from picture to picture is smoothed over, and what
 * the network is unsure of becomes a soft edge.
 *
 * @param raw - what the network says of each point, smoothed so far: changed
 * @param latest - what it says of the newest picture; both from 0 (background) to 1 (a person)
 * @param shown - what is shown of each point, from 0 to 255, four bytes each of which the last is written
 * @param share - how much of `latest` counts
 */
export function takeMask(
  raw: Float32Array,
  latest: Float32Array,
  shown: Uint8ClampedArray,
  share: number = newness,
): void {
  const [low, high] = edge;
  for (let i = 0; i < raw.length; i += 1) {
    const value = (raw[i] ?? 0) * (1 - share) + (latest[i] ?? 0) * share;
    raw[i] = value;
    const t = Math.min(Math.max((value - low) / (high - low), 0), 1);
    shown[i * 4 + 3] = 255 * t * t * (3 - 2 * t);
  }
}

/**
 * How hard the hardest edge of a picture is, 0 to 255: how much two points differ that are side by side, but one. Runs in
 * the page, so it can use nothing from outside.
 */
export function sharpnessOf(element: Element): number {
  if (!(element instanceof HTMLVideoElement)) throw new TypeError('not a video element');
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [160, 120];
  const surface = canvas.getContext('2d', { willReadFrequently: true });
  surface?.drawImage(element, 0, 0, 160, 120);
  const data = surface?.getImageData(0, 0, 160, 120).data ?? [];
  let hardest = 0;
  for (let y = 0; y < 100; y += 1)
    for (let x = 2; x < 160; x += 1) {
      const at = (y * 160 + x) * 4;
      hardest = Math.max(hardest, Math.abs((data[at] ?? 0) - (data[at - 8] ?? 0)));
    }
  return hardest;
}

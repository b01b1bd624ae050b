/** How far the blur reaches, in points of the small picture, for each of its passes: two passes of a box. */
const reach = { slight: 1, strong: 4 } as const;

/** Blurs small pictures of which a part shall not shine out: the person, whose outline would glow around them. */
export class Blur {
  readonly #width: number;
  readonly #height: number;
  readonly #reach: number;
  /** Red, green, blue and weight of each point. */
  readonly #points: Float32Array;
  readonly #passed: Float32Array;

  constructor(width: number, height: number, strength: keyof typeof reach) {
    this.#width = width;
    this.#height = height;
    this.#reach = reach[strength];
    this.#points = new Float32Array(width * height * 4);
    this.#passed = new Float32Array(width * height * 4);
  }

  /**
   * Blurs a picture in place.
   *
   * @param pixels - red, green, blue and alpha from 0 to 255, row by row
   * @param isPerson - how much each point is a person, from 0 to 1: that much of it does not count
   */
  run(pixels: Uint8ClampedArray, isPerson: (point: number) => number): void {
    const points = this.#points;
    const count = this.#width * this.#height;
    for (let i = 0; i < count; i += 1) {
      // A little of everything counts, so that there is an answer in the middle of a person too.
      const weight = 1.001 - isPerson(i);
      for (let c = 0; c < 3; c += 1) points[i * 4 + c] = (pixels[i * 4 + c] ?? 0) * weight;
      points[i * 4 + 3] = weight;
    }
    for (let pass = 0; pass < 2; pass += 1) {
      pile(points, this.#passed, this.#height, this.#width, this.#reach);
      pile(this.#passed, points, this.#width, this.#height, this.#reach);
    }
    for (let i = 0; i < count; i += 1) {
      const weight = points[i * 4 + 3] ?? 1;
      for (let c = 0; c < 3; c += 1) pixels[i * 4 + c] = (points[i * 4 + c] ?? 0) / weight;
      pixels[i * 4 + 3] = 255;
    }
  }
}

/** Sums each point with its neighbors along its line, and turns the picture on its side, so that two turns do both ways. */
function pile(from: Float32Array, to: Float32Array, lines: number, length: number, far: number): void {
  for (let line = 0; line < lines; line += 1) {
    const start = line * length * 4;
    for (let c = 0; c < 4; c += 1) {
      const at = (point: number): number =>
        from[start + Math.min(Math.max(point, 0), length - 1) * 4 + c] ?? 0;
      let sum = 0;
      for (let point = -far; point <= far; point += 1) sum += at(point);
      for (let point = 0; point < length; point += 1) {
        to[(point * lines + line) * 4 + c] = sum;
        sum += at(point + far + 1) - at(point - far);
      }
    }
  }
}

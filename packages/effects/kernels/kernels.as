// The arithmetic of the segmentation network, written in AssemblyScript and compiled to WebAssembly with SIMD by
// `npm run kernels -w packages/effects`. Addresses are bytes in one memory, sizes are counts of 32-bit floats, pictures are
// stored row by row with their channels side by side (NHWC), and the number of channels is a multiple of 4.

/** `y = x · w + b` for `rows` rows of `cin`; `w` is packed in blocks of 8 outputs, `cout` is a multiple of 8. */
export function multiply(x: usize, w: usize, b: usize, y: usize, rows: i32, cin: i32, cout: i32): void {
  const rowSize = cin << 2;
  const outSize = cout << 2;
  for (let block = 0; block < cout; block += 8) {
    const weights = w + ((block * cin) << 2);
    const b0 = v128.load(b + (block << 2));
    const b1 = v128.load(b + (block << 2), 16);
    let row = 0;
    for (; row + 4 <= rows; row += 4) {
      let p0 = x + row * rowSize;
      let p1 = p0 + rowSize;
      let p2 = p1 + rowSize;
      let p3 = p2 + rowSize;
      let at = weights;
      const end = weights + (cin << 5);
      let a00 = b0;
      let a01 = b1;
      let a10 = b0;
      let a11 = b1;
      let a20 = b0;
      let a21 = b1;
      let a30 = b0;
      let a31 = b1;
      while (at < end) {
        const w0 = v128.load(at);
        const w1 = v128.load(at, 16);
        const s0 = v128.load32_splat(p0);
        const s1 = v128.load32_splat(p1);
        const s2 = v128.load32_splat(p2);
        const s3 = v128.load32_splat(p3);
        a00 = f32x4.add(a00, f32x4.mul(s0, w0));
        a01 = f32x4.add(a01, f32x4.mul(s0, w1));
        a10 = f32x4.add(a10, f32x4.mul(s1, w0));
        a11 = f32x4.add(a11, f32x4.mul(s1, w1));
        a20 = f32x4.add(a20, f32x4.mul(s2, w0));
        a21 = f32x4.add(a21, f32x4.mul(s2, w1));
        a30 = f32x4.add(a30, f32x4.mul(s3, w0));
        a31 = f32x4.add(a31, f32x4.mul(s3, w1));
        at += 32;
        p0 += 4;
        p1 += 4;
        p2 += 4;
        p3 += 4;
      }
      const out = y + row * outSize + (block << 2);
      v128.store(out, a00);
      v128.store(out, a01, 16);
      v128.store(out + outSize, a10);
      v128.store(out + outSize, a11, 16);
      v128.store(out + 2 * outSize, a20);
      v128.store(out + 2 * outSize, a21, 16);
      v128.store(out + 3 * outSize, a30);
      v128.store(out + 3 * outSize, a31, 16);
    }
    for (; row < rows; row += 1) {
      let p0 = x + row * rowSize;
      let at = weights;
      const end = weights + (cin << 5);
      let a0 = b0;
      let a1 = b1;
      while (at < end) {
        const s0 = v128.load32_splat(p0);
        a0 = f32x4.add(a0, f32x4.mul(s0, v128.load(at)));
        a1 = f32x4.add(a1, f32x4.mul(s0, v128.load(at, 16)));
        at += 32;
        p0 += 4;
      }
      const out = y + row * outSize + (block << 2);
      v128.store(out, a0);
      v128.store(out, a1, 16);
    }
  }
}

/** Lays the `k` × `k` surroundings of each output point side by side, zeros outside; any number of channels. */
export function surroundings(
  x: usize,
  y: usize,
  height: i32,
  width: i32,
  channels: i32,
  k: i32,
  stride: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  let out = y;
  const size = channels << 2;
  for (let oy = 0; oy < outHeight; oy += 1) {
    for (let ox = 0; ox < outWidth; ox += 1) {
      for (let ky = 0; ky < k; ky += 1) {
        const iy = oy * stride + ky - top;
        for (let kx = 0; kx < k; kx += 1) {
          const ix = ox * stride + kx - left;
          const isInside = iy >= 0 && iy < height && ix >= 0 && ix < width;
          const from = x + (iy * width + ix) * size;
          for (let c = 0; c < size; c += 4) store<f32>(out + c, isInside ? load<f32>(from + c) : 0);
          out += size;
        }
      }
    }
  }
}

/** Each channel by its own `k` × `k` weights. */
export function depthwise(
  x: usize,
  w: usize,
  b: usize,
  y: usize,
  height: i32,
  width: i32,
  channels: i32,
  k: i32,
  stride: i32,
  top: i32,
  left: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const size = channels << 2;
  let out = y;
  for (let oy = 0; oy < outHeight; oy += 1) {
    const y0 = oy * stride - top;
    const fromY = max(0, -y0);
    const toY = min(k, height - y0);
    for (let ox = 0; ox < outWidth; ox += 1) {
      const x0 = ox * stride - left;
      const fromX = max(0, -x0);
      const toX = min(k, width - x0);
      for (let c = 0; c < size; c += 16) {
        let sum = v128.load(b + c);
        for (let ky = fromY; ky < toY; ky += 1) {
          let input = x + ((y0 + ky) * width + x0 + fromX) * size + c;
          let weight = w + (ky * k + fromX) * size + c;
          for (let kx = fromX; kx < toX; kx += 1) {
            sum = f32x4.add(sum, f32x4.mul(v128.load(input), v128.load(weight)));
            input += size;
            weight += size;
          }
        }
        v128.store(out + c, sum);
      }
      out += size;
    }
  }
}

/** `y = max(x, 0)` */
export function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  for (let i = 0; i < count << 2; i += 16) v128.store(y + i, f32x4.max(v128.load(x + i), zero));
}

/** `y = x · min(max(x + 3, 0), 6) / 6` */
export function hardSwish(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const three = f32x4.splat(3);
  const six = f32x4.splat(6);
  const sixth = f32x4.splat(1.0 / 6.0);
  for (let i = 0; i < count << 2; i += 16) {
    const value = v128.load(x + i);
    const gate = f32x4.min(f32x4.max(f32x4.add(value, three), zero), six);
    v128.store(y + i, f32x4.mul(f32x4.mul(value, gate), sixth));
  }
}

/** `y = 1 / (1 + exp(-x))`, to within a millionth: no table is needed, which would have to lie in the memory. */
export function logistic(x: usize, y: usize, count: i32): void {
  const one = f32x4.splat(1);
  for (let i = 0; i < count << 2; i += 16) {
    // exp(-x) = 2^n · exp(r), n whole and |r| at most ln(2) / 2.
    const value = f32x4.min(f32x4.max(f32x4.neg(v128.load(x + i)), f32x4.splat(-87)), f32x4.splat(87));
    const n = f32x4.nearest(f32x4.mul(value, f32x4.splat(1.44269504)));
    const r = f32x4.sub(value, f32x4.mul(n, f32x4.splat(0.693147181)));
    let power = f32x4.splat(1.0 / 720.0);
    power = f32x4.add(f32x4.mul(power, r), f32x4.splat(1.0 / 120.0));
    power = f32x4.add(f32x4.mul(power, r), f32x4.splat(1.0 / 24.0));
    power = f32x4.add(f32x4.mul(power, r), f32x4.splat(1.0 / 6.0));
    power = f32x4.add(f32x4.mul(power, r), f32x4.splat(0.5));
    power = f32x4.add(f32x4.mul(power, r), one);
    power = f32x4.add(f32x4.mul(power, r), one);
    const exponent = i32x4.shl(i32x4.add(i32x4.trunc_sat_f32x4_s(n), i32x4.splat(127)), 23);
    v128.store(y + i, f32x4.div(one, f32x4.add(one, f32x4.mul(power, exponent))));
  }
}

/** `y = a + b` */
export function add(a: usize, b: usize, y: usize, count: i32): void {
  for (let i = 0; i < count << 2; i += 16) v128.store(y + i, f32x4.add(v128.load(a + i), v128.load(b + i)));
}

/** Each row of `x` times the one row of `factors`. */
export function scale(x: usize, factors: usize, y: usize, rows: i32, channels: i32): void {
  const size = channels << 2;
  for (let row = 0; row < rows; row += 1) {
    const at = row * size;
    for (let c = 0; c < size; c += 16) {
      v128.store(y + at + c, f32x4.mul(v128.load(x + at + c), v128.load(factors + c)));
    }
  }
}

/** The mean of all rows. */
export function mean(x: usize, y: usize, rows: i32, channels: i32): void {
  const size = channels << 2;
  const share = f32x4.splat(<f32>1 / <f32>rows);
  for (let c = 0; c < size; c += 16) {
    let sum = f32x4.splat(0);
    for (let row = 0; row < rows; row += 1) sum = f32x4.add(sum, v128.load(x + row * size + c));
    v128.store(y + c, f32x4.mul(sum, share));
  }
}

/** Larger, with values in between, the centers of the points aligned. */
export function resize(
  x: usize,
  y: usize,
  height: i32,
  width: i32,
  channels: i32,
  outHeight: i32,
  outWidth: i32,
): void {
  const size = channels << 2;
  const stepY = <f32>height / <f32>outHeight;
  const stepX = <f32>width / <f32>outWidth;
  let out = y;
  for (let oy = 0; oy < outHeight; oy += 1) {
    const fy = Mathf.max((<f32>oy + 0.5) * stepY - 0.5, 0);
    const y0 = <i32>fy;
    const y1 = min(y0 + 1, height - 1);
    const shareY = f32x4.splat(fy - <f32>y0);
    for (let ox = 0; ox < outWidth; ox += 1) {
      const fx = Mathf.max((<f32>ox + 0.5) * stepX - 0.5, 0);
      const x0 = <i32>fx;
      const x1 = min(x0 + 1, width - 1);
      const shareX = f32x4.splat(fx - <f32>x0);
      for (let c = 0; c < size; c += 16) {
        const a = v128.load(x + (y0 * width + x0) * size + c);
        const b = v128.load(x + (y0 * width + x1) * size + c);
        const d = v128.load(x + (y1 * width + x0) * size + c);
        const e = v128.load(x + (y1 * width + x1) * size + c);
        const upper = f32x4.add(a, f32x4.mul(f32x4.sub(b, a), shareX));
        const lower = f32x4.add(d, f32x4.mul(f32x4.sub(e, d), shareX));
        v128.store(out + c, f32x4.add(upper, f32x4.mul(f32x4.sub(lower, upper), shareY)));
      }
      out += size;
    }
  }
}

/** Four points of one channel out of each point, by 2 × 2 weights for every channel, and one bias. */
export function unfold(x: usize, w: usize, b: usize, y: usize, height: i32, width: i32, channels: i32): void {
  const size = channels << 2;
  const bias = load<f32>(b);
  for (let iy = 0; iy < height; iy += 1) {
    for (let ix = 0; ix < width; ix += 1) {
      const from = x + (iy * width + ix) * size;
      for (let k = 0; k < 4; k += 1) {
        let sum = f32x4.splat(0);
        const weights = w + k * size;
        for (let c = 0; c < size; c += 16) {
          sum = f32x4.add(sum, f32x4.mul(v128.load(from + c), v128.load(weights + c)));
        }
        const value =
          f32x4.extract_lane(sum, 0) +
          f32x4.extract_lane(sum, 1) +
          f32x4.extract_lane(sum, 2) +
          f32x4.extract_lane(sum, 3);
        const at = (iy * 2 + (k >> 1)) * width * 2 + ix * 2 + (k & 1);
        store<f32>(y + (at << 2), bias + value);
      }
    }
  }
}

import { createKernels, type Kernels } from './kernels.js';
import { Layout } from './layout.js';
import type { Model, Operator, Tensor } from './read-model.js';

/** A network that is ready to look at pictures. */
export interface Network {
  readonly width: number;
  readonly height: number;
  /** Where the picture goes: red, green and blue from 0 to 1, row by row. */
  readonly input: Float32Array;
  /** Where the answer is after `run`: 0 for background to 1 for a person, row by row. */
  readonly output: Float32Array;
  /** Looks at what is in `input`. */
  run(): void;
}

/** How many outputs `multiply` computes at once. */
const block = 8;

/**
 * Makes a network ready: gives each of its tensors a place in memory and writes down which kernel does what.
 *
 * @param model - as `readModel` gives it
 * @param module - the compiled kernels
 */
export async function createNetwork(model: Model, module: WebAssembly.Module): Promise<Network> {
  const builder = new Builder(model);
  const steps = model.operators.map((operator) => builder.plan(operator));
  const kernels = await createKernels(module, builder.layout.size);
  for (const fill of builder.fills) fill(new Float32Array(kernels.memory.buffer));
  const { shape } = builder.tensor(model.input);
  const view = (index: number): Float32Array =>
    new Float32Array(kernels.memory.buffer, builder.at(index), countOf(builder.tensor(index)));
  return {
    height: size(shape, 1),
    width: size(shape, 2),
    input: view(model.input),
    output: view(model.output),
    run() {
      for (const step of steps) step(kernels);
    },
  };
}

type Step = (kernels: Kernels) => void;

/** Lays out the memory of a network. */
class Builder {
  readonly layout: Layout = new Layout();
  /** Puts what is learned into the memory. */
  readonly fills: ((memory: Float32Array) => void)[] = [];
  readonly #model: Model;
  readonly #places = new Map<number, number>();

  constructor(model: Model) {
    this.#model = model;
    this.at(model.input);
  }

  tensor(index: number): Tensor {
    const tensor = this.#model.tensors[index];
    if (!tensor) throw new Error('The model names a tensor that it does not have.');
    return tensor;
  }

  /** The address of a tensor. */
  at(index: number): number {
    const known = this.#places.get(index);
    if (known !== undefined) return known;
    const tensor = this.tensor(index);
    return this.#place(index, countOf(tensor), tensor.values);
  }

  plan({ name, inputs, output, stride }: Operator): Step {
    const [x = -1, second = -1, third = -1] = inputs;
    const from = this.tensor(x).shape;
    const to = this.tensor(output).shape;
    const [height, width, channels] = [size(from, 1), size(from, 2), size(from, 3)];
    const [outHeight, outWidth, outChannels] = [size(to, 1), size(to, 2), size(to, 3)];
    const count = countOf(this.tensor(output));
    const source = this.at(x);
    switch (name) {
      case 'convolution':
        return this.#convolution({ inputs, output, stride });
      case 'depthwise': {
        const k = size(this.tensor(second).shape, 1);
        const [top, left] = [margin(height, outHeight, k, stride), margin(width, outWidth, k, stride)];
        const [w, b, y] = [this.at(second), this.at(third), this.at(output)];
        return ({ run }) =>
          run(
            'depthwise',
            source,
            w,
            b,
            y,
            height,
            width,
            channels,
            k,
            stride,
            top,
            left,
            outHeight,
            outWidth,
          );
      }
      case 'relu':
      case 'logistic':
      case 'hard-swish': {
        const y = this.at(output);
        const kernel = name === 'hard-swish' ? 'hardSwish' : name;
        return ({ run }) => run(kernel, source, y, count);
      }
      case 'add': {
        const [other, y] = [this.at(second), this.at(output)];
        return ({ run }) => run('add', source, other, y, count);
      }
      case 'scale': {
        const [factors, y] = [this.at(second), this.at(output)];
        return ({ run }) => run('scale', source, factors, y, height * width, channels);
      }
      case 'mean': {
        const y = this.at(output);
        return ({ run }) => run('mean', source, y, height * width, outChannels);
      }
      case 'resize': {
        const y = this.at(output);
        return ({ run }) => run('resize', source, y, height, width, channels, outHeight, outWidth);
      }
      case 'unfold': {
        const [w, b, y] = [this.at(second), this.at(third), this.at(output)];
        return ({ run }) => run('unfold', source, w, b, y, height, width, channels);
      }
      case 'dequantize':
        throw new Error('The model widens numbers that it computes, which is not known here.');
      default:
        return name satisfies never;
    }
  }

  #convolution({ inputs, output, stride }: Pick<Operator, 'inputs' | 'output' | 'stride'>): Step {
    const [x = -1, weights = -1, biases = -1] = inputs;
    const from = this.tensor(x).shape;
    const to = this.tensor(output).shape;
    const { shape, values } = this.tensor(weights);
    const k = size(shape, 1);
    const [rows, outputs] = [size(to, 1) * size(to, 2), size(to, 3)];
    const inputsEach = k * k * size(shape, 3);
    if (!values || outputs % block !== 0) throw new Error('The model has a convolution of an unknown kind.');
    const w = this.#place(weights, values.length, pack(values, inputsEach));
    const [source, b, y] = [this.at(x), this.at(biases), this.at(output)];
    const multiply = (kernels: Kernels, at: number): void =>
      kernels.run('multiply', at, w, b, y, rows, inputsEach, outputs);
    if (k === 1 && stride === 1) return (kernels) => multiply(kernels, source);
    const around = this.layout.place(rows * inputsEach);
    const [top, left] = [
      margin(size(from, 1), size(to, 1), k, stride),
      margin(size(from, 2), size(to, 2), k, stride),
    ];
    const sizes = [
      size(from, 1),
      size(from, 2),
      size(from, 3),
      k,
      stride,
      top,
      left,
      size(to, 1),
      size(to, 2),
    ];
    return (kernels) => {
      kernels.run('surroundings', source, around, ...sizes);
      multiply(kernels, around);
    };
  }

  #place(index: number, count: number, values: Float32Array | null): number {
    const at = this.layout.place(count);
    this.#places.set(index, at);
    if (values) this.fills.push((memory) => memory.set(values, at / 4));
    return at;
  }
}

/** Puts the weights of 8 outputs side by side, as `multiply` reads them. */
function pack(values: Float32Array, inputs: number): Float32Array {
  return values.map((_, index) => {
    const first = Math.floor(index / (inputs * block)) * block;
    const within = index % (inputs * block);
    return values[(first + (within % block)) * inputs + Math.floor(within / block)] ?? 0;
  });
}

/** How many points lie before the first row or column: `SAME` padding, of which the smaller half comes first. */
function margin(from: number, to: number, k: number, stride: number): number {
  return Math.floor(Math.max((to - 1) * stride + k - from, 0) / 2);
}

function countOf({ shape }: Tensor): number {
  return shape.reduce((product, one) => product * one, 1);
}

function size(shape: readonly number[], axis: number): number {
  return shape[axis] ?? 1;
}

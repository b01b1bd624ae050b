import { FlatBuffer } from './flat-buffer.js';

/** What is done to tensors: those operators of TensorFlow Lite that the network of the package is made of. */
export type OperatorName = (typeof operators)[keyof typeof operators];

/** Numbers by row, column and channel, for one picture. */
export interface Tensor {
  /** Batch, height, width, channels. */
  readonly shape: readonly number[];
  /** What is learned; `null` for what is computed. */
  readonly values: Float32Array | null;
}

/** One step of a network. */
export interface Operator {
  readonly name: OperatorName;
  /** Places in the list of tensors. */
  readonly inputs: readonly number[];
  readonly output: number;
  /** How far apart the points are that a convolution looks at. */
  readonly stride: number;
}

/** A network, as it stands in a file. */
export interface Model {
  readonly tensors: readonly Tensor[];
  readonly operators: readonly Operator[];
  readonly input: number;
  readonly output: number;
}

/** `BuiltinOperator` of TensorFlow Lite's schema. */
const operators = {
  0: 'add',
  3: 'convolution',
  4: 'depthwise',
  6: 'dequantize',
  14: 'logistic',
  18: 'scale',
  19: 'relu',
  23: 'resize',
  40: 'mean',
  117: 'hard-swish',
  // MediaPipe's own, `Convolution2DTransposeBias`.
  32: 'unfold',
} as const;

/** `TensorType` of the schema. */
const float32 = 0;
const float16 = 1;

/** Whether a code of the schema is one that is known here. */
function isKnown(code: number): code is keyof typeof operators {
  return code in operators;
}

/**
 * Reads a network from a TensorFlow Lite file (a FlatBuffer; `schema.fbs` of TensorFlow Lite, version 3).
 *
 * @throws Error when it is none, or has a step that is not known here
 */
export function readModel(bytes: ArrayBuffer): Model {
  const magic = bytes.byteLength > 8 ? String.fromCharCode(...new Uint8Array(bytes, 4, 4)) : '';
  if (magic !== 'TFL3') throw new Error('The model is no TensorFlow Lite file.');
  const file = new FlatBuffer(bytes);
  const codes = file.tables(file.root, 1).map((code) => Math.max(file.int8(code, 0), file.int32(code, 3)));
  const buffers = file.tables(file.root, 4);
  const [graph] = file.tables(file.root, 2);
  if (graph === undefined) throw new Error('The model is empty.');
  const values = new Map<number, Float32Array>();
  const found = file.tables(graph, 0).map((tensor, index) => {
    const type = file.int8(tensor, 1);
    const data = file.bytes(buffers[file.int32(tensor, 2)] ?? 0, 0);
    if (data.byteLength > 0 && (type === float32 || type === float16))
      values.set(index, toFloats(data, type));
    return file.int32s(tensor, 0);
  });
  const steps: Operator[] = [];
  for (const step of file.tables(graph, 3)) {
    const code = codes[file.int32(step, 0)] ?? -1;
    if (!isKnown(code)) throw new Error(`The model has a step that is not known here: ${code}.`);
    const name = operators[code];
    const inputs = file.int32s(step, 1);
    const [output = 0] = file.int32s(step, 2);
    const learned = name === 'dequantize' ? values.get(inputs[0] ?? -1) : undefined;
    // Learned numbers are stored in half the bytes, and were widened above.
    if (learned) values.set(output, learned);
    else steps.push({ name, inputs, output, stride: strideOf(file, step, name) });
  }
  return {
    tensors: found.map((shape, index) => ({ shape, values: values.get(index) ?? null })),
    operators: steps,
    input: file.int32s(graph, 1)[0] ?? 0,
    output: file.int32s(graph, 2)[0] ?? 0,
  };
}

function strideOf(file: FlatBuffer, step: number, name: OperatorName): number {
  if (name !== 'convolution' && name !== 'depthwise') return 1;
  // `padding` and `stride_w` begin the options of both; 0 is `SAME`.
  const options = file.table(step, 4);
  return options === 0 ? 1 : file.int32(options, 1, 1);
}

function toFloats(data: DataView, type: number): Float32Array {
  if (type === float32)
    return Float32Array.from({ length: data.byteLength / 4 }, (_, i) => data.getFloat32(i * 4, true));
  return Float32Array.from({ length: data.byteLength / 2 }, (_, i) => widen(data.getUint16(i * 2, true)));
}

/** IEEE 754 binary16 to a number; infinities are not learned. */
function widen(half: number): number {
  const sign = half & 0x8000 ? -1 : 1;
  const exponent = (half >> 10) & 0x1f;
  const fraction = half & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

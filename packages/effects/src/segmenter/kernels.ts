/** What `kernels/kernels.as` offers: addresses in bytes, sizes in floats. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly run: (name: KernelName, ...args: readonly number[]) => void;
}

/** The functions of the compiled kernels. */
export type KernelName = (typeof names)[number];

const names = [
  'multiply',
  'surroundings',
  'depthwise',
  'relu',
  'hardSwish',
  'logistic',
  'add',
  'scale',
  'mean',
  'resize',
  'unfold',
] as const;

type Kernel = (...args: readonly number[]) => unknown;

/** Bytes of a page of WebAssembly memory. */
const pageSize = 65_536;

/**
 * Makes the kernels ready, with a memory of their own.
 *
 * @param module - the compiled `kernels.wasm`
 * @param size - how much memory is needed, in bytes
 */
export async function createKernels(module: WebAssembly.Module, size: number): Promise<Kernels> {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / pageSize) });
  const { exports } = await WebAssembly.instantiate(module, { env: { memory } });
  const functions = new Map<KernelName, Kernel>();
  for (const name of names) {
    const kernel = exports[name];
    if (!isKernel(kernel)) throw new Error(`The kernels lack "${name}".`);
    functions.set(name, kernel);
  }
  return {
    memory,
    run: (name, ...args) => {
      functions.get(name)?.(...args);
    },
  };
}

function isKernel(value: unknown): value is Kernel {
  return typeof value === 'function';
}

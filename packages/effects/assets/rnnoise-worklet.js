// The AudioWorklet that runs RNNoise. Plain JavaScript without imports: bundlers copy it as it is, and every browser
// loads it as it is. It is given the bytes of rnnoise.wasm, so that sound flows from its first block on.

/** What RNNoise works on at once: 10 ms at 48 kHz. */
const frameSize = 480;
/** What a worklet is given at once (Web Audio API, "render quantum size"). */
const quantum = 128;
/** Enough that a block is always there to be given: what is left of 480 by 128 at most. */
const delay = frameSize - 32;

class RnnoiseProcessor extends AudioWorkletProcessor {
  constructor({ processorOptions }) {
    super();
    this.isStopped = false;
    this.input = new Float32Array(frameSize);
    this.filled = 0;
    this.output = new Float32Array(2 * frameSize);
    this.ready = delay;
    let memory = null;
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(processorOptions.wasm), {
      env: {
        emscripten_memcpy_big(to, from, size) {
          new Uint8Array(memory.buffer).copyWithin(to, from, from + size);
        },
        emscripten_resize_heap: () => 0,
        __assert_fail() {
          throw new Error('RNNoise failed.');
        },
      },
    });
    memory = exports.memory;
    exports.emscripten_stack_init();
    exports['__wasm_call_ctors']();
    this.rnnoise = exports;
    this.state = exports.rnnoise_create(0);
    this.buffer = exports.malloc(frameSize * 4);
    this.port.addEventListener('message', () => {
      this.isStopped = true;
    });
    this.port.start();
  }

  process([[input] = []], [outputs]) {
    if (this.isStopped) return false;
    for (let i = 0; i < quantum; i += 1) {
      this.input[this.filled] = input ? input[i] : 0;
      this.filled += 1;
      if (this.filled === frameSize) this.denoise();
    }
    for (const output of outputs) output.set(this.output.subarray(0, quantum));
    this.output.copyWithin(0, quantum, this.ready);
    this.ready -= quantum;
    return true;
  }

  /** RNNoise takes samples in the range of 16 bits. */
  denoise() {
    const samples = new Float32Array(this.rnnoise.memory.buffer, this.buffer, frameSize);
    for (let i = 0; i < frameSize; i += 1) samples[i] = this.input[i] * 32768;
    this.rnnoise.rnnoise_process_frame(this.state, this.buffer, this.buffer);
    for (let i = 0; i < frameSize; i += 1) this.output[this.ready + i] = samples[i] / 32768;
    this.ready += frameSize;
    this.filled = 0;
  }
}

registerProcessor('parley-rnnoise', RnnoiseProcessor);

// Says that this is a module, to those who ask.
export {};

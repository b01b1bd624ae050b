import { kernelsCode } from './kernels-code.js';
import { createNetwork, type Network } from './network.js';
import { readModel } from './read-model.js';

/**
 * Fetches the model and makes it ready.
 *
 * @throws Error when it cannot be had or read; TypeError when the network fails
 */
export async function loadNetwork(url: string): Promise<Network> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`The model is not at ${url}: ${response.status}.`);
  const code = Uint8Array.from(atob(kernelsCode), (letter) => letter.charCodeAt(0));
  const [model, module] = await Promise.all([response.arrayBuffer(), WebAssembly.compile(code)]);
  return createNetwork(readModel(model), module);
}

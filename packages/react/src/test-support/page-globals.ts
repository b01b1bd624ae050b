import { MessageChannel } from 'node:worker_threads';

// A page has it, and happy-dom, in a context of its own, has not.
if (!('MessageChannel' in globalThis))
  Object.defineProperty(globalThis, 'MessageChannel', { value: MessageChannel });

import { configure } from '@testing-library/react';
import { MessageChannel } from 'node:worker_threads';

// Waits are for conditions: on a busy machine one may take longer than the usual second.
configure({ asyncUtilTimeout: 20_000 });

// A page has it, and happy-dom, in a context of its own, has not.
if (!('MessageChannel' in globalThis))
  Object.defineProperty(globalThis, 'MessageChannel', { value: MessageChannel });

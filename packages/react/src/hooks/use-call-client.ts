'use client';
import type { CallClient } from '@parley/core';
import { useCallContext } from '../provider/call-context.js';

/** The client that was given to `CallProvider`. */
export function useCallClient(): CallClient {
  return useCallContext().store.client;
}

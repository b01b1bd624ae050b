'use client';
import type { SessionId } from '@parley/core';
import { useContext, useMemo } from 'react';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import { createCallHandleActions } from './call-handle.js';
import type { CallHandleActions } from './call-handle.js';

/** Only what can be done, for a component that need not render again whatever happens. */
export function useCallActions(id?: SessionId): CallHandleActions {
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = id ?? scope;
  return useMemo(() => createCallHandleActions(store, wanted), [store, wanted]);
}

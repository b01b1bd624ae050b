'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement, ReactNode } from 'react';
import { CallScopeContext } from '../provider/call-context.js';

export interface CallScopeProps {
  readonly callId: SessionId;
  readonly children: ReactNode;
}

/** Says which call the hooks below mean when they are given no id. */
export function CallScope({ callId, children }: CallScopeProps): ReactElement {
  return <CallScopeContext value={callId}>{children}</CallScopeContext>;
}

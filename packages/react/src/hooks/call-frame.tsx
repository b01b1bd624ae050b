'use client';
import { useContext } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { CallFrameContext } from '../provider/call-frame.js';
import type { CallFrame } from '../provider/call-frame.js';

export interface CallFrameScopeProps {
  readonly frame: CallFrame | null;
  readonly children: ReactNode;
}

/** Tells the parts of a call about the whole; `null`: of none. */
export function CallFrameScope({ frame, children }: CallFrameScopeProps): ReactElement {
  return <CallFrameContext value={frame}>{children}</CallFrameContext>;
}

/** What the parts of a call know of the whole; `null`: they stand alone, and no keyboard shortcuts are on. */
export function useCallFrame(): CallFrame | null {
  return useContext(CallFrameContext);
}

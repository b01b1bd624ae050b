'use client';
import { createContext } from 'react';
import type { Context, RefObject } from 'react';
import type { Shortcuts } from '../lib/shortcut-keys.js';

/** What the parts of a call know of the whole. */
export interface CallFrame {
  /** The element that holds the call: what is shown on the full screen, and where a pointer brings back the controls. */
  readonly element: RefObject<HTMLElement | null>;
  readonly shortcuts: Shortcuts;
  readonly showHelp: () => void;
  /** Shows the figures of the connections. */
  readonly showStats: () => void;
  /** Whether there is a place for the chat, so that controls can show it. */
  readonly hasChat: boolean;
}

/** `null`: the parts stand alone, and no keyboard shortcuts are on. */
export const CallFrameContext: Context<CallFrame | null> = createContext<CallFrame | null>(null);

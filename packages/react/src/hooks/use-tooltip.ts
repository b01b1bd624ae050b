'use client';
import { useContext, useSyncExternalStore } from 'react';
import { ariaShortcut, isApple, keysOf } from '../lib/shortcut-keys.js';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { CallFrameContext } from '../provider/call-frame.js';
import { useMessages } from './use-messages.js';

/** Attributes of a control. */
export interface TooltipProps {
  /** Shown by the stylesheet, on hover and with the keyboard's focus; nothing that a screen reader reads. */
  readonly 'data-tooltip': string;
  readonly 'aria-keyshortcuts': string | undefined;
}

/** A tooltip for a control: its name, and the keys that do the same. */
export function useTooltip(label: string, action?: ShortcutAction): TooltipProps {
  const { withShortcut } = useMessages();
  const apple = useIsApple();
  const shortcut = useShortcut(action);
  const keys = useShortcutText(action);
  if (!shortcut || keys === null) return { 'data-tooltip': label, 'aria-keyshortcuts': undefined };
  return { 'data-tooltip': withShortcut(label, keys), 'aria-keyshortcuts': ariaShortcut(shortcut, apple) };
}

/** The keys of an action as one text, for this machine; `null` where none are on. */
export function useShortcutText(action: ShortcutAction | undefined): string | null {
  const apple = useIsApple();
  const printed = useKeyNames();
  const shortcut = useShortcut(action);
  return shortcut ? printed(shortcut).join(apple ? '' : '+') : null;
}

function useShortcut(action: ShortcutAction | undefined): string | null | undefined {
  const frame = useContext(CallFrameContext);
  return action && frame?.shortcuts[action];
}

/** Names the keys of a shortcut in the language of the kit, for this machine. */
export function useKeyNames(): (shortcut: string) => readonly string[] {
  const { keyName } = useMessages();
  const apple = useIsApple();
  return (shortcut) => keysOf(shortcut, apple).map((key) => keyName(key));
}

/** False on a server, and until the markup of the server has been taken over. */
function useIsApple(): boolean {
  return useSyncExternalStore(never, isApple, isNot);
}

function never(): () => void {
  return isNot;
}

function isNot(): boolean {
  return false;
}

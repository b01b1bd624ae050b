'use client';
import { useContext, useSyncExternalStore } from 'react';
import { ariaShortcut, isApple, keysOf } from '../lib/shortcut-keys.js';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import type { Messages } from '../messages/messages.js';
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
  const keys = useKeys(action);
  if (!keys) return { 'data-tooltip': label, 'aria-keyshortcuts': undefined };
  return { 'data-tooltip': withShortcut(label, keys.text), 'aria-keyshortcuts': keys.aria };
}

/** The keys of an action as one text, for this machine; `null` where none are on. */
export function useShortcutText(action: ShortcutAction | undefined): string | null {
  return useKeys(action)?.text ?? null;
}

/** The keys of an action, to be read and for `aria-keyshortcuts`. */
function useKeys(
  action: ShortcutAction | undefined,
): { readonly text: string; readonly aria: string } | null {
  const frame = useContext(CallFrameContext);
  const { keyName } = useMessages();
  const apple = useIsApple();
  const shortcut = action && frame?.shortcuts[action];
  if (!shortcut) return null;
  const text = nameKeys(shortcut, apple, keyName).join(apple ? '' : '+');
  return { text, aria: ariaShortcut(shortcut, apple) };
}

/** Names the keys of a shortcut in the language of the kit, for this machine. */
export function useKeyNames(): (shortcut: string) => readonly string[] {
  const { keyName } = useMessages();
  const apple = useIsApple();
  return (shortcut) => nameKeys(shortcut, apple, keyName);
}

function nameKeys(shortcut: string, apple: boolean, keyName: Messages['keyName']): readonly string[] {
  return keysOf(shortcut, apple).map((key) => keyName(key));
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

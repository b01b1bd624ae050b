'use client';
import type { ReactElement } from 'react';
import { useLater } from '../hooks/use-later.js';
import type { ShortcutsHelpProps } from './help-dialog.js';
import { menuParts } from './menu-parts.js';

export type { ShortcutsHelpProps, ShortcutsHelpState } from './help-dialog.js';

/**
 * A list of the keys, as they are printed on the keyboard of this machine. A modal dialog, open as long as it is
 * mounted: take it away in `onClose`. The focus then returns to where it was.
 */
export function ShortcutsHelp(props: ShortcutsHelpProps): ReactElement | null {
  const parts = useLater(menuParts);
  return parts && <parts.HelpDialog {...props} />;
}

'use client';
import { useCallback, useMemo, useState } from 'react';
import type { ReactElement, ReactNode, RefObject } from 'react';
import type { SessionId } from '@parley/core';
import { CallFrameScope } from '../hooks/call-frame.js';
import { toggleFullscreen } from '../hooks/use-fullscreen.js';
import { useShortcuts } from '../hooks/use-shortcuts.js';
import type { Shortcuts } from '../lib/shortcut-keys.js';
import { menuParts } from './menu-parts.js';
import { ShortcutsHelp } from './shortcuts-help.js';
import { statsParts } from './stats-parts.js';

/** What `CallShortcuts` is given. */
export interface CallShortcutsProps {
  /** The element that holds the call. */
  readonly element: RefObject<HTMLElement | null>;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Other keys, `null` for none; `false` switches all of them off. Keep the object stable. */
  readonly shortcuts?: Partial<Shortcuts> | false | undefined;
  /**
   * Where the focus must be: in the element or nowhere (`call`, the default), or anywhere on the page (`document`). A
   * page that lets `document` in should let people change or switch off the keys that are single letters.
   */
  readonly scope?: 'call' | 'document' | undefined;
  /** The app shows a `ChatPanel` while `useChat().isOpen`: there is a key and, in `CallControls`, a button for it. Default false. */
  readonly hasChat?: boolean | undefined;
  readonly children?: ReactNode;
}

/**
 * The keyboard of a call. Renders no element of its own: what is in it shows the keys in its tooltips, and
 * `CallControls` in it hide themselves. `VideoCall` brings one.
 */
export function CallShortcuts({
  element,
  callId,
  shortcuts,
  scope = 'call',
  hasChat = false,
  children,
}: CallShortcutsProps): ReactElement {
  const [opened, setOpened] = useState<'help' | 'stats' | null>(null);
  // Fetched first, so that what cannot be fetched can be asked for again.
  const showHelp = useCallback(() => {
    void menuParts.load().then((parts) => parts && setOpened('help'));
  }, []);
  const showStats = useCallback(() => {
    void statsParts.load().then((parts) => parts && setOpened('stats'));
  }, []);
  const onFullscreen = useCallback(() => void toggleFullscreen(element.current), [element]);
  const keys = useShortcuts({
    callId,
    shortcuts,
    within: scope === 'call' ? element : undefined,
    onFullscreen,
    onHelp: showHelp,
    hasChat,
  });
  const frame = useMemo(
    () => ({ element, shortcuts: keys, showHelp, showStats, hasChat }),
    [element, keys, showHelp, showStats, hasChat],
  );
  const close = (): void => setOpened(null);
  const { part } = statsParts;
  return (
    <CallFrameScope frame={frame}>
      {children}
      {opened === 'help' && <ShortcutsHelp onClose={close} />}
      {opened === 'stats' && part && <part.StatsDialog callId={callId} onClose={close} />}
    </CallFrameScope>
  );
}

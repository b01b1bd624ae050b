'use client';
import type { SessionId } from '@parley/core';
import { isSourceOn, isUnderWay, selectCall, selectCurrentCallId } from '@parley/store';
import { useContext, useEffect, useState } from 'react';
import type { RefObject } from 'react';
import { isFreeKey, isOnPressable } from '../lib/key-target.js';
import { matchesShortcut, standardShortcuts } from '../lib/shortcut-keys.js';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import { createCallHandleActions } from './call-handle.js';

/** How to push to talk. */
export interface PushToTalkOptions {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** The key, as in `Shortcuts`. Default `Space`; `null` switches it off. */
  readonly shortcut?: string | null | undefined;
  /** Only while the focus is in this element, or nowhere. Default: wherever it is on the page. */
  readonly within?: RefObject<HTMLElement | null> | undefined;
}

/**
 * Opens a muted microphone while a key is held, and mutes it again when the key is let go, or the window loses the
 * focus, or the page is hidden, or the component goes: it is never left open. A microphone that is on stays on. The
 * space bar still presses a button that has the focus, and still writes into a text field.
 *
 * @returns true while the key is held
 */
export function usePushToTalk(options: PushToTalkOptions = {}): boolean {
  const { callId, shortcut = standardShortcuts.talk, within } = options;
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = callId ?? scope;
  const [isTalking, setIsTalking] = useState(false);

  useEffect(
    function listenToKeys() {
      if (shortcut === null) return undefined;
      let held: { readonly code: string; readonly mute: () => Promise<void> } | null = null;

      const release = (): void => {
        if (!held) return;
        void held.mute();
        held = null;
        setIsTalking(false);
      };
      const press = (event: KeyboardEvent): void => {
        if (held) {
          // The page is not to scroll meanwhile. While ⌘ is held macOS tells of no key that is let go.
          if (event.metaKey) release();
          else if (event.code === held.code) event.preventDefault();
          return;
        }
        if (event.repeat || !matchesShortcut(event, shortcut)) return;
        if (!isFreeKey(event, within) || isOnPressable(event)) return;
        const state = store.getState();
        const call = selectCall(state, wanted ?? selectCurrentCallId(state));
        if (!call || !isUnderWay(call) || isSourceOn(call.local.audio)) return;
        event.preventDefault();
        // Bound to this call: another may be the current one when the key is let go.
        const { setMicrophoneEnabled } = createCallHandleActions(store, call.id);
        held = { code: event.code, mute: () => setMicrophoneEnabled(false) };
        setIsTalking(true);
        void setMicrophoneEnabled(true);
      };
      const letGo = (event: KeyboardEvent): void => {
        if (event.code === held?.code) release();
      };
      const hide = (): void => {
        if (document.visibilityState === 'hidden') release();
      };

      document.addEventListener('keydown', press);
      // Captured, because somebody else may stop it on its way.
      window.addEventListener('keyup', letGo, true);
      window.addEventListener('blur', release);
      document.addEventListener('visibilitychange', hide);
      return () => {
        document.removeEventListener('keydown', press);
        window.removeEventListener('keyup', letGo, true);
        window.removeEventListener('blur', release);
        document.removeEventListener('visibilitychange', hide);
        release();
      };
    },
    [store, wanted, shortcut, within],
  );

  return isTalking;
}

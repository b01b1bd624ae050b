'use client';
import type { SessionId } from '@parley/core';
import { isUnderWay, selectCall, selectCurrentCallId, selectIsChatOpen } from '@parley/store';
import { useContext, useEffect, useMemo } from 'react';
import type { RefObject } from 'react';
import { isFreeKey } from '../lib/key-target.js';
import { mayShowPicture } from '../lib/may-show-picture.js';
import { matchesShortcut, standardShortcuts } from '../lib/shortcut-keys.js';
import type { Shortcuts } from '../lib/shortcut-keys.js';
import { CallScopeContext, useCallContext } from '../provider/call-context.js';
import { createCallHandleActions } from './call-handle.js';
import { usePushToTalk } from './use-push-to-talk.js';

/** How to listen to the keyboard. */
export interface ShortcutsOptions {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Other keys, `null` for none; `false` switches all of them off. Keep the object stable. */
  readonly shortcuts?: Partial<Shortcuts> | false | undefined;
  /** Only while the focus is in this element, or nowhere. Default: wherever it is on the page. */
  readonly within?: RefObject<HTMLElement | null> | undefined;
  /** Full screen was asked for. Without it that key does nothing. */
  readonly onFullscreen?: (() => void) | undefined;
  /** The list of keys was asked for. Without it that key does nothing. */
  readonly onHelp?: (() => void) | undefined;
  /** Whether there is a chat to be shown. Default false: that key does nothing. */
  readonly hasChat?: boolean | undefined;
}

const none: Shortcuts = {
  microphone: null,
  camera: null,
  talk: null,
  hand: null,
  chat: null,
  fullscreen: null,
  help: null,
};

/**
 * Listens to the keyboard while a call is under way: microphone, camera, push to talk, hand, chat, full screen, help. Text fields
 * and open dialogs keep their keys, and so does the browser while there is no call.
 *
 * @returns the keys that are in force, for one's own list or tooltips
 */
export function useShortcuts(options: ShortcutsOptions = {}): Shortcuts {
  const { callId, shortcuts, within, onFullscreen, onHelp, hasChat = false } = options;
  const { store } = useCallContext();
  const scope = useContext(CallScopeContext);
  const wanted = callId ?? scope;
  const keys = useMemo(() => {
    if (shortcuts === false) return none;
    const wantedKeys = { ...standardShortcuts, ...shortcuts };
    return hasChat ? wantedKeys : { ...wantedKeys, chat: null };
  }, [shortcuts, hasChat]);
  usePushToTalk({ callId, shortcut: keys.talk, within });

  useEffect(
    function listenToKeys() {
      const { toggleMicrophone, toggleCamera, toggleHand } = createCallHandleActions(store, wanted);
      const find = (event: KeyboardEvent): (() => unknown) | undefined => {
        const state = store.getState();
        const call = selectCall(state, wanted ?? selectCurrentCallId(state));
        if (!call || !isUnderWay(call)) return undefined;
        if (matchesShortcut(event, keys.microphone)) return toggleMicrophone;
        if (matchesShortcut(event, keys.camera) && mayShowPicture(call)) return toggleCamera;
        if (matchesShortcut(event, keys.hand) && call.canReact) return toggleHand;
        if (matchesShortcut(event, keys.chat))
          return () => store.actions.setChatOpen(call.id, !selectIsChatOpen(state, call.id));
        if (matchesShortcut(event, keys.fullscreen)) return onFullscreen;
        return matchesShortcut(event, keys.help) ? onHelp : undefined;
      };
      const press = (event: KeyboardEvent): void => {
        const act = find(event);
        if (!act || !isFreeKey(event, within)) return;
        // Also for repeats, or the browser would make a bookmark of the second one.
        event.preventDefault();
        if (!event.repeat) act();
      };
      document.addEventListener('keydown', press);
      return () => document.removeEventListener('keydown', press);
    },
    [store, wanted, keys, within, onFullscreen, onHelp],
  );

  return keys;
}

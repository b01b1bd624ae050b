'use client';
import { CallError } from '@parley/core';
import type { CallSnapshot, ChatMessage, SessionId, UserId } from '@parley/core';
import { selectChat, selectIsChatOpen } from '@parley/store';
import { useCallback, useMemo } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { useCallId, useCallSlice } from './use-call-slice.js';
import { useCallStore } from './use-call-store.js';
import { useMessages } from './use-messages.js';

/** Whether the chat of a call is to be shown, and the button for it. */
export interface ChatToggle {
  readonly isOpen: boolean;
  /** How many messages of the others have come since they were last seen. */
  readonly unreadCount: number;
  readonly setOpen: (isOpen: boolean) => void;
  readonly toggle: () => void;
  /** For the button that shows and hides it. */
  readonly getToggleButtonProps: GetButtonProps;
}

/** Text messages beside a call. Its functions are stable. */
export interface ChatHandle extends ChatToggle {
  /** In the order in which they were sent and came; plain text. */
  readonly messages: readonly ChatMessage[];
  /** Who of the others is typing. */
  readonly typingIds: readonly UserId[];
  /** Whether anybody is there to be written to. */
  readonly canSend: boolean;
  /**
   * Sends a text to everybody who is in the call. What becomes of it is told by its `status`.
   *
   * @returns why it cannot be sent, `null` when it is on its way; never rejects
   */
  readonly send: (text: string) => Promise<CallError | null>;
  /** Sends a message again that has failed; returns as `send` does. */
  readonly retry: (messageId: string) => Promise<CallError | null>;
  /** Tells the others that one is typing: with each key, and `false` when the field is empty or left. */
  readonly setTyping: (isTyping: boolean) => void;
  /** Everything that came was seen. */
  readonly markRead: () => void;
}

/** What is said beside a call, and how to say something. It stays to be read when the call is over. */
export function useChat(callId?: SessionId): ChatHandle {
  const { actions } = useCallStore();
  const id = useCallId(callId);
  const chat = useCallSlice(callId, (call, state) => selectChat(state, call?.id ?? null));
  const canSend = useCallSlice(callId, hasSomebody);
  const toggle = useChatToggle(callId);
  const doings = useMemo(() => {
    const withCall = async (act: (call: SessionId) => Promise<void>): Promise<CallError | null> => {
      if (id === null) return new CallError('invalid-state', 'There is no call.');
      try {
        await act(id);
        return null;
      } catch (error) {
        if (error instanceof CallError) return error;
        throw error;
      }
    };
    return {
      send: (text: string) => withCall((call) => actions.sendMessage(call, text)),
      retry: (messageId: string) => withCall((call) => actions.retryMessage(call, messageId)),
      setTyping: (isTyping: boolean) => {
        if (id !== null) actions.setTyping(id, isTyping);
      },
      markRead: () => {
        if (id !== null) actions.markChatRead(id);
      },
    };
  }, [actions, id]);
  return useMemo(() => ({ ...toggle, ...chat, ...doings, canSend }), [toggle, chat, doings, canSend]);
}

/** Only whether it is to be shown, for a component that need not render again with each message. */
export function useChatToggle(callId?: SessionId): ChatToggle {
  const { actions } = useCallStore();
  const { chat } = useMessages();
  const id = useCallId(callId);
  const isOpen = useCallSlice(callId, (call, state) => selectIsChatOpen(state, call?.id ?? null));
  const unreadCount = useCallSlice(callId, (call, state) => selectChat(state, call?.id ?? null).unreadCount);
  const setOpen = useCallback(
    (wanted: boolean) => {
      if (id !== null) actions.setChatOpen(id, wanted);
    },
    [actions, id],
  );
  return useMemo(() => {
    const toggle = (): void => setOpen(!isOpen);
    const getToggleButtonProps = buttonPropsGetter({ 'aria-label': chat, 'aria-expanded': isOpen }, toggle);
    return { isOpen, unreadCount, setOpen, toggle, getToggleButtonProps };
  }, [setOpen, isOpen, unreadCount, chat]);
}

function hasSomebody(call: CallSnapshot | null): boolean {
  if (!call || call.state === 'ringing' || call.state === 'ended') return false;
  return Object.values(call.participants).some(({ state }) => state !== 'calling' && state !== 'left');
}

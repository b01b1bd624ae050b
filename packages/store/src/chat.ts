import { emptyChat } from '@parley/core';
import type { ChatSnapshot, SessionId } from '@parley/core';
import type { CallStoreState } from './call-store-state.js';

/** The part of the state that a change of a chat touches. */
type Chats = Pick<CallStoreState, 'calls' | 'chats' | 'openChatIds'>;

/** What was said beside a call; an empty chat where nothing was, and when there is no call. */
export function selectChat({ chats }: Pick<Chats, 'chats'>, id: SessionId | null): ChatSnapshot {
  return (id === null ? undefined : chats[id]) ?? emptyChat;
}

/** Whether the chat of a call is to be shown. */
export function selectIsChatOpen({ openChatIds }: Pick<Chats, 'openChatIds'>, id: SessionId | null): boolean {
  return id !== null && openChatIds.includes(id);
}

/** Replaces what is known of the chat of a call. */
export function putChat<State extends Chats>(state: State, id: SessionId, chat: ChatSnapshot): State {
  if (!state.calls[id] || selectChat(state, id) === chat) return state;
  return { ...state, chats: { ...state.chats, [id]: chat } };
}

/** Notes whether the chat of a call is to be shown. */
export function openChat<State extends Chats>(state: State, id: SessionId, isOpen: boolean): State {
  if (!state.calls[id] || selectIsChatOpen(state, id) === isOpen) return state;
  const others = state.openChatIds.filter((other) => other !== id);
  return { ...state, openChatIds: isOpen ? [...others, id] : others };
}

/** Forgets the chats of calls that are forgotten. */
export function dropChats<State extends Chats>(state: State): State {
  const openChatIds = state.openChatIds.filter((id) => state.calls[id]);
  const kept = Object.entries(state.chats).filter(([id]) => state.calls[id]);
  const sameChats = kept.length === Object.keys(state.chats).length;
  if (sameChats && openChatIds.length === state.openChatIds.length) return state;
  return { ...state, openChatIds, chats: sameChats ? state.chats : Object.fromEntries(kept) };
}

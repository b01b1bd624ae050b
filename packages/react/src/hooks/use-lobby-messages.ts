'use client';
import { useMemo } from 'react';
import { enLobby } from '../messages/lobby/en.js';
import type { LobbyMessages } from '../messages/lobby/lobby-messages.js';
import { useMessages } from './use-messages.js';

/** The texts of the lobby in the language of the provider, some of them perhaps replaced by the app. */
export function useLobbyMessages(): LobbyMessages {
  const { lobby } = useMessages();
  return useMemo(() => ({ ...enLobby, ...lobby }), [lobby]);
}

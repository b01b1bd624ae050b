'use client';
import type { ReactElement } from 'react';
import { useLater } from '../hooks/use-later.js';
import { chatParts } from './chat-parts.js';
import type { ChatPanelProps } from './chat-props.js';

export type { ChatPanelProps, ChatPanelState } from './chat-props.js';

/**
 * What is said beside a call, and a field to say something; fetched when it is first shown. Messages are text: no
 * markup, and only addresses that are safe to follow become links. `VideoCall` brings one. Fills the element around it.
 *
 * Attributes: `data-empty`.
 */
export function ChatPanel(props: ChatPanelProps): ReactElement | null {
  const parts = useLater(chatParts, props.onClose);
  return parts && <parts.ChatBoard {...props} />;
}

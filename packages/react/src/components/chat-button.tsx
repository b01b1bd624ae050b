'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useId } from 'react';
import type { ReactElement } from 'react';
import { useChatToggle } from '../hooks/use-chat.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { ChatIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import { chatParts } from './chat-parts.js';
import type { ControlButtonProps } from './control-button.js';

/** What the button shows, for a `render` function. */
export interface ChatButtonState {
  readonly isOpen: boolean;
  readonly unreadCount: number;
}

/** What `ChatButton` is given; everything else goes to its `<button>`. */
export interface ChatButtonProps extends ControlButtonProps<ChatButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/** More are not told one by one. */
const mostShown = 99;

/**
 * Shows and hides the chat, and tells how much of it is unread. `children` replace the icon and the label.
 *
 * Attributes: `aria-expanded`, `data-open`, `data-unread` (how many; not there when none is).
 */
export function ChatButton({ callId, render, className, children, ...props }: ChatButtonProps): ReactElement {
  const { isOpen, unreadCount, getToggleButtonProps } = useChatToggle(callId);
  const { chat, unreadMessages } = useMessages();
  const tooltip = useTooltip(chat, 'chat');
  const unreadId = useId();
  const hasUnread = unreadCount > 0;

  useEffect(
    function prepareChat() {
      // Whoever is written to is about to open it.
      if (hasUnread) void chatParts.load();
    },
    [hasUnread],
  );

  const element = (
    <button
      aria-describedby={hasUnread ? unreadId : undefined}
      {...getToggleButtonProps({ ...tooltip, 'aria-label': undefined, ...props })}
      type="button"
      className={classNames('parley-control', className)}
      data-open={present(isOpen)}
      data-unread={hasUnread ? unreadCount : undefined}
    >
      {children ?? (
        <>
          <ChatIcon />
          <span className="parley-control-label">{chat}</span>
        </>
      )}
      {hasUnread && (
        <>
          <span className="parley-unread" aria-hidden="true">
            {unreadCount > mostShown ? `${mostShown}+` : unreadCount}
          </span>
          <span id={unreadId} hidden>
            {unreadMessages(unreadCount)}
          </span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isOpen, unreadCount });
}

'use client';
import { useEffect, useId, useRef } from 'react';
import type { ReactElement } from 'react';
import { useCallId } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useChat } from '../hooks/use-chat.js';
import { useMessages } from '../hooks/use-messages.js';
import { CloseIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import { showChat } from '../lib/shown-chats.js';
import { useFocusHome } from '../lib/use-focus-home.js';
import { ChatComposer } from './chat-composer.js';
import { ChatLog } from './chat-log.js';
import type { ChatPanelProps } from './chat-props.js';
import { ChatTyping } from './chat-typing.js';

/** See `ChatPanel`. */
export function ChatBoard({
  callId,
  onClose,
  takesFocus = false,
  render,
  ref,
  className,
  ...props
}: ChatPanelProps): ReactElement {
  const { chat: title, close, locale, dir } = useMessages();
  const store = useCallStore();
  const id = useCallId(callId);
  const chat = useChat(callId);
  const titleId = useId();
  const own = useRef<HTMLElement>(null);
  const isEmpty = chat.messages.length === 0;
  useFocusHome(own, takesFocus ? 'chat' : null);

  useEffect(
    function beShown() {
      return id === null ? undefined : showChat(store, id);
    },
    [store, id],
  );

  useEffect(
    function closeOnEscape() {
      const board = own.current;
      if (!board || !onClose) return undefined;
      const press = (event: globalThis.KeyboardEvent): void => {
        // What an input method offers is closed by the same key.
        if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      };
      board.addEventListener('keydown', press);
      return () => board.removeEventListener('keydown', press);
    },
    [onClose],
  );

  const element = (
    <section
      aria-labelledby={titleId}
      tabIndex={-1}
      lang={locale}
      dir={dir}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-chat', className)}
      data-empty={present(isEmpty)}
    >
      <header>
        <h2 id={titleId} className="parley-title">
          {title}
        </h2>
        {onClose && (
          <button type="button" className="parley-control" aria-label={close} onClick={onClose}>
            <CloseIcon />
          </button>
        )}
      </header>
      <ChatLog callId={callId} chat={chat} />
      <ChatTyping callId={callId} typingIds={chat.typingIds} />
      {id !== null && <ChatComposer key={id} callId={id} chat={chat} takesFocus={takesFocus} />}
    </section>
  );
  return renderElement(element, render, { unreadCount: chat.unreadCount, isEmpty });
}

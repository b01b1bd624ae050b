'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useChatMessages } from '../hooks/use-chat-messages.js';
import type { ChatHandle } from '../hooks/use-chat.js';
import { SendIcon } from '../icons/icons.js';
import { draftOf, keepDraft } from '../lib/chat-drafts.js';
import { maxChatLength } from '../lib/chat-limits.js';

interface ChatComposerProps {
  readonly callId: SessionId;
  readonly chat: ChatHandle;
  readonly takesFocus: boolean;
}

/** The field for one's own message. What was not sent is still there when the chat is opened again. */
export function ChatComposer({ callId, chat, takesFocus }: ChatComposerProps): ReactElement {
  const words = useChatMessages();
  const store = useCallStore();
  const isOver = useCallSlice(callId, (call) => call === null || call.state === 'ended');
  const [text, setText] = useState(() => draftOf(store, callId));
  const field = useRef<HTMLTextAreaElement>(null);
  const noteId = useId();
  const { canSend, send, setTyping } = chat;
  const excess = text.length - maxChatLength;
  const note = canSend ? (excess > 0 ? words.tooLong(excess) : null) : words.nobodyThere;

  useEffect(
    function takeFocus() {
      if (takesFocus) field.current?.focus({ preventScroll: true });
    },
    [takesFocus],
  );

  useEffect(
    function stopTyping() {
      return () => setTyping(false);
    },
    [setTyping],
  );

  const change = (next: string): void => {
    setText(next);
    keepDraft(store, callId, next);
  };
  const submit = async (): Promise<void> => {
    if (!canSend || excess > 0 || text.trim() === '') return;
    change('');
    const error = await send(text);
    // Not lost; but what was written meanwhile is newer.
    if (error && draftOf(store, callId) === '') change(text);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event.nativeEvent)) return;
    event.preventDefault();
    void submit();
  };

  if (isOver) return <p className="parley-chat-note">{words.callIsOver}</p>;
  return (
    <form
      className="parley-chat-composer"
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {note !== null && (
        <p id={noteId} className="parley-chat-note">
          {note}
        </p>
      )}
      <textarea
        ref={field}
        rows={1}
        dir="auto"
        enterKeyHint="send"
        aria-label={words.message}
        aria-describedby={note === null ? undefined : noteId}
        aria-invalid={excess > 0}
        placeholder={words.message}
        value={text}
        onChange={({ target }) => {
          change(target.value);
          setTyping(target.value !== '');
        }}
        onBlur={() => setTyping(false)}
        onKeyDown={onKeyDown}
      />
      <button
        type="submit"
        className="parley-control"
        aria-label={words.send}
        disabled={!canSend || excess > 0 || text.trim() === ''}
      >
        <SendIcon />
      </button>
    </form>
  );
}

/** Enter also chooses a word of an input method. Safari says so by the old code of the key alone. */
function isComposing(event: KeyboardEvent['nativeEvent']): boolean {
  return event.isComposing || Reflect.get(event, 'keyCode') === 229;
}

'use client';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { ChatHandle } from './use-chat.js';

/** How near to the end counts as the end, in CSS pixels: a fraction is lost where a page is zoomed. */
const nearEnd = 24;

/** What keeps the newest message in sight, unless somebody reads older ones. */
export interface ChatScroll {
  readonly ref: RefObject<HTMLDivElement | null>;
  /** How many of the others came below what is in sight. */
  readonly newCount: number;
  readonly onScroll: () => void;
  readonly scrollToEnd: () => void;
}

/** Follows the end of a list of messages, and marks as read what was in sight. */
export function useChatScroll({ messages, unreadCount, markRead }: ChatHandle): ChatScroll {
  const ref = useRef<HTMLDivElement>(null);
  const [isAtEnd, setAtEnd] = useState(true);
  const last = messages.at(-1);

  const follow = useCallback(() => {
    const log = ref.current;
    if (log) log.scrollTop = log.scrollHeight;
  }, []);
  const onScroll = useCallback(() => {
    const log = ref.current;
    if (log) setAtEnd(log.scrollHeight - log.scrollTop - log.clientHeight < nearEnd);
  }, []);
  const scrollToEnd = useCallback(() => {
    follow();
    setAtEnd(true);
    // The button goes.
    ref.current?.focus({ preventScroll: true });
  }, [follow]);

  useLayoutEffect(
    function followNewest() {
      // Whoever writes wants to see it.
      if (isAtEnd || last?.isOwn) follow();
    },
    [isAtEnd, last, follow],
  );

  useEffect(
    function followSize() {
      const log = ref.current;
      if (!log || !isAtEnd) return undefined;
      // A keyboard on the screen, or a longer message in the field, leaves less room.
      const observer = new ResizeObserver(follow);
      observer.observe(log);
      return () => observer.disconnect();
    },
    [isAtEnd, follow],
  );

  useEffect(
    function readWhatIsSeen() {
      if (!isAtEnd || unreadCount === 0) return undefined;
      const read = (): void => {
        if (document.visibilityState === 'visible') markRead();
      };
      read();
      document.addEventListener('visibilitychange', read);
      return () => document.removeEventListener('visibilitychange', read);
    },
    [isAtEnd, unreadCount, markRead],
  );

  return { ref, newCount: isAtEnd ? 0 : unreadCount, onScroll, scrollToEnd };
}

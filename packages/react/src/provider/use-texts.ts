'use client';
import { useEffect, useMemo, useState } from 'react';
import { en } from '../messages/en.js';
import { loadMessages } from '../messages/load-messages.js';
import type { Messages } from '../messages/messages.js';

/**
 * The texts in a language, with some replaced. They are English until that language is there, and stay what they
 * were when it cannot be fetched.
 *
 * @param locales - BCP 47 tags, the best one first
 */
export function useTexts(
  locales: string | readonly string[] = 'en',
  replaced: Partial<Messages> | undefined,
): Messages {
  // As one string: a list that is written into the JSX is another one on every render.
  const wanted = [locales].flat().join();
  const [loaded, setLoaded] = useState(en);

  useEffect(
    function loadTexts() {
      let isWanted = true;
      const show = (texts: Messages): void => {
        if (isWanted) setLoaded(texts);
      };
      loadMessages(wanted.split(',')).then(show, () => undefined);
      return () => {
        isWanted = false;
      };
    },
    [wanted],
  );

  return useMemo(() => ({ ...loaded, ...replaced }), [loaded, replaced]);
}

'use client';
import { useEffect, useReducer, useSyncExternalStore } from 'react';

/**
 * False until what is rendered for the first time stands in the page: what can wait for that comes right after it. True
 * from the start on a server, whose markup is whole, and for what came from there.
 *
 * @param isLater - false: true from the start. Counts when it is first rendered.
 */
export function useIsShown(isLater: boolean): boolean {
  const isFromServer = useSyncExternalStore(never, no, yes);
  const [isShown, noteShown] = useReducer(yes, isFromServer || !isLater);

  useEffect(
    function showTheRest() {
      noteShown();
    },
    [noteShown],
  );
  return isShown;
}

function never(): () => void {
  return no;
}

function no(): boolean {
  return false;
}

function yes(): boolean {
  return true;
}

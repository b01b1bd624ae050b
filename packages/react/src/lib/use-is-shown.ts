'use client';
import { useEffect, useState, useSyncExternalStore } from 'react';

/**
 * False until what is rendered for the first time stands in the page: what can wait for that comes right after it. True
 * from the start on a server, whose markup is whole, and for what came from there.
 */
export function useIsShown(): boolean {
  const isFromServer = useSyncExternalStore(never, no, yes);
  const [isShown, setShown] = useState(isFromServer);

  useEffect(function noteShown() {
    setShown(true);
  }, []);
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

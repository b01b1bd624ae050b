import { useCallback, useSyncExternalStore } from 'react';
import type { Session, SessionState } from './session.js';

/** Where signing in stands, now and after each change. */
export function useSession(session: Session): SessionState {
  return useSyncExternalStore(
    useCallback((listener) => session.subscribe(listener), [session]),
    () => session.state,
  );
}

import type { Contact } from '@parley/core';
import { useCallClient } from '@parley/react';
import { useCallback, useSyncExternalStore } from 'react';

/** Everybody on the roster with presence, as it is now. */
export function useContacts(): readonly Contact[] {
  const client = useCallClient();
  return useSyncExternalStore(
    useCallback((listener) => client.on('contacts', listener), [client]),
    () => client.contacts,
  );
}

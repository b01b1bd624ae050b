import type { UserId } from '@parley/core';
import { useCallClient } from '@parley/react';
import { useEffect, useState } from 'react';
import { noteCall } from './missed-calls.js';
import type { MissedCalls } from './missed-calls.js';

const none: MissedCalls = new Map<UserId, number>();

/** Who called in vain since this user signed in, and was not reached since. */
export function useMissedCalls(): MissedCalls {
  const client = useCallClient();
  const [missed, setMissed] = useState(none);
  useEffect(
    function noteCalls() {
      return client.on('call', (call) => {
        setMissed((before) => noteCall(before, call.snapshot));
        call.on('change', (snapshot) => setMissed((before) => noteCall(before, snapshot)));
      });
    },
    [client],
  );
  return missed;
}

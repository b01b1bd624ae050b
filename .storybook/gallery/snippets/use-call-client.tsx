import { useCallClient } from '@parley/react';
import { useEffect, useState } from 'react';

/** For what no hook does: the client that `CallProvider` was given, with all its events. */
export function LastEnding() {
  const client = useCallClient();
  const [ending, setEnding] = useState('none yet');

  useEffect(
    function noteEndings() {
      const stops = client.calls.map((call) =>
        call.on('change', ({ endReason }) => {
          if (endReason !== null) setEnding(endReason);
        }),
      );
      return () => stops.forEach((stop) => stop());
    },
    [client],
  );
  return (
    <p>
      Last ending: <output>{ending}</output>{' '}
      <button type="button" onClick={() => client.calls.forEach((call) => call.hangUp())}>
        End every call
      </button>
    </p>
  );
}

import { useConnectionState } from '@parley/react';

export function Presence() {
  const { state, userId } = useConnectionState();
  return (
    <p>
      {userId} is {state}
    </p>
  );
}

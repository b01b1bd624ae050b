import { useCallDuration } from '@parley/react';

export function Seconds() {
  const duration = useCallDuration();
  return <p>{duration === null ? 'Not connected yet' : `${Math.floor(duration / 1000)} s`}</p>;
}

import { useMediaSession, useWakeLock } from '@parley/react';

/** The screen stays on, and a headset can hang up. `VideoCall` does both by itself. */
export function AwakeAndHandy() {
  useWakeLock();
  useMediaSession();
  return <p>Let the phone lie there: its screen stays on.</p>;
}

/**
 * Keeps the screen on, as long as the page is seen; a browser takes the lock away from a page that is hidden, so it is
 * asked for again when the page is back. Does nothing where it cannot be had, as on a battery that runs low.
 *
 * @returns lets the screen go dark
 */
export function holdWakeLock(): () => void {
  if (!('wakeLock' in navigator)) return () => undefined;
  let lock: WakeLockSentinel | null = null;
  let isAsking = false;
  const page = { isOver: false };
  const letGo = (): void => {
    if (page.isOver) void lock?.release().catch(() => undefined);
  };
  const ask = async (): Promise<void> => {
    if (isAsking || page.isOver || document.visibilityState !== 'visible' || lock?.released === false) return;
    isAsking = true;
    try {
      lock = await navigator.wakeLock.request('screen');
    } catch {
      // Refused, or hidden in the meantime: asked again when the page is seen again.
    } finally {
      isAsking = false;
    }
    // Not wanted any more while it was asked for.
    letGo();
  };
  const askAgain = (): void => void ask();
  document.addEventListener('visibilitychange', askAgain);
  askAgain();
  return () => {
    page.isOver = true;
    document.removeEventListener('visibilitychange', askAgain);
    letGo();
  };
}

/** How it goes with something that is played once. */
export type PlayState = 'playing' | 'ended' | 'failed';

/**
 * Plays a sound once, on a chosen speaker.
 *
 * @param speaker - the id of the speaker; `null`: the system's
 * @param onState - `playing` when it is heard; then `ended`, also when it was stopped, or `failed`
 * @returns stops it
 */
export function playBlob(
  blob: Blob,
  speaker: string | null,
  onState: (state: PlayState) => void,
): () => void {
  const url = URL.createObjectURL(blob);
  const audio = new Audio(url);
  let isOver = false;
  const end = (state: 'ended' | 'failed'): void => {
    if (isOver) return;
    isOver = true;
    audio.pause();
    audio.removeAttribute('src');
    URL.revokeObjectURL(url);
    onState(state);
  };
  const play = async (): Promise<void> => {
    if (speaker !== null && 'setSinkId' in audio) await audio.setSinkId(speaker);
    await audio.play();
    if (!isOver) onState('playing');
  };
  audio.addEventListener('ended', () => end('ended'));
  audio.addEventListener('error', () => end('failed'));
  play().catch(() => end('failed'));
  return () => end('ended');
}

/** What is done to a voice at capture. */
const processing = ['echoCancellation', 'noiseSuppression', 'autoGainControl'] as const;

/**
 * Asks other things of a device that is captured.
 *
 * @returns false where the browser cannot change it in place: then it has to be captured anew. Chromium takes any wish
 * for how a voice is processed and acts on none; what the track tells of itself shows that.
 */
export async function reshapeTrack(
  track: MediaStreamTrack,
  constraints: boolean | MediaTrackConstraints,
): Promise<boolean> {
  const wanted = typeof constraints === 'object' ? constraints : {};
  try {
    await track.applyConstraints(wanted);
  } catch {
    return false;
  }
  const is = track.getSettings();
  return processing.every(
    (name) => typeof wanted[name] !== 'boolean' || is[name] === undefined || is[name] === wanted[name],
  );
}

/** Whether two wishes for a device, made in the same way, ask for the same. */
export function isSame(
  one: boolean | MediaTrackConstraints,
  other: boolean | MediaTrackConstraints,
): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

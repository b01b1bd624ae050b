/** The moments that have a sound. */
export const soundNames = ['ringtone', 'ringback', 'join', 'leave', 'end'] as const;

/** The moments that have a sound. */
export type SoundName = (typeof soundNames)[number];

'use client';
import { useSounds } from '../hooks/use-sounds.js';
import type { SoundsOptions } from '../hooks/use-sounds.js';

/** What `Ringtone` is given. */
export type RingtoneProps = SoundsOptions;

/**
 * The sounds of calls: one that comes in (`ringtone`), one that goes out (`ringback`), somebody who comes (`join`) or
 * goes (`leave`), and the end (`end`). `IncomingCallDialog` and `VideoCall` bring it, so mount it only to choose:
 * `<Ringtone sounds={{ ringtone: '/bell.mp3', leave: false }} volume={0.5} />` before them is the one that plays.
 * To choose for everything at once, give `sounds` to `CallProvider`. It shows nothing.
 */
export function Ringtone(props: RingtoneProps): null {
  useSounds(props);
  return null;
}

import type { Unsubscribe } from '../lib/emitter.js';
import type { UserId } from '../model/ids.js';

/**
 * How loud the people of a call are, ourselves too, told beside the snapshot: a level changes ten times a second, and must
 * not make anything else look new.
 */
export interface AudioLevels {
  /**
   * The last level of one person, linear from 0 (silence) to 1 (full scale), in steps of 0.01; 0 for anybody muted,
   * not connected or unknown. Measured only while somebody listens. Our own is that of what we send, from one second
   * after the call connected.
   */
  get(userId: UserId): number;
  /** Tells the level of one person after each change, at most ten times a second: rises at once, falls softly. */
  on(userId: UserId, listener: (level: number) => void): Unsubscribe;
}

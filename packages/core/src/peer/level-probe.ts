import type { MediaReceiver, PeerConnection } from './rtc.js';
import { mainTransceivers } from './transceivers.js';

/** Reads how loud the sound is that peer connections receive; one probe serves any number of them. */
export class LevelProbe {
  /** When the newest packet was played that was read from a receiver. */
  readonly #played = new WeakMap<MediaReceiver, number>();
  /** What the statistics told last. */
  readonly #told = new WeakMap<PeerConnection, number>();

  /**
   * How loud a connection is now, linear from 0 to 1. It is the level of the last packet that was played (20 ms, by
   * RFC 6464 or computed), and 0 when none was since the last look. Where receivers do not tell it, the statistics
   * do, one look late.
   */
  read(connection: PeerConnection): number {
    let level = 0; // NaN as soon as one does not tell
    // The sound of a shared screen is nobody's voice.
    for (const { receiver } of mainTransceivers(connection)) {
      if (receiver.track.kind !== 'audio') continue;
      if (!receiver.getSynchronizationSources) level = NaN;
      const before = this.#played.get(receiver) ?? 0;
      // A source stays listed for 10 s after its last packet.
      for (const { timestamp, audioLevel } of receiver.getSynchronizationSources?.() ?? []) {
        if (timestamp <= before) continue;
        this.#played.set(receiver, timestamp);
        level = Math.max(level, audioLevel ?? NaN);
      }
    }
    if (level >= 0) return level;
    void this.#ask(connection);
    return this.#told.get(connection) ?? 0;
  }

  async #ask(connection: PeerConnection): Promise<void> {
    let level = 0;
    const report = await connection.getStats().catch(() => null); // It may be closed meanwhile.
    report?.forEach(({ type, audioLevel = 0 }) => {
      if (type === 'inbound-rtp') level = Math.max(level, audioLevel);
    });
    this.#told.set(connection, level);
  }
}

import type { StatsReport } from './rtc.js';

/** How one peer's media came through during some seconds. */
export interface Reception {
  /** There and back, in seconds; 0 where it is not known. */
  readonly roundTripTime: number;
  /** `null` when no sound came: then there is nothing to judge. Loss is a share (0 to 1), jitter in seconds. */
  readonly audio: { readonly loss: number; readonly jitter: number } | null;
  /** `null` when no picture came. Frames per second, and the share of the time (0 to 1) in which it stood still. */
  readonly video: { readonly frameRate: number; readonly frozen: number } | null;
}

type Counter = 'framesDecoded' | 'packetsLost' | 'packetsReceived' | 'timestamp' | 'totalFreezesDuration';

/**
 * What came between two reports (W3C webrtc-stats). Of several sounds the worst counts, of several pictures the liveliest:
 * a shared screen that stands still is no bad picture. A stream that began anew, or had no picture before, is not
 * judged yet.
 */
export function receptionBetween(before: StatsReport, now: StatsReport): Reception {
  let audio: Reception['audio'] = null;
  let video: Reception['video'] = null;
  let roundTripTime = 0;
  now.forEach((entry, id) => {
    // Of the pair in use; of browsers that do not tell which that is, the other side's word, by RTCP.
    roundTripTime =
      now.get(entry.selectedCandidatePairId ?? '')?.currentRoundTripTime ??
      (roundTripTime || (entry.roundTripTime ?? 0));
    const old = before.get(id) ?? {};
    const gain = (name: Counter): number => (entry[name] ?? 0) - (old[name] ?? 0);
    const packets = gain('packetsReceived');
    if (entry.type !== 'inbound-rtp' || !old.packetsReceived || packets <= 0) return;
    if (entry.kind === 'audio') {
      // What comes late or twice is taken off the count of the lost (RFC 3550), which can make less than nothing.
      const lost = Math.max(0, gain('packetsLost'));
      const loss = lost / (packets + lost);
      if (!audio || loss > audio.loss) audio = { loss, jitter: entry.jitter ?? 0 };
    }
    if (old.framesDecoded) {
      const seconds = gain('timestamp') / 1000;
      const frameRate = gain('framesDecoded') / seconds;
      // A freeze is booked as a whole when it ends, so that it can be longer than this interval.
      const frozen = Math.min(1, gain('totalFreezesDuration') / seconds);
      if (!video || frameRate > video.frameRate) video = { frameRate, frozen };
    }
  });
  return { audio, video, roundTripTime };
}

import type { StatsReport } from './rtc.js';

/** How sending to one peer went. */
export interface SendingReport {
  /** Bits per second that the browser thinks can be sent, `null` where it does not tell. */
  readonly available: number | null;
  /** Bits per second that were sent of media. */
  readonly sent: number;
  /** What encoders worked on pictures, in seconds per second: 0.5 is half of a core, where a core is free for them. */
  readonly encoding: number;
  /** What kept the pictures from being better; the machine before the network. */
  readonly limitedBy: 'bandwidth' | 'cpu' | 'none';
}

/** What two reports tell of sending (W3C webrtc-stats). */
export function sendingBetween(before: StatsReport, now: StatsReport): SendingReport {
  let available: number | null = null;
  let sent = 0;
  let encoding = 0;
  const limits = new Set<string | undefined>();
  now.forEach((entry, id) => {
    // Only the pair in use has one.
    const found = entry.type === 'candidate-pair' ? entry.availableOutgoingBitrate : undefined;
    if (found !== undefined) available = Math.max(available ?? 0, found);
    const old = before.get(id);
    if (entry.type !== 'outbound-rtp' || !old) return;
    const seconds = ((entry.timestamp ?? 0) - (old.timestamp ?? 0)) / 1000;
    if (seconds > 0) {
      sent += (8 * ((entry.bytesSent ?? 0) - (old.bytesSent ?? 0))) / seconds;
      encoding += ((entry.totalEncodeTime ?? 0) - (old.totalEncodeTime ?? 0)) / seconds;
    }
    limits.add(entry.qualityLimitationReason);
  });
  const limitedBy = limits.has('cpu') ? 'cpu' : limits.has('bandwidth') ? 'bandwidth' : 'none';
  return { available, sent: Math.max(0, sent), encoding: Math.max(0, encoding), limitedBy };
}

import { expect, it } from 'vitest';
import type { StatsEntry } from './rtc.js';
import { sendingBetween } from './sending-report.js';

function report(seconds: number, bytes: number, reason: string, available?: number) {
  const timestamp = 1000 * seconds;
  const pair = available === undefined ? {} : { availableOutgoingBitrate: available };
  return new Map<string, StatsEntry>([
    ['pair', { type: 'candidate-pair', ...pair }],
    ['other', { type: 'candidate-pair' }],
    ['in', { type: 'inbound-rtp', timestamp, bytesSent: 1_000_000 }],
    ['voice', { type: 'outbound-rtp', kind: 'audio', timestamp, bytesSent: bytes }],
    [
      'picture',
      {
        type: 'outbound-rtp',
        timestamp,
        bytesSent: 3 * bytes,
        totalEncodeTime: bytes / 1000,
        qualityLimitationReason: reason,
      },
    ],
  ]);
}

it('tells what was sent, what could be, and what is in the way', () => {
  const before = report(1, 1000, 'none');
  expect(sendingBetween(before, report(3, 2000, 'cpu', 500_000))).toEqual({
    available: 500_000,
    sent: 16_000,
    encoding: 0.5,
    limitedBy: 'cpu',
  });
  expect(sendingBetween(before, report(3, 1000, 'bandwidth'))).toEqual({
    available: null,
    sent: 0,
    encoding: 0,
    limitedBy: 'bandwidth',
  });
  // A connection that was made anew counts from 0.
  expect(sendingBetween(before, report(3, 0, 'none'))).toMatchObject({ sent: 0, encoding: 0 });
  expect(sendingBetween(new Map(), report(3, 0, 'other'))).toMatchObject({ sent: 0, limitedBy: 'none' });
});

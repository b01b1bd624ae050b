import { describe, expect, it } from 'vitest';
import { receptionBetween, type Reception } from './reception.js';
import type { StatsEntry, StatsReport } from './rtc.js';

interface Entry extends StatsEntry {
  readonly id: string;
}

function report(...entries: readonly Entry[]): StatsReport {
  return new Map(entries.map((entry) => [entry.id, entry]));
}

const audio = {
  id: 'a',
  type: 'inbound-rtp',
  kind: 'audio',
  timestamp: 1000,
  packetsReceived: 50,
  packetsLost: 5,
} as const;
const video = {
  id: 'v',
  type: 'inbound-rtp',
  kind: 'video',
  timestamp: 1000,
  packetsReceived: 100,
  framesDecoded: 20,
} as const;

function between(before: readonly Entry[], now: readonly Entry[]): Reception {
  return receptionBetween(report(...before), report(...now));
}

describe('receptionBetween', () => {
  it('gives shares and rates of the interval, not of the whole call', () => {
    const later = {
      ...audio,
      timestamp: 3000,
      packetsReceived: 140,
      packetsLost: 15,
      jitter: 0.012,
    };
    const pictures = {
      ...video,
      timestamp: 3000,
      packetsReceived: 300,
      framesDecoded: 70,
      totalFreezesDuration: 0.5,
    };
    expect(between([audio, video], [later, pictures])).toEqual({
      audio: { loss: 0.1, jitter: 0.012 },
      video: { frameRate: 25, frozen: 0.25 },
      roundTripTime: 0,
    });
  });

  it('says nothing of what did not come, began just now or began anew', () => {
    const nothing = { audio: null, video: null, roundTripTime: 0 };
    expect(between([audio, video], [audio, video])).toEqual(nothing);
    expect(between([], [audio, video])).toEqual(nothing);
    expect(between([audio], [{ ...audio, timestamp: 3000, packetsReceived: 3 }])).toEqual(nothing);
    const first = { ...video, framesDecoded: 0 };
    expect(between([first], [{ ...video, timestamp: 3000, packetsReceived: 150 }])).toEqual(nothing);
  });

  it('judges the liveliest of several pictures, and counts a picture that stands still while packets come', () => {
    const screen = { ...video, id: 's' };
    const moved = { ...video, timestamp: 2000, packetsReceived: 200, framesDecoded: 50 };
    const still = { ...screen, timestamp: 2000, packetsReceived: 101 };
    expect(between([video, screen], [moved, still]).video?.frameRate).toBe(30);
    expect(between([video, screen], [video, still]).video?.frameRate).toBe(0);
  });

  it('takes no more loss back than there was, and no freeze for longer than the interval', () => {
    const found = { ...audio, timestamp: 3000, packetsReceived: 150, packetsLost: 3 };
    expect(between([audio], [found]).audio?.loss).toBe(0);
    const thawed = {
      ...video,
      timestamp: 3000,
      packetsReceived: 150,
      framesDecoded: 30,
      totalFreezesDuration: 60,
    };
    expect(between([video], [thawed]).video?.frozen).toBe(1);
  });

  it('takes the worst of several sounds', () => {
    const other = { ...audio, id: 'b' };
    const lossy = { ...audio, packetsReceived: 90, packetsLost: 15 };
    const fine = { ...other, packetsReceived: 150 };
    expect(between([audio, other], [lossy, fine]).audio?.loss).toBe(0.2);
    expect(between([other, audio], [fine, lossy]).audio?.loss).toBe(0.2);
  });

  it('reads the round trip of the pair in use, or what the other side tells', () => {
    const old = { id: 'p0', type: 'candidate-pair', currentRoundTripTime: 3 } as const;
    const pair = { id: 'p1', type: 'candidate-pair', currentRoundTripTime: 0.08 } as const;
    const transport = { id: 't', type: 'transport', selectedCandidatePairId: 'p1' } as const;
    const remote = { id: 'r', type: 'remote-inbound-rtp', roundTripTime: 0.1 } as const;
    const roundTrip = (...entries: readonly Entry[]): number => between([], entries).roundTripTime;
    expect(roundTrip(pair, old, transport, remote)).toBe(0.08);
    expect(roundTrip(remote, transport, old, pair)).toBe(0.08);
    expect(roundTrip(old, remote)).toBe(0.1);
    expect(roundTrip()).toBe(0);
  });
});

import { describe, expect, it } from 'vitest';
import { opinionScore } from './opinion-score.js';
import { readStats } from './read-stats.js';
import type { StatsEntry, StatsReport } from './rtc.js';

function report(entries: Readonly<Record<string, StatsEntry>>): StatsReport {
  return new Map(Object.entries(entries));
}

const context = { at: 5_000, isVideoOn: true, roleOfMid: () => null };

/** As Chromium tells it. */
const path: Readonly<Record<string, StatsEntry>> = {
  transport: { type: 'transport', selectedCandidatePairId: 'pair' },
  pair: {
    type: 'candidate-pair',
    localCandidateId: 'ours',
    remoteCandidateId: 'theirs',
    currentRoundTripTime: 0.05,
  },
  ours: { candidateType: 'host', protocol: 'udp' },
  theirs: { candidateType: 'srflx', protocol: 'udp' },
  opus: { type: 'codec', mimeType: 'audio/opus' },
  vp8: { type: 'codec', mimeType: 'video/VP8' },
};

const sound = (timestamp: number, times: number): StatsEntry => ({
  type: 'inbound-rtp',
  kind: 'audio',
  mid: '0',
  codecId: 'opus',
  timestamp,
  packetsReceived: 90 * times,
  packetsLost: 10 * times,
  bytesReceived: 8_000 * times,
  jitter: 0.004,
});
const picture = (timestamp: number, times: number): StatsEntry => ({
  type: 'inbound-rtp',
  kind: 'video',
  mid: '1',
  codecId: 'vp8',
  timestamp,
  packetsReceived: 400 * times,
  bytesReceived: 200_000 * times,
  frameWidth: 640,
  frameHeight: 480,
  framesDecoded: 48 * times,
  totalFreezesDuration: 0.1 * times,
});

describe('what two reports tell', () => {
  it('of what comes: rates, loss, size, codec, the way, and a score', () => {
    const before = report({ ...path, a: sound(1_000, 1), v: picture(1_000, 1) });
    const now = report({ ...path, a: sound(3_000, 2), v: picture(3_000, 2) });
    const stats = readStats(before, now, context);
    expect(stats).toMatchObject({ at: 5_000, roundTripTime: 50, sent: { audio: null, video: null } });
    expect(stats.path).toEqual({ local: 'host', remote: 'srflx', protocol: 'udp', isRelayed: false });
    expect(stats.received.audio).toMatchObject({ bitrate: 32, codec: 'opus', loss: 0.1, jitter: 4 });
    expect(stats.received.video).toMatchObject({
      bitrate: 800,
      codec: 'VP8',
      width: 640,
      height: 480,
      frameRate: 24,
      frozen: 0.05,
      limitation: null,
    });
    // One packet in ten is lost: that is what one hears.
    expect(stats.score).toBe(
      opinionScore({ audio: { loss: 0.1, jitter: 0.004 }, video: null, roundTripTime: 0.05 }, true),
    );
    expect(stats.score).toBeLessThan(4);
  });

  it('of what goes: with what the other side tells of it, and what holds it back', () => {
    const outbound = (timestamp: number, times: number): StatsEntry => ({
      type: 'outbound-rtp',
      kind: 'video',
      mid: '1',
      codecId: 'vp8',
      timestamp,
      bytesSent: 50_000 * times,
      framesEncoded: 20 * times,
      frameWidth: 320,
      frameHeight: 240,
      qualityLimitationReason: 'cpu',
    });
    const told: StatsEntry = { type: 'remote-inbound-rtp', localId: 'out', fractionLost: 0.25, jitter: 0.01 };
    const stats = readStats(
      report({ ...path, out: outbound(0, 1) }),
      report({ ...path, out: outbound(1_000, 2), told }),
      context,
    );
    expect(stats.sent.video).toEqual({
      bitrate: 400,
      codec: 'VP8',
      loss: 0.25,
      jitter: 10,
      width: 320,
      height: 240,
      frameRate: 20,
      frozen: 0,
      limitation: 'cpu',
    });
    expect(stats.received).toEqual({ audio: null, video: null, screen: null });
    expect(stats.score).toBeNull();
  });

  it('knows a screen by its place, and passes over its sound', () => {
    const stats = readStats(
      report({ s: { ...picture(0, 1), mid: '2' }, n: { ...sound(0, 1), mid: '3' } }),
      report({ s: { ...picture(1_000, 2), mid: '2' }, n: { ...sound(1_000, 2), mid: '3' } }),
      { ...context, roleOfMid: (mid) => (mid === '2' ? 'screen' : 'screenAudio') },
    );
    expect(stats.received).toMatchObject({ audio: null, video: null, screen: { width: 640 } });
    expect(stats.path).toBeNull();
  });

  it('says nothing of a stream that has begun anew, or stands still', () => {
    const v = picture(1_000, 1);
    const still = readStats(report({ v }), report({ v: { ...v, timestamp: 3_000 } }), context);
    expect(still.received.video).toBeNull();
    expect(readStats(report({}), report({ v }), context).received.video).toBeNull();
  });

  it('knows the way in Firefox, and a relay by what leads to it', () => {
    const stats = readStats(
      report({}),
      report({
        pair: { type: 'candidate-pair', selected: true, localCandidateId: 'ours', remoteCandidateId: 'gone' },
        ours: { candidateType: 'relay', protocol: 'udp', relayProtocol: 'tls' },
      }),
      context,
    );
    expect(stats.path).toEqual({ local: 'relay', remote: null, protocol: 'tls', isRelayed: true });
  });
});

describe('the score', () => {
  const audio = { loss: 0, jitter: 0 };
  it.each([
    [{ audio, video: { frameRate: 30, frozen: 0 }, roundTripTime: 0 }, 4.4],
    [{ audio, video: { frameRate: 12, frozen: 0 }, roundTripTime: 0 }, 4],
    [{ audio, video: { frameRate: 6, frozen: 0 }, roundTripTime: 0 }, 3],
    [{ audio, video: { frameRate: 0, frozen: 0 }, roundTripTime: 0 }, 1],
    [{ audio, video: { frameRate: 30, frozen: 0.2 }, roundTripTime: 0 }, 3.5],
    [{ audio, video: { frameRate: 30, frozen: 1 }, roundTripTime: 0 }, 1],
    [{ audio: { loss: 1, jitter: 0 }, video: null, roundTripTime: 0 }, 1.2],
    [{ audio: null, video: null, roundTripTime: 0 }, null],
  ])('of %o is %s', (reception, score) => {
    expect(opinionScore(reception, true)).toBe(score);
  });

  it('leaves out the picture of a camera that is off', () => {
    const frozen = { audio, video: { frameRate: 0, frozen: 1 }, roundTripTime: 0 };
    expect(opinionScore(frozen, false)).toBe(4.4);
  });
});

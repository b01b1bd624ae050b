import type { StatsEntry, StatsReport } from '@parley/core';

/** How a track comes through. */
export interface ReceptionFacts {
  /** The share of packets that is lost, 0 to 1. Default 0. */
  readonly loss: number;
  /** In seconds. Default 0. */
  readonly jitter: number;
  /** There and back, in seconds. Default 0. */
  readonly roundTripTime: number;
  /** Frames per second. Default 30. */
  readonly frameRate: number;
  /** The share of the time in which the picture stands still, 0 to 1. Default 0. */
  readonly frozen: number;
}

const perfect: ReceptionFacts = { loss: 0, jitter: 0, roundTripTime: 0, frameRate: 30, frozen: 0 };

/** What the statistics of one connection have counted of one track. */
interface Counted {
  packets: number;
  lost: number;
  frames: number;
  frozen: number;
}

/** The packets of an interval. */
const packets = 100;
/** How much later each look at the statistics is, in seconds. */
const interval = 2;

/** What everybody in a world of fake peers receives of each track. */
export class FakeReception {
  readonly #levels = new WeakMap<MediaStreamTrack, number>();
  readonly #facts = new WeakMap<MediaStreamTrack, ReceptionFacts>();
  readonly #counted = new WeakMap<object, Map<string, Counted>>();

  setAudioLevel(track: MediaStreamTrack, level: number): void {
    this.#levels.set(track, level);
  }

  levelOf(track: MediaStreamTrack): number {
    return track.enabled && track.readyState === 'live' ? (this.#levels.get(track) ?? 0) : 0;
  }

  set(track: MediaStreamTrack, facts: Partial<ReceptionFacts>): void {
    this.#facts.set(track, { ...perfect, ...this.#facts.get(track), ...facts });
  }

  /**
   * A report in the words of W3C webrtc-stats. A fake has no time: each look comes two seconds after the one before.
   *
   * @param connection - who looks
   * @param looks - how often they have looked while connected
   * @param tracks - what they receive, by the id of its transceiver
   */
  report(
    connection: object,
    looks: number,
    tracks: readonly (readonly [mid: string, track: MediaStreamTrack])[],
  ): StatsReport {
    const counted = this.#counted.get(connection) ?? new Map<string, Counted>();
    this.#counted.set(connection, counted);
    const entries = new Map<string, StatsEntry>();
    let currentRoundTripTime = 0;
    for (const [mid, track] of tracks) {
      const { loss, jitter, roundTripTime, frameRate, frozen } = this.#facts.get(track) ?? perfect;
      currentRoundTripTime = Math.max(currentRoundTripTime, roundTripTime);
      const sums = counted.get(mid) ?? { packets: 0, lost: 0, frames: 0, frozen: 0 };
      counted.set(mid, sums);
      sums.packets += packets * (1 - loss);
      sums.lost += packets * loss;
      if (track.kind === 'video') sums.frames += interval * frameRate;
      sums.frozen += interval * frozen;
      entries.set(`in-${mid}`, {
        type: 'inbound-rtp',
        kind: track.kind,
        timestamp: looks * interval * 1000,
        packetsReceived: sums.packets,
        packetsLost: sums.lost,
        jitter,
        ...(track.kind === 'audio'
          ? { audioLevel: this.levelOf(track) }
          : { framesDecoded: sums.frames, totalFreezesDuration: sums.frozen }),
      });
    }
    entries.set('pair', { type: 'candidate-pair', currentRoundTripTime });
    entries.set('transport', { type: 'transport', selectedCandidatePairId: 'pair' });
    return entries;
  }
}

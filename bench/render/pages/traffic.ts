import type { CallQuality } from '@parley/core';
import { seededRandom } from '@parley/testing';
import type { Level, Stage } from './stage.js';

/** What happens in a call, by kind: all of it together, or levels alone. */
export type TrafficKind = 'all' | 'levels';

/** What is to happen. */
export interface TrafficOptions {
  readonly kind: TrafficKind;
  readonly seconds: number;
  /** The same seed, the same traffic: it depends on nothing else but the number of people. */
  readonly seed: number;
}

/** One thing that happens, and when: in ms from the start. */
export interface TrafficEvent {
  readonly at: number;
  readonly happen: (stage: Stage) => void;
}

/** How many talk at once. */
const talkers = 3;
/** The levels of those who talk, ten times a second. */
const levelInterval = 100;
/** Apart from one another and from the levels: things that come from different sources meet by chance only. */
const speakerOffset = 30;
const qualityOffset = 570;

const qualities: readonly CallQuality[] = ['good', 'fair', 'poor'];

/**
 * Plans a stretch of a call: three talk; each second another one becomes the loudest while the one who began first
 * falls silent, and somebody's quality changes.
 *
 * @param remotes - how many remote people there are, at least 3
 */
export function planTraffic(remotes: number, { kind, seconds, seed }: TrafficOptions): TrafficEvent[] {
  const random = seededRandom(seed);
  const events: TrafficEvent[] = [];
  const quality = new Map<number, CallQuality>();
  let talking = Array.from({ length: talkers }, (_, index) => index % remotes);

  for (let second = 0; second < seconds; second += 1) {
    const start = second * 1000;
    if (kind === 'all') {
      const [first = 0, ...others] = talking;
      const next = pick(
        Array.from({ length: remotes }, (_, person) => person).filter((person) => !others.includes(person)),
        random,
      );
      const silent: Level[] = first === next ? [] : [{ person: first, level: 0 }];
      talking = [...others, next];
      events.push({
        at: start + speakerOffset,
        happen: (stage) => {
          stage.setLevels(silent);
          stage.setSpeaker(next);
        },
      });
      const person = Math.floor(random() * remotes);
      const other = pick(
        qualities.filter((one) => one !== (quality.get(person) ?? 'good')),
        random,
      );
      quality.set(person, other);
      events.push({ at: start + qualityOffset, happen: (stage) => stage.setQuality(person, other) });
    }
    for (let tick = 0; tick < 1000; tick += levelInterval) {
      const levels = talking.map((person, index) => ({
        person,
        // The one who began last is the loudest.
        level: (index === talking.length - 1 ? 0.55 : 0.1) + 0.4 * random(),
      }));
      // The first levels of a second belong to those who talk from its start on.
      events.push({ at: start + tick + 2 * speakerOffset, happen: (stage) => stage.setLevels(levels) });
    }
  }
  return events.toSorted((a, b) => a.at - b.at);
}

function pick<T>(values: readonly T[], random: () => number): T {
  const value = values[Math.floor(random() * values.length)];
  if (value === undefined) throw new Error('there is nothing to pick from');
  return value;
}

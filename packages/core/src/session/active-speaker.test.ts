import { seededRandom } from '@parley/testing';
import { describe, expect, it } from 'vitest';
import { ActiveSpeaker } from './active-speaker.js';

/** A room of people and a clock that goes on by 100 ms with each tick. */
function room() {
  const speaker = new ActiveSpeaker();
  let now = 1_700_000_000_000;
  const changes: { readonly at: number; readonly userId: string | null }[] = [];
  return {
    speaker,
    changes,
    get now() {
      return now;
    },
    /** Everybody is as loud as told for some ticks; gives who talks then. */
    hear(levels: Record<string, number>, ticks: number): string | null {
      const map = new Map(Object.entries(levels));
      for (let tick = 0; tick < ticks; tick += 1) {
        now += 100;
        if (speaker.take(now, map)) changes.push({ at: now, userId: speaker.userId });
      }
      return speaker.userId;
    },
  };
}

const voice = 0.08;
const noise = 0.004;

describe('ActiveSpeaker', () => {
  it('takes a short sustained voice, not a click, nor a quiet room', () => {
    const r = room();
    expect(r.hear({ bob: noise, eve: 0 }, 50)).toBeNull();
    expect(r.hear({ bob: 1, eve: 0 }, 1)).toBeNull();
    expect(r.hear({ bob: noise, eve: 0 }, 20)).toBeNull();
    expect(r.hear({ bob: noise, eve: voice }, 4)).toBe('eve');
    expect(r.changes).toHaveLength(1);
  });

  it('stays with the last one until somebody else talks', () => {
    const r = room();
    r.hear({ bob: voice, eve: 0 }, 5);
    expect(r.hear({ bob: 0, eve: 0 }, 600)).toBe('bob');
    expect(r.hear({ bob: 0, eve: voice }, 5)).toBe('eve');
  });

  it('lets nobody take over who is not clearly more of a speaker', () => {
    const r = room();
    r.hear({ bob: voice, eve: 0 }, 20);
    expect(r.hear({ bob: voice, eve: voice * 1.2 }, 50)).toBe('bob');
    expect(r.hear({ bob: voice * 0.2, eve: voice }, 20)).toBe('eve');
  });

  it('never changes twice within a second, whatever it hears', () => {
    const r = room();
    const random = seededRandom(5);
    for (let turn = 0; turn < 2000; turn += 1)
      r.hear({ bob: random() ** 2, eve: random() ** 2, carol: random() ** 2 }, 1 + Math.floor(random() * 6));
    expect(r.changes.length).toBeGreaterThan(20);
    const gaps = r.changes.slice(1).map(({ at }, index) => at - (r.changes[index]?.at ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  });

  it('clears who has left, and lets the next one wait', () => {
    const r = room();
    r.hear({ bob: voice, eve: voice / 2 }, 30);
    r.speaker.leave(r.now, 'eve');
    expect(r.speaker.userId).toBe('bob');
    r.speaker.leave(r.now, 'bob');
    expect(r.speaker.userId).toBeNull();
    expect(r.hear({ eve: voice }, 9)).toBeNull();
    expect(r.hear({ eve: voice }, 1)).toBe('eve');
  });
});

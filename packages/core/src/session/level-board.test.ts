import { describe, expect, it } from 'vitest';
import { silentLogger } from '../lib/logger.js';
import { LevelBoard } from './level-board.js';

function board(onAudience: () => unknown = () => undefined): LevelBoard {
  return new LevelBoard(silentLogger, () => void onAudience());
}

describe('LevelBoard', () => {
  it('rises at once, falls to silence within a few ticks, and then says no more', () => {
    const own = board();
    const heard: number[] = [];
    own.on('bob', (level) => heard.push(level));
    for (const level of [0.1, 0, 0.3, 0, 0, 0, 0, 0, 0, 0]) own.take('bob', level);
    expect(heard).toEqual([0.1, 0.04, 0.3, 0.12, 0.05, 0.02, 0.01, 0]);
    expect(own.get('bob')).toBe(0);
  });

  it('takes a quiet room for silence, and tells nobody of it', () => {
    const own = board();
    const heard: number[] = [];
    own.on('bob', (level) => heard.push(level));
    for (const level of [0, 0.001, 0.004, 0.002]) own.take('bob', level);
    expect(heard).toEqual([]);
    own.take('bob', 3);
    expect(own.get('bob')).toBe(1);
    expect(own.get('nobody')).toBe(0);
  });

  it('knows whether anybody listens, and nothing else when nobody does', () => {
    const told: boolean[] = [];
    const own: LevelBoard = board(() => told.push(own.isHeard));
    own.take('bob', 0.5);
    expect(own.get('bob')).toBe(0);
    const first = own.on('bob', () => undefined);
    const second = own.on('eve', () => undefined);
    own.take('bob', 0.5);
    first();
    first();
    expect(own.isHeard).toBe(true);
    expect(own.get('bob')).toBe(0.5);
    second();
    expect(told.at(0)).toBe(true);
    expect(told.at(-1)).toBe(false);
    expect(own.get('bob')).toBe(0);
  });
});

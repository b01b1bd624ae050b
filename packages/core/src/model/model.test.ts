import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareUserIds } from './ids.js';
import { markToParams, readMark, withoutMark } from './parley-mark.js';

describe('compareUserIds', () => {
  it('compares numbers as numbers, whatever their length, and the rest by code point', () => {
    expect(compareUserIds('9', '10')).toBeLessThan(0);
    expect(compareUserIds('99999999999999999998', '99999999999999999999')).toBeLessThan(0);
    expect(compareUserIds('bob', 'alice')).toBeGreaterThan(0);
    expect(compareUserIds('a', 'a')).toBe(0);
    expect(compareUserIds('9', '10a')).toBeGreaterThan(0);
  });

  it('is an order: antisymmetric, and equal only for equal ids', () => {
    const id = fc.oneof(fc.string({ minLength: 1 }), fc.nat().map(String), fc.constantFrom('1', '01', '001'));
    fc.assert(
      fc.property(id, id, (a, b) => {
        expect(Math.sign(compareUserIds(a, b))).toBe(-Math.sign(compareUserIds(b, a)) + 0);
        expect(compareUserIds(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('the mark of a Parley client', () => {
  it('survives the wire', () => {
    for (const mark of [{}, { audio: true, video: false }, { busy: true }])
      expect(readMark(markToParams(mark))).toEqual(mark);
  });

  it('is absent from other clients, and nonsense in it is ignored', () => {
    expect(readMark(undefined)).toBeNull();
    expect(readMark({ mute: 'audio' })).toBeNull();
    expect(readMark({ parley: ['x', 'y'] })).toEqual({});
    expect(readMark({ parley: { audio: 'maybe', reason: 'bored', video: 'off' } })).toEqual({ video: false });
    expect(withoutMark({ parley: '', mute: 'audio' })).toEqual({ mute: 'audio' });
  });
});

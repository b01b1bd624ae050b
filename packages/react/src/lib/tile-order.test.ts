import { describe, expect, it } from 'vitest';
import { noOrder, orderTiles, readTileKey, tileKey } from './tile-order.js';
import type { TileKey } from './tile-order.js';

const keys = (...ids: string[]): TileKey[] => ids.map((id) => tileKey(id, 'camera'));
const ids = (order: { readonly keys: readonly TileKey[] }) =>
  order.keys.map((key) => readTileKey(key).userId).join('');

describe('the order of tiles', () => {
  it('is the natural one while all fit, whoever talks', () => {
    const all = keys('a', 'b', 'c');
    const order = orderTiles(noOrder, all, tileKey('c', 'camera'), 3);
    expect(order.keys).toBe(all);
    expect(orderTiles(order, [...all], tileKey('b', 'camera'), 3)).toBe(order);
  });

  it('brings who talks to the first page, and moves nobody else but the one who makes room', () => {
    const all = keys('a', 'b', 'c', 'd', 'e');
    const talk = (before: typeof noOrder, who: string) => orderTiles(before, all, tileKey(who, 'camera'), 3);
    const first = talk(noOrder, 'e');
    expect(ids(first)).toBe('abedc');
    expect(talk(first, 'e')).toBe(first);
    const second = talk(first, 'b');
    expect(ids(second)).toBe('abedc');
    // Neither of those who talk makes room while somebody is silent.
    expect(ids(talk(second, 'd'))).toBe('dbeac');
  });

  it('makes the one leave who has not talked for longest', () => {
    const all = keys('a', 'b', 'c', 'd');
    const talked = ['a', 'b', 'c', 'd'].reduce(
      (order, who) => orderTiles(order, all, tileKey(who, 'camera'), 2),
      noOrder,
    );
    expect(ids(talked)).toBe('cdab');
  });

  it('closes the gap of who leaves, and takes newcomers at the end', () => {
    const order = orderTiles(noOrder, keys('a', 'b', 'c', 'd'), tileKey('d', 'camera'), 2);
    expect(ids(order)).toBe('adcb');
    expect(ids(orderTiles(order, keys('b', 'c', 'd', 'e'), null, 2))).toBe('dcbe');
  });

  it('puts a screen first, and keeps it there', () => {
    const order = orderTiles(noOrder, keys('a', 'b', 'c'), null, 1);
    const shared = orderTiles(order, [tileKey('c', 'screen'), ...keys('a', 'b', 'c')], null, 2);
    expect(shared.keys[0]).toBe('screen/c');
    const talking = orderTiles(
      shared,
      [tileKey('c', 'screen'), ...keys('a', 'b', 'c')],
      tileKey('c', 'camera'),
      2,
    );
    expect(talking.keys).toEqual(['screen/c', 'camera/c', 'camera/b', 'camera/a']);
  });

  it('can be read back from a key, whatever the id', () => {
    expect(readTileKey(tileKey('a/screen/b', 'camera'))).toEqual({ userId: 'a/screen/b', source: 'camera' });
    expect(readTileKey(tileKey('screen', 'screen'))).toEqual({ userId: 'screen', source: 'screen' });
  });
});

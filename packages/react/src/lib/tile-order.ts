import type { UserId } from '@parley/core';
import type { TileSource } from '@parley/store';

/** Names one picture of one person: `camera/` or `screen/`, and their id. */
export type TileKey = `${TileSource}/${UserId}`;

/** In which order the tiles of several pages are shown. */
export interface TileOrder {
  readonly keys: readonly TileKey[];
  /** Who was seen to talk, the last one first. */
  readonly recent: readonly TileKey[];
}

export const noOrder: TileOrder = { keys: [], recent: [] };

export function tileKey(userId: UserId, source: TileSource): TileKey {
  return `${source}/${userId}`;
}

/** What a key is made of; both sources have six letters. */
export function readTileKey(key: TileKey): { readonly userId: UserId; readonly source: TileSource } {
  return { userId: key.slice(7), source: key.startsWith('screen') ? 'screen' : 'camera' };
}

/**
 * Keeps who talks on the first page and everybody else where they are: somebody from a later page changes places with
 * the one on the first page who has not talked for longest. The same object when nothing changed.
 *
 * @param before - the order until now
 * @param keys - everybody, in their natural order
 * @param size - how many fit on one page; everybody: then the natural order holds
 */
export function orderTiles(
  before: TileOrder,
  keys: readonly TileKey[],
  speaker: TileKey | null,
  size: number,
): TileOrder {
  if (keys.length <= size)
    return isSame(before.keys, keys) && before.recent.length === 0 ? before : { keys, recent: [] };
  const known = new Set(before.keys);
  const there = new Set(keys);
  const fresh = keys.filter((key) => !known.has(key));
  const isScreen = (key: TileKey): boolean => readTileKey(key).source === 'screen';
  const order = [
    ...fresh.filter(isScreen),
    ...before.keys.filter((key) => there.has(key)),
    ...fresh.filter((key) => !isScreen(key)),
  ];
  let recent = before.recent.filter((key) => there.has(key));
  if (speaker !== null && there.has(speaker) && recent[0] !== speaker) {
    recent = [speaker, ...recent.filter((key) => key !== speaker)];
  }
  const place = speaker === null ? -1 : order.indexOf(speaker);
  if (speaker !== null && place >= size) {
    const quietest = quietestOf(order.slice(0, size), recent);
    const other = order[quietest];
    if (other !== undefined) {
      order[quietest] = speaker;
      order[place] = other;
    }
  }
  return isSame(order, before.keys) && isSame(recent, before.recent) ? before : { keys: order, recent };
}

/** Where the one is who has not talked for longest; of those who never have, the last. A screen stays. */
function quietestOf(keys: readonly TileKey[], recent: readonly TileKey[]): number {
  const silence = keys.map((key) => {
    if (readTileKey(key).source === 'screen') return -1;
    return recent.includes(key) ? recent.indexOf(key) : Infinity;
  });
  return silence.lastIndexOf(Math.max(...silence));
}

function isSame(one: readonly TileKey[], other: readonly TileKey[]): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

import { fitGrid } from '../fit-grid.js';

/** A rectangle, in px of the picture. */
export interface TilePlace {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a shared screen leaves to the people beside it. */
const screenShare = 0.8;

/**
 * Finds places for tiles: equal ones in rows, the last row in the middle; screens, which come first, take most of the
 * width and leave a column to the people.
 */
export function placeTiles(
  screens: number,
  people: number,
  box: TilePlace,
  gap: number,
): readonly TilePlace[] {
  if (screens === 0) return rows(people, box, gap);
  const width = Math.round(box.width * screenShare);
  const column = { ...box, x: box.x + width + gap, width: box.width - width - gap };
  return [...rows(screens, { ...box, width }, gap), ...rows(people, column, gap)];
}

function rows(count: number, { x, y, width, height }: TilePlace, gap: number): readonly TilePlace[] {
  if (count === 0) return [];
  const tile = fitGrid(count, { width, height, gap });
  const lines = Math.ceil(count / tile.columns);
  const top = y + (height - lines * tile.height - (lines - 1) * gap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const line = Math.floor(index / tile.columns);
    const inLine = Math.min(tile.columns, count - line * tile.columns);
    const left = x + (width - inLine * tile.width - (inLine - 1) * gap) / 2;
    return {
      x: Math.round(left + (index % tile.columns) * (tile.width + gap)),
      y: Math.round(top + line * (tile.height + gap)),
      width: Math.round(tile.width),
      height: Math.round(tile.height),
    };
  });
}

import { fitGrid } from './fit-grid.js';

/** How a board is laid out: sizes in CSS px. */
export interface BoardFit {
  /** The size of one tile, of a small one when another is on the stage. */
  readonly width: number;
  readonly height: number;
  /** How many tiles there is room for at a time, beside one on the stage. */
  readonly capacity: number;
  /** Where the small ones are; `null` when all are equal. */
  readonly strip: 'side' | 'bottom' | null;
}

/** What a board must find room for. */
export interface BoardContent {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
  /** How many tiles there are, not counting one on the stage. */
  readonly count: number;
  readonly hasStage: boolean;
  /** Never more tiles at a time than this. */
  readonly maxTiles: number;
}

/** What turns the pages takes so much of the height; as in board.css. */
export const pagerSize = 52;

/** Smaller than this, a face can hardly be told: two of them side by side on the smallest phone. */
const smallest = { width: 128, height: 92 };

/** Finds sizes for the tiles of a board, and how many fit. */
export function fitBoard({ width, height, gap, count, hasStage, maxTiles }: BoardContent): BoardFit {
  const cells = (length: number, cell: number): number =>
    Math.max(1, Math.floor((length + gap) / (cell + gap)));

  if (!hasStage) {
    const capacityIn = (room: number): number => cells(width, smallest.width) * cells(room, smallest.height);
    const { capacity, room } = paged(count, height, maxTiles, capacityIn);
    // The last page keeps the size of the others.
    const size = fitGrid(Math.min(count, capacity), { width, height: room, gap });
    return { width: size.width, height: size.height, capacity, strip: null };
  }
  if (width >= 480 && width > height * 1.1) {
    const tile = clamp(112, width * 0.17, 232);
    const tileHeight = (tile * 9) / 16;
    const { capacity } = paged(count, height, maxTiles, (room) => cells(room, tileHeight));
    return { width: tile, height: tileHeight, capacity, strip: 'side' };
  }
  const tileHeight = clamp(84, height * 0.17, 144);
  const tile = width < height ? tileHeight : (tileHeight * 4) / 3;
  return {
    width: tile,
    height: tileHeight,
    capacity: Math.min(maxTiles, cells(width, tile)),
    strip: 'bottom',
  };
}

/** How many fit; when that is not everybody, what turns the pages needs room too. */
function paged(
  count: number,
  height: number,
  maxTiles: number,
  capacityIn: (room: number) => number,
): { readonly capacity: number; readonly room: number } {
  const capacity = Math.min(maxTiles, capacityIn(height));
  if (count <= capacity) return { capacity, room: height };
  const room = height - pagerSize;
  return { capacity: Math.min(maxTiles, capacityIn(room)), room };
}

function clamp(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

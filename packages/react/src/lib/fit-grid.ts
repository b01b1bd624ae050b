/** The room that tiles have, in CSS px. */
export interface GridBox {
  readonly width: number;
  readonly height: number;
  readonly gap: number;
}

/** How to lay out equal tiles: sizes in CSS px. */
export interface GridFit {
  readonly columns: number;
  readonly width: number;
  readonly height: number;
}

/**
 * The shapes that tiles may have (width / height). In an upright room, as of a phone, the pictures are mostly upright
 * too; in a wide one a tile narrower than a square would cut a landscape picture in half.
 */
const widest = 16 / 9;
const narrowestUpright = 3 / 4;
const narrowestWide = 1;

/**
 * Finds the number of columns that gives equal tiles the largest area in a box.
 * A single tile fills the box whatever its shape.
 */
export function fitGrid(count: number, { width, height, gap }: GridBox): GridFit {
  if (count <= 1) return { columns: 1, width, height };
  const narrowest = height > width ? narrowestUpright : narrowestWide;
  let best: GridFit = { columns: 1, width: 0, height: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const cellWidth = Math.max(0, (width - gap * (columns - 1)) / columns);
    const cellHeight = Math.max(0, (height - gap * (rows - 1)) / rows);
    const tileWidth = Math.min(cellWidth, cellHeight * widest);
    const tileHeight = Math.min(cellHeight, cellWidth / narrowest);
    if (tileWidth * tileHeight > best.width * best.height) {
      best = { columns, width: tileWidth, height: tileHeight };
    }
  }
  return best;
}

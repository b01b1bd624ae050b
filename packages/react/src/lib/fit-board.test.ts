import { describe, expect, it } from 'vitest';
import { fitBoard, pagerSize } from './fit-board.js';
import type { BoardContent } from './fit-board.js';

const desktop = { width: 1280, height: 640, gap: 8 };
const phone = { width: 296, height: 440, gap: 8 };
const ultrawide = { width: 3400, height: 1200, gap: 8 };
const rooms = [
  desktop,
  phone,
  ultrawide,
  { width: 640, height: 200, gap: 8 },
  { width: 120, height: 80, gap: 8 },
];

const fit = (
  room: Omit<BoardContent, 'count' | 'hasStage' | 'maxTiles'>,
  count: number,
  more: Partial<BoardContent> = {},
) => fitBoard({ ...room, count, hasStage: false, maxTiles: Infinity, ...more });

describe('equal tiles', () => {
  it.each(rooms)('stay in $width × $height, whatever their number', (room) => {
    for (let count = 1; count <= 60; count += 1) {
      const { width, height, capacity } = fit(room, count);
      const shown = Math.min(count, capacity);
      const columns = Math.floor((room.width + 8) / (Math.floor(width) + 8));
      const rows = Math.ceil(shown / columns);
      const space = room.height - (shown < count ? pagerSize : 0);
      expect(columns).toBeGreaterThan(0);
      if (space > 0) expect(rows * height + (rows - 1) * 8).toBeLessThanOrEqual(space + 0.01);
    }
  });

  it('turn pages only when they would become too small', () => {
    expect(fit(desktop, 25).capacity).toBeGreaterThanOrEqual(25);
    expect(fit(ultrawide, 60).capacity).toBeGreaterThanOrEqual(60);
    const { capacity, width } = fit(phone, 30);
    expect(capacity).toBe(6);
    expect(width).toBeGreaterThanOrEqual(128);
  });

  it('are two in a row on a phone held upright', () => {
    expect(Math.round(fit(phone, 6).width)).toBe(144);
  });

  it('are never more than asked for, and keep their size on the last page', () => {
    expect(fit(desktop, 9, { maxTiles: 4 }).capacity).toBe(4);
    expect(fit(desktop, 9, { maxTiles: 4 })).toEqual(fit(desktop, 5, { maxTiles: 4 }));
  });
});

describe('small tiles beside a large one', () => {
  it('are beside it in a wide room, and below it in a narrow one', () => {
    expect(fit(desktop, 3, { hasStage: true })).toMatchObject({ strip: 'side', width: 1280 * 0.17 });
    expect(fit(phone, 3, { hasStage: true })).toMatchObject({
      strip: 'bottom',
      width: 84,
      height: 84,
      capacity: 3,
    });
  });

  it('turn pages when they do not fit', () => {
    const { capacity, height } = fit(desktop, 20, { hasStage: true });
    expect(capacity).toBeLessThan(20);
    expect(capacity * (height + 8) - 8).toBeLessThanOrEqual(desktop.height - pagerSize);
    expect(fit(desktop, 20, { hasStage: true, maxTiles: 2 }).capacity).toBe(2);
  });
});

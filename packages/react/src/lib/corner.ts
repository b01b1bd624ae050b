import type { Place } from './slide.js';

type Block = 'top' | 'bottom';
type Inline = 'start' | 'end';

/** A corner of a room, `start` and `end` as the writing goes. */
export type Corner = `${Block}-${Inline}`;

/** The two sides that a corner is at. */
export function readCorner(corner: Corner): readonly [Block, Inline] {
  return [corner.startsWith('top') ? 'top' : 'bottom', corner.endsWith('start') ? 'start' : 'end'];
}

/** The corner of a room that something is nearest to. */
export function cornerOf(it: Place, room: Place, isRtl: boolean): Corner {
  return cornerAt(it.y < room.y ? 'top' : 'bottom', it.x < room.x !== isRtl ? 'start' : 'end');
}

/** The next corner on the way around. */
export function nextCorner(corner: Corner): Corner {
  const [block, inline] = readCorner(corner);
  const isTurn = (block === 'top') === (inline === 'start');
  return isTurn
    ? cornerAt(block, inline === 'start' ? 'end' : 'start')
    : cornerAt(block === 'top' ? 'bottom' : 'top', inline);
}

/** The corner that an arrow key points to; `null` for any other key. */
export function cornerAfterKey(corner: Corner, key: string, isRtl: boolean): Corner | null {
  const [block, inline] = readCorner(corner);
  if (key === 'ArrowUp') return cornerAt('top', inline);
  if (key === 'ArrowDown') return cornerAt('bottom', inline);
  if (key === 'ArrowLeft') return cornerAt(block, isRtl ? 'end' : 'start');
  if (key === 'ArrowRight') return cornerAt(block, isRtl ? 'start' : 'end');
  return null;
}

function cornerAt(block: Block, inline: Inline): Corner {
  return `${block}-${inline}`;
}

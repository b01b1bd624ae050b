'use client';
import { useId, useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { MoveIcon } from '../icons/icons.js';
import { cornerAfterKey, nextCorner, readCorner } from '../lib/corner.js';
import type { Corner } from '../lib/corner.js';
import { isRightToLeft } from '../lib/right-to-left.js';

/** What the button is given. */
export interface MoveButtonProps {
  /** Where one's own picture is. */
  readonly corner: Corner;
  readonly onMove: (corner: Corner) => void;
}

/** Moves one's own picture to another corner, by the arrow keys or by a press, and tells where it is then. */
export function MoveButton({ corner, onMove }: MoveButtonProps): ReactElement {
  const { moveSelfView, moveSelfViewHelp, corner: cornerName } = useMessages();
  const helpId = useId();
  const [told, setTold] = useState('');

  const moveTo = (next: Corner, isRtl: boolean): void => {
    onMove(next);
    const [block, inline] = readCorner(next);
    setTold(cornerName(block, (inline === 'start') === isRtl ? 'right' : 'left'));
  };
  const pressKey = (event: KeyboardEvent): void => {
    const isRtl = isRightToLeft(event.currentTarget);
    const next = cornerAfterKey(corner, event.key, isRtl);
    if (!next) return;
    event.preventDefault();
    if (next !== corner) moveTo(next, isRtl);
  };

  return (
    <>
      <button
        type="button"
        className="parley-tool parley-move"
        aria-label={moveSelfView}
        aria-describedby={helpId}
        onKeyDown={pressKey}
        onClick={({ currentTarget }) => moveTo(nextCorner(corner), isRightToLeft(currentTarget))}
      >
        <MoveIcon />
      </button>
      <span id={helpId} hidden>
        {moveSelfViewHelp}
      </span>
      <span className="parley-hidden" role="status">
        {told}
      </span>
    </>
  );
}

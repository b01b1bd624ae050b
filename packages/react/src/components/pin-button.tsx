'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useLayoutActions } from '../hooks/use-layout.js';
import { useMessages } from '../hooks/use-messages.js';
import { useIsPinned } from '../hooks/use-stage.js';
import { PinIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What the button shows, for a `render` function. */
export interface PinButtonState {
  readonly isPinned: boolean;
}

/** What `PinButton` is given; everything else goes to its `<button>`. */
export interface PinButtonProps
  extends Omit<ComponentProps<'button'>, 'type' | 'aria-pressed'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'button'>, PinButtonState> | undefined;
}

// Drawn once, as there is one on every tile.
const icon = PinIcon();

/**
 * Keeps a picture on the stage of `CallStage` or `SpeakerLayout`, or lets it go. Style shows it while the pointer or
 * the focus is on the tile, and while it is pressed. `children` replace the icon.
 *
 * Attributes: `data-pinned`.
 */
export function PinButton({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  children,
  onClick,
  ...props
}: PinButtonProps): ReactElement {
  const { userId, callId, source } = useTileScope({ userId: givenId, callId: givenCall });
  const name = useDisplayName(userId, callId);
  const { pin } = useLayoutActions(callId);
  const { pinned: pinLabel, screenOf } = useMessages();
  const isPinned = useIsPinned(userId, source, callId);
  const element = (
    <button
      aria-label={pinLabel(source === 'screen' ? screenOf(name) : name)}
      {...props}
      type="button"
      className={classNames('parley-tool parley-pin', className)}
      aria-pressed={isPinned}
      data-pinned={present(isPinned)}
      onClick={chain(onClick, () => pin(isPinned ? null : userId, source))}
    >
      {children ?? icon}
    </button>
  );
  return renderElement(element, render, { isPinned });
}

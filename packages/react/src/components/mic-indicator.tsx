'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useIsMuted } from '../hooks/use-stage.js';
import { MicOffIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What the indicator shows, for a `render` function. */
export interface MicIndicatorState {
  readonly isMuted: boolean;
}

/** What `MicIndicator` is given; everything else goes to its `<span>`. */
export interface MicIndicatorProps extends ComponentProps<'span'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'span'>, MicIndicatorState> | undefined;
}

// Drawn once: a mute should render no component for a picture that never changes.
const icon = MicOffIcon();

/**
 * Says that somebody is muted, oneself too; nothing while they are not, unless a `render` function shows that.
 * `children` replace the icon and its words.
 *
 * Attributes: `data-muted`.
 */
export function MicIndicator({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  children,
  ...props
}: MicIndicatorProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const isMuted = useIsMuted(userId, callId);
  const { microphoneIsOff } = useMessages();
  if (!isMuted && typeof render !== 'function') return null;
  const element = (
    <span {...props} className={classNames('parley-mic', className)} data-muted={present(isMuted)}>
      {children ?? (
        <>
          {icon}
          <span className="parley-hidden">{microphoneIsOff}</span>
        </>
      )}
    </span>
  );
  return renderElement(element, render, { isMuted });
}

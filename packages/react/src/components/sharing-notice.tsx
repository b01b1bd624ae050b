'use client';
import type { SessionId } from '@parley/core';
import type { ComponentProps, ReactElement } from 'react';
import { useScreenShare } from '../hooks/use-device.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What the notice says, for a `render` function. */
export interface SharingNoticeState {
  readonly isSharing: boolean;
}

/** What `SharingNotice` is given; everything else goes to its `<div>`. */
export interface SharingNoticeProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, SharingNoticeState> | undefined;
}

/**
 * Says that one shares one's screen, with a way to stop: instead of the screen itself, which would show itself in
 * itself. Nothing while none is shared. `children` replace the words and the button.
 *
 * Attributes: `data-sharing`.
 */
export function SharingNotice({
  callId,
  render,
  className,
  children,
  ...props
}: SharingNoticeProps): ReactElement | null {
  const { status, setEnabled } = useScreenShare(callId);
  const { youShare, stopSharing } = useMessages();
  const isSharing = status === 'live';
  if (!isSharing) return null;
  const element = (
    <div {...props} className={classNames('parley-sharing', className)} data-sharing="">
      {children ?? (
        <>
          <span>{youShare}</span>
          <button type="button" className="parley-button" onClick={() => void setEnabled(false)}>
            {stopSharing}
          </button>
        </>
      )}
    </div>
  );
  return renderElement(element, render, { isSharing });
}

'use client';
import type { ReactElement, RefObject } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useFullscreen } from '../hooks/use-fullscreen.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { FullscreenIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** Whether it would begin or end it, for a `render` function. */
export interface FullscreenButtonState {
  readonly isFullscreen: boolean;
}

/** What `FullscreenButton` is given; everything else goes to its `<button>`. */
export interface FullscreenButtonProps extends ControlButtonProps<FullscreenButtonState> {
  /** What to show on the full screen. Default: the call around it, else the page. */
  readonly element?: RefObject<HTMLElement | null> | undefined;
}

/**
 * Shows the call on the full screen, and back. Its name follows the state. `children` replace the icon and the label.
 * Not shown where the browser cannot, as on iPhones.
 *
 * Attributes: `data-fullscreen`.
 */
export function FullscreenButton({
  element: wanted,
  render,
  className,
  children,
  ...props
}: FullscreenButtonProps): ReactElement | null {
  const frame = useCallFrame();
  const { isSupported, isFullscreen, getButtonProps } = useFullscreen(wanted ?? frame?.element);
  const messages = useMessages();
  const label = isFullscreen ? messages.exitFullscreen : messages.fullscreen;
  const tooltip = useTooltip(label, 'fullscreen');
  if (!isSupported) return null;
  const element = (
    <button
      {...getButtonProps({ ...tooltip, 'aria-label': undefined, ...props })}
      type="button"
      className={classNames('parley-control', className)}
      data-fullscreen={present(isFullscreen)}
    >
      {children ?? (
        <>
          <FullscreenIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isFullscreen });
}

'use client';
import type { ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { usePictureInPicture } from '../hooks/use-picture-in-picture.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { PictureIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** Whether the window is open, for a `render` function. */
export interface PictureInPictureButtonState {
  readonly isOpen: boolean;
}

/** What `PictureInPictureButton` is given; everything else goes to its `<button>`. */
export type PictureInPictureButtonProps = ControlButtonProps<PictureInPictureButtonState>;

/**
 * Shows the call in a small window above all others, and back. `children` replace the icon and the label. Not shown
 * where the browser cannot, and where no `PictureInPicture` is mounted: `VideoCall` has one, and this in its menu.
 *
 * Attributes: `aria-pressed`, `data-open`.
 */
export function PictureInPictureButton({
  render,
  className,
  children,
  ...props
}: PictureInPictureButtonProps): ReactElement | null {
  const { isAvailable, isOpen, getButtonProps } = usePictureInPicture();
  const { pictureInPicture: label } = useMessages();
  const tooltip = useTooltip(label);
  if (!isAvailable) return null;
  const element = (
    <button
      {...getButtonProps({ ...tooltip, 'aria-label': undefined, ...props })}
      type="button"
      className={classNames('parley-control', className)}
      data-open={present(isOpen)}
    >
      {children ?? (
        <>
          <PictureIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { isOpen });
}

'use client';
import type { ComponentProps, ReactElement } from 'react';
import { useDevices } from '../hooks/use-devices.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { FlipIcon } from '../icons/icons.js';
import type { ButtonProps } from '../lib/button-props.js';
import { classNames } from '../lib/class-names.js';
import { chain } from '../lib/merge-props.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What `FlipCameraButton` is given; everything else goes to its `<button>`. */
export interface FlipCameraButtonProps extends ButtonProps {
  readonly render?: RenderProp<ComponentProps<'button'>, object> | undefined;
}

/**
 * Goes over to the camera on the other side of a phone, in a call and in a preview. Nothing where there are not two
 * cameras that tell which way they face. `children` replace the icon and the label.
 */
export function FlipCameraButton({
  render,
  className,
  children,
  onClick,
  ...props
}: FlipCameraButtonProps): ReactElement | null {
  const { flipCamera: label } = useMessages();
  const { canFlipCamera, flipCamera } = useDevices();
  const tooltip = useTooltip(label);
  if (!canFlipCamera) return null;
  const element = (
    <button
      {...tooltip}
      {...props}
      type="button"
      className={classNames('parley-control', className)}
      onClick={chain(onClick, () => void flipCamera())}
    >
      {children ?? (
        <>
          <FlipIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, {});
}

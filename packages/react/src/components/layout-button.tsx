'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useHasLayouts } from '../hooks/use-layout.js';
import { useMessages } from '../hooks/use-messages.js';
import { LayoutIcon } from '../icons/icons.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';

/** What `LayoutButton` is given; everything else goes to its `<button>`. */
export interface LayoutButtonProps extends MenuProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
}

/**
 * Opens a choice of layouts. `children` replace the icon and the label. Not shown while there is only one picture to
 * lay out.
 *
 * Attributes: `data-open`.
 */
export function LayoutButton({ callId, ...props }: LayoutButtonProps): ReactElement | null {
  const { layout } = useMessages();
  if (!useHasLayouts(callId)) return null;
  return (
    <PopoverButton
      {...props}
      label={layout}
      icon={<LayoutIcon />}
      renderContents={({ LayoutChoices }) => <LayoutChoices callId={callId} />}
    />
  );
}

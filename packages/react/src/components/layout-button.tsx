'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useChosenLayout, useHasLayouts, useLayoutActions } from '../hooks/use-layout.js';
import { useMessages } from '../hooks/use-messages.js';
import { LayoutIcon } from '../icons/icons.js';
import { Choices } from './choices.js';
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
      content={<LayoutChoices callId={callId} />}
    />
  );
}

interface LayoutChoicesProps {
  readonly callId: SessionId | undefined;
}

/** The layouts, of which one is chosen; nothing while there is only one picture to lay out. */
export function LayoutChoices({ callId }: LayoutChoicesProps): ReactElement | null {
  const { layout: legend, layoutName } = useMessages();
  const layout = useChosenLayout(callId);
  const { setLayout } = useLayoutActions(callId);
  if (!useHasLayouts(callId)) return null;
  return (
    <Choices
      legend={legend}
      options={layouts.map((each) => [each, layoutName(each)])}
      chosen={layout}
      onChoose={setLayout}
    />
  );
}

const layouts = ['auto', 'grid', 'speaker'] as const;

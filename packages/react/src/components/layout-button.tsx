'use client';
import type { SessionId } from '@parley/core';
import { selectLayout, selectStage } from '@parley/store';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useLayoutActions } from '../hooks/use-layout.js';
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
  const layout = useCallSlice(callId, (call, state) => selectLayout(state, call?.id ?? null).layout);
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

/** Not `useLayout`, which renders again whenever somebody else talks. */
function useHasLayouts(callId: SessionId | undefined): boolean {
  return useCallSlice(callId, (call, state) => selectStage(state, call?.id ?? null).arrangement !== 'single');
}

const layouts = ['auto', 'grid', 'speaker'] as const;

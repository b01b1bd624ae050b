'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useChosenLayout, useHasLayouts, useLayoutActions } from '../hooks/use-layout.js';
import { useMessages } from '../hooks/use-messages.js';
import { Choices } from './choices.js';

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

'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { StatsPanel } from './stats-panel.js';
import { TitledDialog } from './titled-dialog.js';

export interface StatsDialogProps {
  readonly callId: SessionId | undefined;
  readonly onClose: () => void;
}

/** `StatsPanel` on top of a call, until it is closed. */
export function StatsDialog({ callId, onClose }: StatsDialogProps): ReactElement {
  const { connectionDetails } = useMessages();
  return (
    <TitledDialog title={connectionDetails} onClose={onClose}>
      <StatsPanel callId={callId} />
    </TitledDialog>
  );
}

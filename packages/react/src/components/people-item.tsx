'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { ParticipantsButton } from './participants-button.js';

/** Opens the list of people from the menu: between two there is no button for it in the bar, however wide it is. */
export function PeopleItem({ callId }: { readonly callId: SessionId | undefined }): ReactElement {
  const isGroup = useCallSlice(callId, (call) => call !== null && call.participantIds.length > 1);
  return <ParticipantsButton callId={callId} className={isGroup ? 'parley-shed-people' : undefined} />;
}

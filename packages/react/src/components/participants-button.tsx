'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { PeopleIcon } from '../icons/icons.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';

/** What `ParticipantsButton` is given; everything else goes to its `<button>`. */
export interface ParticipantsButtonProps extends MenuProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Lets the app ask whom to invite: see `ParticipantList`. */
  readonly onInvite?: (() => void) | undefined;
}

/**
 * Opens the list of people, which is fetched then. `children` replace the icon and the label.
 *
 * Attributes: `data-open`.
 */
export function ParticipantsButton({ callId, onInvite, ...props }: ParticipantsButtonProps): ReactElement {
  const { participants } = useMessages();
  return (
    <PopoverButton
      {...props}
      label={participants}
      icon={<PeopleIcon />}
      staysOpen
      renderContents={({ ParticipantList }) => <ParticipantList callId={callId} onInvite={onInvite} />}
    />
  );
}

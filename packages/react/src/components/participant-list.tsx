'use client';
import type { SessionId } from '@parley/core';
import { useId, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useAbsentees } from '../hooks/use-absentees.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipants } from '../hooks/use-participants.js';
import { AddPersonIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { AbsentItem } from './absent-item.js';
import { PersonItem, SelfItem } from './person-item.js';

/** How many are in the call, for a `render` function. */
export interface ParticipantListState {
  /** Oneself included; those who are still called are not. */
  readonly count: number;
}

/** What `ParticipantList` is given; everything else goes to its `<div>`. */
export interface ParticipantListProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** Lets the app ask whom to invite, and then call `invite` of `useCall`. Without it nobody is offered to. */
  readonly onInvite?: (() => void) | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, ParticipantListState> | undefined;
}

/**
 * Who is in the call and who is being called, oneself first: microphone, camera, hand and connection in words. Each of the
 * others opens to what can be done about them: their volume, to mute them for oneself, to pin them, and, where their
 * client understands it, to ask them to unmute. Whoever left or never came is below, to be called again.
 * `ParticipantsButton` opens one.
 *
 * Attributes: `data-count`.
 */
export function ParticipantList({
  callId,
  onInvite,
  render,
  className,
  ...props
}: ParticipantListProps): ReactElement {
  const userIds = useParticipants(callId);
  const count = useCallSlice(
    callId,
    (call) =>
      1 + userIds.filter((id) => call?.participants[id] && call.participants[id].state !== 'calling').length,
  );
  const { userIds: absentIds, callAgain } = useAbsentees(callId);
  const { peopleCount, peopleInCall, notInCall, invite } = useMessages();
  const absentTitle = useId();
  const list = useRef<HTMLUListElement>(null);
  const element = (
    <div {...props} className={classNames('parley-people-list', className)} data-count={count}>
      <p className="parley-people-count">{peopleCount(count)}</p>
      <ul ref={list} tabIndex={-1} aria-label={peopleInCall}>
        <SelfItem callId={callId} />
        {userIds.map((userId) => (
          <PersonItem key={userId} userId={userId} callId={callId} />
        ))}
      </ul>
      {absentIds.length > 0 && (
        <>
          <p id={absentTitle} className="parley-people-count">
            {notInCall}
          </p>
          <ul aria-labelledby={absentTitle}>
            {absentIds.map((userId) => (
              <AbsentItem
                key={userId}
                userId={userId}
                callId={callId}
                count={userIds.length}
                onCall={() => {
                  const isCalled = callAgain(userId);
                  // Their button is gone; they are up there now.
                  if (isCalled) list.current?.focus();
                  return isCalled;
                }}
              />
            ))}
          </ul>
        </>
      )}
      {onInvite && (
        <button type="button" className="parley-control" onClick={() => onInvite()}>
          <AddPersonIcon />
          <span className="parley-control-label">{invite}</span>
        </button>
      )}
    </div>
  );
  return renderElement(element, render, { count });
}

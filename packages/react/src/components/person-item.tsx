'use client';
import type { CallSnapshot, LocalSourceSnapshot, ParticipantSnapshot, SessionId, UserId } from '@parley/core';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { useCallActions } from '../hooks/use-call-actions.js';
import { useCallState, useShallowCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useHasLayouts, useLayoutActions } from '../hooks/use-layout.js';
import { useMessages } from '../hooks/use-messages.js';
import { useParticipantVolume } from '../hooks/use-participant-volume.js';
import { useParticipant } from '../hooks/use-participants.js';
import { useIsPinned } from '../hooks/use-stage.js';
import { CaretIcon, MicIcon, PinIcon, SoundOffIcon } from '../icons/icons.js';
import { present } from '../lib/presence.js';
import type { Messages } from '../messages/messages.js';
import { Avatar } from './avatar.js';

interface SelfItemProps {
  readonly callId: SessionId | undefined;
}

/** Oneself in the list of people. */
export function SelfItem({ callId }: SelfItemProps): ReactElement {
  const messages = useMessages();
  const userId = useCallState(({ connection }) => connection.userId) ?? '';
  const states = useShallowCallSlice(callId, (call) => ownStates(call, messages));
  return (
    <li data-self="">
      <div className="parley-person">
        <Avatar userId={userId} callId={callId} name={messages.you} />
        <Words name={messages.you} states={states} />
      </div>
    </li>
  );
}

interface PersonItemProps extends SelfItemProps {
  readonly userId: UserId;
}

/** One of the others: who, how they are, and, once opened, what can be done about them. */
export function PersonItem({ userId, callId }: PersonItemProps): ReactElement | null {
  const messages = useMessages();
  const id = useId();
  const name = useDisplayName(userId, callId);
  const person = useParticipant(userId, callId);
  const { isSilenced } = useParticipantVolume(userId, callId);
  const [isOpen, setOpen] = useState(false);
  if (!person) return null;
  const states = person.isHolding ? [messages.personHolds(name)] : statesOf(person, messages);
  if (isSilenced) states.push(messages.mutedForMe);
  if (person.state === 'calling')
    return (
      <li data-state={person.state}>
        <div className="parley-person">
          <Avatar userId={userId} callId={callId} />
          <Words name={name} states={states} />
        </div>
      </li>
    );
  return (
    <li data-state={person.state} data-open={present(isOpen)}>
      <button
        type="button"
        className="parley-person"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Avatar userId={userId} callId={callId} />
        <Words name={name} states={states} />
        <CaretIcon />
      </button>
      {isOpen && (
        <div id={id} role="group" aria-label={name} className="parley-person-options">
          <VolumeOptions userId={userId} callId={callId} />
          <PinOption userId={userId} callId={callId} />
          <UnmuteOption person={person} name={name} callId={callId} />
        </div>
      )}
    </li>
  );
}

function Words({
  name,
  states,
}: {
  readonly name: string;
  readonly states: readonly string[];
}): ReactElement {
  return (
    <span className="parley-person-words">
      <bdi className="parley-name">{name}</bdi>
      {/* For those who listen, the name ends before it. */}
      <span className="parley-hidden">, </span>
      {states.length > 0 && <span className="parley-hint">{states.join(' · ')}</span>}
    </span>
  );
}

function VolumeOptions({ userId, callId }: PersonItemProps): ReactElement {
  const { isSilenced, canSetVolume, getSliderProps, getSilenceButtonProps } = useParticipantVolume(
    userId,
    callId,
  );
  const { volume, muteForMe } = useMessages();
  const name = useDisplayName(userId, callId);
  return (
    <>
      {canSetVolume && (
        <label className="parley-volume">
          <span aria-hidden="true">{volume}</span>
          <input {...getSliderProps()} />
        </label>
      )}
      <button
        {...getSilenceButtonProps({ 'aria-label': undefined, className: 'parley-control' })}
        type="button"
        data-raised={present(isSilenced)}
      >
        <SoundOffIcon />
        <span className="parley-control-label">{muteForMe(name)}</span>
      </button>
    </>
  );
}

function PinOption({ userId, callId }: PersonItemProps): ReactElement | null {
  const { pin } = useLayoutActions(callId);
  const isPinned = useIsPinned(userId, 'camera', callId);
  const { pinned } = useMessages();
  const name = useDisplayName(userId, callId);
  if (!useHasLayouts(callId)) return null;
  return (
    <button
      type="button"
      className="parley-control"
      aria-pressed={isPinned}
      data-raised={present(isPinned)}
      onClick={() => pin(isPinned ? null : userId)}
    >
      <PinIcon />
      <span className="parley-control-label">{pinned(name)}</span>
    </button>
  );
}

interface UnmuteOptionProps extends SelfItemProps {
  readonly person: ParticipantSnapshot;
  readonly name: string;
}

/** Not there where their client would not understand it, nor while they can be heard. */
function UnmuteOption({ person, name, callId }: UnmuteOptionProps): ReactElement | null {
  const { isParley, audioEnabled, canAskToUnmute, state, userId } = person;
  const { askToUnmute } = useCallActions(callId);
  const messages = useMessages();
  if (!isParley || audioEnabled || state !== 'connected') return null;
  return (
    <button
      type="button"
      className="parley-control"
      // It stays where the focus is.
      aria-disabled={!canAskToUnmute}
      onClick={() => askToUnmute(userId)}
    >
      <MicIcon />
      <span className="parley-control-label">
        {canAskToUnmute ? messages.askToUnmute(name) : messages.askedToUnmute}
      </span>
    </button>
  );
}

function statesOf(person: ParticipantSnapshot, messages: Messages): string[] {
  const { state, isRinging, audioEnabled, videoEnabled, handOrder, quality } = person;
  if (state === 'calling') return [isRinging ? messages.ringing : messages.calling];
  if (state !== 'connected') return [state === 'connecting' ? messages.connecting : messages.reconnecting];
  const states = handOrder === null ? [] : [messages.handRaised(handOrder)];
  states.push(audioEnabled ? messages.microphoneIsOn : messages.microphoneIsOff);
  states.push(videoEnabled ? messages.cameraIsOn : messages.cameraIsOff);
  if (quality === 'fair' || quality === 'poor') states.push(messages.quality(quality));
  return states;
}

function ownStates(call: CallSnapshot | null, messages: Messages): string[] {
  if (!call) return [];
  const { local, handOrder } = call;
  const states = handOrder === null ? [] : [messages.handRaised(handOrder)];
  states.push(isOn(local.audio) ? messages.microphoneIsOn : messages.microphoneIsOff);
  states.push(isOn(local.video) ? messages.cameraIsOn : messages.cameraIsOff);
  return states;
}

/** As the buttons show it. */
function isOn({ enabled, status }: LocalSourceSnapshot): boolean {
  return enabled && status !== 'failed';
}

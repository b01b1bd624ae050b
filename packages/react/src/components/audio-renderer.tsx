'use client';
import type { SessionId, UserId } from '@parley/core';
import { selectVolume } from '@parley/store';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallSlice, useCallState } from '../hooks/use-call-slice.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { useAudibleParticipants } from '../hooks/use-participants.js';
import { SoundIcon } from '../icons/icons.js';
import { audioGateOf, playAudio } from '../lib/audio-gate.js';
import type { AudioGate } from '../lib/audio-gate.js';
import { chooseSpeaker } from '../lib/choose-speaker.js';
import { classNames } from '../lib/class-names.js';
import { onGesture } from '../lib/on-gesture.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What the browser lets us do, for a `render` function. */
export interface AudioRendererState {
  /** The browser plays no sound of somebody until the page is touched, and no tile offers to. */
  readonly isBlocked: boolean;
}

/** What `AudioRenderer` is given; everything else goes to its `<div>`. */
export interface AudioRendererProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, AudioRendererState> | undefined;
}

/**
 * Plays the sound of everybody in a call, whatever is on screen, on the chosen speaker. Mount it once: `VideoCall`
 * brings its own unless told otherwise. While the browser holds back sounds, and no `TapToHear` on a tile offers it, it
 * shows one button; one tap on it, or on anything else, and everybody can be heard.
 *
 * Attributes: `data-blocked`.
 */
export function AudioRenderer({ callId, render, className, ...props }: AudioRendererProps): ReactElement {
  const { tapToHear } = useMessages();
  const store = useCallStore();
  const userIds = useAudibleParticipants(callId);
  const gate = audioGateOf(store);
  const isBlocked = useSyncExternalStore(
    gate.subscribe,
    () => gate.needsOffer,
    () => false,
  );

  useEffect(
    function listenForTouch() {
      return onGesture(gate.playAll);
    },
    [gate],
  );

  const element = (
    <div {...props} className={classNames('parley-audio', className)} data-blocked={present(isBlocked)}>
      {userIds.map((userId) => (
        <ParticipantAudio key={userId} userId={userId} callId={callId} gate={gate} />
      ))}
      {isBlocked && (
        <button type="button" className="parley-button parley-button-primary" onClick={gate.playAll}>
          <SoundIcon />
          {tapToHear}
        </button>
      )}
    </div>
  );
  return renderElement(element, render, { isBlocked });
}

interface ParticipantAudioProps {
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  readonly gate: AudioGate;
}

function ParticipantAudio({ userId, callId, gate }: ParticipantAudioProps): ReactElement | null {
  const ref = useRef<HTMLAudioElement>(null);
  // The track and nothing else of them, so that what they do renders nothing. As soon as they have answered: the first
  // word should find its loudspeaker ready.
  const track = useCallSlice(callId, (call) => {
    const person = call?.participants[userId];
    return person && person.state !== 'calling' ? person.audioTrack : null;
  });
  const screenSound = useCallSlice(callId, (call) => call?.participants[userId]?.screenAudioTrack ?? null);
  const speaker = useCallState((state) => state.devices.selected.speaker);
  const { volume, isSilenced } = useCallSlice(callId, (call, state) =>
    selectVolume(state, call?.id ?? null, userId),
  );

  useEffect(
    function attachTrack() {
      const audio = ref.current;
      if (!audio || !track) return undefined;
      audio.srcObject = new MediaStream([track]);
      void playAudio(gate, userId, audio);
      return () => {
        audio.srcObject = null;
        gate.report(userId, null);
      };
    },
    [track, userId, gate],
  );

  useEffect(
    function addScreenSound() {
      const stream = ref.current?.srcObject;
      if (!track || !screenSound || !(stream instanceof MediaStream)) return undefined;
      // Into the stream that plays already: the voice goes on without a gap.
      stream.addTrack(screenSound);
      return () => stream.removeTrack(screenSound);
    },
    [screenSound, track],
  );

  useEffect(
    function followVolume() {
      const audio = ref.current;
      if (!track || !audio) return;
      audio.volume = volume;
      // On iPhones that is all that can be done.
      audio.muted = isSilenced;
    },
    [track, volume, isSilenced],
  );

  useEffect(
    function followSpeaker() {
      // Another track is another element.
      if (track && ref.current) chooseSpeaker(ref.current, speaker);
    },
    [speaker, track],
  );

  if (!track) return null;
  return (
    <audio ref={ref} data-user-id={userId}>
      {/* Live speech has no captions to give; the empty track says so. */}
      <track kind="captions" />
    </audio>
  );
}

'use client';
import type { CallType, DevicePreview, LocalSourceSnapshot, SessionId, UserId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { DeviceSettings } from '../components/device-settings.js';
import { LobbyActions, LobbyPicture, LobbyProblems, LobbyWho } from '../components/lobby-parts.js';
import { useLobby } from '../hooks/use-lobby.js';
import type { LobbyHandle, LobbyPurpose } from '../hooks/use-lobby.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What the lobby shows, for a `render` function. */
export interface LobbyState {
  readonly purpose: LobbyPurpose;
  readonly callType: CallType;
  readonly camera: LocalSourceSnapshot['status'];
  readonly isMuted: boolean;
  readonly canJoin: boolean;
}

/** A part of the lobby: something else, or made of what the lobby knows; `null`: none. */
export type LobbySlot = ReactNode | ((lobby: LobbyHandle) => ReactNode);

/** The parts of `Lobby`, each of which can be replaced, or left out with `null`. */
export interface LobbySlots {
  /** One's own picture with its switches. */
  readonly picture?: LobbySlot;
  /** What is wrong with a device, and how to mend it. */
  readonly problems?: LobbySlot;
  /** Who is called, or calls. */
  readonly who?: LobbySlot;
  /** The buttons. */
  readonly actions?: LobbySlot;
  /** Default: a `DeviceSettings`. */
  readonly devices?: LobbySlot;
}

/** What `Lobby` is given; everything else goes to its `<div>`. */
export interface LobbyProps extends ComponentProps<'div'> {
  /** Whom to call. Keep an array stable. */
  readonly userIds?: UserId | readonly UserId[] | undefined;
  /** The ringing call to answer; it goes before `userIds`. With neither it is a look at one's devices. */
  readonly callId?: SessionId | undefined;
  /** With the camera. Default: true, or as the ringing call. */
  readonly video?: boolean | undefined;
  /** Told when the person goes on: the call has begun, or was answered. Take the lobby away then. */
  readonly onJoin?: ((preview: DevicePreview) => void) | undefined;
  /** Makes a button to go back. */
  readonly onCancel?: (() => void) | undefined;
  readonly slots?: LobbySlots | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, LobbyState> | undefined;
}

const standardSlots: LobbySlots = {};

/**
 * A look at oneself before calling or answering: one's own picture as in a mirror, microphone and camera to switch and
 * to choose, how loud one is, and the button that goes on with all of it as it is. It works without a camera, without a
 * microphone and without either. `children` go below.
 *
 * Attributes: `data-purpose` (`call`, `answer`, `check`), `data-call-type`, `data-camera` (`off`, `starting`, `live`,
 * `failed`), `data-muted`.
 */
export function Lobby({
  userIds,
  callId,
  video,
  onJoin,
  onCancel,
  slots = standardSlots,
  render,
  className,
  children,
  ...props
}: LobbyProps): ReactElement {
  const lobby = useLobby({ userIds, callId, video, onJoin });
  const { locale, dir } = useMessages();
  const { purpose, callType, label, canJoin, microphone, camera } = lobby;
  const isMuted = !microphone.isOn;
  const part = (given: LobbySlot | undefined, standard: ReactNode): ReactNode => {
    if (given === undefined) return standard;
    return typeof given === 'function' ? given(lobby) : given;
  };
  const isVideo = callType === 'video';
  const element = (
    <div
      role="group"
      aria-label={label}
      lang={locale}
      dir={dir}
      {...props}
      className={classNames('parley-lobby', className)}
      data-purpose={purpose}
      data-call-type={callType}
      data-camera={camera.status}
      data-muted={present(isMuted)}
    >
      <div className="parley-lobby-parts">
        {part(slots.picture, <LobbyPicture lobby={lobby} />)}
        <div className="parley-lobby-side">
          {part(slots.who, <LobbyWho lobby={lobby} callId={callId} />)}
          {part(slots.actions, <LobbyActions lobby={lobby} onCancel={onCancel} />)}
        </div>
        {part(slots.problems, <LobbyProblems lobby={lobby} />)}
        {part(slots.devices, <DeviceSettings video={isVideo} track={microphone.track} />)}
      </div>
      {children}
    </div>
  );
  return renderElement(element, render, { purpose, callType, camera: camera.status, isMuted, canJoin });
}

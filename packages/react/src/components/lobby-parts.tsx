'use client';
import type { SessionId } from '@parley/core';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useConnectionState } from '../hooks/use-connection-state.js';
import { useDevices } from '../hooks/use-devices.js';
import type { DeviceHandle } from '../hooks/use-device.js';
import { useLobbyMessages } from '../hooks/use-lobby-messages.js';
import type { LobbyHandle } from '../hooks/use-lobby.js';
import { useMessages } from '../hooks/use-messages.js';
import { usePermissions } from '../hooks/use-permissions.js';
import { CameraIcon, CameraOffIcon, MicIcon, MicOffIcon } from '../icons/icons.js';
import type { Device } from '../messages/messages.js';
import { Avatar } from './avatar.js';
import { DeviceButton } from './control-button.js';
import { FlipCameraButton } from './flip-camera-button.js';
import { People } from './people.js';
import { PermissionHelp } from './permission-help.js';
import { looksAtOneself, VideoTrack } from './video-track.js';

interface LobbyPartProps {
  readonly lobby: LobbyHandle;
}

/** One's own picture, and what can be switched in it. */
export function LobbyPicture({ lobby }: LobbyPartProps): ReactElement {
  const { microphone: microphoneLabel, camera: cameraLabel, selfView, controls } = useMessages();
  const { microphone, camera, callType } = lobby;
  const { userId } = useConnectionState();
  const { track } = camera;
  return (
    <div
      role="group"
      aria-label={selfView}
      className="parley-tile parley-lobby-picture"
      data-camera={camera.status}
    >
      {!track && userId !== null && <Avatar userId={userId} />}
      {track && <VideoTrack track={track} mirrored={looksAtOneself(track)} />}
      <PictureWords lobby={lobby} />
      <div role="group" aria-label={controls} className="parley-bar">
        <DeviceButton
          device="microphone"
          label={microphoneLabel}
          handle={microphone}
          OnIcon={MicIcon}
          OffIcon={MicOffIcon}
        />
        {callType === 'video' && (
          <DeviceButton
            device="camera"
            label={cameraLabel}
            handle={camera}
            OnIcon={CameraIcon}
            OffIcon={CameraOffIcon}
          />
        )}
        {track && <FlipCameraButton />}
      </div>
    </div>
  );
}

/** What there is in place of a picture. */
function PictureWords({ lobby }: LobbyPartProps): ReactElement {
  const { cameraIsOff, cameraStarts, allowDevices } = useLobbyMessages();
  const permissions = usePermissions();
  const { microphone, camera, callType } = lobby;
  const asks =
    (camera.status === 'starting' && permissions.camera !== 'granted') ||
    (microphone.status === 'starting' && permissions.microphone !== 'granted');
  const said = { off: cameraIsOff, starting: cameraStarts, live: null, failed: null }[camera.status];
  return (
    <p role="status" className="parley-lobby-words">
      {asks ? allowDevices : callType === 'video' && said}
    </p>
  );
}

/** What is wrong with the devices, and what happened to them. */
export function LobbyProblems({ lobby }: LobbyPartProps): ReactElement {
  return (
    <div role="status" className="parley-notices">
      <DeviceNews />
      <LobbyProblem device="microphone" handle={lobby.microphone} />
      {lobby.callType === 'video' && <LobbyProblem device="camera" handle={lobby.camera} />}
    </div>
  );
}

function DeviceNews(): ReactElement | null {
  const { deviceKind } = useMessages();
  const { deviceLost, deviceReturned } = useLobbyMessages();
  const { notice } = useDevices();
  // What happened before is no news.
  const [old] = useState(notice);
  if (!notice || notice === old) return null;
  const label = notice.label === '' ? deviceKind(notice.kind) : notice.label;
  return <p className="parley-hint">{notice.type === 'lost' ? deviceLost(label) : deviceReturned(label)}</p>;
}

interface LobbyProblemProps {
  readonly device: Device;
  readonly handle: DeviceHandle;
}

function LobbyProblem({ device, handle }: LobbyProblemProps): ReactElement | null {
  const { deviceProblem, deviceHelp, tryAgain } = useMessages();
  const { error, setEnabled } = handle;
  if (!error) return null;
  return (
    <div className="parley-notice" data-device={device} data-code={error.code}>
      {device === 'camera' ? <CameraOffIcon /> : <MicOffIcon />}
      <div className="parley-notice-text">
        <p className="parley-notice-title">{deviceProblem(device, error.code)}</p>
        {error.code === 'permission-denied' ? (
          <PermissionHelp device={device} />
        ) : (
          <p>{deviceHelp(device, error.code)}</p>
        )}
        <div className="parley-actions">
          <button type="button" className="parley-button" onClick={() => void setEnabled(true)}>
            {tryAgain}
          </button>
        </div>
      </div>
    </div>
  );
}

interface LobbyWhoProps extends LobbyPartProps {
  readonly callId: SessionId | undefined;
}

/** Who is called, or calls. */
export function LobbyWho({ lobby, callId }: LobbyWhoProps): ReactElement {
  const { userIds, label } = lobby;
  return (
    <>
      {userIds.length > 0 && <People userIds={userIds} callId={callId} />}
      <p className="parley-title">{label}</p>
    </>
  );
}

interface LobbyActionsProps extends LobbyPartProps {
  readonly onCancel: (() => void) | undefined;
}

/** On with it, or away. */
export function LobbyActions({ lobby, onCancel }: LobbyActionsProps): ReactElement {
  const { cancel, startCall, answerCall, done } = useLobbyMessages();
  const { callAgainLater, callAgainSignedOut } = useMessages();
  const { state } = useConnectionState();
  const { purpose, canJoin, getJoinProps } = lobby;
  const isGone = state === 'offline' || state === 'unauthorized';
  return (
    <>
      <div className="parley-actions">
        {/* Named by the words in it. */}
        <button
          {...getJoinProps({ 'aria-label': undefined, className: 'parley-button parley-button-primary' })}
          type="button"
        >
          {{ call: startCall, answer: answerCall, check: done }[purpose]}
        </button>
        {onCancel && (
          <button type="button" className="parley-button" onClick={onCancel}>
            {cancel}
          </button>
        )}
      </div>
      <p role="status" className="parley-hint">
        {purpose === 'call' && !canJoin && (isGone ? callAgainSignedOut : callAgainLater)}
      </p>
    </>
  );
}

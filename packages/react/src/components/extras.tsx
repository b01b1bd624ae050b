'use client';
import type { ReactElement } from 'react';
import { useMediaSession } from '../hooks/use-media-session.js';
import { useWakeLock } from '../hooks/use-wake-lock.js';
import type { CallExtrasProps } from './extra-props.js';
import { HeldCalls } from './held-calls.js';
import { MicNotice } from './mic-notice.js';
import { PictureInPicture } from './picture-in-picture.js';
import { PinButton } from './pin-button.js';
import { RecordingConsent } from './recording-consent.js';
import { RecordingIndicator } from './recording-indicator.js';
import { UnmuteRequest } from './unmute-request.js';
import { VideoRequest } from './video-request.js';

export { MoveButton } from './move-button.js';

export const pinButton: ReactElement = <PinButton />;

/** See `CallExtras`. */
export function Extras({ callId, autoPictureInPicture }: CallExtrasProps): ReactElement {
  useWakeLock(callId);
  useMediaSession(callId);
  return (
    <>
      <HeldCalls />
      <MicNotice callId={callId} />
      <VideoRequest callId={callId} />
      <UnmuteRequest callId={callId} />
      <RecordingIndicator callId={callId} />
      <RecordingConsent callId={callId} />
      <PictureInPicture callId={callId} auto={autoPictureInPicture} />
    </>
  );
}

'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement, ReactNode } from 'react';
import { useCallClient } from '../hooks/use-call-client.js';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { useVideoUpgrade } from '../hooks/use-video-upgrade.js';
import { KeyboardIcon, PhoneIcon, StatsIcon } from '../icons/icons.js';
import { DeviceChoices } from './device-choices.js';
import { EndForAllItem } from './end-for-all-item.js';
import { FlipCameraButton } from './flip-camera-button.js';
import { FullscreenButton } from './fullscreen-button.js';
import { HoldButton } from './hold-button.js';
import { LayoutChoices } from './layout-choices.js';
import { PictureInPictureButton } from './picture-in-picture-button.js';
import { ReactionChoices } from './reaction-choices.js';
import { ScreenShareButton } from './screen-share-button.js';

/** A part that moves from the bar into the menu when the bar is too small for it. */
export type ShedPart = 'devices' | 'share' | 'react' | 'people' | 'layout';

interface MoreItemsProps {
  readonly callId: SessionId | undefined;
  readonly parts: readonly ShedPart[];
  /** Opens a menu of its own: it is given, as what menus hold knows of no menu. */
  readonly people: ReactNode;
}

/** What the menu of the kit holds below the items of the app. */
export function MoreItems({ callId, parts, people }: MoreItemsProps): ReactElement {
  return (
    <>
      {parts.includes('react') && (
        <div className="parley-shed-react">
          <ReactionChoices callId={callId} />
        </div>
      )}
      {parts.includes('share') && <ScreenShareButton callId={callId} className="parley-shed-share" />}
      {parts.includes('people') && people}
      <FlipItem callId={callId} />
      <BackToAudioItem callId={callId} />
      <HoldItem callId={callId} />
      <FullscreenButton />
      <PictureInPictureButton />
      <StatsItem />
      <HelpButton />
      <ShedChoices callId={callId} parts={parts} />
      <EndForAllItem callId={callId} />
    </>
  );
}

function FlipItem({ callId }: Pick<MoreItemsProps, 'callId'>): ReactElement | null {
  const isCameraOn = useCallSlice(callId, (call) => call !== null && call.local.video.track !== null);
  return isCameraOn ? <FlipCameraButton /> : null;
}

function BackToAudioItem({ callId }: Pick<MoreItemsProps, 'callId'>): ReactElement | null {
  const { canEnd, getEndButtonProps } = useVideoUpgrade(callId);
  const { backToAudio } = useMessages();
  if (!canEnd) return null;
  return (
    <button {...getEndButtonProps({ 'aria-label': undefined, className: 'parley-control' })} type="button">
      <PhoneIcon />
      <span className="parley-control-label">{backToAudio}</span>
    </button>
  );
}

/** Where only one call is let in at a time, there is nothing to hold it for. */
function HoldItem({ callId }: Pick<MoreItemsProps, 'callId'>): ReactElement | null {
  return useCallClient().callWaiting ? <HoldButton callId={callId} /> : null;
}

/** Shown by the stylesheet as soon as the bar shows them no more. */
function ShedChoices({ callId, parts }: Omit<MoreItemsProps, 'people'>): ReactElement {
  const isVideo = useCallSlice(callId, (call) => call?.isVideo === true);
  return (
    <>
      {parts.includes('layout') && (
        <div className="parley-shed-layout">
          <LayoutChoices callId={callId} />
        </div>
      )}
      {parts.includes('devices') && (
        <div className="parley-shed-devices">
          <DeviceChoices kinds={isVideo ? ['microphone', 'speaker', 'camera'] : ['microphone', 'speaker']} />
        </div>
      )}
    </>
  );
}

function StatsItem(): ReactElement | null {
  const { connectionDetails } = useMessages();
  const frame = useCallFrame();
  if (!frame) return null;
  return (
    <button type="button" className="parley-control" onClick={frame.showStats}>
      <StatsIcon />
      <span className="parley-control-label">{connectionDetails}</span>
    </button>
  );
}

function HelpButton(): ReactElement | null {
  const { shortcuts: label } = useMessages();
  const frame = useCallFrame();
  const tooltip = useTooltip(label, 'help');
  // Where no key does anything there is nothing to list.
  if (!frame || Object.values(frame.shortcuts).every((shortcut) => shortcut === null)) return null;
  return (
    <button type="button" className="parley-control" {...tooltip} onClick={frame.showHelp}>
      <KeyboardIcon />
      <span className="parley-control-label">{label}</span>
    </button>
  );
}

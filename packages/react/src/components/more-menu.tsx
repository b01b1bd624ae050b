'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement, ReactNode } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useMessages } from '../hooks/use-messages.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { KeyboardIcon, MoreIcon } from '../icons/icons.js';
import { DeviceChoices } from './device-choices.js';
import { FullscreenButton } from './fullscreen-button.js';
import { LayoutChoices } from './layout-button.js';
import { PopoverButton } from './popover-button.js';
import type { MenuProps } from './popover-button.js';
import { ScreenShareButton } from './screen-share-button.js';

/** A part that moves from the bar into the menu when the bar is too small for it. */
export type ShedPart = 'devices' | 'share' | 'layout';

/** What `MoreMenu` is given; everything else goes to its `<button>`. */
export interface MoreMenuProps extends MenuProps {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** What it takes over from a bar that is too small. Default: all three. */
  readonly shed?: readonly ShedPart[] | undefined;
  /** Items of one's own, on top: buttons of the class `parley-control`, which close the menu, or anything else. */
  readonly items?: ReactNode;
}

const everything: readonly ShedPart[] = ['devices', 'share', 'layout'];

/**
 * Opens what has no place in the bar: items of one's own, what a small bar has shed, full screen, and the keyboard's
 * shortcuts. `children` replace the icon and the label of its button.
 *
 * Attributes: `data-open`.
 */
export function MoreMenu({ callId, shed: parts = everything, items, ...props }: MoreMenuProps): ReactElement {
  const { more } = useMessages();
  return (
    <PopoverButton
      {...props}
      label={more}
      icon={<MoreIcon />}
      content={
        <>
          {items}
          {parts.includes('share') && <ScreenShareButton callId={callId} className="parley-shed-share" />}
          <FullscreenButton />
          <HelpButton />
          <ShedChoices callId={callId} parts={parts} />
        </>
      }
    />
  );
}

interface ShedChoicesProps {
  readonly callId: SessionId | undefined;
  readonly parts: readonly ShedPart[];
}

/** Shown by the stylesheet as soon as the bar shows them no more. */
function ShedChoices({ callId, parts }: ShedChoicesProps): ReactElement {
  const isVideo = useCallSlice(callId, (call) => call?.callType === 'video');
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

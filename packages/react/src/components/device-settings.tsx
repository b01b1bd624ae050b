'use client';
import type { SessionId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useDevices } from '../hooks/use-devices.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { slot } from '../lib/slot.js';
import { DeviceSelect } from './device-select.js';
import { MicTest } from './mic-test.js';
import { SpeakerTest } from './speaker-test.js';

/** What can be chosen, for a `render` function. */
export interface DeviceSettingsState {
  readonly hasCamera: boolean;
  /** False where the browser cannot choose a speaker: then there is only the test. */
  readonly canSelectSpeaker: boolean;
}

/** The parts of `DeviceSettings`, each of which can be replaced, or left out with `null`. */
export interface DeviceSettingsSlots {
  readonly camera?: ReactNode;
  readonly microphone?: ReactNode;
  /** Default: a `MicTest`. */
  readonly microphoneTest?: ReactNode;
  readonly speaker?: ReactNode;
  /** Default: a `SpeakerTest`. */
  readonly speakerTest?: ReactNode;
}

/** What `DeviceSettings` is given; everything else goes to its `<div>`. */
export interface DeviceSettingsProps extends ComponentProps<'div'> {
  /** With the cameras. Default true. */
  readonly video?: boolean | undefined;
  /** The microphone to measure and to test. Default: that of the call, else it is opened for the test. */
  readonly track?: MediaStreamTrack | null | undefined;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly slots?: DeviceSettingsSlots | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, DeviceSettingsState> | undefined;
}

const standardSlots: DeviceSettingsSlots = {};

/**
 * Camera, microphone and speaker to choose from, each with its test: before a call, or in one, in a dialog of the app.
 * `children` go below.
 *
 * Attributes: none of its own.
 */
export function DeviceSettings({
  video = true,
  track,
  callId,
  slots = standardSlots,
  render,
  className,
  children,
  ...props
}: DeviceSettingsProps): ReactElement {
  const { deviceKind } = useMessages();
  const { canSelectSpeaker } = useDevices();
  const element = (
    <div {...props} className={classNames('parley-device-settings', className)}>
      {video && slot(slots.camera, <DeviceSelect kind="camera" />)}
      <div>
        {slot(slots.microphone, <DeviceSelect kind="microphone" />)}
        {slot(slots.microphoneTest, <MicTest track={track} callId={callId} />)}
      </div>
      <div>
        {slot(
          slots.speaker,
          canSelectSpeaker ? (
            <DeviceSelect kind="speaker" />
          ) : (
            <p className="parley-device-label">{deviceKind('speaker')}</p>
          ),
        )}
        {slot(slots.speakerTest, <SpeakerTest />)}
      </div>
      {children}
    </div>
  );
  return renderElement(element, render, { hasCamera: video, canSelectSpeaker });
}

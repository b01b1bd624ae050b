'use client';
import type { SessionId } from '@parley/core';
import type { ReactElement } from 'react';
import { useMemo } from 'react';
import { useMessages } from '../hooks/use-messages.js';
import { useRecording } from '../hooks/use-recording.js';
import { useTooltip } from '../hooks/use-tooltip.js';
import { RecordIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import type { RecordingOptions, RecordingStatus } from '../lib/recording/recording-desk.js';
import { saveRecording } from '../lib/recording/save-recording.js';
import { renderElement } from '../lib/render-element.js';
import type { ControlButtonProps } from './control-button.js';

/** Where the recording stands, for a `render` function. */
export interface RecordButtonState {
  readonly status: RecordingStatus['status'];
}

/** What `RecordButton` is given; everything else goes to its `<button>`. */
export interface RecordButtonProps extends ControlButtonProps<RecordButtonState> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  /** How to record. Keep the object stable. Default: ask everybody, and save the file as a download. */
  readonly options?: RecordingOptions | undefined;
}

const standard: RecordingOptions = {};

/**
 * Records the call on this machine once the others agree, and ends that. For a menu:
 * `<MoreMenu items={<RecordButton />} />`. `children` replace the icon and the label. Not shown where the browser cannot
 * record.
 *
 * Attributes: `aria-pressed`, `data-on`, `data-status` (`idle`, `asking`, `on`, `paused`, `saving`).
 */
export function RecordButton({
  callId,
  options = standard,
  render,
  className,
  children,
  ...props
}: RecordButtonProps): ReactElement | null {
  const chosen = useMemo(() => ({ onFile: saveRecording, ...options }), [options]);
  const { isSupported, isOn, status, getButtonProps } = useRecording(chosen, callId);
  const { record: label } = useMessages();
  const tooltip = useTooltip(label);
  if (!isSupported) return null;
  const element = (
    <button
      {...getButtonProps({ ...tooltip, 'aria-label': undefined, ...props })}
      type="button"
      className={classNames('parley-control', className)}
      data-on={present(isOn)}
      data-status={status}
    >
      {children ?? (
        <>
          <RecordIcon />
          <span className="parley-control-label">{label}</span>
        </>
      )}
    </button>
  );
  return renderElement(element, render, { status });
}

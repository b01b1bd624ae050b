'use client';
import type { SessionId } from '@parley/core';
import { useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useMicrophoneNotice } from '../hooks/use-microphone-notice.js';
import { useMessages } from '../hooks/use-messages.js';
import { AlertIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { DeviceMenu } from './device-menu.js';

/** What the notice says, for a `render` function. */
export interface MicNoticeState {
  /** `null` when all is well, and after it was closed. */
  readonly notice: 'silent' | 'clipping' | null;
}

/** What `MicNotice` is given; everything else goes to its `<div>`. */
export interface MicNoticeProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, MicNoticeState> | undefined;
}

/**
 * Says that nothing comes from the microphone although it is on, with a choice of another one, or that it is too loud.
 * It goes by itself when that is over, or when it is closed; empty while all is well.
 *
 * Attributes: `data-notice` (`silent`, `clipping`).
 */
export function MicNotice({ callId, render, className, ...props }: MicNoticeProps): ReactElement {
  const { microphoneTrouble, microphoneTroubleHelp, deviceSettings, close } = useMessages();
  const current = useMicrophoneNotice(callId);
  const told = current === 'talking-while-muted' ? null : current;
  const [closed, setClosed] = useState<MicNoticeState['notice']>(null);
  // Closed is what was told then: when that is over, and comes again, it is told again.
  if (closed !== null && closed !== told) setClosed(null);
  const notice = told === closed ? null : told;
  const element = (
    <div
      role="status"
      {...props}
      className={classNames('parley-notices', className)}
      data-notice={notice ?? undefined}
    >
      {notice && (
        <div className="parley-notice">
          <AlertIcon />
          <div className="parley-notice-text">
            <p className="parley-notice-title">{microphoneTrouble(notice)}</p>
            <p>{microphoneTroubleHelp(notice)}</p>
            <div className="parley-actions">
              {notice === 'silent' && (
                <DeviceMenu
                  device="microphone"
                  callId={callId}
                  render={(given) => (
                    <button {...given} type="button" className="parley-button parley-button-primary" />
                  )}
                >
                  {deviceSettings('microphone')}
                </DeviceMenu>
              )}
              <button type="button" className="parley-button" onClick={() => setClosed(notice)}>
                {close}
              </button>
            </div>
          </div>
        </div>
      )}
    </div>
  );
  return renderElement(element, render, { notice });
}

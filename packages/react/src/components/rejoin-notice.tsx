'use client';
import type { RejoinableCall } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useRejoinableCall } from '../hooks/use-rejoinable-call.js';
import { CameraIcon, PhoneIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { QuestionNotice } from './question-notice.js';

/** Which call it is, for a `render` function. */
export interface RejoinNoticeState {
  readonly call: RejoinableCall;
}

/** What `RejoinNotice` is given; everything else goes to its `<div>`. */
export interface RejoinNoticeProps extends ComponentProps<'div'> {
  readonly render?: RenderProp<ComponentProps<'div'>, RejoinNoticeState> | undefined;
}

/**
 * Says that the page before was in a call, and offers to go back to it, or to leave it. Nothing when there is none. Mount it
 * beside `VideoCall`, where somebody who loads the page anew sees it. `children` replace the words and buttons.
 *
 * Attributes: `data-kind` (`video`, `audio`).
 */
export function RejoinNotice({
  render,
  className,
  children,
  ...props
}: RejoinNoticeProps): ReactElement | null {
  const { call, getRejoinButtonProps, getLeaveButtonProps } = useRejoinableCall();
  const { wasInCallWith, rejoinHint, rejoin, leaveCall, locale, dir } = useMessages();
  const names = useDisplayNames(call?.participantIds ?? nobody);
  const id = useId();
  if (!call) return null;
  const element = (
    <div
      role="group"
      aria-labelledby={id}
      lang={locale}
      dir={dir}
      {...props}
      className={classNames('parley-notice parley-question parley-rejoin', className)}
      data-kind={call.callType}
    >
      {children ?? (
        <QuestionNotice
          id={id}
          icon={call.callType === 'video' ? <CameraIcon /> : <PhoneIcon />}
          question={wasInCallWith(names)}
          hint={rejoinHint}
          yes={{ label: rejoin, getProps: getRejoinButtonProps }}
          no={{ label: leaveCall, getProps: getLeaveButtonProps }}
        />
      )}
    </div>
  );
  return renderElement(element, render, { call });
}

const nobody: readonly string[] = [];

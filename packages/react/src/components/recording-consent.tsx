'use client';
import type { SessionId, UserId } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useRecordingNotice } from '../hooks/use-recording-notice.js';
import { RecordIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { QuestionNotice } from './question-notice.js';

/** Who asks, for a `render` function. */
export interface RecordingConsentState {
  readonly userId: UserId;
}

/** What `RecordingConsent` is given; everything else goes to its `<div>`. */
export interface RecordingConsentProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, RecordingConsentState> | undefined;
}

/**
 * Asks whether somebody may record the call. Nothing while nobody wishes to. `children` replace the words and buttons.
 *
 * Attributes: `data-user-id`.
 */
export function RecordingConsent({ callId, ...props }: RecordingConsentProps): ReactElement | null {
  const [userId] = useRecordingNotice(callId).askerIds;
  return userId === undefined ? null : <Question key={userId} {...props} callId={callId} userId={userId} />;
}

interface QuestionProps extends RecordingConsentProps {
  readonly userId: UserId;
}

function Question({ callId, userId, render, className, children, ...props }: QuestionProps): ReactElement {
  const { getAgreeButtonProps, getDeclineButtonProps } = useRecordingNotice(callId);
  const { mayRecord, mayRecordHint, agree, decline } = useMessages();
  const name = useDisplayName(userId, callId);
  const id = useId();
  const element = (
    <div
      role="group"
      aria-labelledby={id}
      {...props}
      className={classNames('parley-notice', className)}
      data-user-id={userId}
    >
      {children ?? (
        <QuestionNotice
          id={id}
          icon={<RecordIcon />}
          question={mayRecord(name)}
          hint={mayRecordHint}
          yes={{ label: agree, getProps: getAgreeButtonProps }}
          no={{ label: decline, getProps: getDeclineButtonProps }}
        />
      )}
    </div>
  );
  return renderElement(element, render, { userId });
}

'use client';
import type { SessionId, UserId } from '@parley/core';
import { useId } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { useUnmuteRequest } from '../hooks/use-unmute-request.js';
import { MicIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { QuestionNotice } from './question-notice.js';

/** Who asks, for a `render` function. */
export interface UnmuteRequestState {
  readonly userIds: readonly UserId[];
}

/** What `UnmuteRequest` is given; everything else goes to its `<div>`. */
export interface UnmuteRequestProps extends ComponentProps<'div'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, UnmuteRequestState> | undefined;
}

/**
 * Says that somebody asks this person to unmute, and lets them. Nothing while nobody asks. It takes no focus by itself;
 * Escape in it says no. `children` replace the words and buttons. `CallAnnouncer` tells those who listen.
 *
 * Attributes: `data-count` (how many ask).
 */
export function UnmuteRequest({
  callId,
  render,
  className,
  children,
  ...props
}: UnmuteRequestProps): ReactElement | null {
  const { requesterIds, answer, getUnmuteButtonProps, getDeclineButtonProps } = useUnmuteRequest(callId);
  const { asksToUnmute, asksToUnmuteHint, unmute, notNow } = useMessages();
  const names = useDisplayNames(requesterIds, callId);
  const id = useId();
  if (requesterIds.length === 0) return null;
  const element = (
    <div
      role="group"
      aria-labelledby={id}
      {...props}
      className={classNames('parley-notice parley-question', className)}
      data-count={requesterIds.length}
    >
      {children ?? (
        <QuestionNotice
          id={id}
          icon={<MicIcon />}
          question={asksToUnmute(names)}
          hint={asksToUnmuteHint}
          yes={{ label: unmute, getProps: getUnmuteButtonProps }}
          no={{ label: notNow, getProps: getDeclineButtonProps }}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            void answer(false);
          }}
        />
      )}
    </div>
  );
  return renderElement(element, render, { userIds: requesterIds });
}

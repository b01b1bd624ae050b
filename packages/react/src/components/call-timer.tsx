'use client';
import type { SessionId } from '@parley/core';
import { useDeferredValue } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallDuration } from '../hooks/use-call-duration.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { formatDuration, isoDuration } from '../lib/format-duration.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What a timer shows, for a `render` function. */
export interface CallTimerState {
  /** How long the call has lasted, in ms. */
  readonly duration: number;
}

/** What `CallTimer` is given; everything else goes to its `<time>`. */
export interface CallTimerProps extends ComponentProps<'time'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'time'>, CallTimerState> | undefined;
}

/**
 * How long the call lasts, as on a clock. Nothing before it is connected. A leaf of its own, so that the second hand
 * moves nothing else; a screen reader reads it when asked, not each second.
 */
export function CallTimer({
  callId,
  render,
  className,
  children,
  ...props
}: CallTimerProps): ReactElement | null {
  const messages = useMessages();
  const duration = useCallDuration(callId);
  // The first number of a page takes a browser some 20 ms: the pictures need not wait for it.
  const isPainted = useDeferredValue(true, false);
  if (duration === null) return null;
  const element = (
    <time
      role="timer"
      aria-label={messages.duration}
      {...props}
      className={classNames('parley-timer', className)}
      dateTime={isoDuration(duration)}
    >
      {children ?? (isPainted && formatDuration(duration, messages.locale))}
    </time>
  );
  return renderElement(element, render, { duration });
}

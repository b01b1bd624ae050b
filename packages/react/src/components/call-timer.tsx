'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallDuration } from '../hooks/use-call-duration.js';
import { useCallSpan } from '../hooks/use-call-span.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { formatDuration, isoDuration } from '../lib/format-duration.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { tickSeconds } from '../lib/tick-seconds.js';

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
 * How long the call lasts, as on a clock. Nothing before it is connected. Driven outside React: each second is written to
 * the element and renders nothing, unless there is a `render`, which is told each; a screen reader reads it when asked.
 */
export function CallTimer({ render, ...props }: CallTimerProps): ReactElement | null {
  return render ? <RenderedTimer {...props} render={render} /> : <WrittenTimer {...props} />;
}

function WrittenTimer({
  callId,
  ref,
  className,
  children,
  ...props
}: Omit<CallTimerProps, 'render'>): ReactElement | null {
  const { duration: name, locale } = useMessages();
  const span = useCallSpan(callId);
  const own = useRef<HTMLTimeElement>(null);
  const isOurs = children === undefined;

  // After the paint: the first number of a page takes a browser some 20 ms, which the pictures need not wait for.
  useEffect(
    function write() {
      const element = own.current;
      if (!span || !element) return undefined;
      return tickSeconds(span, (duration) => {
        element.dateTime = isoDuration(duration);
        if (isOurs) element.textContent = formatDuration(duration, locale);
      });
    },
    [span, locale, isOurs],
  );

  const composed = useComposedRefs(own, ref);
  if (!span) return null;
  return (
    <time
      // What React did not write it does not take away either.
      key={isOurs ? 'written' : 'given'}
      role="timer"
      aria-label={name}
      {...props}
      ref={composed}
      className={classNames('parley-timer', className)}
    >
      {children}
    </time>
  );
}

function RenderedTimer({
  callId,
  render,
  className,
  children,
  ...props
}: CallTimerProps): ReactElement | null {
  const messages = useMessages();
  const duration = useCallDuration(callId);
  if (duration === null) return null;
  const element = (
    <time
      role="timer"
      aria-label={messages.duration}
      {...props}
      className={classNames('parley-timer', className)}
      dateTime={isoDuration(duration)}
    >
      {children ?? formatDuration(duration, messages.locale)}
    </time>
  );
  return renderElement(element, render, { duration });
}

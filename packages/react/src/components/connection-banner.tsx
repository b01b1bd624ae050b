'use client';
import type { CallHealth, SessionId } from '@parley/core';
import { useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallHealth } from '../hooks/use-call-health.js';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { troubledIn, troubleOf, troubleText } from '../lib/trouble.js';
import type { Trouble } from '../lib/trouble.js';
import { useIsTaken } from '../lib/turns.js';
import { announcerTurn } from './call-announcer.js';

/** What a banner tells, for a `render` function. */
export interface ConnectionBannerState {
  /** `null` when all is well. */
  readonly trouble: Trouble | null;
  /** Why, since when, who is concerned and what is tried; `null` without a call. */
  readonly health: CallHealth | null;
  /** It is over, since a moment ago. */
  readonly isRecovered: boolean;
}

/** What `ConnectionBanner` is given; everything else goes to its `<div>`. */
export interface ConnectionBannerProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, ConnectionBannerState> | undefined;
}

/** How long good news stays, in ms: long enough to be read, short enough not to be in the way. */
const recoveredFor = 4000;

/**
 * One quiet line: what broke or is weak and whose fault that seems to be, what is done about it, and when it is over. Trouble with the server never looks like
 * trouble with the picture; both at once is one's own network. Empty while all is well. Where a `CallAnnouncer` is
 * mounted, that tells it to those who listen; else the banner does.
 *
 * Attributes: `data-trouble` (`network`, `media`, `server`, `signed-out`, `quality`), `data-recovered`.
 */
export function ConnectionBanner({
  callId,
  render,
  className,
  ...props
}: ConnectionBannerProps): ReactElement {
  const store = useCallStore();
  const trouble = useCallSlice(callId, (call, { connection }) => troubleOf(call, connection.state));
  const health = useCallHealth(callId);
  const names = useDisplayNames(useCallSlice(callId, troubledIn), callId);
  const messages = useMessages();
  const isRecovered = useRecovered(trouble);
  // A `VideoCall` has an announcer, or the app has one instead.
  const isTold = useIsTaken(store, announcerTurn, useCallFrame() !== null);

  let text = isRecovered ? messages.recovered : null;
  if (trouble !== null) text = troubleText(trouble, health?.cause ?? null, names, messages);
  const breaks = trouble === 'network' || trouble === 'media';
  const trying = (breaks && health?.trying) || null;
  const element = (
    <div
      role={isTold ? undefined : 'status'}
      {...props}
      className={classNames('parley-banner', className)}
      data-trouble={trouble ?? undefined}
      data-recovered={present(isRecovered)}
    >
      {text !== null && (
        <p>
          {text}
          {/* To be seen: whoever listens is told once. */}
          {(trying === 'ice-restart' || trying === 'rebuild') && (
            <small aria-live="off"> {messages.tries(trying)}</small>
          )}
        </p>
      )}
    </div>
  );
  return renderElement(element, render, { trouble, health, isRecovered });
}

/** True for a while after something that broke is whole again. */
function useRecovered(trouble: Trouble | null): boolean {
  const [recovered, setRecovered] = useState(false);
  const hadTrouble = useRef(false);
  useEffect(
    function tellRecovery() {
      if (trouble !== null) {
        hadTrouble.current = trouble !== 'quality';
        return undefined;
      }
      if (!hadTrouble.current) return undefined;
      hadTrouble.current = false;
      setRecovered(true);
      const timer = setTimeout(() => setRecovered(false), recoveredFor);
      return () => clearTimeout(timer);
    },
    [trouble],
  );
  return recovered && trouble === null;
}

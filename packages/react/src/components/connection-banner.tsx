'use client';
import type { SessionId } from '@parley/core';
import { useEffect, useRef, useState } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { useCallFrame } from '../hooks/call-frame.js';
import { useCallSlice, useShallowCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayNames } from '../hooks/use-display-name.js';
import { useCallStore } from '../hooks/use-call-store.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { present } from '../lib/presence.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { lostIn, troubleOf, troubleText } from '../lib/trouble.js';
import type { Trouble } from '../lib/trouble.js';
import { useIsTaken } from '../lib/turns.js';
import { announcerTurn } from './call-announcer.js';

/** What a banner tells, for a `render` function. */
export interface ConnectionBannerState {
  /** `null` when all is well. */
  readonly trouble: Trouble | null;
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
 * One quiet line: what broke, what is done about it, and when it is over. Trouble with the server never looks like
 * trouble with the picture; both at once is one's own network. Empty while all is well. Where a `CallAnnouncer` is
 * mounted, that tells it to those who listen; else the banner does.
 *
 * Attributes: `data-trouble` (`network`, `media`, `server`, `signed-out`), `data-recovered`.
 */
export function ConnectionBanner({
  callId,
  render,
  className,
  ...props
}: ConnectionBannerProps): ReactElement {
  const store = useCallStore();
  const trouble = useCallSlice(callId, (call, { connection }) => troubleOf(call, connection.state));
  const lost = useShallowCallSlice(callId, lostIn);
  const names = useDisplayNames(lost, callId);
  const messages = useMessages();
  const isRecovered = useRecovered(trouble);
  // A `VideoCall` has an announcer, or the app has one instead.
  const isTold = useIsTaken(store, announcerTurn, useCallFrame() !== null);

  let text = isRecovered ? messages.recovered : null;
  if (trouble !== null) text = troubleText(trouble, names, messages);
  const element = (
    <div
      role={isTold ? undefined : 'status'}
      {...props}
      className={classNames('parley-banner', className)}
      data-trouble={trouble ?? undefined}
      data-recovered={present(isRecovered)}
    >
      {text !== null && <p>{text}</p>}
    </div>
  );
  return renderElement(element, render, { trouble, isRecovered });
}

/** True for a while after trouble has ended. */
function useRecovered(trouble: Trouble | null): boolean {
  const [recovered, setRecovered] = useState(false);
  const hadTrouble = useRef(false);
  useEffect(
    function tellRecovery() {
      if (trouble !== null) {
        hadTrouble.current = true;
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

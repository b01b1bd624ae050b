'use client';
import type { CallQuality, SessionId, UserId } from '@parley/core';
import type { ComponentProps, ReactElement, ReactNode } from 'react';
import { useCallSlice } from '../hooks/use-call-slice.js';
import { useDisplayName } from '../hooks/use-display-name.js';
import { useMessages } from '../hooks/use-messages.js';
import { FairSignalIcon, PoorSignalIcon } from '../icons/icons.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useTileScope } from '../lib/tile-scope.js';
import type { TilePartProps } from '../lib/tile-scope.js';

/** What the badge shows, for a `render` function. */
export interface QualityBadgeState {
  /** `null` until it was measured. */
  readonly quality: CallQuality | null;
}

/** What `QualityBadge` is given; everything else goes to its `<span>`. */
export interface QualityBadgeProps extends ComponentProps<'span'>, TilePartProps {
  readonly render?: RenderProp<ComponentProps<'span'>, QualityBadgeState> | undefined;
}

/**
 * Says that somebody's media comes through badly; nothing while it is good or they are not connected, unless a `render`
 * function shows that. Its words, and its tooltip, say whose network seems to be weak, where that can be known. `children` replace the icon and its words.
 *
 * Attributes: `data-quality` (`fair`, `poor`).
 */
export function QualityBadge({
  userId: givenId,
  callId: givenCall,
  render,
  className,
  children,
  ...props
}: QualityBadgeProps): ReactElement | null {
  const { userId, callId } = useTileScope({ userId: givenId, callId: givenCall });
  const showsAll = typeof render === 'function';
  const quality = useCallSlice(callId, (call) => {
    const person = call?.participants[userId];
    if (person?.state !== 'connected') return null;
    // A good one is not to be seen: then it need not render either.
    return person.quality === 'good' && !showsAll ? null : person.quality;
  });
  const isBad = quality === 'fair' || quality === 'poor';
  if (!isBad && !showsAll) return null;
  const element = (
    <span {...props} className={classNames('parley-quality', className)} data-quality={quality}>
      {children ??
        (isBad && (
          <Words quality={quality} userId={userId} callId={callId}>
            {quality === 'poor' ? <PoorSignalIcon /> : <FairSignalIcon />}
          </Words>
        ))}
    </span>
  );
  return renderElement(element, render, { quality });
}

interface WordsProps {
  readonly quality: 'fair' | 'poor';
  readonly userId: UserId;
  readonly callId: SessionId | undefined;
  readonly children: ReactNode;
}

/** To be heard, and to be seen where the pointer rests. */
function Words({ quality, userId, callId, children }: WordsProps): ReactElement {
  const name = useDisplayName(userId, callId);
  const cause = useCallSlice(callId, (call) => call?.participants[userId]?.health.cause ?? null);
  const messages = useMessages();
  const text = [messages.quality(quality), cause && messages.weakConnection([name], cause)];
  const words = text.filter(Boolean).join(' – ');
  return (
    <span className="parley-quality-words" title={words}>
      {children}
      <span className="parley-hidden">{words}</span>
    </span>
  );
}

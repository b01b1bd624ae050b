'use client';
import type { SessionId, UserId } from '@parley/core';
import { useEffect, useRef } from 'react';
import type { ComponentProps, ReactElement } from 'react';
import { usePersonSource, useTrackSource } from '../hooks/use-level-source.js';
import type { FollowLevel } from '../hooks/use-level-source.js';
import { useMessages } from '../hooks/use-messages.js';
import { classNames } from '../lib/class-names.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';

/** What is measured, for a `render` function: how loud it is is no state, for it renders nothing. */
export interface LevelMeterState {
  /** Whose level it is, `null` for that of a track. */
  readonly userId: UserId | null;
}

/** What `LevelMeter` is given; everything else goes to its `<div>`. */
export interface LevelMeterProps extends ComponentProps<'div'> {
  /**
   * A local track to measure, in a call or outside of one; `null` while there is none. Without it the meter shows
   * somebody in a call.
   */
  readonly track?: MediaStreamTrack | null | undefined;
  /** Somebody in the call, without a track. Default: oneself. */
  readonly userId?: UserId | undefined;
  /** Default: the call around it, else the current one. */
  readonly callId?: SessionId | undefined;
  readonly render?: RenderProp<ComponentProps<'div'>, LevelMeterState> | undefined;
}

/** The quietest sound that the meter shows, in dB of full scale: a person near a microphone has -35 to -15. */
const floor = -50;

/**
 * A bar as long as a sound is loud. Driven outside React, at most ten times a second: each level is written to the
 * element as `--parley-meter` (0 to 1, in even steps for the ear) and `aria-valuenow` (the same in percent). `children`
 * replace the bar in it.
 *
 * Attributes: `data-clipping` while a track has been at full scale within the last second.
 */
export function LevelMeter({ track, userId, callId, ...props }: LevelMeterProps): ReactElement {
  // A track needs neither a call nor a provider.
  if (track === undefined) return <PersonMeter {...props} userId={userId} callId={callId} />;
  return <TrackMeter {...props} track={track} />;
}

type MeterProps = Omit<LevelMeterProps, 'track' | 'userId' | 'callId'>;

interface TrackMeterProps extends MeterProps {
  readonly track: MediaStreamTrack | null;
}

function TrackMeter({ track, ...props }: TrackMeterProps): ReactElement {
  return <Meter {...props} userId={null} follow={useTrackSource(track)} />;
}

interface PersonMeterProps extends MeterProps {
  readonly userId: UserId | undefined;
  readonly callId: SessionId | undefined;
}

function PersonMeter({ userId: givenId, callId, ...props }: PersonMeterProps): ReactElement {
  const [userId, follow] = usePersonSource(givenId, callId);
  return <Meter {...props} userId={userId} follow={follow} />;
}

interface BareMeterProps extends MeterProps {
  readonly userId: UserId | null;
  readonly follow: FollowLevel;
}

function Meter({ userId, follow, render, ref, className, children, ...props }: BareMeterProps): ReactElement {
  const { inputLevel } = useMessages();
  const own = useRef<HTMLDivElement>(null);

  useEffect(
    function showLevel() {
      const element = own.current;
      if (!element) return undefined;
      write(element, 0);
      return follow((level, isClipping) => write(element, level, isClipping));
    },
    [follow],
  );

  const element = (
    <div
      role="meter"
      aria-label={inputLevel}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={0}
      {...props}
      ref={useComposedRefs(own, ref)}
      className={classNames('parley-level-meter', className)}
    >
      {children ?? <div className="parley-level-meter-bar" />}
    </div>
  );
  return renderElement(element, render, { userId });
}

/** In steps of a percent; what is the same is not written again. */
function write(element: HTMLElement, level: number, isClipping = false): void {
  const percent = Math.round(Math.min(100, Math.max(0, 100 - (2000 * Math.log10(level)) / floor)));
  if (element.getAttribute('aria-valuenow') !== String(percent))
    element.setAttribute('aria-valuenow', String(percent));
  const share = String(percent / 100);
  if (element.style.getPropertyValue('--parley-meter') !== share)
    element.style.setProperty('--parley-meter', share);
  element.toggleAttribute('data-clipping', isClipping);
}

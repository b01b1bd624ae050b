'use client';
import { memo, useRef } from 'react';
import type { ComponentProps, MemoExoticComponent, ReactElement, SyntheticEvent } from 'react';
import { usePicture } from '../hooks/use-picture.js';
import { classNames } from '../lib/class-names.js';
import { renderElement } from '../lib/render-element.js';
import type { RenderProp } from '../lib/render-element.js';
import { useComposedRefs } from '../lib/compose-refs.js';
import { chain } from '../lib/merge-props.js';
import { present } from '../lib/presence.js';

/** How it is shown, for a `render` function. */
export interface VideoTrackState {
  readonly isMirrored: boolean;
  readonly isWhole: boolean;
}

/** What `VideoTrack` is given; everything else goes to its `<video>`. */
export interface VideoTrackProps extends Omit<ComponentProps<'video'>, 'src' | 'muted' | 'children'> {
  readonly track: MediaStreamTrack;
  /** As in a mirror: for one's own picture only. */
  readonly mirrored?: boolean | undefined;
  /** Shows all of it and cuts nothing off: for a shared screen. */
  readonly whole?: boolean | undefined;
  readonly render?: RenderProp<ComponentProps<'video'>, VideoTrackState> | undefined;
}

/**
 * Plays one video track without sound, as large as the element around it; whoever sends it is told how large that is.
 *
 * Attributes: `data-orientation` (`portrait`, `landscape`), `data-playing` from the first frame on, `data-mirrored`,
 * `data-whole`.
 */
export const VideoTrack: MemoExoticComponent<(props: VideoTrackProps) => ReactElement> = memo(
  function VideoTrack({
    track,
    mirrored = false,
    whole = false,
    render,
    ref,
    className,
    onLoadedData,
    onResize,
    ...props
  }: VideoTrackProps): ReactElement {
    const own = useRef<HTMLVideoElement>(null);

    usePicture(own, track);

    const element = (
      <video
        autoPlay
        playsInline
        disablePictureInPicture
        {...props}
        muted
        ref={useComposedRefs(own, ref)}
        className={classNames('parley-video', className)}
        data-mirrored={present(mirrored)}
        data-whole={present(whole)}
        onLoadedData={chain(onLoadedData, showPicture)}
        onResize={chain(onResize, tellOrientation)}
      />
    );
    return renderElement(element, render, { isMirrored: mirrored, isWhole: whole });
  },
);

// Written to the element, not to state: no frame of a stranger's camera should render a component.
function showPicture(event: SyntheticEvent<HTMLVideoElement>): void {
  tellOrientation(event);
  event.currentTarget.dataset['playing'] = '';
}

function tellOrientation({ currentTarget: video }: SyntheticEvent<HTMLVideoElement>): void {
  video.dataset['orientation'] = video.videoHeight > video.videoWidth ? 'portrait' : 'landscape';
}

/** One's own picture is a mirror, unless the camera looks the other way (W3C Media Capture section 4.3.5, `facingMode`). */
export function looksAtOneself(track: MediaStreamTrack): boolean {
  return track.getSettings().facingMode !== 'environment';
}

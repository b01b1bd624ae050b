'use client';
import { useEffect, useRef } from 'react';
import type { ReactElement, SyntheticEvent } from 'react';

export interface VideoTrackProps {
  readonly track: MediaStreamTrack;
  /** As in a mirror: for one's own picture only. */
  readonly mirrored?: boolean;
}

/** Plays one video track without sound. Its shape is told by `data-orientation`, its first frame by `data-playing`. */
export function VideoTrack({ track, mirrored = false }: VideoTrackProps): ReactElement {
  const ref = useRef<HTMLVideoElement>(null);

  useEffect(
    function attachTrack() {
      const video = ref.current;
      if (!video) return undefined;
      video.srcObject = new MediaStream([track]);
      // Muted pictures may always play; a rejection only means that a newer track took this one's place.
      void video.play().catch(() => undefined);
      return () => {
        video.srcObject = null;
        delete video.dataset['playing'];
      };
    },
    [track],
  );

  return (
    <video
      ref={ref}
      className="parley-video"
      data-mirrored={mirrored ? '' : undefined}
      autoPlay
      muted
      playsInline
      disablePictureInPicture
      onLoadedData={showPicture}
      onResize={tellOrientation}
    />
  );
}

// Written to the element, not to state: no frame of a stranger's camera should render a component.
function showPicture(event: SyntheticEvent<HTMLVideoElement>): void {
  tellOrientation(event);
  event.currentTarget.dataset['playing'] = '';
}

function tellOrientation({ currentTarget: video }: SyntheticEvent<HTMLVideoElement>): void {
  video.dataset['orientation'] = video.videoHeight > video.videoWidth ? 'portrait' : 'landscape';
}

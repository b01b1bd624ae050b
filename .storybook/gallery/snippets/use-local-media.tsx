import { useLocalMedia, VideoTrack } from '@parley/react';

/** All that this side captures for the call, as it stands: no button in it. */
export function WhatTheyGet() {
  const { audio, video, screen } = useLocalMedia();
  return (
    <>
      <ul>
        <li>microphone {audio.status}</li>
        <li>camera {video.status}</li>
        <li>screen {screen.status}</li>
      </ul>
      <div style={{ position: 'relative', inlineSize: '8rem', blockSize: '6rem' }}>
        {video.track && <VideoTrack track={video.track} mirrored />}
      </div>
    </>
  );
}

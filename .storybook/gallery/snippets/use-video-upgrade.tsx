import { hdQuality, lowQuality } from '@parley/core';
import { useCall, useVideoUpgrade } from '@parley/react';

/** In a call that began as audio: no camera opens without a yes of whoever sits before it. */
export function WithPictures() {
  const { isVideo, request, requesterIds, refusal, ...video } = useVideoUpgrade();
  return (
    <>
      <p role="status">
        {request === 'incoming' && `${requesterIds.join(', ')} would like to see you.`}
        {request === 'outgoing' && 'Waiting for a yes…'}
        {request === 'none' && (isVideo ? 'You see each other.' : (refusal ?? 'Audio only.'))}
      </p>
      {request === 'none' && !isVideo && <button {...video.getRequestButtonProps()}>Ask for video</button>}
      {request === 'incoming' && (
        <>
          <button {...video.getAcceptButtonProps()}>Turn on my camera</button>
          <button {...video.getDeclineButtonProps()}>Rather not</button>
        </>
      )}
      {video.canEnd && <button {...video.getEndButtonProps()}>Back to audio</button>}
    </>
  );
}

/** What is sent, limited while the call goes on. */
export function DataSaver() {
  const { setQuality } = useCall();
  return (
    <label>
      <input
        type="checkbox"
        onChange={({ target }) => void setQuality(target.checked ? lowQuality : hdQuality)}
      />{' '}
      Save data
    </label>
  );
}

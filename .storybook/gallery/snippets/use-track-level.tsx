import { LevelMeter, useTrackLevel } from '@parley/react';
import { useRef, useState } from 'react';

/** Before a call: asks for a microphone, and shows how loud it is in two ways. */
export function MicTest() {
  const [track, setTrack] = useState<MediaStreamTrack | null>(null);
  const dot = useRef<HTMLSpanElement>(null);
  useTrackLevel(dot, track);
  const listen = async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    setTrack(stream.getAudioTracks()[0] ?? null);
  };
  const stop = () => {
    track?.stop();
    setTrack(null);
  };
  return (
    <p>
      <button onClick={() => (track ? stop() : void listen())}>{track ? 'Stop' : 'Test microphone'}</button>
      <LevelMeter track={track} />
      <span ref={dot} style={{ opacity: 'calc(5 * var(--parley-level, 0))' }}>
        ●
      </span>
    </p>
  );
}

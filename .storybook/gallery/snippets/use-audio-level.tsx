import { useAudioLevel, useParticipants } from '@parley/react';
import { useRef } from 'react';

export function Meters() {
  return useParticipants().map((userId) => <Meter key={userId} userId={userId} />);
}

/** Ten times a second, and React renders nothing: the level is a custom property of the element. */
function Meter({ userId }: { readonly userId: string }) {
  const meter = useRef<HTMLSpanElement>(null);
  useAudioLevel(meter, userId);
  return (
    <p>
      {userId}
      <span
        ref={meter}
        style={{
          display: 'block',
          blockSize: 8,
          background: 'currentColor',
          scale: 'max(0.02, var(--parley-level, 0)) 1',
          transformOrigin: 'left',
        }}
      />
    </p>
  );
}

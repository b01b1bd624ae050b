import { useDisplayName, useParticipants, useVideoElement } from '@parley/react';
import { useRef } from 'react';

export function Pictures() {
  return useParticipants().map((userId) => <Picture key={userId} userId={userId} />);
}

function Picture({ userId }: { readonly userId: string }) {
  const video = useRef<HTMLVideoElement>(null);
  const hasPicture = useVideoElement(video, userId);
  const name = useDisplayName(userId);
  return (
    <figure style={{ display: 'inline-block', margin: 8 }}>
      <video
        ref={video}
        aria-label={name}
        hidden={!hasPicture}
        style={{ inlineSize: 200 }}
        muted
        playsInline
      />
      <figcaption>{name}</figcaption>
    </figure>
  );
}

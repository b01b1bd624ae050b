import { AudioRenderer, useAudioBlocked, useDisplayName, useParticipants } from '@parley/react';

/** The renderer plays everybody; who offers a button of their own gets none of the renderer's. */
export function Listening() {
  return (
    <>
      <AudioRenderer />
      {useParticipants().map((userId) => (
        <Heard key={userId} userId={userId} />
      ))}
    </>
  );
}

function Heard({ userId }: { readonly userId: string }) {
  const name = useDisplayName(userId);
  const { isBlocked, label, getButtonProps } = useAudioBlocked(userId);
  return isBlocked ? <button {...getButtonProps()}>{label}</button> : <p>{name} can be heard.</p>;
}

import { useMicrophone, usePushToTalk, useShortcuts } from '@parley/react';

/** Other keys than usual, and none for the camera. */
const shortcuts = { microphone: 'Mod+M', camera: null, talk: null } as const;

export function Keys() {
  const keys = useShortcuts({ shortcuts });
  const isTalking = usePushToTalk({ shortcut: 'T' });
  const { isOn } = useMicrophone();
  return (
    <p>
      {keys.microphone} mutes and unmutes; hold T to talk while muted. The microphone is {isOn ? 'on' : 'off'}
      {isTalking && ', while you hold the key'}.
    </p>
  );
}

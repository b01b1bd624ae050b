'use client';
import { useMemo, useSyncExternalStore } from 'react';
import { buttonPropsGetter } from '../lib/button-props.js';
import type { GetButtonProps } from '../lib/button-props.js';
import { pictureDeskOf } from '../lib/picture-in-picture/picture-desk.js';
import { useCallContext } from '../provider/call-context.js';
import { useMessages } from './use-messages.js';

/** The call above all other windows, and how to switch it. */
export interface PictureInPictureHandle {
  /** False where the browser has no picture-in-picture, on a server, and while no `PictureInPicture` is mounted. */
  readonly isAvailable: boolean;
  readonly isOpen: boolean;
  /** Browsers want this in a click. Never rejects: one that refuses leaves everything as it is. */
  readonly open: () => Promise<void>;
  readonly close: () => void;
  /** For a toggle: `aria-pressed`, a name that never changes, `disabled` while it is not available. */
  readonly getButtonProps: GetButtonProps;
}

/** Shows the call in a small window above all others. `VideoCall` and `PictureInPicture` fill it. */
export function usePictureInPicture(): PictureInPictureHandle {
  const { store } = useCallContext();
  const { pictureInPicture } = useMessages();
  const desk = pictureDeskOf(store);
  const isOpen = useSyncExternalStore(
    desk.subscribe,
    () => desk.isOpen,
    () => false,
  );
  const isAvailable = useSyncExternalStore(
    desk.subscribe,
    () => desk.isAvailable,
    () => false,
  );
  return useMemo(() => {
    const aria = { 'aria-label': pictureInPicture, 'aria-pressed': isOpen, disabled: !isAvailable } as const;
    const toggle = (): unknown => (isOpen ? desk.close() : desk.open());
    return {
      isAvailable,
      isOpen,
      open: desk.open,
      close: desk.close,
      getButtonProps: buttonPropsGetter(aria, toggle),
    };
  }, [desk, isAvailable, isOpen, pictureInPicture]);
}

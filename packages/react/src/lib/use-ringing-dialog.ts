'use client';
import { useLayoutEffect, useRef } from 'react';
import type { RefObject, SyntheticEvent } from 'react';

interface RingingDialog {
  readonly ref: RefObject<HTMLDialogElement | null>;
  readonly isSilenced: boolean;
  readonly onSilence: () => void;
}

interface RingingDialogHandlers {
  readonly onCancel: (event: SyntheticEvent<HTMLDialogElement>) => void;
  readonly onClose: (event: SyntheticEvent<HTMLDialogElement>) => void;
}

/**
 * Opens a native dialog while it is mounted: modal at first, beside the page once it is silenced. The focus goes to
 * the dialog itself, so that a space typed into something else answers no call, and back when it is over.
 */
export function useRingingDialog({ ref, isSilenced, onSilence }: RingingDialog): RingingDialogHandlers {
  const isOurs = useRef(false);

  useLayoutEffect(
    function openDialog() {
      const dialog = ref.current;
      if (!dialog) return undefined;
      if (isSilenced) {
        showBeside(dialog);
      } else {
        dialog.showModal();
        dialog.focus({ preventScroll: true });
      }
      return () => {
        isOurs.current = true;
        dialog.close();
        isOurs.current = false;
      };
    },
    [ref, isSilenced],
  );

  return {
    onCancel(event) {
      if (event.target !== event.currentTarget) return;
      event.preventDefault();
      onSilence();
    },
    onClose(event) {
      if (event.target !== event.currentTarget) return;
      // Our own close() before another way of opening: the event mostly comes late, when the dialog is open again.
      if (isOurs.current || event.currentTarget.open) return;
      // Chromium closes without asking when nobody has touched the page: the call rings on, so the dialog stays.
      if (isSilenced) showBeside(event.currentTarget);
      else onSilence();
    },
  };
}

/** Opens it without taking the focus from where the person works. */
function showBeside(dialog: HTMLDialogElement): void {
  const { activeElement } = document;
  dialog.show();
  if (activeElement instanceof HTMLElement && activeElement !== document.body) activeElement.focus();
}

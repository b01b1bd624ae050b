import { DeviceSettings, Lobby, useCall } from '@parley/react';
import { lazy, Suspense, useId, useLayoutEffect, useRef } from 'react';
import type { ReactElement } from 'react';
import { t } from '../messages.js';
import { CloseIcon } from '../ui/icons.js';

const EffectsSettings = lazy(async () => ({
  default: (await import('./effects-settings.js')).EffectsSettings,
}));

export interface DevicesDialogProps {
  readonly isInCall: boolean;
  readonly onClose: () => void;
}

/** Microphone and camera: before a call with one's own picture, in a call what can be chosen. Open while it is mounted. */
export function DevicesDialog({ isInCall, onClose }: DevicesDialogProps): ReactElement {
  const { callType } = useCall();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useLayoutEffect(function openDialog() {
    const element = dialog.current;
    element?.showModal();
    return () => element?.close();
  }, []);

  const close = (): void => dialog.current?.close();
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className="panel devices"
      // A press beside it closes it, where the browser knows how.
      closedby="any"
      onClose={({ currentTarget }) => {
        // The event comes late: of a close() before another showModal(), as in StrictMode, when it is open again.
        if (!currentTarget.open) onClose();
      }}
    >
      <header className="devices-head">
        <h2 id={titleId}>{t.devices}</h2>
        <button type="button" className="button button-icon" aria-label={t.close} onClick={close}>
          <CloseIcon />
        </button>
      </header>
      {isInCall ? (
        <DeviceSettings video={callType === 'video'} />
      ) : (
        <Lobby slots={{ who: <p className="muted">{t.devicesHint}</p> }} onJoin={close} />
      )}
      <Suspense>
        <EffectsSettings hasCamera={!isInCall || callType === 'video'} />
      </Suspense>
    </dialog>
  );
}

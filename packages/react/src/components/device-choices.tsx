'use client';
import type { DeviceKind } from '@parley/core';
import type { ReactElement } from 'react';
import { useDeviceOptions } from '../hooks/use-device-options.js';
import { useDevices } from '../hooks/use-devices.js';
import { useMessages } from '../hooks/use-messages.js';
import { Choices } from './choices.js';

interface DeviceChoicesProps {
  readonly kinds: readonly DeviceKind[];
}

/** The devices of some kinds, of which one each is used. Speakers only where the browser can choose among them. */
export function DeviceChoices({ kinds }: DeviceChoicesProps): ReactElement {
  const { canSelectSpeaker } = useDevices();
  return (
    <>
      {kinds.map(
        (kind) => (kind !== 'speaker' || canSelectSpeaker) && <DeviceChoice key={kind} kind={kind} />,
      )}
    </>
  );
}

interface DeviceChoiceProps {
  readonly kind: DeviceKind;
}

function DeviceChoice({ kind }: DeviceChoiceProps): ReactElement {
  const { deviceKind, noDevice } = useMessages();
  const { options, chosen, choose } = useDeviceOptions(kind);
  return (
    <Choices
      legend={deviceKind(kind)}
      options={options}
      chosen={chosen}
      onChoose={choose}
      empty={noDevice(kind)}
    />
  );
}

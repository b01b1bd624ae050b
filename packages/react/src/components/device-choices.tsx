'use client';
import type { DeviceKind } from '@parley/core';
import type { ReactElement } from 'react';
import { useDevices } from '../hooks/use-devices.js';
import type { DevicesHandle } from '../hooks/use-devices.js';
import { useMessages } from '../hooks/use-messages.js';
import { Choices } from './choices.js';

interface DeviceChoicesProps {
  readonly kinds: readonly DeviceKind[];
}

/** The devices of some kinds, of which one each is used. Speakers only where the browser can choose among them. */
export function DeviceChoices({ kinds }: DeviceChoicesProps): ReactElement {
  const devices = useDevices();
  return (
    <>
      {kinds.map(
        (kind) =>
          (kind !== 'speaker' || devices.canSelectSpeaker) && (
            <DeviceChoice key={kind} kind={kind} devices={devices} />
          ),
      )}
    </>
  );
}

interface DeviceChoiceProps {
  readonly kind: DeviceKind;
  readonly devices: DevicesHandle;
}

function DeviceChoice({ kind, devices }: DeviceChoiceProps): ReactElement {
  const { deviceKind, deviceNumber, noDevice, defaultDevice } = useMessages();
  const { selected, select } = devices;
  const list = { microphone: devices.microphones, camera: devices.cameras, speaker: devices.speakers }[kind];
  // Without an id, which the browser gives once the person has allowed the kind, there is nothing to choose by.
  const named = list.flatMap(({ deviceId, label }, index) =>
    deviceId === '' ? [] : [[deviceId, label === '' ? deviceNumber(kind, index + 1) : label] as const],
  );
  // One that was unplugged is used no more, though it is remembered.
  const chosen = list.some(({ deviceId }) => deviceId === selected[kind]) ? selected[kind] : null;
  return (
    <Choices
      legend={deviceKind(kind)}
      options={list.length === 0 ? [] : [[null, defaultDevice], ...named]}
      chosen={chosen}
      onChoose={(deviceId) => void select(kind, deviceId)}
      empty={noDevice(kind)}
    />
  );
}

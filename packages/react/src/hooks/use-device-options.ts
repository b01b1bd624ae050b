'use client';
import type { DeviceKind } from '@parley/core';
import { useDevices } from './use-devices.js';
import { useMessages } from './use-messages.js';

/** What a person can choose of one kind. */
export interface DeviceOptions {
  /** Ids and names, the browser's default first with the id `null`; none where there is no device. */
  readonly options: readonly (readonly [deviceId: string | null, label: string])[];
  readonly chosen: string | null;
  readonly choose: (deviceId: string | null) => void;
}

/** The devices of one kind, in words. */
export function useDeviceOptions(kind: DeviceKind): DeviceOptions {
  const { selected, select, ...devices } = useDevices();
  const { deviceNumber, defaultDevice } = useMessages();
  const list = { microphone: devices.microphones, camera: devices.cameras, speaker: devices.speakers }[kind];
  // Without an id, which the browser gives once the person has allowed the kind, there is nothing to choose by.
  const named = list.flatMap(({ deviceId, label }, index) =>
    deviceId === '' ? [] : [[deviceId, label === '' ? deviceNumber(kind, index + 1) : label] as const],
  );
  return {
    options: list.length === 0 ? [] : [[null, defaultDevice], ...named],
    // One that was unplugged is used no more, though it is remembered.
    chosen: list.some(({ deviceId }) => deviceId === selected[kind]) ? selected[kind] : null,
    choose: (deviceId) => void select(kind, deviceId),
  };
}

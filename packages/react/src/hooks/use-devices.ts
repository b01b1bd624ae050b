'use client';
import type { DeviceKind, DevicesSnapshot } from '@parley/core';
import { useMemo } from 'react';
import { settle } from '../lib/settle.js';
import { useCallContext } from '../provider/call-context.js';
import { useCallState } from './use-call-slice.js';

/** The devices of this machine, and how to choose among them. */
export interface DevicesHandle extends DevicesSnapshot {
  /**
   * Uses another device from now on, in running calls too; `null`: the browser's default. Never rejects: what went
   * wrong in a call is in `useLocalMedia()`.
   */
  readonly select: (kind: DeviceKind, deviceId: string | null) => Promise<void>;
  /** To the camera that faces the other way, while `canFlipCamera`. Never rejects. */
  readonly flipCamera: () => Promise<void>;
}

/** The microphones, cameras and speakers of this machine, and which of them are used. */
export function useDevices(): DevicesHandle {
  const { store } = useCallContext();
  const devices = useCallState((state) => state.devices);
  return useMemo(
    () => ({
      ...devices,
      select: (kind, deviceId) => settle(store.actions.selectDevice(kind, deviceId)),
      flipCamera: () => settle(store.actions.flipCamera()),
    }),
    [devices, store],
  );
}

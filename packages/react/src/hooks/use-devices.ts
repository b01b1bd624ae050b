'use client';
import type { DeviceKind, DevicesSnapshot } from '@parley/core';
import { CallError } from '@parley/core';
import { useMemo } from 'react';
import { useCallContext } from '../provider/call-context.js';
import { useCallState } from './use-call-slice.js';

/** The devices of this machine, and how to choose among them. */
export interface DevicesHandle extends DevicesSnapshot {
  /**
   * Uses another device from now on, in running calls too; `null`: the browser's default. Never rejects: what went
   * wrong in a call is in `useLocalMedia()`.
   */
  readonly select: (kind: DeviceKind, deviceId: string | null) => Promise<void>;
}

/** The microphones, cameras and speakers of this machine, and which of them are used. */
export function useDevices(): DevicesHandle {
  const { store } = useCallContext();
  const devices = useCallState((state) => state.devices);
  return useMemo(
    () => ({
      ...devices,
      async select(kind, deviceId) {
        try {
          await store.actions.selectDevice(kind, deviceId);
        } catch (error) {
          if (!(error instanceof CallError)) throw error;
        }
      },
    }),
    [devices, store],
  );
}

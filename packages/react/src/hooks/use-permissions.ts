'use client';
import type { DevicePermissions } from '@parley/core';
import { useMemo, useSyncExternalStore } from 'react';
import { currentBrowser } from '../lib/detect-browser.js';
import type { BrowserKind } from '../lib/detect-browser.js';
import { useCallClient } from './use-call-client.js';
import { useCallState } from './use-call-slice.js';

/** What the person has decided about their microphone and camera, and where they can decide anew. */
export interface PermissionsHandle extends DevicePermissions {
  /** Which browser this is, for the words of a help; `other` on a server. */
  readonly browser: BrowserKind;
  /** Reads them anew, for browsers that do not tell of a change. Never rejects. */
  readonly refresh: () => Promise<void>;
}

const never = (): (() => void) => () => undefined;

/** The permissions for the microphone and the camera, followed as they change, in a call and outside of one. */
export function usePermissions(): PermissionsHandle {
  const { devices } = useCallClient();
  const permissions = useCallState((state) => state.devices.permissions);
  const browser = useSyncExternalStore(never, currentBrowser, () => 'other' as const);
  return useMemo(
    () => ({ ...permissions, browser, refresh: () => devices.refresh() }),
    [permissions, browser, devices],
  );
}

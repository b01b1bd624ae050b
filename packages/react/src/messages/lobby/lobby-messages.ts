import type { CallType } from '@parley/core';
import type { BrowserKind } from '../../lib/detect-browser.js';
import type { Device } from '../device.js';

/** The texts of `Lobby` and its parts: apart from the others, so that only an app that has them pays for them. */
export interface LobbyMessages {
  /** Heads what is looked at before somebody is called. */
  readonly callWhom: (kind: CallType, names: readonly string[]) => string;
  /** Heads it while nobody is called. */
  readonly checkDevices: string;
  /** The button that begins the call. */
  readonly startCall: string;
  readonly answerCall: string;
  /** The button of somebody who only looked. */
  readonly done: string;
  readonly cancel: string;
  /** In place of one's own picture. */
  readonly cameraIsOff: string;
  readonly cameraStarts: string;
  /** Beside the question of the browser. */
  readonly allowDevices: string;
  /** `label`: the device, by its name. */
  readonly deviceLost: (label: string) => string;
  readonly deviceReturned: (label: string) => string;
  readonly testSpeaker: string;
  readonly speakerPlays: string;
  readonly testMicrophone: string;
  readonly microphoneRecords: string;
  readonly microphonePlays: string;
  readonly stopTest: string;
  readonly testFailed: string;
  /** The browser has no `MediaRecorder`. */
  readonly cannotRecord: string;
  /** What to do about a device that was denied, step by step; none where nobody knows: then `deviceHelp` is shown. */
  readonly permissionHelp: (device: Device, browser: BrowserKind) => readonly string[];
}

import type { BrowserKind } from '../../lib/detect-browser.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

/** English. */
export const enLobby: LobbyMessages = {
  callWhom: (kind, names) => `${kind === 'video' ? 'Video call' : 'Audio call'} with ${list(names)}`,
  checkDevices: 'Camera and microphone',
  startCall: 'Start call',
  answerCall: 'Answer',
  done: 'Done',
  cancel: 'Cancel',
  cameraIsOff: 'Your camera is off',
  cameraStarts: 'Starting your camera…',
  allowDevices: 'Choose “Allow” when your browser asks.',
  deviceLost: (label) => `${label} was disconnected`,
  deviceReturned: (label) => `${label} is back`,
  testSpeaker: 'Test speaker',
  speakerPlays: 'Playing a sound…',
  testMicrophone: 'Test microphone',
  microphoneRecords: 'Recording, say something…',
  microphonePlays: 'Playing what you said…',
  stopTest: 'Stop',
  testFailed: 'The test did not work.',
  cannotRecord: 'This browser cannot record a test.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'Microphone', camera: 'Camera' };

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'Click the icon before the address of this page.',
    `Switch “${named[device]}” on.`,
    `Still blocked? Allow this browser to use the ${device} in the privacy settings of your system.`,
  ],
  firefox: (device) => [
    `Click the crossed-out ${device} before the address of this page.`,
    'Remove the block there.',
    `Still blocked? Allow this browser to use the ${device} in the privacy settings of your system.`,
  ],
  safari: (device) => [
    'In the menu bar, open Safari and choose “Settings for This Website”.',
    `Set “${named[device]}” to “Allow”.`,
  ],
  ios: (device) => [
    'Tap the page menu beside the address, then “Website Settings”.',
    `Set “${named[device]}” to “Allow”.`,
    `Not there? Open the Settings app, choose this browser, and allow the ${device}.`,
  ],
  android: (device) => [
    'Tap the icon before the address, then “Permissions”.',
    `Allow the ${device}.`,
    `Still blocked? Allow the ${device} for this browser in the Settings app of your phone.`,
  ],
  other: () => [],
};

function list(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}

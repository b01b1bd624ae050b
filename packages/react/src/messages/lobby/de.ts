import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const list = listing('de');

/** German. */
export const deLobby: LobbyMessages = {
  callWhom: (kind, names) => `${kind === 'video' ? 'Videoanruf' : 'Audioanruf'} mit ${list(names)}`,
  checkDevices: 'Kamera und Mikrofon',
  startCall: 'Anrufen',
  answerCall: 'Annehmen',
  done: 'Fertig',
  cancel: 'Abbrechen',
  cameraIsOff: 'Ihre Kamera ist aus',
  cameraStarts: 'Ihre Kamera wird gestartet …',
  allowDevices: 'Wählen Sie „Zulassen“, wenn der Browser fragt.',
  deviceLost: (label) => `${label} wurde getrennt`,
  deviceReturned: (label) => `${label} ist wieder da`,
  testSpeaker: 'Lautsprecher testen',
  speakerPlays: 'Ein Ton wird abgespielt …',
  testMicrophone: 'Mikrofon testen',
  microphoneRecords: 'Aufnahme läuft, sagen Sie etwas …',
  microphonePlays: 'Ihre Aufnahme wird abgespielt …',
  stopTest: 'Anhalten',
  testFailed: 'Der Test hat nicht funktioniert.',
  cannotRecord: 'Dieser Browser kann keinen Test aufnehmen.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'Mikrofon', camera: 'Kamera' };
const the: Record<Device, string> = { microphone: 'das Mikrofon', camera: 'die Kamera' };

const inSystem = (device: Device): string =>
  `Immer noch blockiert? Erlauben Sie diesem Browser ${the[device]} in den Datenschutzeinstellungen des Systems.`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'Klicken Sie auf das Symbol vor der Adresse dieser Seite.',
    `Schalten Sie „${named[device]}“ ein.`,
    inSystem(device),
  ],
  firefox: (device) => [
    `Klicken Sie vor der Adresse dieser Seite auf ${device === 'camera' ? 'die durchgestrichene Kamera' : 'das durchgestrichene Mikrofon'}.`,
    'Heben Sie dort die Blockierung auf.',
    inSystem(device),
  ],
  safari: (device) => [
    'Öffnen Sie in der Menüleiste „Safari“ und wählen Sie „Einstellungen für diese Website“.',
    `Stellen Sie „${named[device]}“ auf „Erlauben“.`,
  ],
  ios: (device) => [
    'Tippen Sie neben der Adresse auf das Seitenmenü und dann auf „Website-Einstellungen“.',
    `Stellen Sie „${named[device]}“ auf „Erlauben“.`,
    `Nicht zu finden? Öffnen Sie die App „Einstellungen“, wählen Sie diesen Browser und erlauben Sie ${the[device]}.`,
  ],
  android: (device) => [
    'Tippen Sie auf das Symbol vor der Adresse und dann auf „Berechtigungen“.',
    `Erlauben Sie ${the[device]}.`,
    `Immer noch blockiert? Erlauben Sie diesem Browser ${the[device]} in der Einstellungen-App Ihres Telefons.`,
  ],
  other: () => [],
};

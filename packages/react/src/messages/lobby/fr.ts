import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const list = listing('fr');

/** French. */
export const frLobby: LobbyMessages = {
  callWhom: (kind, names) => `Appel ${kind === 'video' ? 'vidéo' : 'audio'} avec ${list(names)}`,
  checkDevices: 'Caméra et micro',
  startCall: 'Appeler',
  answerCall: 'Répondre',
  done: 'Terminé',
  cancel: 'Annuler',
  cameraIsOff: 'Votre caméra est coupée',
  cameraStarts: 'Votre caméra démarre…',
  allowDevices: 'Choisissez « Autoriser » quand le navigateur le demande.',
  deviceLost: (label) => `Appareil débranché : ${label}`,
  deviceReturned: (label) => `Appareil de nouveau disponible : ${label}`,
  testSpeaker: 'Tester le haut-parleur',
  speakerPlays: 'Un son est en cours de lecture…',
  testMicrophone: 'Tester le micro',
  microphoneRecords: 'Enregistrement en cours, dites quelque chose…',
  microphonePlays: 'Lecture de ce que vous avez dit…',
  stopTest: 'Arrêter',
  testFailed: 'Le test n’a pas fonctionné.',
  cannotRecord: 'Ce navigateur ne peut pas enregistrer de test.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'Micro', camera: 'Caméra' };
const the: Record<Device, string> = { microphone: 'le micro', camera: 'la caméra' };

const inSystem = (device: Device): string =>
  `Toujours en blocage ? Autorisez ce navigateur à utiliser ${the[device]} dans les réglages de confidentialité du système.`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'Cliquez sur l’icône placée avant l’adresse de cette page.',
    `Activez « ${named[device]} ».`,
    inSystem(device),
  ],
  firefox: (device) => [
    `Cliquez sur ${device === 'camera' ? 'la caméra barrée' : 'le micro barré'} avant l’adresse de cette page.`,
    'Levez-y le blocage.',
    inSystem(device),
  ],
  safari: (device) => [
    'Dans la barre des menus, ouvrez Safari et choisissez « Réglages pour ce site web ».',
    `Réglez « ${named[device]} » sur « Autoriser ».`,
  ],
  ios: (device) => [
    'Touchez le menu de la page à côté de l’adresse, puis « Réglages du site web ».',
    `Réglez « ${named[device]} » sur « Autoriser ».`,
    `Introuvable ? Ouvrez l’app Réglages, choisissez ce navigateur et autorisez ${the[device]}.`,
  ],
  android: (device) => [
    'Touchez l’icône placée avant l’adresse, puis « Autorisations ».',
    `Autorisez ${the[device]}.`,
    `Toujours en blocage ? Autorisez ${the[device]} pour ce navigateur dans l’app Paramètres du téléphone.`,
  ],
  other: () => [],
};

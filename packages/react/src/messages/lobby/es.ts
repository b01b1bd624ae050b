import type { BrowserKind } from '../../lib/detect-browser.js';
import { listing } from '../grammar.js';
import type { Device } from '../device.js';
import type { LobbyMessages } from './lobby-messages.js';

const list = listing('es');

/** Spanish. */
export const esLobby: LobbyMessages = {
  callWhom: (kind, names) => `${kind === 'video' ? 'Videollamada' : 'Llamada de audio'} con ${list(names)}`,
  checkDevices: 'Cámara y micrófono',
  startCall: 'Llamar',
  answerCall: 'Responder',
  done: 'Listo',
  cancel: 'Cancelar',
  cameraIsOff: 'Tu cámara está apagada',
  cameraStarts: 'Encendiendo tu cámara…',
  allowDevices: 'Elige «Permitir» cuando el navegador pregunte.',
  deviceLost: (label) => `${label} se ha desconectado`,
  deviceReturned: (label) => `${label} vuelve a estar disponible`,
  testSpeaker: 'Probar el altavoz',
  speakerPlays: 'Reproduciendo un sonido…',
  testMicrophone: 'Probar el micrófono',
  microphoneRecords: 'Grabando, di algo…',
  microphonePlays: 'Reproduciendo lo que has dicho…',
  stopTest: 'Detener',
  testFailed: 'La prueba no ha funcionado.',
  cannotRecord: 'Este navegador no puede grabar una prueba.',
  permissionHelp: (device, browser) => steps[browser](device),
};

const named: Record<Device, string> = { microphone: 'Micrófono', camera: 'Cámara' };
const the: Record<Device, string> = { microphone: 'el micrófono', camera: 'la cámara' };

const inSystem = (device: Device): string =>
  `¿Sigue en bloqueo? Permite a este navegador usar ${the[device]} en los ajustes de privacidad del sistema.`;

const steps: Record<BrowserKind, (device: Device) => readonly string[]> = {
  chrome: (device) => [
    'Haz clic en el icono que hay antes de la dirección de esta página.',
    `Activa «${named[device]}».`,
    inSystem(device),
  ],
  firefox: (device) => [
    `Haz clic en ${device === 'camera' ? 'la cámara tachada' : 'el micrófono tachado'} que hay antes de la dirección de esta página.`,
    'Quita allí el bloqueo.',
    inSystem(device),
  ],
  safari: (device) => [
    'En la barra de menús, abre Safari y elige «Ajustes para este sitio web».',
    `Pon «${named[device]}» en «Permitir».`,
  ],
  ios: (device) => [
    'Toca el menú de la página junto a la dirección y luego «Ajustes del sitio web».',
    `Pon «${named[device]}» en «Permitir».`,
    `¿No aparece? Abre la app Ajustes, elige este navegador y permite ${the[device]}.`,
  ],
  android: (device) => [
    'Toca el icono que hay antes de la dirección y luego «Permisos».',
    `Permite ${the[device]}.`,
    `¿Sigue en bloqueo? Permite ${the[device]} a este navegador en la app Ajustes del teléfono.`,
  ],
  other: () => [],
};

import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { esChat } from './chat/es.js';
import { esHistory } from './history/es.js';
import { esEffects } from './effects/es.js';
import { esStats } from './stats/es.js';
import { esLobby } from './lobby/es.js';
import type { Device, Messages } from './messages.js';

const list = listing('es');
const count = plural('es');

/** Spanish. It says «tú», as products do on both sides of the ocean. */
export const es: Messages = {
  locale: 'es',
  you: 'Tú',
  people: list,

  incomingCall: (kind, names) => `${calls[kind]} entrante de ${list(names)}`,
  incomingKind: (kind) => `${calls[kind]} entrante`,
  acceptWithVideo: 'Aceptar con vídeo',
  acceptWithAudio: 'Aceptar con audio',
  decline: 'Rechazar',
  silence: 'Silenciar',
  block: (name) => `Bloquear a ${name}`,
  unblock: (name) => `Desbloquear a ${name}`,
  silencedKind: (kind) => `${kind} · silenciada`,
  acceptEndsCurrent: 'Si aceptas, terminará la llamada en la que estás.',
  holdAndAnswer: 'Retener y contestar',
  endAndAnswer: 'Colgar y contestar',
  callsWaiting: (calling) => count(calling, { one: '# llamada más', other: '# llamadas más' }),
  showWaiting: (kind, names) => `Mostrar la ${calls[kind].toLowerCase()} de ${list(names)}`,
  openToAnswer: 'Abre la página para responder.',
  notifyOfCalls: 'Avisarme de las llamadas',

  outgoingCall: (names) => `Llamada a ${list(names)}`,
  calling: 'Llamando…',
  ringing: 'Está sonando…',
  connecting: 'Conectando…',
  cancelCall: 'Cancelar la llamada',

  callWith: (names) => (names.length > 0 ? `Llamada con ${list(names)}` : 'Llamada'),
  inCallWith: (names) => `En llamada con ${list(names)}`,
  duration: 'Duración de la llamada',
  peopleInCall: 'Personas en la llamada',
  screenOf: (name) => `Pantalla de ${name}`,
  quality: (quality) => (quality === 'poor' ? 'Mala conexión' : 'Conexión débil'),
  pinned: (name) => `Fijar a ${name}`,
  pages: 'Páginas',
  pageOf: (page, pages) => `Página ${String(page)} de ${String(pages)}`,
  previousPage: 'Página anterior',
  nextPage: 'Página siguiente',
  reconnecting: 'Reconectando…',
  microphoneIsOff: 'Micrófono apagado',
  selfView: 'Tu imagen',
  moveSelfView: 'Mover tu imagen',
  moveSelfViewHelp: 'Las flechas la llevan a otra esquina; al pulsarla pasa a la siguiente.',
  corner: (vertical, horizontal) =>
    `${vertical === 'top' ? 'Arriba' : 'Abajo'} a la ${horizontal === 'left' ? 'izquierda' : 'derecha'}`,
  stopSharing: 'Dejar de compartir',
  tapToHear: 'Toca para oír la llamada',
  tapToHearPerson: (name) => `Toca para oír a ${name}`,

  personJoined: (name) => `${name} se ha unido`,
  personLeft: (name) => `${name} ha salido`,
  peopleJoined: (names) => `${crowd(names)} ${names.length === 1 ? 'se ha unido' : 'se han unido'}`,
  peopleLeft: (names) => `${crowd(names)} ${names.length === 1 ? 'ha salido' : 'han salido'}`,
  personMuted: (name) => `${name} ha silenciado el micrófono`,
  personUnmuted: (name) => `${name} ha activado el micrófono`,
  personShares: (name) => `${name} está compartiendo la pantalla`,
  personSharesNoMore: (name) => `${name} ha dejado de compartir la pantalla`,
  personBack: (name) => `${name} ha vuelto`,
  personHolds: (name) => `${name} te ha puesto en espera`,
  onHold: (names) => `En espera: ${list(names)}`,
  resumeCall: 'Reanudar',
  holdCall: 'Poner en espera',
  swapCalls: 'Cambiar',
  youShare: 'Estás compartiendo tu pantalla',
  youShareNoMore: 'Has dejado de compartir tu pantalla',

  controls: 'Controles de la llamada',
  microphone: 'Micrófono',
  inputLevel: 'Nivel del micrófono',
  camera: 'Cámara',
  flipCamera: 'Cambiar de cámara',
  endCall: 'Terminar la llamada',
  screenShare: 'Compartir pantalla',
  shareProblem: (code) =>
    code === 'permission-denied'
      ? 'No se permite compartir tu pantalla'
      : 'No se ha podido compartir tu pantalla',
  layout: 'Distribución',
  layoutName: (layout) => ({ auto: 'Automática', grid: 'Cuadrícula', speaker: 'Quien habla' })[layout],
  more: 'Más',
  fullscreen: 'Pantalla completa',
  exitFullscreen: 'Salir de la pantalla completa',
  pictureInPicture: 'Imagen en imagen',
  deviceSettings: (device) => (device === 'camera' ? 'Ajustes de vídeo' : 'Ajustes de audio'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => missing[kind],
  defaultDevice: 'Predeterminado del sistema',

  asksForVideo: (names) => `Solicitud de vídeo de ${list(names)}`,
  asksForVideoHint: 'Tu cámara solo se encenderá si aceptas.',
  turnOnVideo: 'Activar vídeo',
  askingForVideo: 'Solicitando vídeo…',
  stopAsking: 'Cancelar solicitud',
  videoRefused: (refusal) =>
    refusal === 'declined'
      ? 'Han rechazado tu solicitud de vídeo'
      : 'Nadie ha respondido a tu solicitud de vídeo',
  videoStarted: 'La llamada ahora es con vídeo',
  videoEnded: 'La llamada ahora es solo de audio',
  backToAudio: 'Volver al audio',

  record: 'Grabar',
  stopRecording: 'Detener la grabación',
  pauseRecording: 'Pausar',
  resumeRecording: 'Reanudar',
  youRecord: 'Estás grabando la llamada',
  youRecordNoMore: 'Has detenido la grabación',
  recordingPaused: 'Grabación en pausa',
  recordingAsked: 'A la espera de que alguien acepte la grabación',
  personRecords: (name) => `${name} está grabando la llamada`,
  personRecordsNoMore: (name) => `${name} ha detenido la grabación`,
  mayRecord: (name) => `${name} quiere grabar la llamada`,
  mayRecordHint: 'Solo se graba a quienes aceptan.',
  agree: 'Aceptar',
  leaveMeOut: 'No grabarme',
  cannotBeTold: (names) => `La aplicación de ${list(names)} no puede mostrar que estás grabando. Díselo tú.`,
  haveTold: 'Ya lo he dicho',
  recordingDeclined: 'Nadie ha aceptado la grabación',
  recordingFailed: 'No se ha podido grabar la llamada',

  reactions: 'Reacciones',
  raiseHand: 'Levantar la mano',
  handRaised: (order) => `Mano levantada, turno ${String(order)}`,
  personRaisesHand: (name) => `${name} ha levantado la mano`,
  personLowersHand: (name) => `${name} ha bajado la mano`,
  personReacts: (name, emoji) => `${name} ha reaccionado con ${emoji}`,
  handIsUp: 'Tienes la mano levantada',
  handIsDown: 'Has bajado la mano',

  connectionDetails: 'Detalles de la conexión',

  participants: 'Personas',
  peopleCount: (people) =>
    count(people, { one: '# persona en la llamada', other: '# personas en la llamada' }),
  notInCall: 'Fuera de la llamada',
  microphoneIsOn: 'Micrófono encendido',
  cameraIsOn: 'Cámara encendida',
  cameraIsOff: 'Cámara apagada',
  volume: 'Volumen',
  volumeOf: (name) => `Volumen de ${name}`,
  muteForMe: (name) => `Silenciar a ${name} para mí`,
  mutedForMe: 'En silencio para ti',
  invite: 'Invitar a personas',
  askToUnmute: (name) => `Pedir a ${name} que active el micrófono`,
  askedToUnmute: 'Petición enviada',
  asksToUnmute: (names) => `${list(names)} ${names.length === 1 ? 'quiere' : 'quieren'} oírte`,
  asksToUnmuteHint: 'Tu micrófono está apagado. Solo tú puedes encenderlo.',
  unmute: 'Encender el micrófono',
  notNow: 'Ahora no',
  endForAll: 'Finalizar para todos',
  endForAllHint: 'La llamada termina para todas las personas que participan.',
  cancel: 'Cancelar',
  wasInCallWith: (names) => `Estabas en una llamada con ${list(names)}`,
  rejoinHint: 'La página se cerró o se volvió a cargar. Puede que los demás sigan en la llamada.',
  rejoin: 'Volver a la llamada',
  leaveCall: 'Salir de la llamada',

  chat: 'Chat',
  unreadMessages: (number) => count(number, { one: '# mensaje sin leer', other: '# mensajes sin leer' }),
  personWrites: (name, text) => `${name}: ${text}`,

  shortcuts: 'Combinaciones de teclas',
  shortcutName: (action) => actions[action],
  keyName: (key) => keys[key] ?? key,
  withShortcut: (label, keyNames) => `${label} (${keyNames})`,

  networkReconnecting: 'Parece que tu red no funciona. Reconectando…',
  signalingReconnecting: 'Se ha perdido el contacto con el servidor. La llamada continúa; reconectando…',
  signalingOffline: 'Sin sesión en el servidor. La llamada continúa, pero nadie más puede llamarte.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network') return `Parece que la red de ${list(names)} no funciona. Reconectando…`;
    if (cause === 'relay')
      return `El servidor de retransmisión hacia ${list(names)} no responde. Reconectando…`;
    return `Se ha cortado la conexión con ${list(names)}. Reconectando…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'Parece que tu red es débil';
    return cause === 'their-network'
      ? `Parece que la red de ${list(names)} es débil`
      : `La conexión con ${list(names)} es débil`;
  },
  tries: (what) => (what === 'rebuild' ? 'Creando una conexión nueva…' : 'Buscando otra ruta…'),
  recovered: 'Conexión recuperada',
  deviceProblem: (device, code) => problems(device)[code] ?? `No se ha podido iniciar ${yours[device]}`,
  deviceHelp: (device, code) =>
    helps(device)[code] ??
    'Desconecta el dispositivo y vuelve a conectarlo, o reinicia el navegador. Después, inténtalo de nuevo.',
  youAreMuted: 'Tienes el micrófono silenciado',
  unmuteWith: (keys) => `Pulsa ${keys} para activarlo`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'No llega ningún sonido de tu micrófono' : 'Tu micrófono está demasiado alto',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'Puede que esté apagado en el propio aparato. Enciéndelo o elige otro.'
      : 'Aléjate un poco o baja su nivel en los ajustes del sistema.',
  tryAgain: 'Intentar de nuevo',
  goOnWithout: (device) => `Continuar sin ${kinds[device].toLowerCase()}`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? list(names) : 'alguien', direction === 'outgoing', names.length),
  lasted: (duration) => `Duración: ${duration}`,
  callAgain: 'Volver a llamar',
  callIsFull: 'La llamada está completa.',
  callAgainLater: 'Reconectando con el servidor. Podrás volver a llamar en un momento.',
  callAgainSignedOut: 'Sin sesión en el servidor. Inicia sesión para volver a llamar.',
  close: 'Cerrar',

  lobby: esLobby,
  chatPanel: esChat,
  callHistory: esHistory,
  effects: esEffects,
  stats: esStats,
};

const calls = { video: 'Videollamada', audio: 'Llamada de audio' } as const;
const yours: Record<Device, string> = { microphone: 'tu micrófono', camera: 'tu cámara' };
const kinds: Record<DeviceKind, string> = { microphone: 'Micrófono', camera: 'Cámara', speaker: 'Altavoz' };
const missing: Record<DeviceKind, string> = {
  microphone: 'No se ha encontrado ningún micrófono',
  camera: 'No se ha encontrado ninguna cámara',
  speaker: 'No se ha encontrado ningún altavoz',
};
const keys: Readonly<Record<string, string>> = { Shift: 'Mayús', Space: 'Espacio' };

const actions: Record<ShortcutAction, string> = {
  microphone: 'Activar o desactivar el micrófono',
  camera: 'Activar o desactivar la cámara',
  talk: 'Mantener pulsada para hablar con el micrófono silenciado',
  hand: 'Levantar la mano',
  chat: 'Abrir o cerrar el chat',
  fullscreen: 'Pantalla completa',
  help: 'Combinaciones de teclas',
};

function problems(device: Device): Partial<Record<CallErrorCode, string>> {
  const own = yours[device].replace('t', 'T');
  const ending = device === 'camera' ? 'a' : 'o';
  return {
    'permission-denied': `${own} está bloquead${ending}`,
    'permission-dismissed': `${own} aún no tiene permiso`,
    'not-found': missing[device],
    'in-use': `${own} está ocupad${ending}`,
    overconstrained: `${own} no puede hacer lo que se le pide`,
    'insecure-context': `Esta página no puede usar ${yours[device]}`,
  };
}

function helps(device: Device): Partial<Record<CallErrorCode, string>> {
  const isCamera = device === 'camera';
  return {
    'permission-denied': `Permite ${isCamera ? 'la cámara' : 'el micrófono'} para este sitio junto a la barra de direcciones y en los ajustes del sistema. Después, inténtalo de nuevo.`,
    'permission-dismissed': 'Inténtalo de nuevo y elige «Permitir» cuando el navegador lo pregunte.',
    'not-found': `Conecta ${isCamera ? 'una' : 'uno'} o enciéndel${isCamera ? 'a' : 'o'}. Después, inténtalo de nuevo.`,
    'in-use': 'Puede que lo use otra aplicación u otra pestaña. Ciérrala e inténtalo de nuevo.',
    overconstrained: `Elige ${isCamera ? 'otra cámara' : 'otro micrófono'} u otra calidad.`,
    'insecure-context': 'Ábrela con una dirección que empiece por https.',
  };
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean, people: number) => string> = {
  hangup: (them) => `Llamada con ${them} terminada`,
  rejected: (them, outgoing) => (outgoing ? `Llamada a ${them} rechazada` : 'Has rechazado la llamada'),
  busy: (them, outgoing, people) =>
    outgoing
      ? `Ocupado: ${them} ${people > 1 ? 'están' : 'está'} en otra llamada`
      : 'Estabas en otra llamada',
  'no-answer': (them, outgoing) => (outgoing ? `Sin respuesta de ${them}` : `Llamada perdida de ${them}`),
  unreachable: (them) => `No se ha podido contactar con ${them}`,
  canceled: (them, outgoing) => (outgoing ? 'Has cancelado la llamada' : `Llamada perdida de ${them}`),
  'answered-elsewhere': () => 'Respondida en otro dispositivo',
  'rejected-elsewhere': () => 'Rechazada en otro dispositivo',
  'caller-gone': (them) => `La llamada de ${them} se ha interrumpido`,
  merged: (them) => `La llamada con ${them} continúa`,
  'connection-lost': () => 'Se ha perdido la conexión',
  'media-denied': () => 'La llamada necesita un micrófono o una cámara',
  failed: () => 'La llamada ha fallado',
};

/** Dos por su nombre; de más, la primera. */
function crowd(names: readonly string[]): string {
  return names.length > 2 ? `${names[0] ?? ''} y ${String(names.length - 1)} más` : list(names);
}

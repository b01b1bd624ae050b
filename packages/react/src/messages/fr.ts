import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { frChat } from './chat/fr.js';
import { frHistory } from './history/fr.js';
import { frEffects } from './effects/fr.js';
import { frStats } from './stats/fr.js';
import { frLobby } from './lobby/fr.js';
import type { Device, Messages } from './messages.js';

const list = listing('fr');
const count = plural('fr');

/** French. It says « vous ». */
export const fr: Messages = {
  locale: 'fr',
  you: 'Vous',
  people: list,

  incomingCall: (kind, names) => `Appel ${calls[kind]} entrant ${of(names)}`,
  incomingKind: (kind) => `Appel ${calls[kind]} entrant`,
  acceptWithVideo: 'Accepter avec la vidéo',
  acceptWithAudio: 'Accepter en audio',
  decline: 'Refuser',
  silence: 'Couper la sonnerie',
  block: (name) => `Bloquer ${name}`,
  unblock: (name) => `Débloquer ${name}`,
  silencedKind: (kind) => `${kind} · en silence`,
  acceptEndsCurrent: 'Si vous acceptez, votre appel en cours se terminera.',
  holdAndAnswer: 'Mettre en attente et répondre',
  endAndAnswer: 'Raccrocher et répondre',
  callsWaiting: (calling) => count(calling, { one: '# autre appel', other: '# autres appels' }),
  showWaiting: (kind, names) => `Afficher l’appel ${calls[kind]} ${of(names)}`,
  openToAnswer: 'Ouvrez la page pour répondre.',
  notifyOfCalls: 'Me prévenir des appels',

  outgoingCall: (names) => `Vous appelez ${list(names)}`,
  calling: 'Appel en cours…',
  ringing: 'Sonnerie…',
  connecting: 'Connexion…',
  cancelCall: 'Annuler l’appel',

  callWith: (names) => (names.length > 0 ? `Appel avec ${list(names)}` : 'Appel'),
  inCallWith: (names) => `En communication avec ${list(names)}`,
  duration: 'Durée de l’appel',
  peopleInCall: 'Personnes dans l’appel',
  screenOf: (name) => `Écran ${of([name])}`,
  quality: (quality) => (quality === 'poor' ? 'Mauvaise connexion' : 'Connexion faible'),
  pinned: (name) => `Épingler ${name}`,
  pages: 'Pages',
  pageOf: (page, pages) => `Page ${String(page)} sur ${String(pages)}`,
  previousPage: 'Page précédente',
  nextPage: 'Page suivante',
  reconnecting: 'Reconnexion…',
  microphoneIsOff: 'Micro coupé',
  selfView: 'Votre image',
  moveSelfView: 'Déplacer votre image',
  moveSelfViewHelp: 'Les flèches la déplacent vers un autre coin, un appui vers le coin suivant.',
  corner: (vertical, horizontal) =>
    `En ${vertical === 'top' ? 'haut' : 'bas'} à ${horizontal === 'left' ? 'gauche' : 'droite'}`,
  stopSharing: 'Arrêter le partage',
  tapToHear: 'Touchez pour entendre l’appel',
  tapToHearPerson: (name) => `Touchez pour entendre ${name}`,

  personJoined: (name) => `${name} a rejoint l’appel`,
  personLeft: (name) => `${name} a quitté l’appel`,
  peopleJoined: (names) => `${crowd(names)} ${names.length === 1 ? 'a rejoint' : 'ont rejoint'} l’appel`,
  peopleLeft: (names) => `${crowd(names)} ${names.length === 1 ? 'a quitté' : 'ont quitté'} l’appel`,
  personMuted: (name) => `${name} a coupé son micro`,
  personUnmuted: (name) => `${name} a activé son micro`,
  personShares: (name) => `${name} partage son écran`,
  personSharesNoMore: (name) => `${name} ne partage plus son écran`,
  personBack: (name) => `${name} est de retour`,
  personHolds: (name) => `${name} vous a mis en attente`,
  onHold: (names) => `En attente : ${list(names)}`,
  resumeCall: 'Reprendre',
  holdCall: 'Mettre en attente',
  swapCalls: 'Permuter',
  youShare: 'Vous partagez votre écran',
  youShareNoMore: 'Vous ne partagez plus votre écran',

  controls: 'Commandes de l’appel',
  microphone: 'Micro',
  inputLevel: 'Niveau du micro',
  camera: 'Caméra',
  flipCamera: 'Changer de caméra',
  endCall: 'Raccrocher',
  screenShare: 'Partager l’écran',
  shareProblem: (code) =>
    code === 'permission-denied'
      ? 'Le partage de votre écran n’est pas autorisé'
      : 'Votre écran n’a pas pu être partagé',
  layout: 'Disposition',
  layoutName: (layout) => ({ auto: 'Automatique', grid: 'Mosaïque', speaker: 'Intervenant' })[layout],
  more: 'Plus',
  fullscreen: 'Plein écran',
  exitFullscreen: 'Quitter le plein écran',
  pictureInPicture: 'Image dans l’image',
  deviceSettings: (device) => (device === 'camera' ? 'Paramètres vidéo' : 'Paramètres audio'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => missing[kind],
  defaultDevice: 'Par défaut du système',

  asksForVideo: (names) => `Demande de vidéo de ${list(names)}`,
  asksForVideoHint: 'Votre caméra ne s’allumera que si vous acceptez.',
  turnOnVideo: 'Activer la vidéo',
  askingForVideo: 'Demande de vidéo en cours…',
  stopAsking: 'Annuler la demande',
  videoRefused: (refusal) =>
    refusal === 'declined'
      ? 'Votre demande de vidéo a été refusée'
      : 'Personne n’a répondu à votre demande de vidéo',
  videoStarted: 'L’appel passe en vidéo',
  videoEnded: 'L’appel repasse en audio',
  backToAudio: 'Revenir à l’audio',

  record: 'Enregistrer',
  stopRecording: 'Arrêter l’enregistrement',
  pauseRecording: 'Mettre en pause',
  resumeRecording: 'Reprendre',
  youRecord: 'Vous enregistrez l’appel',
  youRecordNoMore: 'Vous avez arrêté l’enregistrement',
  recordingPaused: 'Enregistrement en pause',
  recordingAsked: 'En attente d’un accord pour l’enregistrement',
  personRecords: (name) => `${name} enregistre l’appel`,
  personRecordsNoMore: (name) => `${name} a arrêté l’enregistrement`,
  mayRecord: (name) => `${name} souhaite enregistrer l’appel`,
  mayRecordHint: 'Seules les personnes d’accord sont enregistrées.',
  agree: 'Accepter',
  leaveMeOut: 'Ne pas m’enregistrer',
  cannotBeTold: (names) =>
    `L’application de ${list(names)} ne peut pas signaler l’enregistrement. Prévenez de vive voix.`,
  haveTold: 'C’est fait',
  recordingDeclined: 'Personne n’a accepté l’enregistrement',
  recordingFailed: 'L’appel n’a pas pu être enregistré',

  reactions: 'Réactions',
  raiseHand: 'Lever la main',
  handRaised: (order) => `Main levée, numéro ${String(order)} dans la file`,
  personRaisesHand: (name) => `${name} a levé la main`,
  personLowersHand: (name) => `${name} a baissé la main`,
  personReacts: (name, emoji) => `${name} a réagi avec ${emoji}`,
  handIsUp: 'Votre main est levée',
  handIsDown: 'Votre main est baissée',

  connectionDetails: 'Détails de la connexion',

  participants: 'Personnes',
  peopleCount: (people) =>
    count(people, { one: '# personne dans l’appel', other: '# personnes dans l’appel' }),
  notInCall: 'Hors de l’appel',
  microphoneIsOn: 'Micro activé',
  cameraIsOn: 'Caméra activée',
  cameraIsOff: 'Caméra coupée',
  volume: 'Volume sonore',
  volumeOf: (name) => `Volume : ${name}`,
  muteForMe: (name) => `Couper le son de ${name} pour moi`,
  mutedForMe: 'Son coupé pour vous',
  invite: 'Inviter des personnes',
  askToUnmute: (name) => `Demander à ${name} d’activer son micro`,
  askedToUnmute: 'Demande envoyée',
  asksToUnmute: (names) => `${list(names)} ${names.length === 1 ? 'aimerait' : 'aimeraient'} vous entendre`,
  asksToUnmuteHint: 'Votre micro est coupé. Vous seul pouvez l’activer.',
  unmute: 'Activer le micro',
  notNow: 'Pas maintenant',
  endForAll: 'Terminer pour tous',
  endForAllHint: 'L’appel se termine pour toutes les personnes présentes.',
  cancel: 'Annuler',
  wasInCallWith: (names) => `Vous étiez en appel avec ${list(names)}`,
  rejoinHint: 'La page a été fermée ou rechargée. Les autres sont peut-être encore dans l’appel.',
  rejoin: 'Revenir dans l’appel',
  leaveCall: 'Quitter l’appel',

  chat: 'Discussion',
  unreadMessages: (number) => count(number, { one: '# message non lu', other: '# messages non lus' }),
  personWrites: (name, text) => `${name} : ${text}`,

  shortcuts: 'Raccourcis clavier',
  shortcutName: (action) => actions[action],
  keyName: (key) => keys[key] ?? key,
  withShortcut: (label, keyNames) => `${label} (${keyNames})`,

  networkReconnecting: 'Votre réseau semble coupé. Reconnexion…',
  signalingReconnecting: 'Contact perdu avec le serveur. L’appel continue ; reconnexion…',
  signalingOffline: 'Déconnecté du serveur. L’appel continue, mais personne d’autre ne peut vous joindre.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network') return `Le réseau ${of(names)} semble coupé. Reconnexion…`;
    if (cause === 'relay') return `Le serveur relais vers ${list(names)} ne répond pas. Reconnexion…`;
    return `La connexion avec ${list(names)} est coupée. Reconnexion…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'Votre réseau semble faible';
    return cause === 'their-network'
      ? `Le réseau ${of(names)} semble faible`
      : `La connexion avec ${list(names)} est faible`;
  },
  tries: (what) =>
    what === 'rebuild' ? 'Création d’une nouvelle connexion…' : 'Recherche d’un autre chemin…',
  recovered: 'Connexion rétablie',
  deviceProblem: (device, code) => problems(device)[code] ?? `${yours[device]} n’a pas démarré`,
  deviceHelp: (device, code) =>
    helps(device)[code] ??
    'Débranchez l’appareil et rebranchez-le, ou redémarrez le navigateur. Puis réessayez.',
  youAreMuted: 'Votre micro est coupé',
  unmuteWith: (keys) => `Appuyez sur ${keys} pour l’activer`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'Aucun son ne vient de votre micro' : 'Votre micro est trop fort',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'Il est peut-être éteint sur l’appareil lui-même. Allumez-le ou choisissez-en un autre.'
      : 'Éloignez-vous un peu ou baissez son niveau dans les réglages du système.',
  tryAgain: 'Réessayer',
  goOnWithout: (device) => `Continuer sans ${device === 'camera' ? 'caméra' : 'micro'}`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? names : ['quelqu’un'], direction === 'outgoing'),
  lasted: (duration) => `Durée : ${duration}`,
  callAgain: 'Rappeler',
  callIsFull: 'L’appel est complet.',
  callAgainLater: 'Reconnexion au serveur. Vous pourrez rappeler dans un instant.',
  callAgainSignedOut: 'Déconnecté du serveur. Connectez-vous pour rappeler.',
  close: 'Fermer',

  lobby: frLobby,
  chatPanel: frChat,
  callHistory: frHistory,
  effects: frEffects,
  stats: frStats,
};

const calls = { video: 'vidéo', audio: 'audio' } as const;
const yours: Record<Device, string> = { microphone: 'Votre micro', camera: 'Votre caméra' };
const kinds: Record<DeviceKind, string> = { microphone: 'Micro', camera: 'Caméra', speaker: 'Haut-parleur' };
const missing: Record<DeviceKind, string> = {
  microphone: 'Aucun micro détecté',
  camera: 'Aucune caméra détectée',
  speaker: 'Aucun haut-parleur détecté',
};
const keys: Readonly<Record<string, string>> = { Shift: 'Maj', Space: 'Espace' };

const actions: Record<ShortcutAction, string> = {
  microphone: 'Activer ou couper le micro',
  camera: 'Activer ou couper la caméra',
  talk: 'Maintenir pour parler quand le micro est coupé',
  hand: 'Lever la main',
  chat: 'Ouvrir ou fermer la discussion',
  fullscreen: 'Plein écran',
  help: 'Raccourcis clavier',
};

function problems(device: Device): Partial<Record<CallErrorCode, string>> {
  const own = yours[device];
  const ending = device === 'camera' ? 'e' : '';
  return {
    'permission-denied': `${own} est bloqué${ending}`,
    'permission-dismissed': `${own} n’est pas encore autorisé${ending}`,
    'not-found': missing[device],
    'in-use': `${own} est occupé${ending}`,
    overconstrained: `${own} ne peut pas faire ce qui lui est demandé`,
    'insecure-context': `Cette page ne peut pas utiliser ${own.replace('V', 'v')}`,
  };
}

function helps(device: Device): Partial<Record<CallErrorCode, string>> {
  const isCamera = device === 'camera';
  return {
    'permission-denied': `Autorisez ${isCamera ? 'la caméra' : 'le micro'} pour ce site à côté de la barre d’adresse et dans les paramètres du système. Puis réessayez.`,
    'permission-dismissed': 'Réessayez et choisissez « Autoriser » quand le navigateur le demande.',
    'not-found': `Branchez-en ${isCamera ? 'une' : 'un'} ou allumez-l${isCamera ? 'a' : 'e'}. Puis réessayez.`,
    'in-use':
      'Une autre application ou un autre onglet l’utilise peut-être. Fermez l’un ou l’autre, puis réessayez.',
    overconstrained: `Choisissez ${isCamera ? 'une autre caméra' : 'un autre micro'} ou une autre qualité.`,
    'insecure-context': 'Ouvrez-la avec une adresse qui commence par https.',
  };
}

const endings: Record<CallEndReason, (them: readonly string[], outgoing: boolean) => string> = {
  hangup: (them) => `Appel avec ${list(them)} terminé`,
  rejected: (them, outgoing) =>
    outgoing ? `${list(them)} ${them.length > 1 ? 'ont' : 'a'} refusé l’appel` : 'Vous avez refusé l’appel',
  busy: (them, outgoing) =>
    outgoing
      ? `${list(them)} ${them.length > 1 ? 'sont' : 'est'} déjà en communication`
      : 'Vous étiez déjà en communication',
  'no-answer': (them, outgoing) =>
    outgoing ? `Pas de réponse ${of(them)}` : `Vous avez manqué un appel ${of(them)}`,
  unreachable: (them) => `Impossible de joindre ${list(them)}`,
  canceled: (them, outgoing) =>
    outgoing ? 'Vous avez annulé l’appel' : `Vous avez manqué un appel ${of(them)}`,
  'answered-elsewhere': () => 'Appel accepté sur un autre appareil',
  'rejected-elsewhere': () => 'Appel refusé sur un autre appareil',
  'caller-gone': (them) => `L’appel ${of(them)} s’est interrompu`,
  merged: (them) => `L’appel avec ${list(them)} continue`,
  'connection-lost': () => 'La connexion a été perdue',
  'media-denied': () => 'L’appel a besoin d’un micro ou d’une caméra',
  failed: () => 'L’appel a échoué',
};

/** « de Bob », « d’Anne ». */
function of(names: readonly string[]): string {
  const them = list(names);
  return /^[aeiouàâäéèêëîïôöùûüæœ]/i.test(them) ? `d’${them}` : `de ${them}`;
}

/** Deux par leur nom ; au-delà, la première. */
function crowd(names: readonly string[]): string {
  if (names.length < 3) return list(names);
  return `${names[0] ?? ''} et ${String(names.length - 1)} autres personnes`;
}

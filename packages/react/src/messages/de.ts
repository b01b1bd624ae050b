import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import { listing, plural } from './grammar.js';
import { deChat } from './chat/de.js';
import { deHistory } from './history/de.js';
import { deEffects } from './effects/de.js';
import { deStats } from './stats/de.js';
import { deLobby } from './lobby/de.js';
import type { Device, Messages } from './messages.js';

const list = listing('de');
const count = plural('de');

/** German. It says „Sie“. */
export const de: Messages = {
  locale: 'de',
  you: 'Sie',
  people: list,

  incomingCall: (kind, names) => `Eingehender ${calls[kind]} von ${list(names)}`,
  incomingKind: (kind) => `Eingehender ${calls[kind]}`,
  acceptWithVideo: 'Mit Video annehmen',
  acceptWithAudio: 'Mit Audio annehmen',
  decline: 'Ablehnen',
  silence: 'Stumm schalten',
  block: (name) => `${name} blockieren`,
  unblock: (name) => `Blockierung von ${name} aufheben`,
  silencedKind: (kind) => `${kind} · stumm`,
  acceptEndsCurrent: 'Wenn Sie annehmen, endet Ihr laufender Anruf.',
  holdAndAnswer: 'Halten und annehmen',
  endAndAnswer: 'Auflegen und annehmen',
  callsWaiting: (calling) => count(calling, { one: '# weiterer Anruf', other: '# weitere Anrufe' }),
  showWaiting: (kind, names) => `${calls[kind]} von ${list(names)} anzeigen`,
  openToAnswer: 'Öffnen Sie die Seite, um zu antworten.',
  notifyOfCalls: 'Bei Anrufen benachrichtigen',

  outgoingCall: (names) => `Anruf an ${list(names)}`,
  calling: 'Wird angerufen …',
  ringing: 'Es klingelt …',
  connecting: 'Wird verbunden …',
  cancelCall: 'Anruf abbrechen',

  callWith: (names) => (names.length > 0 ? `Anruf mit ${list(names)}` : 'Anruf'),
  inCallWith: (names) => `Verbunden mit ${list(names)}`,
  duration: 'Dauer des Anrufs',
  peopleInCall: 'Personen im Anruf',
  screenOf: (name) => `Bildschirm von ${name}`,
  quality: (quality) => (quality === 'poor' ? 'Schlechte Verbindung' : 'Schwache Verbindung'),
  pinned: (name) => `${name} anheften`,
  pages: 'Seiten',
  pageOf: (page, pages) => `Seite ${String(page)} von ${String(pages)}`,
  previousPage: 'Vorherige Seite',
  nextPage: 'Nächste Seite',
  reconnecting: 'Wird wieder verbunden …',
  microphoneIsOff: 'Mikrofon aus',
  selfView: 'Ihr Bild',
  moveSelfView: 'Ihr Bild verschieben',
  moveSelfViewHelp: 'Die Pfeiltasten verschieben es in eine andere Ecke, ein Druck in die nächste.',
  corner: (vertical, horizontal) =>
    `${vertical === 'top' ? 'Oben' : 'Unten'} ${horizontal === 'left' ? 'links' : 'rechts'}`,
  stopSharing: 'Freigabe beenden',
  tapToHear: 'Tippen, um den Anruf zu hören',
  tapToHearPerson: (name) => `Tippen, um ${name} zu hören`,

  personJoined: (name) => `${name} ist beigetreten`,
  personLeft: (name) => `${name} hat den Anruf verlassen`,
  peopleJoined: (names) => `${crowd(names)} ${names.length === 1 ? 'ist' : 'sind'} dem Anruf beigetreten`,
  peopleLeft: (names) => `${crowd(names)} ${names.length === 1 ? 'hat' : 'haben'} den Anruf verlassen`,
  personMuted: (name) => `${name} hat das Mikrofon stummgeschaltet`,
  personUnmuted: (name) => `${name} hat das Mikrofon eingeschaltet`,
  personShares: (name) => `${name} gibt den Bildschirm frei`,
  personSharesNoMore: (name) => `${name} gibt den Bildschirm nicht mehr frei`,
  personBack: (name) => `${name} ist wieder da`,
  personHolds: (name) => `${name} hält den Anruf`,
  onHold: (names) => `Gehalten: ${list(names)}`,
  resumeCall: 'Fortsetzen',
  holdCall: 'Halten',
  swapCalls: 'Wechseln',
  youShare: 'Sie geben Ihren Bildschirm frei',
  youShareNoMore: 'Sie geben Ihren Bildschirm nicht mehr frei',

  controls: 'Anrufsteuerung',
  microphone: 'Mikrofon',
  inputLevel: 'Mikrofonpegel',
  camera: 'Kamera',
  flipCamera: 'Kamera wechseln',
  endCall: 'Auflegen',
  screenShare: 'Bildschirm freigeben',
  shareProblem: (code) =>
    code === 'permission-denied'
      ? 'Ihr Bildschirm darf nicht freigegeben werden'
      : 'Ihr Bildschirm konnte nicht freigegeben werden',
  layout: 'Anordnung',
  layoutName: (layout) => ({ auto: 'Automatisch', grid: 'Raster', speaker: 'Wer spricht' })[layout],
  more: 'Mehr',
  fullscreen: 'Vollbild',
  exitFullscreen: 'Vollbild beenden',
  pictureInPicture: 'Bild im Bild',
  deviceSettings: (device) => (device === 'camera' ? 'Videoeinstellungen' : 'Audioeinstellungen'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => missing[kind],
  defaultDevice: 'Systemstandard',

  asksForVideo: (names) => `Videowunsch von ${list(names)}`,
  asksForVideoHint: 'Ihre Kamera geht erst an, wenn Sie zustimmen.',
  turnOnVideo: 'Video einschalten',
  askingForVideo: 'Video wird angefragt …',
  stopAsking: 'Nicht mehr fragen',
  videoRefused: (refusal) =>
    refusal === 'declined'
      ? 'Ihre Videoanfrage wurde abgelehnt'
      : 'Niemand hat auf Ihre Videoanfrage geantwortet',
  videoStarted: 'Der Anruf hat jetzt Video',
  videoEnded: 'Der Anruf ist jetzt nur noch mit Ton',
  backToAudio: 'Zurück zum Ton',

  record: 'Aufnehmen',
  stopRecording: 'Aufnahme beenden',
  pauseRecording: 'Anhalten',
  resumeRecording: 'Fortsetzen',
  youRecord: 'Sie nehmen den Anruf auf',
  youRecordNoMore: 'Sie haben die Aufnahme beendet',
  recordingPaused: 'Aufnahme angehalten',
  recordingAsked: 'Warten, bis jemand der Aufnahme zustimmt',
  personRecords: (name) => `${name} nimmt den Anruf auf`,
  personRecordsNoMore: (name) => `${name} hat die Aufnahme beendet`,
  mayRecord: (name) => `${name} möchte den Anruf aufnehmen`,
  mayRecordHint: 'Aufgenommen wird nur, wer zustimmt.',
  agree: 'Zustimmen',
  leaveMeOut: 'Mich nicht aufnehmen',
  cannotBeTold: (names) =>
    `Die App von ${list(names)} kann nicht anzeigen, dass Sie aufnehmen. Bitte weisen Sie selbst darauf hin.`,
  haveTold: 'Ich habe darauf hingewiesen',
  recordingDeclined: 'Niemand hat der Aufnahme zugestimmt',
  recordingFailed: 'Der Anruf konnte nicht aufgenommen werden',

  reactions: 'Reaktionen',
  raiseHand: 'Hand heben',
  handRaised: (order) => `Hand gehoben, Platz ${String(order)} in der Reihe`,
  personRaisesHand: (name) => `${name} hat die Hand gehoben`,
  personLowersHand: (name) => `${name} hat die Hand gesenkt`,
  personReacts: (name, emoji) => `${name} reagiert mit ${emoji}`,
  handIsUp: 'Ihre Hand ist gehoben',
  handIsDown: 'Ihre Hand ist gesenkt',

  connectionDetails: 'Details zur Verbindung',

  participants: 'Personen',
  peopleCount: (people) => count(people, { one: '# Person im Anruf', other: '# Personen im Anruf' }),
  notInCall: 'Nicht im Anruf',
  microphoneIsOn: 'Mikrofon an',
  cameraIsOn: 'Kamera an',
  cameraIsOff: 'Kamera aus',
  volume: 'Lautstärke',
  volumeOf: (name) => `Lautstärke von ${name}`,
  muteForMe: (name) => `${name} für mich stummschalten`,
  mutedForMe: 'Für Sie stumm',
  invite: 'Personen einladen',
  askToUnmute: (name) => `${name} bitten, das Mikrofon einzuschalten`,
  askedToUnmute: 'Um Ton gebeten',
  asksToUnmute: (names) => `${list(names)} ${names.length === 1 ? 'möchte' : 'möchten'} Sie hören`,
  asksToUnmuteHint: 'Ihr Mikrofon ist aus. Nur Sie können es einschalten.',
  unmute: 'Mikrofon einschalten',
  notNow: 'Nicht jetzt',
  endForAll: 'Für alle beenden',
  endForAllHint: 'Der Anruf endet für alle, die daran teilnehmen.',
  cancel: 'Abbrechen',
  wasInCallWith: (names) => `Sie waren in einem Anruf mit ${list(names)}`,
  rejoinHint: 'Die Seite wurde geschlossen oder neu geladen. Die anderen sind vielleicht noch im Anruf.',
  rejoin: 'Wieder beitreten',
  leaveCall: 'Anruf verlassen',

  chat: 'Chat',
  unreadMessages: (number) =>
    count(number, { one: '# ungelesene Nachricht', other: '# ungelesene Nachrichten' }),
  personWrites: (name, text) => `${name}: ${text}`,

  shortcuts: 'Tastenkürzel',
  shortcutName: (action) => actions[action],
  keyName: (key) => keys[key] ?? key,
  withShortcut: (label, keyNames) => `${label} (${keyNames})`,

  networkReconnecting: 'Ihr Netzwerk scheint unterbrochen zu sein. Wird wieder verbunden …',
  signalingReconnecting:
    'Die Verbindung zum Server ist unterbrochen. Der Anruf läuft weiter; es wird wieder verbunden …',
  signalingOffline: 'Vom Server abgemeldet. Der Anruf läuft weiter, aber sonst kann niemand Sie erreichen.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network')
      return `Das Netzwerk von ${list(names)} scheint unterbrochen zu sein. Wird wieder verbunden …`;
    if (cause === 'relay')
      return `Der Vermittlungsserver auf dem Weg zu ${list(names)} antwortet nicht. Wird wieder verbunden …`;
    return `Die Verbindung zu ${list(names)} ist abgebrochen. Wird wieder verbunden …`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'Ihr Netzwerk scheint schwach zu sein';
    return cause === 'their-network'
      ? `Das Netzwerk von ${list(names)} scheint schwach zu sein`
      : `Die Verbindung zu ${list(names)} ist schwach`;
  },
  tries: (what) =>
    what === 'rebuild' ? 'Die Verbindung wird neu aufgebaut …' : 'Ein anderer Weg wird gesucht …',
  recovered: 'Wieder verbunden',
  deviceProblem: (device, code) => `${yours[device]} ${problems[code] ?? 'konnte nicht gestartet werden'}`,
  deviceHelp: (device, code) =>
    helps(device)[code] ??
    'Stecken Sie das Gerät neu ein, oder starten Sie den Browser neu. Versuchen Sie es dann noch einmal.',
  youAreMuted: 'Sie sind stummgeschaltet',
  unmuteWith: (keys) => `Mit ${keys} schalten Sie Ihr Mikrofon ein`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'Von Ihrem Mikrofon kommt kein Ton' : 'Ihr Mikrofon ist zu laut',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'Vielleicht ist es am Gerät selbst ausgeschaltet. Schalten Sie es dort ein oder wählen Sie ein anderes.'
      : 'Gehen Sie etwas weiter weg oder verringern Sie den Pegel in den Systemeinstellungen.',
  tryAgain: 'Noch einmal versuchen',
  goOnWithout: (device) => `Ohne ${kinds[device]} fortfahren`,

  ended: ({ reason, direction, names }) =>
    endings[reason](names.length > 0 ? list(names) : 'jemand', direction === 'outgoing', names.length),
  lasted: (duration) => `Dauer: ${duration}`,
  callAgain: 'Noch einmal anrufen',
  callIsFull: 'In diesem Anruf ist kein Platz mehr frei.',
  callAgainLater: 'Die Verbindung zum Server wird wiederhergestellt. Gleich können Sie wieder anrufen.',
  callAgainSignedOut: 'Vom Server abgemeldet. Melden Sie sich an, um noch einmal anzurufen.',
  close: 'Schließen',

  lobby: deLobby,
  chatPanel: deChat,
  callHistory: deHistory,
  effects: deEffects,
  stats: deStats,
};

const calls = { video: 'Videoanruf', audio: 'Audioanruf' } as const;
const yours: Record<Device, string> = { microphone: 'Ihr Mikrofon', camera: 'Ihre Kamera' };
const kinds: Record<DeviceKind, string> = {
  microphone: 'Mikrofon',
  camera: 'Kamera',
  speaker: 'Lautsprecher',
};
const missing: Record<DeviceKind, string> = {
  microphone: 'Kein Mikrofon gefunden',
  camera: 'Keine Kamera gefunden',
  speaker: 'Kein Lautsprecher gefunden',
};
const keys: Readonly<Record<string, string>> = { Ctrl: 'Strg', Shift: 'Umschalt', Space: 'Leertaste' };

const actions: Record<ShortcutAction, string> = {
  microphone: 'Mikrofon ein oder aus',
  camera: 'Kamera ein oder aus',
  talk: 'Gedrückt halten, um trotz Stummschaltung zu sprechen',
  hand: 'Hand heben',
  chat: 'Chat öffnen oder schließen',
  fullscreen: 'Vollbild',
  help: 'Tastenkürzel',
};

const problems: Partial<Record<CallErrorCode, string>> = {
  'permission-denied': 'ist blockiert',
  'permission-dismissed': 'ist noch nicht erlaubt',
  'not-found': 'wurde nicht gefunden',
  'in-use': 'ist belegt',
  overconstrained: 'kann das Verlangte nicht',
  'insecure-context': 'darf auf dieser Seite nicht verwendet werden',
};

function helps(device: Device): Partial<Record<CallErrorCode, string>> {
  const isCamera = device === 'camera';
  return {
    'permission-denied': `Erlauben Sie ${isCamera ? 'die Kamera' : 'das Mikrofon'} für diese Seite neben der Adressleiste und in den Systemeinstellungen. Versuchen Sie es dann noch einmal.`,
    'permission-dismissed':
      'Versuchen Sie es noch einmal, und wählen Sie „Zulassen“, wenn der Browser danach fragt.',
    'not-found': `Schließen Sie ${isCamera ? 'eine Kamera' : 'ein Mikrofon'} an, oder schalten Sie ${isCamera ? 'sie' : 'es'} ein. Versuchen Sie es dann noch einmal.`,
    'in-use':
      'Vielleicht wird das Gerät von einer anderen App oder einem anderen Tab verwendet. Schließen Sie diese, und versuchen Sie es dann noch einmal.',
    overconstrained: `Wählen Sie ${isCamera ? 'eine andere Kamera' : 'ein anderes Mikrofon'} oder eine andere Qualität.`,
    'insecure-context': 'Öffnen Sie sie unter einer Adresse, die mit https beginnt.',
  };
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean, people: number) => string> = {
  hangup: (them) => `Anruf mit ${them} beendet`,
  rejected: (them, outgoing) =>
    outgoing ? `Der Anruf an ${them} wurde abgelehnt` : 'Sie haben den Anruf abgelehnt',
  busy: (them, outgoing, people) =>
    outgoing
      ? `Besetzt: ${them} ${people > 1 ? 'sind' : 'ist'} in einem anderen Anruf`
      : 'Sie waren in einem anderen Anruf',
  'no-answer': (them, outgoing) => (outgoing ? `Keine Antwort von ${them}` : `Verpasster Anruf von ${them}`),
  unreachable: (them) => `${them} ist nicht erreichbar`,
  canceled: (them, outgoing) =>
    outgoing ? 'Sie haben den Anruf abgebrochen' : `Verpasster Anruf von ${them}`,
  'answered-elsewhere': () => 'Auf einem anderen Gerät angenommen',
  'rejected-elsewhere': () => 'Auf einem anderen Gerät abgelehnt',
  'caller-gone': (them) => `Der Anruf von ${them} wurde abgebrochen`,
  merged: (them) => `Der Anruf mit ${them} geht weiter`,
  'connection-lost': () => 'Die Verbindung ist verloren gegangen',
  'media-denied': () => 'Für den Anruf wird ein Mikrofon oder eine Kamera gebraucht',
  failed: () => 'Der Anruf ist fehlgeschlagen',
};

/** Zwei mit Namen, von mehr die erste Person. */
function crowd(names: readonly string[]): string {
  return names.length > 2 ? `${names[0] ?? ''} und ${String(names.length - 1)} weitere` : list(names);
}

import type { CallEndReason, CallErrorCode } from '@parley/core';
import type { Messages } from '../messages/messages.js';

/** The texts that are made by functions. */
type Made = {
  [K in keyof Messages]-?: Messages[K] extends (...given: never) => string ? K : never;
}[keyof Messages];

const crowds = [['Bob'], ['Ann', 'Bob'], ['Ann', 'Bob', 'Zoe']] as const;
const calls = ['video', 'audio'] as const;
const devices = ['microphone', 'camera'] as const;
const kinds = ['microphone', 'camera', 'speaker'] as const;
/** One of every plural category of Ukrainian and Arabic, and some more. */
const counts = [0, 1, 2, 3, 5, 11, 21, 22, 25, 100, 101, 102] as const;
const codes: readonly CallErrorCode[] = [
  'permission-denied',
  'permission-dismissed',
  'not-found',
  'in-use',
  'overconstrained',
  'insecure-context',
  'not-supported',
  'capture-failed',
];
const reasons: readonly CallEndReason[] = [
  'hangup',
  'rejected',
  'busy',
  'no-answer',
  'canceled',
  'answered-elsewhere',
  'rejected-elsewhere',
  'caller-gone',
  'connection-lost',
  'media-denied',
  'failed',
];

/** What each of them says when it is given everything that it can be given. */
const samples: Record<Made, (texts: Messages) => readonly string[]> = {
  peopleJoined: ({ peopleJoined }) => crowds.map((names) => peopleJoined(names)),
  peopleLeft: ({ peopleLeft }) => crowds.map((names) => peopleLeft(names)),
  peopleCount: ({ peopleCount }) => counts.map((count) => peopleCount(count)),
  volumeOf: ({ volumeOf }) => [volumeOf('Bob')],
  muteForMe: ({ muteForMe }) => [muteForMe('Bob')],
  askToUnmute: ({ askToUnmute }) => [askToUnmute('Bob')],
  asksToUnmute: ({ asksToUnmute }) => crowds.map((names) => asksToUnmute(names)),
  wasInCallWith: ({ wasInCallWith }) => crowds.map((names) => wasInCallWith(names)),
  asksForVideo: ({ asksForVideo }) => crowds.map((names) => asksForVideo(names)),
  videoRefused: ({ videoRefused }) => [videoRefused('declined'), videoRefused('no-answer')],
  people: ({ people }) => crowds.map((names) => people(names)),
  incomingCall: ({ incomingCall }) =>
    calls.flatMap((kind) => crowds.map((names) => incomingCall(kind, names))),
  incomingKind: ({ incomingKind }) => calls.map((kind) => incomingKind(kind)),
  silencedKind: ({ silencedKind, incomingKind }) => calls.map((kind) => silencedKind(incomingKind(kind))),
  block: ({ block }) => [block('Bob')],
  unblock: ({ unblock }) => [unblock('Bob')],
  callsWaiting: ({ callsWaiting }) => counts.map((count) => callsWaiting(count)),
  showWaiting: ({ showWaiting }) => calls.flatMap((kind) => crowds.map((names) => showWaiting(kind, names))),
  outgoingCall: ({ outgoingCall }) => crowds.map((names) => outgoingCall(names)),
  callWith: ({ callWith }) => [...crowds, []].map((names) => callWith(names)),
  inCallWith: ({ inCallWith }) => crowds.map((names) => inCallWith(names)),
  screenOf: ({ screenOf }) => [screenOf('Bob'), screenOf('Ann')],
  quality: ({ quality }) => [quality('fair'), quality('poor')],
  pinned: ({ pinned }) => [pinned('Bob')],
  pageOf: ({ pageOf }) => counts.map((count) => pageOf(1, count)),
  corner: ({ corner }) =>
    (['top', 'bottom'] as const).flatMap((vertical) => [corner(vertical, 'left'), corner(vertical, 'right')]),
  tapToHearPerson: ({ tapToHearPerson }) => [tapToHearPerson('Bob')],
  personJoined: ({ personJoined }) => [personJoined('Bob')],
  personLeft: ({ personLeft }) => [personLeft('Bob')],
  personMuted: ({ personMuted }) => [personMuted('Bob')],
  personUnmuted: ({ personUnmuted }) => [personUnmuted('Bob')],
  personShares: ({ personShares }) => [personShares('Bob')],
  personSharesNoMore: ({ personSharesNoMore }) => [personSharesNoMore('Bob')],
  personBack: ({ personBack }) => [personBack('Bob')],
  personHolds: ({ personHolds }) => [personHolds('Bob')],
  onHold: ({ onHold }) => crowds.map((names) => onHold(names)),
  personRaisesHand: ({ personRaisesHand }) => [personRaisesHand('Bob')],
  personLowersHand: ({ personLowersHand }) => [personLowersHand('Bob')],
  personReacts: ({ personReacts }) => [personReacts('Bob', '👍')],
  handRaised: ({ handRaised }) => counts.slice(1).map((order) => handRaised(order)),
  shareProblem: ({ shareProblem }) => codes.map((code) => shareProblem(code)),
  layoutName: ({ layoutName }) => (['auto', 'grid', 'speaker'] as const).map((layout) => layoutName(layout)),
  deviceSettings: ({ deviceSettings }) => devices.map((device) => deviceSettings(device)),
  deviceKind: ({ deviceKind }) => kinds.map((kind) => deviceKind(kind)),
  deviceNumber: ({ deviceNumber }) =>
    kinds.flatMap((kind) => counts.map((count) => deviceNumber(kind, count))),
  noDevice: ({ noDevice }) => kinds.map((kind) => noDevice(kind)),
  personRecords: ({ personRecords }) => [personRecords('Bob')],
  personRecordsNoMore: ({ personRecordsNoMore }) => [personRecordsNoMore('Bob')],
  mayRecord: ({ mayRecord }) => [mayRecord('Bob')],
  cannotBeTold: ({ cannotBeTold }) => crowds.map((names) => cannotBeTold(names)),
  unreadMessages: ({ unreadMessages }) => counts.map((count) => unreadMessages(count)),
  personWrites: ({ personWrites }) => [personWrites('Bob', '🙂')],
  shortcutName: ({ shortcutName }) =>
    (['microphone', 'camera', 'talk', 'hand', 'chat', 'fullscreen', 'help'] as const).map((action) =>
      shortcutName(action),
    ),
  keyName: ({ keyName }) => [keyName('Space')],
  withShortcut: ({ withShortcut, microphone }) => [withShortcut(microphone, '?')],
  mediaReconnecting: ({ mediaReconnecting }) =>
    [null, 'their-network' as const, 'relay' as const].flatMap((cause) =>
      crowds.map((names) => mediaReconnecting(names, cause)),
    ),
  weakConnection: ({ weakConnection }) =>
    [null, 'their-network' as const, 'your-network' as const].flatMap((cause) =>
      crowds.map((names) => weakConnection(names, cause)),
    ),
  tries: ({ tries }) => [tries('ice-restart'), tries('rebuild')],
  deviceProblem: ({ deviceProblem }) =>
    devices.flatMap((device) => codes.map((code) => deviceProblem(device, code))),
  deviceHelp: ({ deviceHelp }) => devices.flatMap((device) => codes.map((code) => deviceHelp(device, code))),
  unmuteWith: ({ unmuteWith }) => [unmuteWith('?')],
  microphoneTrouble: ({ microphoneTrouble }) =>
    (['silent', 'clipping'] as const).map((notice) => microphoneTrouble(notice)),
  microphoneTroubleHelp: ({ microphoneTroubleHelp }) =>
    (['silent', 'clipping'] as const).map((notice) => microphoneTroubleHelp(notice)),
  goOnWithout: ({ goOnWithout }) => devices.map((device) => goOnWithout(device)),
  ended: ({ ended }) =>
    (['outgoing', 'incoming'] as const).flatMap((direction) =>
      [...crowds, []].flatMap((names) => reasons.map((reason) => ended({ reason, direction, names }))),
    ),
  lasted: ({ lasted }) => [lasted('0:05')],
};

/** Everything that a catalog says, by its keys. */
export function sampleTexts(texts: Messages): ReadonlyMap<string, readonly string[]> {
  const said = new Map<string, readonly string[]>(
    Object.entries(samples).map(([key, sample]) => [key, sample(texts)]),
  );
  for (const [key, text] of Object.entries(texts))
    if (typeof text === 'string' && key !== 'locale' && key !== 'dir') said.set(key, [text]);
  return said;
}

import type { CallEndReason, CallErrorCode, DeviceKind } from '@parley/core';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import type { Device, EndFacts, Messages } from './messages.js';

/** English. */
export const en: Messages = {
  locale: 'en',
  you: 'You',
  people: list,

  incomingCall: (kind, names) => `Incoming ${kind} call from ${list(names)}`,
  incomingKind: (kind) => (kind === 'video' ? 'Incoming video call' : 'Incoming audio call'),
  acceptWithVideo: 'Accept with video',
  acceptWithAudio: 'Accept with audio',
  decline: 'Decline',
  silence: 'Silence',
  block: (name) => `Block ${name}`,
  unblock: (name) => `Unblock ${name}`,
  silencedKind: (kind) => `${kind} · silenced`,
  acceptEndsCurrent: 'Accepting ends the call you are in.',
  holdAndAnswer: 'Hold and answer',
  endAndAnswer: 'End and answer',
  callsWaiting: (count) => (count === 1 ? '1 more call' : `${String(count)} more calls`),
  showWaiting: (kind, names) => `Show ${kind} call from ${list(names)}`,
  openToAnswer: 'Open the page to answer.',
  notifyOfCalls: 'Notify me of calls',

  outgoingCall: (names) => `Calling ${list(names)}`,
  calling: 'Calling…',
  ringing: 'Ringing…',
  connecting: 'Connecting…',
  cancelCall: 'Cancel call',

  callWith: (names) => (names.length > 0 ? `Call with ${list(names)}` : 'Call'),
  inCallWith: (names) => `Connected with ${list(names)}`,
  duration: 'Duration of the call',
  peopleInCall: 'People in the call',
  screenOf: (name) => `${name}’s screen`,
  quality: (quality) => (quality === 'poor' ? 'Poor connection' : 'Weak connection'),
  pinned: (name) => `Pin ${name}`,
  pages: 'Pages',
  pageOf: (page, pages) => `Page ${String(page)} of ${String(pages)}`,
  previousPage: 'Previous page',
  nextPage: 'Next page',
  reconnecting: 'Reconnecting…',
  microphoneIsOff: 'Microphone off',
  selfView: 'Your picture',
  moveSelfView: 'Move your picture',
  moveSelfViewHelp: 'The arrow keys move it to another corner, a press to the next.',
  corner: (vertical, horizontal) => `${vertical === 'top' ? 'Top' : 'Bottom'} ${horizontal}`,
  stopSharing: 'Stop sharing',
  tapToHear: 'Tap to hear the call',
  tapToHearPerson: (name) => `Tap to hear ${name}`,

  personJoined: (name) => `${name} joined`,
  personLeft: (name) => `${name} left`,
  peopleJoined: (names) => `${crowd(names)} joined`,
  peopleLeft: (names) => `${crowd(names)} left`,
  personMuted: (name) => `${name} muted their microphone`,
  personUnmuted: (name) => `${name} unmuted their microphone`,
  personShares: (name) => `${name} is sharing their screen`,
  personSharesNoMore: (name) => `${name} stopped sharing their screen`,
  personBack: (name) => `${name} is back`,
  personHolds: (name) => `${name} put you on hold`,
  onHold: (names) => `${list(names)} ${names.length === 1 ? 'is' : 'are'} on hold`,
  resumeCall: 'Resume',
  holdCall: 'Hold',
  swapCalls: 'Swap',
  youShare: 'You are sharing your screen',
  youShareNoMore: 'You stopped sharing your screen',

  controls: 'Call controls',
  microphone: 'Microphone',
  inputLevel: 'Microphone level',
  camera: 'Camera',
  flipCamera: 'Flip camera',
  endCall: 'End call',
  screenShare: 'Share screen',
  shareProblem: (code) =>
    code === 'permission-denied' ? 'Your screen may not be shared' : 'Your screen could not be shared',
  layout: 'Layout',
  layoutName: (layout) => ({ auto: 'Automatic', grid: 'Grid', speaker: 'Speaker' })[layout],
  more: 'More',
  fullscreen: 'Full screen',
  exitFullscreen: 'Exit full screen',
  pictureInPicture: 'Picture-in-picture',
  deviceSettings: (device) => (device === 'camera' ? 'Video settings' : 'Audio settings'),
  deviceKind: (kind) => kinds[kind],
  deviceNumber: (kind, number) => `${kinds[kind]} ${String(number)}`,
  noDevice: (kind) => `No ${kind} found`,
  defaultDevice: 'System default',

  asksForVideo: (names) => `${list(names)} would like to turn on video`,
  asksForVideoHint: 'Your camera turns on if you agree, not before.',
  turnOnVideo: 'Turn on video',
  askingForVideo: 'Asking for video…',
  stopAsking: 'Stop asking',
  videoRefused: (refusal) =>
    refusal === 'declined' ? 'Your request for video was declined' : 'Nobody answered your request for video',
  videoStarted: 'The call has video now',
  videoEnded: 'The call is audio only now',
  backToAudio: 'Back to audio',

  record: 'Record',
  stopRecording: 'Stop recording',
  pauseRecording: 'Pause',
  resumeRecording: 'Resume',
  youRecord: 'You are recording the call',
  youRecordNoMore: 'You stopped recording',
  recordingPaused: 'Recording paused',
  recordingAsked: 'Waiting for somebody to agree to the recording',
  personRecords: (name) => `${name} is recording the call`,
  personRecordsNoMore: (name) => `${name} stopped recording`,
  mayRecord: (name) => `${name} would like to record the call`,
  mayRecordHint: 'Only those who agree are recorded.',
  agree: 'Agree',
  leaveMeOut: 'Leave me out',
  cannotBeTold: (names) => `The app of ${list(names)} cannot show that you record. Tell them yourself.`,
  haveTold: 'I have told them',
  recordingDeclined: 'Nobody agreed to be recorded',
  recordingFailed: 'The call could not be recorded',

  reactions: 'Reactions',
  raiseHand: 'Raise hand',
  handRaised: (order) => `Hand raised, number ${String(order)} in line`,
  personRaisesHand: (name) => `${name} raised a hand`,
  personLowersHand: (name) => `${name} lowered a hand`,
  personReacts: (name, emoji) => `${name} reacted with ${emoji}`,
  handIsUp: 'Your hand is raised',
  handIsDown: 'Your hand is lowered',

  connectionDetails: 'Connection details',

  participants: 'People',
  peopleCount: (count) => (count === 1 ? '1 person in the call' : `${String(count)} people in the call`),
  notInCall: 'Not in the call',
  microphoneIsOn: 'Microphone on',
  cameraIsOn: 'Camera on',
  cameraIsOff: 'Camera off',
  volume: 'Volume',
  volumeOf: (name) => `Volume of ${name}`,
  muteForMe: (name) => `Mute ${name} for me`,
  mutedForMe: 'Muted for you',
  invite: 'Invite people',
  askToUnmute: (name) => `Ask ${name} to unmute`,
  askedToUnmute: 'Asked to unmute',
  asksToUnmute: (names) => `${list(names)} would like to hear you`,
  asksToUnmuteHint: 'Your microphone is off. Only you can turn it on.',
  unmute: 'Turn on microphone',
  notNow: 'Not now',
  endForAll: 'End for everyone',
  endForAllHint: 'The call ends for everybody who is in it.',
  cancel: 'Cancel',
  wasInCallWith: (names) => `You were in a call with ${list(names)}`,
  rejoinHint: 'The page was closed or loaded anew. The others may still be in it.',
  rejoin: 'Rejoin',
  leaveCall: 'Leave the call',

  chat: 'Chat',
  unreadMessages: (count) => (count === 1 ? '1 unread message' : `${String(count)} unread messages`),
  personWrites: (name, text) => `${name}: ${text}`,

  shortcuts: 'Keyboard shortcuts',
  shortcutName: (action) => actions[action],
  keyName: (key) => key,
  withShortcut: (label, keys) => `${label} (${keys})`,

  networkReconnecting: 'Your network seems to be down. Reconnecting…',
  signalingReconnecting: 'Lost touch with the server. The call goes on; reconnecting…',
  signalingOffline: 'Signed out of the server. The call goes on, but nobody new can reach you.',
  mediaReconnecting: (names, cause) => {
    if (cause === 'their-network') return `${list(names)}’s network seems to be down. Reconnecting…`;
    if (cause === 'relay') return `The relay on the way to ${list(names)} does not answer. Reconnecting…`;
    return `The connection to ${list(names)} broke. Reconnecting…`;
  },
  weakConnection: (names, cause) => {
    if (cause === 'your-network') return 'Your network seems to be weak';
    return cause === 'their-network'
      ? `${list(names)}’s network seems to be weak`
      : `The connection to ${list(names)} is weak`;
  },
  tries: (what) => (what === 'rebuild' ? 'Making a new connection…' : 'Looking for another path…'),
  recovered: 'Back again',
  deviceProblem,
  deviceHelp,
  youAreMuted: 'You are muted',
  unmuteWith: (keys) => `Press ${keys} to unmute`,
  microphoneTrouble: (notice) =>
    notice === 'silent' ? 'Nothing comes from your microphone' : 'Your microphone is too loud',
  microphoneTroubleHelp: (notice) =>
    notice === 'silent'
      ? 'It may be off at a switch of its own. Switch it on, or choose another one.'
      : 'Move away from it a little, or turn it down in your system settings.',
  tryAgain: 'Try again',
  goOnWithout: (device) => `Go on without ${device}`,

  ended,
  lasted: (duration) => `Lasted ${duration}`,
  callAgain: 'Call again',
  callIsFull: 'The call is full.',
  callAgainLater: 'Reconnecting to the server. You can call again in a moment.',
  callAgainSignedOut: 'Signed out of the server. Sign in to call again.',
  close: 'Close',
};

const kinds: Record<DeviceKind, string> = { microphone: 'Microphone', camera: 'Camera', speaker: 'Speaker' };

const actions: Record<ShortcutAction, string> = {
  microphone: 'Microphone on or off',
  camera: 'Camera on or off',
  talk: 'Hold to talk while muted',
  hand: 'Raise hand',
  chat: 'Open or close the chat',
  fullscreen: 'Full screen',
  help: 'This list',
};

/** As `Intl.ListFormat` does, whose first use on a page took longer than anything else in showing a call. */
function list(names: readonly string[]): string {
  if (names.length < 3) return names.join(' and ');
  return `${names.slice(0, -1).join(', ')}, and ${names.at(-1) ?? ''}`;
}

function deviceProblem(device: Device, code: CallErrorCode): string {
  return problems[code]?.[0](device) ?? `Your ${device} did not start`;
}

function deviceHelp(device: Device, code: CallErrorCode): string {
  const otherwise = 'Unplug it and plug it in again, or restart the browser. Then try again.';
  return problems[code]?.[1](device) ?? otherwise;
}

type Text = (device: Device) => string;

/** What is wrong with a device, and how to mend it. */
const problems: Partial<Record<CallErrorCode, readonly [Text, Text]>> = {
  'permission-denied': [
    (device) => `Your ${device} is blocked`,
    (device) =>
      `Allow the ${device} for this site next to the address bar, and in your system settings. Then try again.`,
  ],
  'permission-dismissed': [
    (device) => `Your ${device} is not allowed yet`,
    () => 'Try again and choose “Allow” when the browser asks.',
  ],
  'not-found': [(device) => `No ${device} found`, () => 'Plug one in or switch it on. Then try again.'],
  'in-use': [
    (device) => `Your ${device} is busy`,
    () => 'Another app or tab may be using it. Close that one, then try again.',
  ],
  overconstrained: [
    (device) => `Your ${device} cannot do what was asked of it`,
    (device) => `Choose another ${device} or another quality.`,
  ],
  'insecure-context': [
    (device) => `This page may not use your ${device}`,
    () => 'Open it with an address that begins with https.',
  ],
};

function ended({ reason, direction, names }: EndFacts): string {
  const them = names.length > 0 ? list(names) : 'Somebody';
  return endings[reason](them, direction === 'outgoing', names.length);
}

const endings: Record<CallEndReason, (them: string, outgoing: boolean, count: number) => string> = {
  hangup: (them) => `Call with ${them} ended`,
  rejected: (them, outgoing) => (outgoing ? `${them} declined the call` : 'You declined the call'),
  busy: (them, outgoing, count) =>
    outgoing ? `${them} ${count > 1 ? 'are' : 'is'} in another call` : 'You were in another call',
  'no-answer': (them, outgoing) => (outgoing ? `No answer from ${them}` : `You missed a call from ${them}`),
  unreachable: (them) => `${them} could not be reached`,
  canceled: (them, outgoing) => (outgoing ? 'You canceled the call' : `You missed a call from ${them}`),
  'answered-elsewhere': () => 'Answered on another device',
  'rejected-elsewhere': () => 'Declined on another device',
  'caller-gone': (them) => `${them} stopped calling`,
  merged: (them) => `Call with ${them} goes on`,
  'connection-lost': () => 'The connection was lost',
  'media-denied': () => 'The call needs a microphone or a camera',
  failed: () => 'The call failed',
};

/** Two by name; of more, the first. */
function crowd(names: readonly string[]): string {
  return names.length > 2 ? `${names[0] ?? ''} and ${String(names.length - 1)} others` : list(names);
}

import type {
  CallDirection,
  CallEndReason,
  CallErrorCode,
  CallType,
  DeviceKind,
  HealthCause,
  VideoRefusal,
} from '@parley/core';
import type { CallLayout } from '@parley/store';
import type { ShortcutAction } from '../lib/shortcut-keys.js';
import type { ChatMessages } from './chat/chat-messages.js';
import type { EffectsMessages } from './effects/effects-messages.js';
import type { Device } from './device.js';
import type { HistoryMessages } from './history/history-messages.js';
import type { LobbyMessages } from './lobby/lobby-messages.js';
import type { StatsMessages } from './stats/stats-messages.js';

export type { Device } from './device.js';

/** How a call ended, for the words about it. */
export interface EndFacts {
  readonly reason: CallEndReason;
  readonly direction: CallDirection;
  /** The other people, by name. */
  readonly names: readonly string[];
}

/**
 * Every text of the kit. Names of people come in as they are shown; a catalog is plain data and functions, so
 * that it can be loaded on demand.
 */
export interface Messages {
  /** The BCP 47 tag of the language these texts are in; dates, lists and durations are written for it. */
  readonly locale: string;
  /** For a language that is written from right to left; without it the kit is written as the page around it. */
  readonly dir?: 'rtl';
  readonly you: string;
  /** Several names as one: `Ann, Bob and Carol`. */
  readonly people: (names: readonly string[]) => string;

  // A call comes in
  readonly incomingCall: (kind: CallType, names: readonly string[]) => string;
  readonly incomingKind: (kind: CallType) => string;
  readonly acceptWithVideo: string;
  readonly acceptWithAudio: string;
  readonly decline: string;
  /** A button: it rings on without a sound, and can still be answered. */
  readonly silence: string;
  /** What keeps somebody from calling ever again, and what undoes it. */
  readonly block: (name: string) => string;
  readonly unblock: (name: string) => string;
  readonly silencedKind: (kind: string) => string;
  readonly acceptEndsCurrent: string;
  /** Buttons, for what becomes of the call that one is in. */
  readonly holdAndAnswer: string;
  readonly endAndAnswer: string;
  readonly callsWaiting: (count: number) => string;
  readonly showWaiting: (kind: CallType, names: readonly string[]) => string;
  /** Below the name in a notification of the system, which itself opens the page. */
  readonly openToAnswer: string;
  /** A button that asks for leave to show such notifications. */
  readonly notifyOfCalls: string;

  // A call goes out
  readonly outgoingCall: (names: readonly string[]) => string;
  readonly calling: string;
  /** The device of whoever is called is known to ring. */
  readonly ringing: string;
  readonly connecting: string;
  readonly cancelCall: string;

  // In a call
  readonly callWith: (names: readonly string[]) => string;
  readonly inCallWith: (names: readonly string[]) => string;
  readonly duration: string;
  readonly peopleInCall: string;
  readonly screenOf: (name: string) => string;
  readonly quality: (quality: 'fair' | 'poor') => string;
  /** Names a toggle, pressed while they are pinned. */
  readonly pinned: (name: string) => string;
  readonly pages: string;
  readonly pageOf: (page: number, pages: number) => string;
  readonly previousPage: string;
  readonly nextPage: string;
  readonly reconnecting: string;
  readonly microphoneIsOff: string;
  readonly selfView: string;
  readonly moveSelfView: string;
  readonly moveSelfViewHelp: string;
  readonly corner: (vertical: 'top' | 'bottom', horizontal: 'left' | 'right') => string;
  readonly stopSharing: string;
  readonly tapToHear: string;
  readonly tapToHearPerson: (name: string) => string;

  // Told once to those who listen
  readonly personJoined: (name: string) => string;
  readonly personLeft: (name: string) => string;
  /** Several came, or left, at once. */
  readonly peopleJoined: (names: readonly string[]) => string;
  readonly peopleLeft: (names: readonly string[]) => string;
  readonly personMuted: (name: string) => string;
  readonly personUnmuted: (name: string) => string;
  readonly personShares: (name: string) => string;
  readonly personSharesNoMore: (name: string) => string;
  readonly personBack: (name: string) => string;
  /** Also on their tile. */
  readonly personHolds: (name: string) => string;
  /** This side holds the call with these; also in the bar of what is on hold. */
  readonly onHold: (names: readonly string[]) => string;
  /** A toggle, pressed while the call is on hold. */
  readonly holdCall: string;
  /** Buttons in that bar. */
  readonly resumeCall: string;
  /** To the call on hold, and hold the one that one is in. */
  readonly swapCalls: string;
  readonly youShare: string;
  readonly youShareNoMore: string;

  // Controls
  readonly controls: string;
  readonly microphone: string;
  /** Names a bar that shows how loud the microphone is. */
  readonly inputLevel: string;
  readonly camera: string;
  /** A button: to the camera on the other side of a phone. */
  readonly flipCamera: string;
  readonly endCall: string;
  readonly screenShare: string;
  readonly shareProblem: (code: CallErrorCode) => string;
  readonly layout: string;
  readonly layoutName: (layout: CallLayout) => string;
  readonly more: string;
  readonly fullscreen: string;
  readonly exitFullscreen: string;
  readonly pictureInPicture: string;
  /** The button beside a device that opens a choice: of microphones and speakers, or of cameras. */
  readonly deviceSettings: (device: Device) => string;
  /** Heads the list of the devices of a kind. */
  readonly deviceKind: (kind: DeviceKind) => string;
  /** One without a name, by its place in the list, from 1. */
  readonly deviceNumber: (kind: DeviceKind, number: number) => string;
  readonly noDevice: (kind: DeviceKind) => string;
  readonly defaultDevice: string;

  // From audio to video
  readonly asksForVideo: (names: readonly string[]) => string;
  readonly asksForVideoHint: string;
  /** A button that agrees, or asks. */
  readonly turnOnVideo: string;
  /** One's own question waits for its answer. */
  readonly askingForVideo: string;
  readonly stopAsking: string;
  readonly videoRefused: (refusal: VideoRefusal) => string;
  readonly videoStarted: string;
  readonly videoEnded: string;
  /** A button that ends video, for the others too. */
  readonly backToAudio: string;

  // Recording
  /** A button that starts a recording and, pressed, ends it. */
  readonly record: string;
  readonly stopRecording: string;
  readonly pauseRecording: string;
  readonly resumeRecording: string;
  readonly youRecord: string;
  readonly youRecordNoMore: string;
  readonly recordingPaused: string;
  /** The others are asked, and nobody has agreed yet. */
  readonly recordingAsked: string;
  readonly personRecords: (name: string) => string;
  readonly personRecordsNoMore: (name: string) => string;
  readonly mayRecord: (name: string) => string;
  readonly mayRecordHint: string;
  readonly agree: string;
  /** A button of somebody who agreed and has thought again. */
  readonly leaveMeOut: string;
  /** Those whose app shows nothing of a recording. */
  readonly cannotBeTold: (names: readonly string[]) => string;
  readonly haveTold: string;
  readonly recordingDeclined: string;
  readonly recordingFailed: string;

  // Reactions and raised hands
  readonly reactions: string;
  /** Names a toggle, pressed while the hand is up. */
  readonly raiseHand: string;
  /** On a tile; `order`: whose turn it is, from 1. */
  readonly handRaised: (order: number) => string;
  readonly personRaisesHand: (name: string) => string;
  readonly personLowersHand: (name: string) => string;
  readonly personReacts: (name: string, emoji: string) => string;
  readonly handIsUp: string;
  readonly handIsDown: string;

  /** Opens the figures of the connections. */
  readonly connectionDetails: string;

  // The list of people, and what can be done about them
  readonly participants: string;
  /** Oneself included. */
  readonly peopleCount: (count: number) => string;
  /** Heads those who left, or never came. */
  readonly notInCall: string;
  readonly microphoneIsOn: string;
  readonly cameraIsOn: string;
  readonly cameraIsOff: string;
  readonly volume: string;
  readonly volumeOf: (name: string) => string;
  /** A toggle: not heard on this side. */
  readonly muteForMe: (name: string) => string;
  readonly mutedForMe: string;
  readonly invite: string;
  readonly askToUnmute: (name: string) => string;
  /** In its place, while an answer may come. */
  readonly askedToUnmute: string;
  readonly asksToUnmute: (names: readonly string[]) => string;
  readonly asksToUnmuteHint: string;
  readonly unmute: string;
  readonly notNow: string;
  readonly endForAll: string;
  readonly endForAllHint: string;
  readonly cancel: string;
  readonly wasInCallWith: (names: readonly string[]) => string;
  readonly rejoinHint: string;
  readonly rejoin: string;
  readonly leaveCall: string;

  // Chat
  /** Names a toggle, and what it shows. */
  readonly chat: string;
  /** Beside its name. */
  readonly unreadMessages: (count: number) => string;
  /** Told once to those who listen, while the chat is not to be seen. */
  readonly personWrites: (name: string, text: string) => string;

  // Keyboard
  readonly shortcuts: string;
  readonly shortcutName: (action: ShortcutAction) => string;
  /** A key as it is printed on the keyboards of this language: `Ctrl`, `Alt`, `Shift`, `Space`; others as they come. */
  readonly keyName: (key: string) => string;
  /** A tooltip: what it does, and with which keys. */
  readonly withShortcut: (label: string, keys: string) => string;

  // Trouble
  readonly networkReconnecting: string;
  readonly signalingReconnecting: string;
  readonly signalingOffline: string;
  /** @param cause - whose fault it seems to be */
  readonly mediaReconnecting: (names: readonly string[], cause?: HealthCause | null) => string;
  /** Media comes through badly. */
  readonly weakConnection: (names: readonly string[], cause: HealthCause | null) => string;
  /** What is done about a path that broke: looking for another one, or a new connection. */
  readonly tries: (what: 'ice-restart' | 'rebuild') => string;
  readonly recovered: string;
  readonly deviceProblem: (device: Device, code: CallErrorCode) => string;
  readonly deviceHelp: (device: Device, code: CallErrorCode) => string;
  /** Told to somebody who talks. */
  readonly youAreMuted: string;
  /** Follows it. */
  readonly unmuteWith: (keys: string) => string;
  /** It is on and gives nothing, or is louder than it can tell. */
  readonly microphoneTrouble: (notice: 'silent' | 'clipping') => string;
  readonly microphoneTroubleHelp: (notice: 'silent' | 'clipping') => string;
  readonly tryAgain: string;
  readonly goOnWithout: (device: Device) => string;

  // It is over
  readonly ended: (facts: EndFacts) => string;
  readonly lasted: (duration: string) => string;
  readonly callAgain: string;
  /** Why somebody cannot be called to it again: others have taken the last places. */
  readonly callIsFull: string;
  /** Why nobody can be called again yet: signaling is on its way back. */
  readonly callAgainLater: string;
  /** Why nobody can be called again: signaling is not there, and does not come back by itself. */
  readonly callAgainSignedOut: string;
  readonly close: string;

  /** Those of `Lobby` and its parts. The English ones come with these parts. */
  readonly lobby?: Partial<LobbyMessages>;
  /** Those of `ChatPanel`. The English ones come with it. */
  readonly chatPanel?: Partial<ChatMessages>;
  /** Those of `CallHistory`. The English ones come with it. */
  readonly callHistory?: Partial<HistoryMessages>;
  /** The texts of the effects; English where there is none. */
  readonly effects?: Partial<EffectsMessages>;
  /** The texts of `StatsPanel`; English where there is none. */
  readonly stats?: Partial<StatsMessages>;
}

export { defaultCallTimers, type CallTimers } from './call/state.js';
export type { CallHistoryOptions } from './history/history.js';
export type { CallHistoryStorage } from './history/history-storage.js';
export { systemClock, type CancelTimer, type Clock } from './lib/clock.js';
export { Emitter, type Unsubscribe } from './lib/emitter.js';
export { createLogExporter, type LogExporter, type LogExporterOptions } from './lib/log-exporter.js';
export { consoleLogger, silentLogger, type Logger, type LogLevel } from './lib/logger.js';
export { browserPage, type PageLifecycle, type PageMoment } from './lib/page-lifecycle.js';
export type { AudioContexts, MeterContext, SoundTap } from './media/audio-context.js';
export { defaultConstraints, type CaptureConstraints } from './media/capture.js';
export {
  createDevicePreview,
  type DevicePreview,
  type DevicePreviewOptions,
  type DevicePreviewSnapshot,
} from './media/device-preview.js';
export type { DeviceStorage } from './media/device-storage.js';
export type {
  DeviceInfo,
  DeviceKind,
  DeviceNotice,
  DevicePermission,
  DevicePermissions,
  Devices,
  DevicesSnapshot,
} from './media/devices.js';
export type { HandedMedia, MediaHandover } from './media/media-handover.js';
export type { MicrophoneNotice } from './media/microphone-watch.js';
export { meterTrack } from './media/meter-track.js';
export type { SoundReading } from './media/sound-reading.js';
export type { ScreenShareOptions } from './media/local-screen.js';
export { laterEffect, type EffectRun, type EffectSnapshot, type TrackEffect } from './media/track-effect.js';
export {
  hdQuality,
  lowQuality,
  motionScreenQuality,
  standardQuality,
  textScreenQuality,
} from './media/quality-presets.js';
export { browserMediaDevices, type ListedDevice, type MediaDevicesPort } from './media/media-devices.js';
export type { AudioLevels } from './session/audio-levels.js';
export type { CallStats } from './session/call-stats.js';
export type { CallTimeline } from './session/call-timeline.js';
export { timelineLine, timelineText } from './session/timeline-text.js';
export type { TimelineEntry } from './model/call-timeline.js';
export type { CallHealth, Health, HealthCause, HealthTrying } from './model/call-health.js';
export type {
  CallTransport,
  ChooseTransport,
  MeasuredMember,
  MediaTransport,
  TransportCall,
  TransportListener,
  TransportMember,
  TransportRequest,
  TransportTask,
} from './session/media-transport.js';
export type {
  ConnectionStats,
  NetworkPath,
  PictureStats,
  SentStats,
  SoundStats,
} from './model/connection-stats.js';
export { CallError, type CallErrorCode } from './model/call-error.js';
export {
  emptyHistory,
  maxHistoryEntries,
  type CallHistoryEntry,
  type CallHistorySnapshot,
  type CallOutcome,
} from './model/call-history.js';
export type { CallQuality } from './model/call-quality.js';
export { emptyChat, maxChatLength } from './model/chat.js';
export type { ChatMessage, ChatMessageStatus, ChatSnapshot } from './model/chat.js';
export type {
  CallDirection,
  CallEndReason,
  CallState,
  ParticipantState,
  VideoRefusal,
} from './model/call-state.js';
export type { Contact } from './model/contact.js';
export { compareUserIds, type CallType, type Jid, type SessionId, type UserId } from './model/ids.js';
export type {
  RecordingConsent,
  RecordingNotice,
  RecordingState,
  RemoteRecording,
} from './model/recording.js';
export type { AudioQuality, MediaQuality, VideoQuality } from './model/media-quality.js';
export type { MemberShares, PictureShare } from './model/picture-share.js';
export type { PeerDescription } from './model/peer-description.js';
export type { RecoveryState } from './call/recovery.js';
export type { RemoteTracks } from './peer/remote-tracks.js';
export { defaultReactions } from './model/emoji.js';
export type { ReactionSnapshot } from './model/reaction.js';
export type { PictureDemand, PictureSize } from './model/picture-demand.js';
export type { Params, ParamValue } from './model/params.js';
export { isTape, type Tape, type TapeEntry } from './model/tape.js';
export type {
  AcceptSignal,
  CallSignal,
  HangUpSignal,
  IceCandidate,
  IceCandidatesSignal,
  RejectSignal,
  Signal,
  SignalType,
  UpdateSignal,
} from './model/signal.js';
export {
  browserPeerConnections,
  type DataChannel,
  type MediaReceiver,
  type MediaSender,
  type MediaTransceiver,
  type PeerConnection,
  type PeerConnectionListener,
  type PeerConnections,
  type StatsEntry,
  type StatsReport,
} from './peer/rtc.js';
export type { CallChat, CallChatEvents } from './session/call-chat.js';
export type { CallHistory, CallHistoryEvents } from './session/call-history.js';
export type {
  AcceptOptions,
  CallClient,
  CallClientEvents,
  CallEvents,
  CallOptions,
  CallSession,
  LeaveOptions,
  RefusalCounters,
  RejoinOptions,
  StartOptions,
} from './session/call-client.js';
export type { CallClientOptions } from './session/call-client-options.js';
export type {
  IceServers,
  IceServersAnswer,
  IceServersContext,
  IceServersFunction,
} from './session/ice-source.js';
export type {
  CallSnapshot,
  LocalMediaSnapshot,
  LocalSourceSnapshot,
  ParticipantSnapshot,
} from './session/call-snapshot.js';
export { browserRejoinStorage, type RejoinStorage } from './session/rejoin-storage.js';
export type { RejoinableCall } from './session/rejoinable-call.js';
export { createCallClient } from './session/create-call-client.js';
export { quickbloxIceServers } from './session/quickblox-ice-servers.js';
export { xmppIceServers } from './session/xmpp-ice-servers.js';
export type { Addressing } from './signaling/addressing.js';
export { jidAddressing } from './signaling/addressing-jid.js';
export { quickbloxAddressing } from './signaling/addressing-quickblox.js';
export type {
  Credentials,
  CredentialsSource,
  PasswordCredentials,
  TokenCredentials,
} from './signaling/credentials.js';
export type { LivenessTimes } from './signaling/liveness.js';
export type { OutboxLimits } from './signaling/outbox.js';
export {
  exponentialBackoff,
  type BackoffOptions,
  type ReconnectPolicy,
} from './signaling/reconnect-policy.js';
export type {
  IncomingMessage,
  IncomingSignal,
  MessageAddress,
  SignalFailure,
  Signaling,
  SignalingContext,
  SignalingEvents,
  SignalingFactory,
  SignalingState,
} from './signaling/signaling.js';
export { recordTape, type TapeOptions, type TapeRecorder } from './signaling/record-tape.js';
export { strophe } from './signaling/strophe/strophe.js';
export type { StropheOptions } from './signaling/strophe/strophe-options.js';
export type { XmlElement, XmlNode } from './wire/xml-element.js';

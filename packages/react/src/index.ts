// Providers
export { CallProvider, type CallProviderProps } from './provider/call-provider.js';
export type { GetAvatar, GetDisplayName, PersonFacts } from './provider/call-context.js';

// Prefabs
export { Lobby, type LobbyProps, type LobbySlot, type LobbySlots, type LobbyState } from './prefabs/lobby.js';
export {
  VideoCall,
  type VideoCallProps,
  type VideoCallSlots,
  type VideoCallState,
} from './prefabs/video-call.js';

// Components
export {
  AudioRenderer,
  type AudioRendererProps,
  type AudioRendererState,
} from './components/audio-renderer.js';
export { Avatar, type AvatarProps, type AvatarState } from './components/avatar.js';
export { BlockButton, type BlockButtonProps, type BlockButtonState } from './components/block-button.js';
export {
  BackgroundPicker,
  type BackgroundChoice,
  type BackgroundPickerProps,
  type BackgroundPickerState,
} from './components/background-picker.js';
export { CallAnnouncer, type CallAnnouncerProps } from './components/call-announcer.js';
export {
  CallControls,
  type CallControlsProps,
  type CallControlsSlots,
  type CallControlsState,
} from './components/call-controls.js';
export { CallEnded, type CallEndedProps, type CallEndedState } from './components/call-ended.js';
export { CallExtras, type CallExtrasProps } from './components/call-extras.js';
export { CallNotification, type CallNotificationProps } from './components/call-notification.js';
export { CallStage, type CallStageProps, type CallStageState } from './components/call-stage.js';
export { CallShortcuts, type CallShortcutsProps } from './components/call-shortcuts.js';
export { CallTimer, type CallTimerProps, type CallTimerState } from './components/call-timer.js';
export { CameraButton, type CameraButtonProps } from './components/camera-button.js';
export {
  ConnectionBanner,
  type ConnectionBannerProps,
  type ConnectionBannerState,
} from './components/connection-banner.js';
export type { Trouble } from './lib/trouble.js';
export type { DeviceButtonState } from './components/control-button.js';
export { ChatButton, type ChatButtonProps, type ChatButtonState } from './components/chat-button.js';
export { CallHistory, type CallHistoryProps, type CallHistoryState } from './components/call-history.js';
export { ChatPanel, type ChatPanelProps, type ChatPanelState } from './components/chat-panel.js';
export { DeviceMenu, type DeviceMenuProps } from './components/device-menu.js';
export {
  DeviceProblems,
  type DeviceProblemsProps,
  type DeviceProblemsState,
} from './components/device-problems.js';
export { DeviceSelect, type DeviceSelectProps, type DeviceSelectState } from './components/device-select.js';
export {
  DeviceSettings,
  type DeviceSettingsProps,
  type DeviceSettingsSlots,
  type DeviceSettingsState,
} from './components/device-settings.js';
export { FlipCameraButton, type FlipCameraButtonProps } from './components/flip-camera-button.js';
export { FloatingSelfView, type FloatingSelfViewProps } from './components/floating-self-view.js';
export {
  FloatingReaction,
  type FloatingReactionProps,
  type FloatingReactionState,
} from './components/floating-reaction.js';
export {
  FullscreenButton,
  type FullscreenButtonProps,
  type FullscreenButtonState,
} from './components/fullscreen-button.js';
export {
  HandIndicator,
  type HandIndicatorProps,
  type HandIndicatorState,
} from './components/hand-indicator.js';
export { HoldButton, type HoldButtonProps, type HoldButtonState } from './components/hold-button.js';
export { HeldCalls, type HeldCallsProps, type HeldCallsState } from './components/held-calls.js';
export { HangUpButton, type HangUpButtonProps, type HangUpButtonState } from './components/hang-up-button.js';
export { IncomingCallDialog, type IncomingCallDialogProps } from './components/incoming-call-dialog.js';
export type { IncomingCallDialogSlots, IncomingCallDialogState } from './components/incoming-call-card.js';
export { LayoutButton, type LayoutButtonProps } from './components/layout-button.js';
export { LevelMeter, type LevelMeterProps, type LevelMeterState } from './components/level-meter.js';
export { MicButton, type MicButtonProps } from './components/mic-button.js';
export { MicIndicator, type MicIndicatorProps, type MicIndicatorState } from './components/mic-indicator.js';
export { MicNotice, type MicNoticeProps, type MicNoticeState } from './components/mic-notice.js';
export { MicTest, type MicTestProps, type MicTestState } from './components/mic-test.js';
export { MoreMenu, type MoreMenuProps, type ShedPart } from './components/more-menu.js';
export { MutedHint, type MutedHintProps, type MutedHintState } from './components/muted-hint.js';
export {
  NoiseSuppressionSwitch,
  type NoiseSuppressionSwitchProps,
  type NoiseSuppressionSwitchState,
} from './components/noise-suppression-switch.js';
export {
  OutgoingCall,
  type OutgoingCallProps,
  type OutgoingCallSlots,
  type OutgoingCallState,
} from './components/outgoing-call.js';
export {
  ParticipantList,
  type ParticipantListProps,
  type ParticipantListState,
} from './components/participant-list.js';
export {
  ParticipantName,
  type ParticipantNameProps,
  type ParticipantNameState,
} from './components/participant-name.js';
export {
  ParticipantTile,
  type ParticipantTileProps,
  type ParticipantTileSlots,
  type ParticipantTileState,
} from './components/participant-tile.js';
export { ParticipantsButton, type ParticipantsButtonProps } from './components/participants-button.js';
export { PictureInPicture, type PictureInPictureProps } from './components/picture-in-picture.js';
export {
  PictureInPictureButton,
  type PictureInPictureButtonProps,
  type PictureInPictureButtonState,
} from './components/picture-in-picture-button.js';
export {
  PermissionHelp,
  type PermissionHelpProps,
  type PermissionHelpState,
} from './components/permission-help.js';
export { PinButton, type PinButtonProps, type PinButtonState } from './components/pin-button.js';
export { QualityBadge, type QualityBadgeProps, type QualityBadgeState } from './components/quality-badge.js';
export type { MenuProps, MenuState } from './components/popover-button.js';
export { ReactButton, type ReactButtonProps } from './components/react-button.js';
export { RecordButton, type RecordButtonProps, type RecordButtonState } from './components/record-button.js';
export {
  RecordingConsent,
  type RecordingConsentProps,
  type RecordingConsentState,
} from './components/recording-consent.js';
export {
  RecordingIndicator,
  type RecordingIndicatorProps,
  type RecordingIndicatorState,
} from './components/recording-indicator.js';
export { RejoinNotice, type RejoinNoticeProps, type RejoinNoticeState } from './components/rejoin-notice.js';
export { Ringtone, type RingtoneProps } from './components/ringtone.js';
export { ScreenShareButton, type ScreenShareButtonProps } from './components/screen-share-button.js';
export {
  SelfView,
  type SelfViewProps,
  type SelfViewSlots,
  type SelfViewState,
} from './components/self-view.js';
export {
  SharingNotice,
  type SharingNoticeProps,
  type SharingNoticeState,
} from './components/sharing-notice.js';
export {
  SpeakerLayout,
  type SpeakerLayoutProps,
  type SpeakerLayoutState,
} from './components/speaker-layout.js';
export { SpeakerTest, type SpeakerTestProps, type SpeakerTestState } from './components/speaker-test.js';
export { SpeakingRing, type SpeakingRingProps, type SpeakingRingState } from './components/speaking-ring.js';
export type { TilePartProps } from './lib/tile-scope.js';
export {
  ShortcutsHelp,
  type ShortcutsHelpProps,
  type ShortcutsHelpState,
} from './components/shortcuts-help.js';
export { StatsPanel, type StatsPanelProps, type StatsPanelState } from './components/stats-panel.js';
export { TapToHear, type TapToHearProps, type TapToHearState } from './components/tap-to-hear.js';
export {
  UnmuteRequest,
  type UnmuteRequestProps,
  type UnmuteRequestState,
} from './components/unmute-request.js';
export { VideoRequest, type VideoRequestProps, type VideoRequestState } from './components/video-request.js';
export { VideoGrid, type VideoGridProps, type VideoGridState } from './components/video-grid.js';
export { VideoTrack, type VideoTrackProps, type VideoTrackState } from './components/video-track.js';
export type { RenderProp } from './lib/render-element.js';

// Hooks
export { useCall, type CallHandle, type GetVideoProps } from './hooks/use-call.js';
export type { CallSummary } from './hooks/use-call-summary.js';
export { useAutoHide, type AutoHideOptions } from './hooks/use-auto-hide.js';
export type { VideoCallPhase } from './hooks/use-call-phase.js';
export type { CallHandleActions } from './hooks/call-handle.js';
export { useCallClient } from './hooks/use-call-client.js';
export { useAudioLevel } from './hooks/use-audio-level.js';
export { useAudioBlocked, type AudioBlockedHandle } from './hooks/use-audio-blocked.js';
export {
  useBackgroundEffect,
  useNoiseSuppression,
  type TrackEffectHandle,
} from './hooks/use-track-effect.js';
export type { EffectState } from './lib/effect-state.js';
export { useCallDuration } from './hooks/use-call-duration.js';
export { useCallHealth } from './hooks/use-call-health.js';
export { useCallQuality, useCallQualityHistory } from './hooks/use-call-quality.js';
export { useCallTimeline } from './hooks/use-call-timeline.js';
export { useCalls } from './hooks/use-calls.js';
export { useCallHistory, useMissedCallCount, type CallHistoryHandle } from './hooks/use-call-history.js';
export { useChat, type ChatHandle, type ChatToggle } from './hooks/use-chat.js';
export { useConnectionState } from './hooks/use-connection-state.js';
export { useBlockedUsers, type BlockedUsersHandle } from './hooks/use-blocked-users.js';
export { useContacts } from './hooks/use-contacts.js';
export { useCamera, useMicrophone, useScreenShare, type DeviceHandle } from './hooks/use-device.js';
export {
  useDevicePreview,
  type DevicePreviewHandle,
  type DevicePreviewHookOptions,
} from './hooks/use-device-preview.js';
export { useDevices, type DevicesHandle } from './hooks/use-devices.js';
export { useDisplayName } from './hooks/use-display-name.js';
export { useFullscreen, type FullscreenHandle } from './hooks/use-fullscreen.js';
export { useIncomingCall, type IncomingCallHandle } from './hooks/use-incoming-call.js';
export { useLayout, type LayoutHandle, type ToggleProps } from './hooks/use-layout.js';
export { useLobby, type LobbyHandle, type LobbyOptions, type LobbyPurpose } from './hooks/use-lobby.js';
export { useLocalMedia } from './hooks/use-local-media.js';
export { useMediaSession } from './hooks/use-media-session.js';
export { useMessages } from './hooks/use-messages.js';
export { useMicrophoneNotice } from './hooks/use-microphone-notice.js';
export {
  useNotificationPermission,
  type NotificationPermissionHandle,
} from './hooks/use-notification-permission.js';
export type { NotificationPermissionState } from './lib/notification-permission.js';
export { useOutgoingCall, type OutgoingCallHandle } from './hooks/use-outgoing-call.js';
export { useParticipantVolume, type ParticipantVolumeHandle } from './hooks/use-participant-volume.js';
export { useParticipant, useParticipants } from './hooks/use-participants.js';
export { useTrackLevel } from './hooks/use-track-level.js';
export { usePictureInPicture, type PictureInPictureHandle } from './hooks/use-picture-in-picture.js';
export { useRaisedHands, type RaisedHandsHandle } from './hooks/use-raised-hands.js';
export { useReactions, type ReactionsHandle } from './hooks/use-reactions.js';
export { useRecording, type RecordingHandle } from './hooks/use-recording.js';
export { useRecordingNotice, type RecordingNoticeHandle } from './hooks/use-recording-notice.js';
export { useHeldCalls, type HeldCallsHandle } from './hooks/use-held-calls.js';
export { useRejoinableCall, type RejoinableCallHandle } from './hooks/use-rejoinable-call.js';
export { pickRecordingFile, saveRecording } from './lib/recording/save-recording.js';
export { recordingDeskOf, type RecordingDesk } from './lib/recording/recording-desk.js';
export type { RecordingOptions, RecordingStatus } from './lib/recording/recording-desk.js';
export type { RecordingFile, RecordingSink } from './lib/recording/recording-file.js';
export { usePermissions, type PermissionsHandle } from './hooks/use-permissions.js';
export { useVideoElement, type VideoElementOptions } from './hooks/use-video-element.js';
export { useUnmuteRequest, type UnmuteRequestHandle } from './hooks/use-unmute-request.js';
export { useVideoUpgrade, type VideoUpgradeHandle } from './hooks/use-video-upgrade.js';
export { useWakeLock } from './hooks/use-wake-lock.js';
export { usePushToTalk, type PushToTalkOptions } from './hooks/use-push-to-talk.js';
export { useShortcuts, type ShortcutsOptions } from './hooks/use-shortcuts.js';
export { useSounds, type SoundsOptions } from './hooks/use-sounds.js';
export type { SoundName } from './lib/sounds/sound-names.js';
export type { PlaySound, Sounds, SoundOptions, SoundSource } from './lib/sounds/start-sound.js';
export type { ButtonProps, GetButtonProps } from './lib/button-props.js';
export { standardShortcuts, type ShortcutAction, type Shortcuts } from './lib/shortcut-keys.js';

// Texts
export type { BrowserKind } from './lib/detect-browser.js';
export { en } from './messages/en.js';
export type { HistoryMessages, PastCall } from './messages/history/history-messages.js';
export type { ChatMessages } from './messages/chat/chat-messages.js';
export type { LobbyMessages } from './messages/lobby/lobby-messages.js';
export { loadMessages } from './messages/load-messages.js';
export type { Device, EndFacts, Messages } from './messages/messages.js';
export type { EffectsMessages } from './messages/effects/effects-messages.js';

// Providers
export { CallProvider, type CallProviderProps } from './provider/call-provider.js';
export type { GetDisplayName, PersonFacts } from './provider/call-context.js';

// Prefabs
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
export { CallControls, type CallControlsProps, type CallControlsState } from './components/call-controls.js';
export { CameraButton, type CameraButtonProps } from './components/camera-button.js';
export type { DeviceButtonState } from './components/control-button.js';
export { HangUpButton, type HangUpButtonProps, type HangUpButtonState } from './components/hang-up-button.js';
export { IncomingCallDialog, type IncomingCallDialogProps } from './components/incoming-call-dialog.js';
export type { IncomingCallDialogState } from './components/incoming-call-card.js';
export { MicButton, type MicButtonProps } from './components/mic-button.js';
export { OutgoingCall, type OutgoingCallProps, type OutgoingCallState } from './components/outgoing-call.js';
export {
  ParticipantTile,
  type ParticipantTileProps,
  type ParticipantTileState,
} from './components/participant-tile.js';
export { SelfView, type SelfViewProps, type SelfViewState } from './components/self-view.js';
export { VideoGrid, type VideoGridProps, type VideoGridState } from './components/video-grid.js';
export type { RenderProp } from './lib/render-element.js';

// Hooks
export { useCall, type CallHandle, type CallSummary } from './hooks/use-call.js';
export type { VideoCallPhase } from './hooks/use-call-phase.js';
export type { CallHandleActions } from './hooks/call-handle.js';
export { useCallClient } from './hooks/use-call-client.js';
export { useAudioLevel } from './hooks/use-audio-level.js';
export { useCallDuration } from './hooks/use-call-duration.js';
export { useConnectionState } from './hooks/use-connection-state.js';
export { useContacts } from './hooks/use-contacts.js';
export { useCamera, useMicrophone, useScreenShare, type DeviceHandle } from './hooks/use-device.js';
export { useDevices, type DevicesHandle } from './hooks/use-devices.js';
export { useDisplayName } from './hooks/use-display-name.js';
export { useIncomingCall, type IncomingCallHandle } from './hooks/use-incoming-call.js';
export { useLayout, type LayoutHandle, type ToggleProps } from './hooks/use-layout.js';
export { useLocalMedia } from './hooks/use-local-media.js';
export { useParticipant, useParticipants } from './hooks/use-participants.js';

// Texts
export { en } from './messages/en.js';
export type { Device, EndFacts, Messages } from './messages/messages.js';

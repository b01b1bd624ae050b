import type { LocalSource } from '../media/local-source.js';
import type { MicrophoneNotice } from '../media/microphone-watch.js';
import type {
  CallDirection,
  CallEndReason,
  CallState,
  ParticipantState,
  VideoRefusal,
} from '../model/call-state.js';
import type { CallHealth, Health } from '../model/call-health.js';
import type { CallQuality } from '../model/call-quality.js';
import type { CallType, SessionId, UserId } from '../model/ids.js';
import type { MediaQuality } from '../model/media-quality.js';
import type { Params } from '../model/params.js';
import type { ReactionSnapshot } from '../model/reaction.js';
import type { RecordingConsent, RecordingNotice, RemoteRecording } from '../model/recording.js';

/** One local source (microphone or camera) as it is now. */
export type LocalSourceSnapshot = LocalSource;

/** What this side captures. */
export interface LocalMediaSnapshot {
  readonly audio: LocalSourceSnapshot;
  readonly video: LocalSourceSnapshot;
  /** The shared screen, window or tab. */
  readonly screen: LocalSourceSnapshot;
}

/** One remote member of a call. */
export interface ParticipantSnapshot {
  readonly userId: UserId;
  readonly state: ParticipantState;
  /** Why they are no longer in it, `null` unless `state` is `left`. */
  readonly leftReason: CallEndReason | null;
  /**
   * Whether theirs is known to be a Parley client: one that shows reactions, can be asked to unmute, and can come back to a
   * call.
   */
  readonly isParley: boolean;
  /** We call them, and their device has said that it rings. Only a Parley client says so, not a QuickBlox one. */
  readonly isRinging: boolean;
  /** They hold the call: they see and hear nobody. QuickBlox clients do not tell. */
  readonly isHolding: boolean;
  readonly audioTrack: MediaStreamTrack | null;
  readonly videoTrack: MediaStreamTrack | null;
  /** False once they told us that they are muted. QuickBlox clients do not tell: then true. */
  readonly audioEnabled: boolean;
  /** False for an audio call, and once they told us that their camera is off. */
  readonly videoEnabled: boolean;
  /** The screen that they share, `null` while they share none. */
  readonly screenTrack: MediaStreamTrack | null;
  /** The sound of their screen, `null` where there is none. */
  readonly screenAudioTrack: MediaStreamTrack | null;
  /** The recording that they make of the call, `null` while they make none. */
  readonly recording: RemoteRecording | null;
  /** What they think of the recording that we make; `null` while we make none, and before they are in the call. */
  readonly recordingConsent: RecordingConsent | null;
  /** Their turn by the hands that are up, ours among them: 1 for who raised it first; `null` while theirs is down. */
  readonly handOrder: number | null;
  /** Their last reaction while it is to be seen, which is some seconds. */
  readonly reaction: ReactionSnapshot | null;
  /** Whether `askToUnmute()` can ask them: on Parley, muted, and not asked within the last 20 s. */
  readonly canAskToUnmute: boolean;
  /** How well their media comes through, `null` until it was measured and while they are not connected. */
  readonly quality: CallQuality | null;
  /** How their media does, why, and what is done about it. */
  readonly health: Health;
  /** The `userInfo` that came with their last `call`, `accept`, `reject` or `hangUp`. */
  readonly userInfo: Params;
}

/** All that is known of one call: immutable, a new object for each change, unchanged parts shared. */
export interface CallSnapshot {
  readonly id: SessionId;
  readonly state: CallState;
  readonly direction: CallDirection;
  /** What the call was started as. */
  readonly callType: CallType;
  /** Who began it; our own user id for an outgoing call. */
  readonly initiatorId: UserId;
  /** `null` until the call has ended. */
  readonly endReason: CallEndReason | null;
  /** When it was dialed or began to ring, in ms since the epoch. */
  readonly startedAt: number;
  /** When media first flowed, in ms since the epoch; `null` before. */
  readonly connectedAt: number | null;
  /** When it ended, in ms since the epoch; `null` before. */
  readonly endedAt: number | null;
  /** The remote members, in the order of the invitation. */
  readonly participantIds: readonly UserId[];
  readonly participants: Readonly<Record<UserId, ParticipantSnapshot>>;
  /** The remote members whose screen is there to be seen, newest first. */
  readonly screenSharerIds: readonly UserId[];
  /**
   * Which of the others talks, or talked last; `null` until somebody has, and once they left. Nobody takes over
   * within a second of the change before.
   */
  readonly activeSpeakerId: UserId | null;
  readonly local: LocalMediaSnapshot;
  /** Whether we hold it: see `setHeld()`. */
  readonly isHeld: boolean;
  /** Whether pictures have a place in it: in a video call, and in an audio call while somebody and we agree on them. */
  readonly isVideo: boolean;
  /**
   * Whether anybody can be asked for pictures with `requestVideo()`: in a connected audio call, those on Parley who do
   * not see us yet. QuickBlox clients cannot: their audio calls have no place for a picture.
   */
  readonly canRequestVideo: boolean;
  /** `outgoing`: we asked and wait; `incoming`: answer with `answerVideoRequest()`. */
  readonly videoRequest: 'none' | 'outgoing' | 'incoming';
  /** Who asks us for pictures. */
  readonly videoRequesterIds: readonly UserId[];
  /** Why there are no pictures although we asked last; `null` in all other cases. */
  readonly videoRefusal: VideoRefusal | null;
  /** How the call does as a whole, why, and what is done about it. */
  readonly health: CallHealth;
  /** The limits of what we send, as they are now. */
  readonly mediaQuality: MediaQuality;
  /**
   * What the person should know of their microphone; `null` when all is well, and while nobody is connected.
   * `talking-while-muted`: for as long as they do, and some seconds more. `silent`: it is on and gives nothing, which it
   * has done for 5 s, or for 30 s once it was heard. `clipping`: it is too loud for what it is recorded with.
   */
  readonly microphoneNotice: MicrophoneNotice | null;
  /** What the others were told of the recording that we make, `null` while we make none. */
  readonly recording: RecordingNotice | null;
  /** Whether anybody in the call can see reactions and hands: those on Parley, once connected. QuickBlox clients cannot. */
  readonly canReact: boolean;
  /** Our turn by the hands that are up: 1 for who raised it first; `null` while ours is down. */
  readonly handOrder: number | null;
  /** Our own last reaction while it is to be seen. */
  readonly reaction: ReactionSnapshot | null;
  /** Who asks us to unmute: answer with `answerUnmuteRequest()`. Each asks for 20 s. */
  readonly unmuteRequesterIds: readonly UserId[];
}

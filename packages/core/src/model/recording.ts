/** How far a recording is: `asking` waits for the first yes, and nothing is recorded yet. */
export type RecordingState = 'asking' | 'on' | 'paused';

/** What somebody tells of the recording that they make of a call. */
export interface RecordingNotice {
  readonly state: RecordingState;
  /** True: only those who agree are recorded. False: everybody is told, and recorded. */
  readonly asksConsent: boolean;
}

/** Somebody else's recording, and what this side has answered. */
export interface RemoteRecording extends RecordingNotice {
  /** `null`: not yet. */
  readonly answer: 'agreed' | 'declined' | null;
}

/**
 * What somebody thinks of our recording: `asked` (told, and asked if consent is asked for), or what they answered;
 * `cannot-be-told`: theirs is a QuickBlox client, which shows nothing of it.
 */
export type RecordingConsent = 'asked' | 'agreed' | 'declined' | 'cannot-be-told';

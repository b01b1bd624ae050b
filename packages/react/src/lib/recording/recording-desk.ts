import { CallError } from '@parley/core';
import type { CallSnapshot, RecordingState, SessionId, UserId } from '@parley/core';
import { presentIds, selectCall } from '@parley/store';
import type { CallStore } from '@parley/store';
import { keepPicture } from '../demand/demand.js';
import type { CallRecorder, RecorderOptions } from './call-recorder.js';
import { recordedMedia } from './recorded-tiles.js';
import { recorderParts } from './recorder-parts.js';
import type { RecordingFile } from './recording-file.js';

/** How to record a call. */
export interface RecordingOptions extends RecorderOptions {
  /**
   * `ask` (default): only those who agree are recorded, and nothing is before somebody has. `tell`: everybody is told,
   * and recorded, until they decline.
   */
  readonly consent?: 'ask' | 'tell' | undefined;
  /** Takes the file, however the recording ended: stopped, with the call, or by a failure. */
  readonly onFile?: ((file: RecordingFile) => void) | undefined;
}

/** Where the recording of one client's calls stands: immutable, a new object for each change. */
export interface RecordingStatus {
  /** `asking`: nobody is recorded yet. `saving`: the file is being finished. */
  readonly status: 'idle' | RecordingState | 'saving';
  /** Which call; of the last recording when there is none. */
  readonly callId: SessionId | null;
  /**
   * Who has to be told by other means, as their app shows nothing of a recording. They are not in it before
   * `confirmTold`, and a recording with nobody else in it does not begin.
   */
  readonly untold: readonly UserId[];
  /** Why the last one came to nothing, or ended by itself; `declined` when nobody agreed. */
  readonly problem: CallError | 'declined' | null;
  /** The last finished recording. */
  readonly file: RecordingFile | null;
}

/** Records the calls of one client, one at a time, and sees to it that everybody knows. */
export interface RecordingDesk {
  readonly snapshot: RecordingStatus;
  readonly subscribe: (listener: () => void) => () => void;
  /** How much is recorded, in ms, without the pauses. */
  readonly elapsed: () => number;
  /** Asks the others, and begins. Never rejects: what went wrong is in `problem`. Nothing happens while one is made. */
  readonly start: (
    id: SessionId,
    nameOf: (userId: UserId) => string,
    options: RecordingOptions,
  ) => Promise<void>;
  /** Those of `untold` know of it now. */
  readonly confirmTold: () => void;
  readonly pause: () => void;
  readonly resume: () => void;
  /** Ends it, or takes the question back. Never rejects. @returns the file, `null` when nothing was recorded */
  readonly stop: () => Promise<RecordingFile | null>;
  /** Forgets what went wrong. */
  readonly dismiss: () => void;
}

const idle: RecordingStatus = { status: 'idle', callId: null, untold: [], problem: null, file: null };

const desks = new WeakMap<CallStore, RecordingDesk>();

/** The desk of one store, made when it is first asked for. */
export function recordingDeskOf(store: CallStore): RecordingDesk {
  let desk = desks.get(store);
  if (!desk) desks.set(store, (desk = createRecordingDesk(store)));
  return desk;
}

function createRecordingDesk(store: CallStore): RecordingDesk {
  const listeners = new Set<() => void>();
  let snapshot = idle;
  let job: Job | null = null;
  const set = (part: Partial<RecordingStatus>): void => {
    snapshot = { ...snapshot, ...part };
    for (const listener of listeners) listener();
  };
  const end = async (problem: RecordingStatus['problem']): Promise<RecordingFile | null> => {
    const ending = job;
    job = null;
    if (!ending) return null;
    ending.release();
    const recorder = ending.recorder();
    const { onFile } = ending;
    set({ status: recorder ? 'saving' : 'idle', untold: [], problem });
    if (!recorder) return null;
    try {
      const file = await recorder.stop();
      set({ status: 'idle', file });
      onFile?.(file);
      return file;
    } catch (error) {
      set({ status: 'idle', problem: asCallError(error) });
      return null;
    }
  };

  return {
    get snapshot() {
      return snapshot;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    elapsed: () => job?.recorder()?.elapsed() ?? 0,
    async start(id, nameOf, options) {
      if (snapshot.status !== 'idle') return;
      set({ ...idle, status: 'asking', callId: id });
      const begun = snapshot;
      const parts = await recorderParts.load();
      // Stopped while it was fetched.
      if (snapshot !== begun) return;
      try {
        if (!parts) throw new CallError('not-supported', 'The recorder could not be loaded.');
        if (store.getState().connection.state !== 'online')
          throw new CallError(
            'invalid-state',
            'Nobody can be told of a recording now: signaling is not there.',
          );
        job = openJob(store, id, options, {
          record: (media, onFailure) =>
            parts.startRecorder(media, options, nameOf, (track) => keepPicture(store, track), onFailure),
          tell: (status, untold) => set({ status, untold }),
          end: (problem) => void end(problem),
        });
        job.follow();
      } catch (error) {
        await end(asCallError(error));
        set({ status: 'idle', problem: asCallError(error) });
      }
    },
    confirmTold: () => job?.confirmTold(),
    dismiss: () => set({ problem: null }),
    pause: () => job?.setPaused(true),
    resume: () => job?.setPaused(false),
    async stop() {
      if (job) return end(null);
      if (snapshot.status === 'asking') set(idle);
      return null;
    },
  };
}

/** One recording, from the question to its end. */
interface Job {
  readonly recorder: () => CallRecorder | null;
  readonly onFile: RecordingOptions['onFile'];
  readonly follow: () => void;
  readonly confirmTold: () => void;
  readonly setPaused: (isPaused: boolean) => void;
  /** Tells the others that it is over, and follows the call no more. */
  readonly release: () => void;
}

interface JobPort {
  readonly record: (media: ReturnType<typeof recordedMedia>, onFailure: () => void) => CallRecorder;
  readonly tell: (status: RecordingState, untold: readonly UserId[]) => void;
  readonly end: (problem: RecordingStatus['problem']) => void;
}

/** @throws CallError `invalid-state` unless the call is under way */
function openJob(
  store: CallStore,
  id: SessionId,
  { consent = 'ask', onFile }: RecordingOptions,
  port: JobPort,
): Job {
  const { actions } = store;
  const asksConsent = consent === 'ask';
  const told = new Set<UserId>();
  let recorder: CallRecorder | null = null;
  let isPaused = false;
  let isOver = false;
  let isBusy = false;

  const may = (call: CallSnapshot, userId: UserId): boolean => {
    const theirs = call.participants[userId]?.recordingConsent ?? null;
    if (theirs === 'cannot-be-told') return told.has(userId);
    return theirs === 'agreed' || (theirs === 'asked' && !asksConsent);
  };
  const notify = (state: RecordingState): void => actions.setRecording(id, { state, asksConsent });

  const follow = (): void => {
    const state = store.getState();
    const call = selectCall(state, id);
    if (isOver) return;
    if (!call || call.state === 'ended') {
      port.end(null);
      return;
    }
    // Whoever has not answered the call yet is told once they have.
    const there = presentIds(call).filter((userId) => call.participants[userId]?.recordingConsent);
    const consentOf = (userId: UserId): unknown => call.participants[userId]?.recordingConsent;
    const untold = there.filter((userId) => consentOf(userId) === 'cannot-be-told' && !told.has(userId));
    const allowed = there.filter((userId) => may(call, userId));
    const isOpen = untold.length > 0 || there.some((userId) => consentOf(userId) === 'asked');
    if (there.length > 0 && allowed.length === 0 && !isOpen) {
      port.end('declined');
      return;
    }
    const media = recordedMedia(call, state.connection.userId ?? '', (userId) => may(call, userId));
    if (recorder) recorder.follow(media);
    else if (allowed.length > 0) {
      // The notice goes out before the first picture is taken.
      notify('on');
      recorder = port.record(media, () =>
        port.end(new CallError('capture-failed', 'The browser ended the recording.')),
      );
    }
    port.tell(recorder ? (isPaused ? 'paused' : 'on') : 'asking', untold);
  };

  notify('asking');
  const letGo = store.follow();
  const unsubscribe = store.subscribe((state, before) => {
    if (state.calls[id] !== before.calls[id]) guarded();
  });
  function guarded(): void {
    // Our own notices change the call too.
    if (isBusy) return;
    isBusy = true;
    try {
      follow();
    } catch (error) {
      port.end(asCallError(error));
    } finally {
      isBusy = false;
    }
  }
  return {
    onFile,
    recorder: () => recorder,
    follow: guarded,
    confirmTold() {
      for (const [userId, person] of Object.entries(selectCall(store.getState(), id)?.participants ?? {}))
        if (person.recordingConsent === 'cannot-be-told') told.add(userId);
      guarded();
    },
    setPaused(paused) {
      if (!recorder || isPaused === paused) return;
      isPaused = paused;
      if (paused) recorder.pause();
      // Told before it goes on.
      notify(paused ? 'paused' : 'on');
      if (!paused) recorder.resume();
      guarded();
    },
    release() {
      isOver = true;
      unsubscribe();
      const call = selectCall(store.getState(), id);
      if (call && call.state !== 'ended') actions.setRecording(id, null);
      letGo();
    },
  };
}

function asCallError(error: unknown): CallError {
  if (error instanceof CallError) return error;
  return new CallError('capture-failed', 'The call could not be recorded.', { cause: error });
}

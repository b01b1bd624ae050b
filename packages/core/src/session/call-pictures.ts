import type { CallEvent } from '../call/events.js';
import { canBeAsked, wantsPictures } from '../call/pictures.js';
import type { CallMachineState, MemberState } from '../call/state.js';
import { CallError } from '../model/call-error.js';
import type { CallSnapshot } from './call-snapshot.js';

/** What pictures in a call that began as audio need of the call. */
export interface CallPicturesOptions {
  readonly call: () => CallMachineState;
  readonly dispatch: (event: CallEvent) => void;
  /** Turns the camera on or off. @throws CallError a capture code */
  readonly setCamera: (enabled: boolean) => Promise<void>;
  readonly isCameraOn: () => boolean;
  /** Shares no screen any more. */
  readonly stopScreen: () => void;
}

/** Pictures in a call that began as audio: opens the camera with a yes of the person, and releases it with the last one. */
export class CallPictures {
  readonly #options: CallPicturesOptions;
  #wanted: boolean;

  constructor(options: CallPicturesOptions) {
    this.#options = options;
    this.#wanted = wantsPictures(options.call());
  }

  /** Opens our camera and, once it shows something, asks the others to open theirs. */
  async request(): Promise<void> {
    const { call, dispatch, setCamera, isCameraOn } = this.#options;
    if (!pictureFacts(call()).canRequestVideo)
      throw new CallError(
        'invalid-state',
        'Nobody in this call can be asked for video: look at `canRequestVideo` first.',
      );
    await setCamera(true);
    // They may have changed their mind while the browser asked them.
    if (isCameraOn()) dispatch({ type: 'request-video' });
  }

  /** Answers whoever asked. Nothing happens when nobody asks any more. */
  async answer(accept: boolean): Promise<void> {
    const { call, dispatch, setCamera } = this.#options;
    if (pictureFacts(call()).videoRequest !== 'incoming') return;
    dispatch({ type: 'answer-video', accept });
    if (accept) await setCamera(true);
  }

  /** Back to audio, or not to ask any more. */
  end(): void {
    const { call, dispatch } = this.#options;
    if (call().callType === 'video')
      throw new CallError(
        'invalid-state',
        'This call began as a video call, and stays one: turn the camera off instead.',
      );
    dispatch({ type: 'end-video' });
    this.#release();
  }

  /** Takes the call as it is now: whoever has nobody to show themselves to any more has their camera off. */
  follow(): void {
    const wanted = wantsPictures(this.#options.call());
    const isOver = this.#wanted && !wanted;
    this.#wanted = wanted;
    if (isOver) this.#release();
  }

  #release(): void {
    const { setCamera, stopScreen } = this.#options;
    stopScreen();
    // Refused only when the call is over, which releases it too.
    setCamera(false).catch(() => undefined);
  }
}

/** What a snapshot says of it. */
export function pictureFacts(
  call: CallMachineState,
): Pick<CallSnapshot, 'isVideo' | 'canRequestVideo' | 'videoRequest' | 'videoRequesterIds' | 'videoRefusal'> {
  const there = Object.values(call.members).filter(({ state }) => state !== 'left' && state !== 'calling');
  const isOver = call.state === 'ended';
  const asked = isOver ? [] : there.filter(isIn('asked'));
  const isAsking = !isOver && there.some(isIn('asking'));
  return {
    isVideo: call.callType === 'video' || there.some(isIn('on')),
    canRequestVideo: !isOver && !isAsking && there.filter(canBeAsked).some(isIn('off')),
    videoRequest: asked.length > 0 ? 'incoming' : isAsking ? 'outgoing' : 'none',
    videoRequesterIds: asked.map(({ userId }) => userId),
    videoRefusal: call.videoRefusal,
  };
}

function isIn(wanted: MemberState['pictures']['state']): (member: MemberState) => boolean {
  return ({ pictures }) => pictures.state === wanted;
}

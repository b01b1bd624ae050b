import type { CallMachineState, MemberState } from '../call/state.js';
import type { UserId } from '../model/ids.js';
import type { Params } from '../model/params.js';
import type { RecordingConsent, RecordingNotice, RemoteRecording } from '../model/recording.js';
import { readRecordingMarks, type RecordingMark } from '../model/recording-mark.js';

/** What is known of the recordings that the members of a call make of it, and of who agreed to them. */
export class Recordings {
  /** Ours; its number goes on counting when it is over. */
  #own: RecordingMark = { take: 0, notice: null };
  readonly #answers = new Map<UserId, RecordingConsent>();
  readonly #theirs = new Map<UserId, { readonly take: number; readonly shown: RemoteRecording }>();

  /** What this side tells of its recording, `null` while it makes none. */
  get own(): RecordingNotice | null {
    return this.#own.notice;
  }

  /** Our recording for the wire; `null` before there was any, as bytes count. */
  get mark(): RecordingMark | null {
    return this.#own.take > 0 ? this.#own : null;
  }

  /** Begins, changes or ends (`null`) our recording; one that begins asks everybody anew. */
  set(notice: RecordingNotice | null): void {
    const begins = notice !== null && this.#own.notice === null;
    if (begins) this.#answers.clear();
    this.#own = { take: this.#own.take + Number(begins), notice };
  }

  /** Notes our answer. @returns the number of the recording that it is about, `null` when there is none */
  answer(userId: UserId, agrees: boolean): number | null {
    const known = this.#theirs.get(userId);
    if (!known) return null;
    const answer = agrees ? 'agreed' : 'declined';
    this.#theirs.set(userId, { ...known, shown: { ...known.shown, answer } });
    return known.take;
  }

  /** Reads what a signal of a member says of recordings. */
  take(from: UserId, extra: Params | undefined): void {
    const { recording, consent } = readRecordingMarks(extra);
    if (consent && this.#own.notice && consent.take === this.#own.take)
      this.#answers.set(from, consent.agrees ? 'agreed' : 'declined');
    if (!recording) return;
    const { take, notice } = recording;
    const known = this.#theirs.get(from);
    if (!notice) this.#theirs.delete(from);
    else if (known?.take !== take) this.#theirs.set(from, { take, shown: { ...notice, answer: null } });
    else if (known.shown.state !== notice.state || known.shown.asksConsent !== notice.asksConsent)
      this.#theirs.set(from, { take, shown: { ...known.shown, ...notice } });
  }

  /** The recording that somebody makes, `null` while they make none. */
  of({ userId, state }: MemberState): RemoteRecording | null {
    return state === 'left' ? null : (this.#theirs.get(userId)?.shown ?? null);
  }

  /** What somebody thinks of ours; `null` while we make none, and before they have answered the call. */
  consentOf({ userId, state, parley }: MemberState): RecordingConsent | null {
    if (!this.#own.notice || state === 'calling' || state === 'left') return null;
    return parley ? (this.#answers.get(userId) ?? 'asked') : 'cannot-be-told';
  }

  /** The call is over, and every recording of it. */
  follow({ state }: CallMachineState): void {
    if (state !== 'ended') return;
    this.set(null);
    this.#theirs.clear();
  }
}

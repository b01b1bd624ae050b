import type { SoundReading } from './sound-reading.js';

/**
 * What somebody should know of their microphone: they talk and are muted; nothing comes from it although it is on; it is
 * too loud for what it is recorded with.
 */
export type MicrophoneNotice = 'talking-while-muted' | 'silent' | 'clipping';

/** A voice that counts, and one that keeps up what has begun, linear: -34 and -40 dB; near a microphone it has -35 to -15. */
const voice = 0.02;
const murmur = 0.01;
/** How much longer than quiet it has to be loud, in ms: a cough or a key is shorter. */
const talkingAfter = 400;
/** The pause after which they have stopped, in ms: longer than one between two sentences. */
const quietAfter = 2500;

/** Tells whether somebody talks, from the levels of a muted microphone. */
export class TalkingWatch {
  #loudFor = 0;
  #lastAt: number | null = null;
  #heardAt = 0;
  #isTalking = false;

  /** @param now - in ms */
  take(now: number, level: number): boolean {
    const since = this.#lastAt === null ? 0 : now - this.#lastAt;
    this.#lastAt = now;
    this.#loudFor = Math.max(0, Math.min(talkingAfter, this.#loudFor + (level >= voice ? since : -since)));
    if (level >= murmur) this.#heardAt = now;
    if (this.#isTalking) this.#isTalking = now - this.#heardAt < quietAfter;
    else this.#isTalking = this.#loudFor >= talkingAfter;
    return this.#isTalking;
  }
}

/** The largest sample of a microphone that gives nothing: three steps of 16 bits. A quiet room has more. */
const nothing = 0.0001;
/** How long it has to give nothing, in ms, when it has given nothing yet, and when it has been heard. */
const silentAfter = 5000;
const silentAfterSound = 30_000;

/**
 * Tells whether nothing comes from a microphone that is on. One that has been heard is given longer: some systems cut
 * all noise between two sentences. One that was told silent and is heard again is such a one, and told no more.
 */
export class SilenceWatch {
  #since: number | null = null;
  #wasHeard = false;
  #isCut = false;
  #isSilent = false;

  /** @param now - in ms */
  take(now: number, peak: number): boolean {
    if (peak > nothing) {
      this.#isCut ||= this.#isSilent && this.#wasHeard;
      this.#wasHeard = true;
      this.pause();
    } else {
      this.#since ??= now;
      const limit = this.#wasHeard ? silentAfterSound : silentAfter;
      this.#isSilent = !this.#isCut && now - this.#since >= limit;
    }
    return this.#isSilent;
  }

  /** It is muted, or nobody can tell: nothing is expected of it. */
  pause(): void {
    this.#since = null;
    this.#isSilent = false;
  }
}

/** How long it has to be at full scale again and again, and how long it has to stay below, in ms. */
const clippingAfter = 1500;
const clearAfter = 4000;

/** Tells whether a microphone is too loud again and again: a single shout is nobody's business. */
export class ClippingWatch {
  #since: number | null = null;
  #lastAt = -Infinity;
  #isClipping = false;

  /** @param now - in ms */
  take(now: number, isFull: boolean): boolean {
    if (isFull) {
      this.#since ??= now;
      this.#lastAt = now;
    } else this.#since = null;
    this.#isClipping =
      (this.#since !== null && now - this.#since >= clippingAfter) ||
      (this.#isClipping && now - this.#lastAt < clearAfter);
    return this.#isClipping;
  }
}

/** Watches one microphone, from its first sound on. */
export class MicrophoneWatch {
  readonly #silence = new SilenceWatch();
  #talking = new TalkingWatch();
  #clipping = new ClippingWatch();

  /**
   * Takes what was measured, ten times a second.
   *
   * @param now - in ms
   * @param reading - of a muted microphone: what it would send; `null` when nobody can tell
   */
  take(now: number, reading: SoundReading | null, isMuted: boolean): MicrophoneNotice | null {
    if (!isMuted) this.#talking = new TalkingWatch();
    else this.#clipping = new ClippingWatch();
    if (!reading || isMuted) this.#silence.pause();
    if (!reading) return null;
    if (isMuted) return this.#talking.take(now, reading.level) ? 'talking-while-muted' : null;
    if (this.#clipping.take(now, reading.isClipping)) return 'clipping';
    return this.#silence.take(now, reading.peak) ? 'silent' : null;
  }
}

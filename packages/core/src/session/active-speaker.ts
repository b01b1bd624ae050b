import type { UserId } from '../model/ids.js';

/** The shortest time between two changes, in ms. */
const shortestTurn = 1000;
/** What counts as no voice at all, and as a full one, in dB of full scale: a person near a microphone has -35 to -15. */
const silence = -50;
const fullVoice = -20;
/** How much of a score is the newest level; with it 0.2 s of a full voice, or 0.5 s of a low one, are enough. */
const weight = 0.25;
/** The score from which somebody talks: a single click stays below it. */
const talking = 0.35;
/** By how much somebody else has to talk more to take over. */
const lead = 0.15;

/**
 * Decides who talks. Everybody has a score, a running mean of how full their voice was; who talks takes over from
 * somebody who has less. Whoever talked last stays until somebody else talks.
 */
export class ActiveSpeaker {
  readonly #scores = new Map<UserId | null, number>();
  #userId: UserId | null = null;
  #changedAt = 0;

  /** Who talks or talked last; `null` until somebody has. */
  get userId(): UserId | null {
    return this.#userId;
  }

  /**
   * Takes how loud everybody is, ten times a second.
   *
   * @param now - in ms
   * @param levels - linear, 0 to 1
   * @returns whether somebody else talks now
   */
  take(now: number, levels: ReadonlyMap<UserId, number>): boolean {
    let loudest: UserId | null = null;
    let most = talking;
    for (const [userId, level] of levels) {
      const voice = (20 * Math.log10(level) - silence) / (fullVoice - silence);
      const before = this.#scores.get(userId) ?? 0;
      const score = before + (Math.min(1, Math.max(0, voice)) - before) * weight;
      this.#scores.set(userId, score);
      if (score < most) continue;
      most = score;
      loudest = userId;
    }
    const isOther =
      loudest !== null &&
      loudest !== this.#userId &&
      now - this.#changedAt >= shortestTurn &&
      most >= (this.#scores.get(this.#userId) ?? 0) + lead;
    if (isOther) this.#change(now, loudest);
    return isOther;
  }

  /** Forgets somebody who has left. */
  leave(now: number, userId: UserId): void {
    this.#scores.delete(userId);
    if (this.#userId === userId) this.#change(now, null);
  }

  #change(now: number, userId: UserId | null): void {
    this.#userId = userId;
    this.#changedAt = now;
  }
}

import { randomUuid } from '../lib/random-uuid.js';
import type { UserId } from '../model/ids.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { PeerLink } from '../peer/peer-link.js';

/** What rebuilding connections needs. */
export interface PeerRebuildsOptions {
  /** Whether this side gives way when both offer at once: the one with the lower id does. */
  readonly isPolite: (userId: UserId) => boolean;
  /** Puts a new link in the place of the one to a member. @param onDescription - told when its description is there */
  readonly replace: (
    userId: UserId,
    onDescription: (sdp: string) => void,
    use: (link: PeerLink) => void,
  ) => void;
  readonly linkTo: (userId: UserId) => PeerLink | undefined;
  readonly send: (userId: UserId, description: PeerDescription) => void;
  /** Both sides have a new connection. */
  readonly onRebuilt: (userId: UserId) => void;
}

interface Answered {
  readonly id: string;
  answer: PeerDescription | null;
}

/**
 * Puts new connections in the place of broken ones, as deployed QuickBlox clients do (the protocol as spoken,
 * "reconnect"): an offer in an `update` with an id, answered by another `update` with the same id.
 */
export class PeerRebuilds {
  readonly #options: PeerRebuildsOptions;
  /** The ids of our offers that wait for their answers. */
  readonly #offered = new Map<UserId, string>();
  /** The ids of theirs that we answered last, with the answers once they are told. */
  readonly #answered = new Map<UserId, Answered>();

  constructor(options: PeerRebuildsOptions) {
    this.#options = options;
  }

  /** Begins anew with a member. */
  rebuild(userId: UserId): void {
    const id = randomUuid();
    this.#offered.set(userId, id);
    this.#options.replace(
      userId,
      (sdp) => this.#options.send(userId, { type: 'offer', id, sdp }),
      (link) => link.offer(),
    );
  }

  /** Takes what a member sent, perhaps twice. */
  take(userId: UserId, description: PeerDescription): void {
    if (description.type === 'answer') this.#takeAnswer(userId, description);
    else this.#takeOffer(userId, description);
  }

  /** Waits for nothing of a member any more. */
  forget(userId: UserId): void {
    this.#offered.delete(userId);
    this.#answered.delete(userId);
  }

  #takeAnswer(userId: UserId, { id, sdp }: PeerDescription): void {
    if (this.#offered.get(userId) !== id) return;
    this.#offered.delete(userId);
    this.#options.linkTo(userId)?.takeAnswer(sdp);
    this.#options.onRebuilt(userId);
  }

  #takeOffer(userId: UserId, { id, sdp }: PeerDescription): void {
    const { isPolite, replace, send, onRebuilt } = this.#options;
    const before = this.#answered.get(userId);
    if (before?.id === id) {
      if (before.answer) send(userId, before.answer);
      return;
    }
    // Theirs crossed ours, which they answer.
    if (this.#offered.has(userId) && !isPolite(userId)) return;
    this.#offered.delete(userId);
    const answered: Answered = { id, answer: null };
    this.#answered.set(userId, answered);
    replace(
      userId,
      (answer) => {
        answered.answer = { type: 'answer', id, sdp: answer };
        send(userId, answered.answer);
        onRebuilt(userId);
      },
      (link) => {
        link.takeOffer(sdp);
        link.answer();
      },
    );
  }
}

import type { CancelTimer, Clock } from '../lib/clock.js';
import type { PeerDescription } from '../model/peer-description.js';
import type { PeerConnection } from './rtc.js';
import { makeAnswer, makeOffer } from './tidy-description.js';

/** What a renegotiation is made of. */
export interface RenegotiationOptions {
  /** Exactly one of the two sides: gives up its own offer when both offer at once, and offers again afterwards. */
  readonly polite: boolean;
  readonly clock: Clock;
  /** Runs tasks one after another, with everything else that is done to the connection. */
  readonly run: (task: (connection: PeerConnection) => Promise<void>) => void;
  /** Theirs was taken: the last chance to change what the answer says. */
  readonly onOffer: (connection: PeerConnection) => void;
  readonly send: (description: PeerDescription) => void;
}

/** Until an offer without an answer is sent again, in ms: signals get lost. Doubles each time. */
const firstRepeat = 3000;

/**
 * Changes a connection that is up: perfect negotiation (W3C WebRTC section 10.7), over a wire that loses and doubles.
 * Media that flows goes on, and nothing is gathered anew, as all of it shares one transport.
 */
export class Renegotiation {
  readonly #options: RenegotiationOptions;
  /** There is something to offer. */
  #wanted = false;
  /** Our offer that waits for its answer. */
  #pending: PeerDescription | null = null;
  /** Our last answer, for an offer that comes again. */
  #answer: PeerDescription | null = null;
  #cancelRepeat: CancelTimer | null = null;
  #count = 0;
  #closed = false;

  constructor(options: RenegotiationOptions) {
    this.#options = options;
  }

  /** Offers what was changed, as soon as nothing else is under way. */
  offer(): void {
    this.#wanted = true;
    this.#options.run(async (connection) => {
      if (!this.#wanted || this.#pending) return;
      this.#wanted = false;
      const offer = await makeOffer(connection);
      await connection.setLocalDescription(offer);
      this.#count += 1;
      this.#pending = { type: 'offer', id: String(this.#count), sdp: offer.sdp ?? '' };
      this.#send(this.#pending, firstRepeat);
    });
  }

  /** Takes what the other side sent, perhaps twice. */
  take(description: PeerDescription): void {
    this.#options.run(async (connection) => {
      const { type, id, sdp } = description;
      if (type === 'answer' ? this.#pending?.id !== id : this.#pending && !this.#options.polite) return;
      if (type === 'offer' && this.#answer?.id === id) {
        this.#options.send(this.#answer);
        return;
      }
      // The browser takes our offer back by itself when theirs is set.
      if (type === 'offer' && this.#pending) this.#wanted = true;
      this.#settle();
      await connection.setRemoteDescription({ type, sdp });
      if (type === 'offer') {
        this.#options.onOffer(connection);
        const answer = await makeAnswer(connection);
        await connection.setLocalDescription(answer);
        this.#answer = { type: 'answer', id, sdp: answer.sdp ?? '' };
        this.#options.send(this.#answer);
      }
      if (this.#wanted) this.offer();
    });
  }

  /** Waits for no answer any more. */
  close(): void {
    this.#closed = true;
    this.#settle();
  }

  #settle(): void {
    this.#cancelRepeat?.();
    this.#pending = null;
  }

  #send(offer: PeerDescription, repeat: number): void {
    if (this.#closed) return;
    this.#options.send(offer);
    this.#cancelRepeat = this.#options.clock.after(repeat, () => this.#send(offer, repeat * 2));
  }
}

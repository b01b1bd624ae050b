import type { CancelTimer, Clock } from '../lib/clock.js';
import type { PeerDescription } from '../model/peer-description.js';
import { fingerprintsIn, isRestart } from './ice-fragment.js';
import type { PeerConnection } from './rtc.js';
import { makeAnswer, makeOffer } from './tidy-description.js';

/** What a renegotiation is made of. */
export interface RenegotiationOptions {
  /** Exactly one of the two sides: gives up its own offer when both offer at once, and offers again afterwards. */
  readonly polite: boolean;
  readonly clock: Clock;
  /** Runs tasks one after another, with everything else that is done to the connection. */
  readonly run: (task: (connection: PeerConnection) => Promise<void>) => void;
  /** Sets a remote description, and gives the connection the candidates that came before it. */
  readonly setRemote: (connection: PeerConnection, description: RTCSessionDescriptionInit) => Promise<void>;
  /** Theirs was taken: the last chance to change what the answer says. */
  readonly onOffer: (connection: PeerConnection) => void;
  /** Both sides have begun ICE anew. */
  readonly onRestarted: () => void;
  readonly send: (description: PeerDescription) => void;
}

/** What waits to be offered, or is. */
interface Wish {
  /** Something was added. */
  readonly change: boolean;
  /** ICE is to begin anew. */
  readonly restart: boolean;
}

interface Pending extends Wish {
  readonly offer: PeerDescription;
}

const nothing: Wish = { change: false, restart: false };

/** Until an offer without an answer is sent again, in ms: signals get lost. Doubles each time. */
const firstRepeat = 3000;

/**
 * Changes a connection that is up, or brings it up again: perfect negotiation (W3C WebRTC section 10.7), over a wire
 * that loses and doubles. Media that flows goes on.
 */
export class Renegotiation {
  readonly #options: RenegotiationOptions;
  #wish: Wish = nothing;
  /** Our offer that waits for its answer. */
  #pending: Pending | null = null;
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
    this.#wish = { ...this.#wish, change: true };
    this.#next();
  }

  /**
   * Begins ICE anew (RFC 8445 section 9): both sides gather again, and look for a path. An offer that waits for its
   * answer gives way to this one, as it may be lost, and as its candidates may be those of a network that is gone.
   */
  restart(): void {
    this.#wish = { ...this.#wish, restart: true };
    this.#next();
  }

  /** Takes what the other side sent, perhaps twice. */
  take(description: PeerDescription): void {
    this.#options.run(async (connection) => {
      const { type, id, sdp } = description;
      const pending = this.#pending;
      if (type === 'answer' ? pending?.offer.id !== id : pending && !this.#options.polite) return;
      if (type === 'offer' && this.#answer?.id === id) {
        this.#options.send(this.#answer);
        return;
      }
      const before = connection.remoteDescription?.sdp;
      // One for a connection that has been replaced since came late.
      if (before === undefined || isOfAnother(sdp, before)) return;
      const restarts = isRestart(sdp, before);
      // The browser takes our offer back by itself when theirs is set. A restart of theirs does for ours.
      if (type === 'offer' && pending)
        this.#wish = {
          change: this.#wish.change || pending.change,
          restart: (this.#wish.restart || pending.restart) && !restarts,
        };
      this.#settle();
      await this.#options.setRemote(connection, { type, sdp });
      if (type === 'offer') {
        this.#options.onOffer(connection);
        const answer = await makeAnswer(connection);
        const taken = connection.setLocalDescription(answer);
        this.#answer = { type: 'answer', id, sdp: answer.sdp ?? '' };
        this.#options.send(this.#answer);
        await taken;
      }
      if (restarts) this.#options.onRestarted();
      this.#next();
    });
  }

  /** Waits for no answer any more. */
  close(): void {
    this.#closed = true;
    this.#settle();
  }

  #next(): void {
    if (!this.#wish.change && !this.#wish.restart) return;
    this.#options.run(async (connection) => {
      const { change, restart } = this.#wish;
      if (!restart && (!change || this.#pending)) return;
      this.#wish = nothing;
      const replaced = this.#pending;
      this.#settle();
      const offer = await makeOffer(connection, restart);
      // Told while the browser still takes it in: the candidates that belong to it come only afterwards.
      const taken = connection.setLocalDescription(offer);
      this.#count += 1;
      this.#pending = {
        change: change || replaced?.change === true,
        restart,
        offer: { type: 'offer', id: String(this.#count), sdp: offer.sdp ?? '' },
      };
      this.#send(this.#pending.offer, firstRepeat);
      await taken;
    });
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

/** Whether it has no fingerprint in common with the one before; those who tell none are believed. */
function isOfAnother(sdp: string, before: string): boolean {
  const known = fingerprintsIn(before);
  const told = [...fingerprintsIn(sdp)];
  return known.size > 0 && told.length > 0 && !told.some((one) => known.has(one));
}

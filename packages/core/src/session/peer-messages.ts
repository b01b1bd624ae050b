import type { CallMachineState, MemberState } from '../call/state.js';
import { RateLimit } from '../lib/rate-limit.js';
import type { UserId } from '../model/ids.js';
import { readPeerMessage, writePeerMessage, type PeerMessage } from '../model/peer-message.js';
import type { CallConfig } from './call-config.js';

/** The two ways for a message. */
export interface MessageRoutes {
  /** @returns false when there is no open channel */
  readonly overChannel: (userId: UserId, text: string) => boolean;
  readonly overUpdate: (userId: UserId, text: string) => void;
}

/** How many messages of one member are heard at once, and how many per second in the long run. */
const burst = 30;
const perSecond = 10;

/**
 * Messages between the Parley members of a call: over the data channel once the other side was heard on it, within
 * `update` before, and where there is none. What comes is limited, checked and counted.
 */
export class PeerMessages {
  readonly #config: Pick<CallConfig, 'clock' | 'refuseMessage'>;
  readonly #routes: MessageRoutes;
  readonly #open = new Set<UserId>();
  readonly #greeted = new Set<UserId>();
  /** An open channel alone does not tell that anybody listens: the browser opens it even for an old client. */
  readonly #heard = new Set<UserId>();
  readonly #limits = new Map<UserId, RateLimit>();

  constructor(config: Pick<CallConfig, 'clock' | 'refuseMessage'>, routes: MessageRoutes) {
    this.#config = config;
    this.#routes = routes;
  }

  /** A channel has opened, or closed. */
  setOpen(userId: UserId, isOpen: boolean): void {
    if (isOpen) this.#open.add(userId);
    else for (const known of [this.#open, this.#greeted, this.#heard]) known.delete(userId);
  }

  /** Greets whoever can be heard. Nobody before they have answered the call. */
  follow({ members }: CallMachineState): void {
    for (const userId of this.#open) {
      const member = members[userId];
      if (!member || !canHear(member) || this.#greeted.has(userId)) continue;
      if (this.#routes.overChannel(userId, writePeerMessage({ type: 'hello' }))) this.#greeted.add(userId);
    }
  }

  /** Whether a message to a member goes over the channel. */
  isDirect(userId: UserId): boolean {
    return this.#heard.has(userId);
  }

  /** Sends a message to a Parley member who is in the call. */
  send(userId: UserId, message: PeerMessage): void {
    const text = writePeerMessage(message);
    if (!this.#heard.has(userId) || !this.#routes.overChannel(userId, text))
      this.#routes.overUpdate(userId, text);
  }

  /** Reads a message; `null`, and counted, when it is one too many or makes no sense, or its sender is not in the call. */
  read(member: MemberState | undefined, text: string, way: 'channel' | 'update'): PeerMessage | null {
    if (!member) return null;
    const { userId } = member;
    const limit = this.#limits.get(userId) ?? new RateLimit(this.#config.clock, burst, perSecond);
    this.#limits.set(userId, limit);
    const message = limit.take() ? readPeerMessage(text) : null;
    if (!message) this.#config.refuseMessage(userId);
    // They may be ahead of their `accept`: then they are heard, though nothing that they say counts yet.
    else if (way === 'channel') this.#heard.add(userId);
    return canHear(member) ? message : null;
  }
}

/** Whether a member is in the call, and on Parley. */
export function canHear({ parley, state }: MemberState): boolean {
  return parley && (state === 'connected' || state === 'reconnecting');
}

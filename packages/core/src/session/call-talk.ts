import type { CallMachineState } from '../call/state.js';
import type { UserId } from '../model/ids.js';
import { CallBudget, type CallBudgetOptions } from './call-budget.js';
import type { CallConfig } from './call-config.js';
import { Gestures } from './gestures.js';
import type { PeerMessage } from '../model/peer-message.js';
import { PeerMessages, type MessageRoutes } from './peer-messages.js';
import { UnmuteRequests } from './unmute-requests.js';

/** What it takes to talk. */
export interface CallTalkOptions extends MessageRoutes, Pick<CallBudgetOptions, 'pictures' | 'share'> {
  readonly config: CallBudgetOptions['config'] & Pick<CallConfig, 'reactions' | 'refuseMessage' | 'self'>;
  readonly call: () => CallMachineState;
  /** Whether our microphone is off. */
  readonly isMuted: () => boolean;
  /** Something is to be seen, or no more. */
  readonly onChange: () => void;
}

/** What the Parley members of a call say to each other beside its signals: hands each message to whom it concerns. */
export class CallTalk {
  readonly gestures: Gestures;
  readonly unmuting: UnmuteRequests;
  readonly budget: CallBudget;
  readonly #call: () => CallMachineState;
  readonly #messages: PeerMessages;
  /** The pages on which members came back. */
  readonly #pages = new Map<UserId, string | null>();

  constructor(options: CallTalkOptions) {
    const { config, call, isMuted, onChange, pictures, share } = options;
    this.#call = call;
    this.#messages = new PeerMessages(config, options);
    const send = (userId: UserId, message: PeerMessage): void => this.#messages.send(userId, message);
    const isDirect = (userId: UserId): boolean => this.#messages.isDirect(userId);
    this.gestures = new Gestures({ config, call, send, onChange });
    this.unmuting = new UnmuteRequests({ config, call, isMuted, send, onChange });
    this.budget = new CallBudget({ config, call, send, isDirect, pictures, share });
  }

  /** A channel to a member has opened, or closed. */
  setOpen(userId: UserId, isOpen: boolean): void {
    this.#messages.setOpen(userId, isOpen);
    if (!isOpen) {
      this.gestures.forgetTold(userId);
      this.budget.forgetTold(userId);
    }
    this.follow();
  }

  /** Takes a message, whichever way it came. */
  take(from: UserId, text: string | undefined, way: 'channel' | 'update'): void {
    if (text === undefined) return;
    const message = this.#messages.read(this.#call().members[from], text, way);
    switch (message?.type) {
      case 'reaction':
      case 'hand':
        this.gestures.hear(from, message);
        return;
      case 'unmute':
        this.unmuting.hear(from);
        return;
      case 'demand':
        this.budget.hear(from, message);
        return;
      case 'hello':
        // From now on there is a faster way.
        this.budget.follow();
        return;
      case undefined:
        return;
      default:
        message satisfies never;
    }
  }

  /** Takes the call as it is now. */
  follow(): void {
    for (const { userId, pageId } of Object.values(this.#call().members)) {
      if (pageId === (this.#pages.get(userId) ?? null)) continue;
      // On another page they begin anew, and so does what they count.
      this.#pages.set(userId, pageId);
      this.#messages.setOpen(userId, false);
      this.gestures.forget(userId);
      this.budget.forget(userId);
    }
    if (this.#call().state !== 'ended') this.#messages.follow(this.#call());
    this.gestures.follow();
    this.unmuting.follow();
    this.budget.follow();
  }
}

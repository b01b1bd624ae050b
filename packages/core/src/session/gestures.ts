import type { CallMachineState, MemberState } from '../call/state.js';
import type { CancelTimer } from '../lib/clock.js';
import { RateLimit } from '../lib/rate-limit.js';
import { CallError } from '../model/call-error.js';
import { compareUserIds, type UserId } from '../model/ids.js';
import { maxPlace, type HandMessage, type PeerMessage, type ReactionMessage } from '../model/peer-message.js';
import type { ReactionSnapshot } from '../model/reaction.js';
import type { CallConfig } from './call-config.js';
import { canHear } from './peer-messages.js';

/** What gestures need of the call. */
export interface GesturesOptions {
  readonly config: Pick<CallConfig, 'clock' | 'reactions' | 'self'>;
  readonly call: () => CallMachineState;
  readonly send: (userId: UserId, message: PeerMessage) => void;
  /** Something is to be seen, or no more. */
  readonly onChange: () => void;
}

/** How long a reaction is to be seen, in ms. */
const reactionTime = 4000;

/** Somebody's hand: its place in the queue, 0 while it is down, and the number of what was said of it last. */
interface Hand {
  readonly place: number;
  readonly count: number;
}

const atRest: Hand = { place: 0, count: 0 };

/** Reactions and raised hands of a call, ours and theirs. Nothing is kept but who has a hand up. */
export class Gestures {
  readonly #options: GesturesOptions;
  readonly #hands = new Map<UserId, Hand>();
  readonly #reactions = new Map<UserId, ReactionSnapshot>();
  readonly #fading = new Map<UserId, CancelTimer>();
  readonly #limit: RateLimit;
  #own: Hand = atRest;
  /** The number of what each member was told last of our hand. */
  readonly #told = new Map<UserId, number>();
  #shown = 0;

  constructor(options: GesturesOptions) {
    this.#options = options;
    this.#limit = new RateLimit(options.config.clock, 5, 2);
  }

  /** Whether anybody in the call can see a gesture. */
  get canReact(): boolean {
    return this.#audience().length > 0;
  }

  /** Shows an emoji to everybody who can see it. */
  react(emoji: string): void {
    const { config } = this.#options;
    if (!config.reactions.includes(emoji))
      throw new CallError(
        'invalid-argument',
        `"${emoji}" is not one of the reactions: give \`reactions\` to createCallClient().`,
      );
    this.#assertAudience();
    if (!this.#limit.take()) return;
    for (const { userId } of this.#audience()) this.#options.send(userId, { type: 'reaction', emoji });
    this.#show(config.self, emoji);
  }

  /** Raises or lowers our hand. */
  setHandRaised(isRaised: boolean): void {
    if (isRaised === this.#own.place > 0) return;
    if (isRaised) this.#assertAudience();
    const last = Math.max(0, ...Array.from(this.#hands.values(), ({ place }) => place));
    this.#own = { place: isRaised ? Math.min(maxPlace, last + 1) : 0, count: this.#own.count + 1 };
    this.#tellHand();
    this.#options.onChange();
  }

  /** What a member was told last of our hand may be lost. */
  forgetTold(userId: UserId): void {
    this.#told.delete(userId);
  }

  /** Forgets what a member did: they left, or begin anew. */
  forget(userId: UserId): void {
    this.#fading.get(userId)?.();
    for (const known of [this.#fading, this.#reactions, this.#hands, this.#told]) known.delete(userId);
  }

  /** Takes what a member did. */
  hear(from: UserId, message: ReactionMessage | HandMessage): void {
    if (message.type === 'reaction') {
      this.#show(from, message.emoji);
      return;
    }
    const { place, count } = message;
    // Of two ways one may be slower.
    if (count <= (this.#hands.get(from)?.count ?? 0)) return;
    this.#hands.set(from, { place, count });
    this.#options.onChange();
  }

  /** Tells those who joined what they missed, and forgets those who left. */
  follow(): void {
    const { members, state } = this.#options.call();
    if (state === 'ended') {
      for (const cancel of this.#fading.values()) cancel();
      for (const known of [this.#fading, this.#reactions, this.#hands]) known.clear();
      this.#own = atRest;
      return;
    }
    for (const { userId, state: there } of Object.values(members)) if (there === 'left') this.forget(userId);
    if (!this.canReact && this.#own.place > 0) this.#own = { place: 0, count: this.#own.count + 1 };
    this.#tellHand();
  }

  /** Whose turn it is by the hands that are up: 1 for the first; `null` for a hand that is down. Without an id: ours. */
  orderOf(userId: UserId = this.#options.config.self): number | null {
    const { self } = this.#options.config;
    const up = [[self, this.#own] as const, ...this.#hands].filter(([, { place }]) => place > 0);
    up.sort(([a, { place: first }], [b, { place: second }]) => first - second || compareUserIds(a, b));
    const index = up.findIndex(([id]) => id === userId);
    return index < 0 ? null : index + 1;
  }

  /** What somebody shows now. Without an id: we ourselves. */
  reactionOf(userId: UserId = this.#options.config.self): ReactionSnapshot | null {
    return this.#reactions.get(userId) ?? null;
  }

  #show(userId: UserId, emoji: string): void {
    const { config, onChange } = this.#options;
    this.#shown += 1;
    this.#reactions.set(userId, { id: this.#shown, emoji });
    this.#fading.get(userId)?.();
    const fade = (): void => {
      this.#reactions.delete(userId);
      this.#fading.delete(userId);
      onChange();
    };
    this.#fading.set(userId, config.clock.after(reactionTime, fade));
    onChange();
  }

  /** Whoever joined while it was never up need not hear of it. */
  #tellHand(): void {
    const { place, count } = this.#own;
    for (const { userId } of this.#audience()) {
      const told = this.#told.get(userId) ?? 0;
      if (told === count || (told === 0 && place === 0)) continue;
      this.#told.set(userId, count);
      this.#options.send(userId, { type: 'hand', place, count });
    }
  }

  #audience(): readonly MemberState[] {
    return Object.values(this.#options.call().members).filter(canHear);
  }

  #assertAudience(): void {
    if (!this.canReact)
      throw new CallError(
        'invalid-state',
        'Nobody in this call can see reactions: look at `canReact` first.',
      );
  }
}

import type { CallMachineState, MemberState } from '../call/state.js';
import type { CancelTimer } from '../lib/clock.js';
import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { PeerMessage } from '../model/peer-message.js';
import type { CallConfig } from './call-config.js';
import { canHear } from './peer-messages.js';

/** What requests need of the call. */
export interface UnmuteRequestsOptions {
  readonly config: Pick<CallConfig, 'clock'>;
  readonly call: () => CallMachineState;
  readonly isMuted: () => boolean;
  readonly send: (userId: UserId, message: PeerMessage) => void;
  /** Something is to be seen, or no more. */
  readonly onChange: () => void;
}

/** How long one waits for an answer before one may ask the same person again, in ms; and how long a question stays. */
const askTime = 20_000;

/** How long somebody is not heard who was told no, in ms: nobody is to be pestered. */
const quietTime = 60_000;

/**
 * Who asks whom to unmute. To ask is all that can be done: a microphone is opened by its own person alone. No answer is
 * sent, as a yes is heard, and a no is nobody's business.
 */
export class UnmuteRequests {
  readonly #options: UnmuteRequestsOptions;
  /** Whom we asked, who asks us, and to whom we said no: each for its time. */
  readonly #asked = new Map<UserId, CancelTimer>();
  readonly #askers = new Map<UserId, CancelTimer>();
  readonly #declined = new Map<UserId, CancelTimer>();
  #askerIds: readonly UserId[] = [];

  constructor(options: UnmuteRequestsOptions) {
    this.#options = options;
  }

  /** Who asks us; the same array while they are the same. */
  get askerIds(): readonly UserId[] {
    return this.#askerIds;
  }

  /** Whether a member is muted, and can be asked now. */
  canAsk(member: MemberState): boolean {
    return isThere(member) && !member.audio && !this.#asked.has(member.userId);
  }

  /** Asks somebody. */
  ask(userId: UserId): void {
    const member = this.#options.call().members[userId];
    if (!member || !this.canAsk(member))
      throw new CallError(
        'invalid-state',
        `${userId} cannot be asked now: look at \`canAskToUnmute\` first.`,
      );
    this.#note(this.#asked, userId, askTime);
    this.#options.send(userId, { type: 'unmute' });
    this.#options.onChange();
  }

  /** Somebody asks us. */
  hear(userId: UserId): void {
    if (!this.#options.isMuted() || this.#askers.has(userId) || this.#declined.has(userId)) return;
    this.#note(this.#askers, userId, askTime);
    this.#options.onChange();
  }

  /** Says no to all who ask. */
  decline(): void {
    for (const userId of this.#askers.keys()) this.#note(this.#declined, userId, quietTime);
    this.#drop(this.#askers);
    this.#options.onChange();
  }

  /** Takes the call as it is now. */
  follow(): void {
    const { members, state } = this.#options.call();
    const isOver = state === 'ended';
    const isGone = (userId: UserId): boolean => isOver || !isThere(members[userId]);
    this.#drop(this.#asked, (userId) => isGone(userId) || members[userId]?.audio === true);
    this.#drop(this.#askers, (userId) => isGone(userId) || !this.#options.isMuted());
    this.#drop(this.#declined, () => isOver);
  }

  #note(notes: Map<UserId, CancelTimer>, userId: UserId, time: number): void {
    const forget = (): void => {
      notes.delete(userId);
      this.#count();
      this.#options.onChange();
    };
    notes.get(userId)?.();
    notes.set(userId, this.#options.config.clock.after(time, forget));
    this.#count();
  }

  #drop(notes: Map<UserId, CancelTimer>, isDue: (userId: UserId) => boolean = () => true): void {
    for (const [userId, cancel] of notes) {
      if (!isDue(userId)) continue;
      cancel();
      notes.delete(userId);
    }
    this.#count();
  }

  #count(): void {
    const ids = [...this.#askers.keys()];
    if (ids.join() !== this.#askerIds.join()) this.#askerIds = ids;
  }
}

function isThere(member: MemberState | undefined): boolean {
  return member !== undefined && canHear(member) && member.state === 'connected';
}

import type { DeviceStorage } from '../media/device-storage.js';
import { CallError } from '../model/call-error.js';
import type { UserId } from '../model/ids.js';
import type { Signaling } from '../signaling/signaling.js';
import type { CallSnapshot } from './call-snapshot.js';

/** What there may be between two. */
interface EndableCall {
  readonly snapshot: Pick<CallSnapshot, 'initiatorId' | 'participantIds' | 'state'>;
  reject(): void;
  hangUp(): void;
}

/** What a list of blocked users works with. */
export interface BlockedUsersContext {
  readonly signaling: Signaling;
  /** Where those are kept whom the server does not know of. */
  readonly storage: DeviceStorage;
  /** Told when the list is another one. */
  readonly changed: (userIds: readonly UserId[]) => void;
}

/**
 * Whom the signed-in user has blocked. The server keeps the list where it can (XEP-0191), for all devices of the user,
 * and holds back what they send; elsewhere it is kept on this machine. Both lists count on this side.
 */
export class BlockedUsers {
  readonly #context: BlockedUsersContext;
  #own: UserId | null = null;
  #here: readonly UserId[] = [];
  #list: readonly UserId[] = [];

  constructor(context: BlockedUsersContext) {
    this.#context = context;
    context.signaling.on('state', () => this.#follow());
    context.signaling.on('blocked', () => this.#follow());
  }

  /** All of them, in the order of their ids; the same array until somebody comes or goes. */
  get list(): readonly UserId[] {
    return this.#list;
  }

  has(userId: UserId): boolean {
    return this.#list.includes(userId);
  }

  /** Looks again who is signed in, and what the server has told. */
  #follow(): void {
    const { userId, blocked } = this.#context.signaling;
    if (userId !== this.#own) {
      this.#own = userId;
      this.#here = this.#read();
    }
    const next = [...new Set([...this.#here, ...(blocked ?? [])])].toSorted();
    if (next.length === this.#list.length && next.every((id, index) => id === this.#list[index])) return;
    this.#list = next;
    this.#context.changed(next);
  }

  /**
   * Blocks somebody, and ends what is between the two.
   *
   * @throws CallError as `set`, and `invalid-argument` for oneself
   */
  async block(userId: UserId, own: UserId, calls: Iterable<EndableCall>): Promise<void> {
    if (userId === own) throw new CallError('invalid-argument', 'Nobody can block themselves.');
    // First: a server lets nothing through to them either, once they are blocked.
    for (const call of calls) {
      const { state, initiatorId, participantIds } = call.snapshot;
      if (state === 'ringing' && initiatorId === userId) call.reject();
      else if (participantIds.join() === userId) call.hangUp();
    }
    await this.set(userId, true);
  }

  /**
   * Blocks somebody, or blocks them no more.
   *
   * @throws CallError `disconnected` when the server did not confirm it
   */
  async set(userId: UserId, isBlocked: boolean): Promise<void> {
    const { signaling } = this.#context;
    const kept = this.#here.includes(userId);
    // First: whatever comes of it at the server, it holds on this side until it does.
    if (isBlocked && !kept) this.#write([...this.#here, userId]);
    if (signaling.blocked !== null) await signaling.setBlocked(userId, isBlocked);
    // The server has them now, or nobody any more.
    if (!isBlocked || signaling.blocked !== null) this.#write(this.#here.filter((id) => id !== userId));
  }

  #write(here: readonly UserId[]): void {
    this.#here = here;
    const { storage } = this.#context;
    if (this.#own !== null) storage.set(keyOf(this.#own), here.length === 0 ? null : JSON.stringify(here));
    this.#follow();
  }

  #read(): readonly UserId[] {
    if (this.#own === null) return [];
    try {
      const kept: unknown = JSON.parse(this.#context.storage.get(keyOf(this.#own)) ?? '[]');
      return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : [];
    } catch {
      // Somebody else's text under our key.
      return [];
    }
  }
}

/** Of each account of its own: those who share a machine do not share whom they block. */
function keyOf(own: UserId): string {
  return `parley.blocked.${own}`;
}

import type { Contact } from '../model/contact.js';
import type { UserId } from '../model/ids.js';

/** Somebody on the roster. */
export interface RosterItem {
  readonly userId: UserId;
  readonly name: string;
}

/** Presence of one resource, or of a user as a whole. */
export interface PresenceChange {
  readonly userId: UserId;
  /** `null` for all resources at once. */
  readonly resource: string | null;
  /** True when calls reach it: available, with a priority of 0 or more (RFC 6121 section 8.5.2.1.1). */
  readonly available: boolean;
}

// Presence of people who are not on the roster (yet) is kept too, because a roster may arrive after it, but
// only so much of it: anybody may send it.
const maxStrangers = 1000;
const maxResources = 32;

/** The roster and presence put together. Pure; `snapshot()` shares what did not change. */
export class ContactList {
  readonly #names = new Map<UserId, string>();
  readonly #resources = new Map<UserId, Set<string>>();
  #snapshot: readonly Contact[] = [];

  /** Takes a whole roster in the place of the one before. */
  replaceAll(items: readonly RosterItem[]): void {
    this.#names.clear();
    for (const item of items) this.add(item);
  }

  /** Adds or renames one. */
  add(item: RosterItem): void {
    this.#names.set(item.userId, item.name);
  }

  /** Removes one. */
  remove(userId: UserId): void {
    this.#names.delete(userId);
  }

  /** Takes a presence. */
  apply({ userId, resource, available }: PresenceChange): void {
    if (available) this.#addResource(userId, resource ?? '');
    else if (resource === null) this.#resources.delete(userId);
    else this.#removeResource(userId, resource);
  }

  /** Forgets who is available: nobody is until told. */
  clearPresence(): void {
    this.#resources.clear();
  }

  /** All contacts in roster order; the same array as last time when nothing changed. */
  snapshot(): readonly Contact[] {
    const before = new Map(this.#snapshot.map((contact) => [contact.userId, contact]));
    const next = Array.from(this.#names, ([userId, name]): Contact => {
      const available = this.#resources.has(userId);
      const old = before.get(userId);
      return old?.name === name && old.available === available ? old : { userId, name, available };
    });
    const same =
      next.length === this.#snapshot.length && next.every((c, index) => c === this.#snapshot[index]);
    if (!same) this.#snapshot = Object.freeze(next);
    return this.#snapshot;
  }

  #addResource(userId: UserId, resource: string): void {
    const known = this.#resources.get(userId);
    if (known === undefined) {
      const room = this.#resources.size < this.#names.size + maxStrangers;
      if (room || this.#names.has(userId)) this.#resources.set(userId, new Set([resource]));
    } else if (known.size < maxResources) {
      known.add(resource);
    }
  }

  #removeResource(userId: UserId, resource: string): void {
    const known = this.#resources.get(userId);
    known?.delete(resource);
    if (known?.size === 0) this.#resources.delete(userId);
  }
}

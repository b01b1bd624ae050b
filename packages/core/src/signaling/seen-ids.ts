/** How much is remembered. */
export interface SeenIdsLimits {
  /** Senders remembered at once; the one unheard for longest is forgotten first. Default 128. */
  readonly senders?: number;
  /** Ids remembered for each sender, the oldest forgotten first. Default 64. */
  readonly idsPerSender?: number;
}

/**
 * Remembers which stanzas have been seen. After a failed stream resumption the sender's side sends again
 * what was never acknowledged (XEP-0198 section 5), though it may have arrived: same id, second delivery.
 * Bounded, and bounded for each sender, so that nobody can push another sender's ids out.
 */
export class SeenIds {
  readonly #senders = new Map<string, Set<string>>();
  readonly #maxSenders: number;
  readonly #maxIds: number;

  constructor(limits: SeenIdsLimits = {}) {
    this.#maxSenders = limits.senders ?? 128;
    this.#maxIds = limits.idsPerSender ?? 64;
  }

  /** True the first time that `sender` used `id`, false for a repeat. */
  isNew(sender: string, id: string): boolean {
    const ids = this.#senders.get(sender) ?? new Set<string>();
    // Taken out and put back: a Map keeps the order of insertion, so its first key is the least recent.
    this.#senders.delete(sender);
    this.#senders.set(sender, ids);
    dropOldest(this.#senders, this.#maxSenders);
    if (ids.has(id)) return false;
    ids.add(id);
    dropOldest(ids, this.#maxIds);
    return true;
  }
}

function dropOldest(collection: Map<string, unknown> | Set<string>, limit: number): void {
  for (const key of collection.keys()) {
    if (collection.size <= limit) return;
    collection.delete(key);
  }
}

import type { UserId } from '../model/ids.js';
import { maxChatMessages, type ChatMessage, type ChatMessageStatus } from '../model/chat.js';

/** Where a message of ours stands with one of those who are to get it. */
export type DeliveryStatus = 'waiting' | 'sent' | 'delivered' | 'failed';

/** How many ids of others are remembered, to know repeats. */
const maxSeen = 1000;

/** The messages of one call, and how ours fare with each of those who are to get them. */
export class ChatLog {
  #messages: readonly ChatMessage[] = [];
  /** Of our own messages, by their ids. */
  readonly #deliveries = new Map<string, Map<UserId, DeliveryStatus>>();
  readonly #seen = new Set<string>();

  /** Replaced, never changed. */
  get messages(): readonly ChatMessage[] {
    return this.#messages;
  }

  /** Adds a message; beyond the limit the oldest goes. */
  add(message: ChatMessage): void {
    const dropped = this.#messages.slice(0, Math.max(0, this.#messages.length + 1 - maxChatMessages));
    for (const { id } of dropped) this.#deliveries.delete(id);
    this.#messages = [...this.#messages.slice(dropped.length), message];
  }

  /**
   * True the first time that somebody says this with that id, false for a repeat. The text counts too: a client that
   * counts its ids from 1 in each session must still be heard.
   */
  isNew(from: UserId, id: string | null, text: string): boolean {
    if (id === null) return true;
    const key = JSON.stringify([from, id, text]);
    if (this.#seen.has(key)) return false;
    this.#seen.add(key);
    for (const oldest of this.#seen) {
      if (this.#seen.size <= maxSeen) break;
      this.#seen.delete(oldest);
    }
    return true;
  }

  /** Somebody is to get a message of ours, and this is what came of it. */
  setDelivery(id: string, to: UserId, status: DeliveryStatus): void {
    const all = this.#deliveries.get(id) ?? new Map<UserId, DeliveryStatus>();
    this.#deliveries.set(id, all.set(to, status));
    this.#settle(id);
  }

  /** Changes what came of it, for somebody who was to get it; false for anybody else. */
  change(id: string, to: UserId, status: DeliveryStatus): boolean {
    const before = this.#deliveries.get(id)?.get(to);
    if (before === undefined || before === status) return false;
    this.setDelivery(id, to, status);
    return true;
  }

  /** Somebody is not to get a message of ours any more. */
  giveUp(id: string, to: UserId): void {
    this.#deliveries.get(id)?.delete(to);
    this.#settle(id);
  }

  /** Changes all that stand somewhere. @returns whether there were any */
  changeAll(before: DeliveryStatus, after: DeliveryStatus): boolean {
    let hasChanged = false;
    for (const [id, all] of this.#deliveries)
      for (const [to, status] of all)
        if (status === before) hasChanged = this.change(id, to, after) || hasChanged;
    return hasChanged;
  }

  /** One of ours, if it has failed with anybody: its text, and with whom. */
  failed(id: string): { readonly text: string; readonly to: readonly UserId[] } | null {
    const message = this.#messages.find((one) => one.id === id);
    const to = Array.from(this.#deliveries.get(id) ?? []).filter(([, status]) => status === 'failed');
    return message && to.length > 0 ? { text: message.text, to: to.map(([userId]) => userId) } : null;
  }

  #settle(id: string): void {
    const all = [...(this.#deliveries.get(id)?.values() ?? [])];
    const status = sumUp(all);
    this.#messages = this.#messages.map((message) =>
      message.id === id && message.status !== status ? { ...message, status } : message,
    );
  }
}

function sumUp(all: readonly DeliveryStatus[]): ChatMessageStatus {
  if (all.includes('failed')) return 'failed';
  if (all.includes('waiting')) return 'sending';
  return all.every((status) => status === 'delivered') ? 'delivered' : 'sent';
}

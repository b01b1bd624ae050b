import { RateLimit } from '../lib/rate-limit.js';
import { randomUuid } from '../lib/random-uuid.js';
import { maxChatLength, type ChatSnapshot } from '../model/chat.js';
import type { ChatStanza } from '../model/chat-stanza.js';
import type { UserId } from '../model/ids.js';
import { readChat } from '../wire/read-chat.js';
import { writeChatState, writeChatText, writeReceipt } from '../wire/write-chat.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { ChatContext, ChatMember, SendOutcome } from './chat-context.js';
import { ChatLog } from './chat-log.js';
import { OwnTyping } from './own-typing.js';
import { Typists } from './typists.js';

/** How much of one member is taken in at once, and per second in the long run. What a server held back comes at once. */
const burst = 60;
const perSecond = 5;

/** Clocks differ: what was held back from before the call by less than this counts to it. In ms. */
const clockTolerance = 10_000;

/** The chat beside one call: over XMPP, with each member on their own (see the README of the package, "Chat"). */
export class Chat {
  readonly #context: ChatContext;
  readonly #changed: (snapshot: ChatSnapshot) => void;
  readonly #log = new ChatLog();
  readonly #typists: Typists;
  readonly #ownTyping: OwnTyping;
  readonly #limits = new Map<UserId, RateLimit>();
  /** A device from which somebody wrote who is in the call with another one. */
  readonly #devices = new Map<UserId, string>();
  readonly #dialogs = new Map<UserId, string>();
  #unreadCount = 0;
  #told: ChatSnapshot | null = null;

  constructor(context: ChatContext, changed: (snapshot: ChatSnapshot) => void) {
    this.#context = context;
    this.#changed = changed;
    this.#typists = new Typists(context.clock, () => this.#tell());
    this.#ownTyping = new OwnTyping(context.clock, (state) => {
      for (const { userId } of context.members())
        this.#send(userId, writeChatState(state, randomUuid(), context.sessionId), false);
    });
  }

  /** Sends a text to everybody who is in the call. */
  write(text: string): void {
    const { self, clock, members } = this.#context;
    const id = randomUuid();
    this.#ownTyping.forget();
    this.#log.add({ id, from: self, isOwn: true, text, at: clock.now(), status: 'sending' });
    for (const member of members()) this.#deliver(id, text, member);
    this.#tell();
  }

  /** Sends a message that has failed again, with the same id, to those of them who are still there. */
  retry(id: string): void {
    const failed = this.#log.failed(id);
    if (!failed) return;
    const members = this.#context.members();
    for (const userId of failed.to) {
      const member = members.find((one) => one.userId === userId);
      if (member) this.#deliver(id, failed.text, member);
      else this.#log.giveUp(id, userId);
    }
    this.#tell();
  }

  /** Tells the others whether we type. */
  setTyping(isTyping: boolean): void {
    this.#ownTyping.set(isTyping);
  }

  /** Everything that came was seen. */
  markRead(): void {
    this.#unreadCount = 0;
    this.#tell();
  }

  /** The connection is back: what waited has gone out. */
  online(): void {
    if (this.#log.changeAll('waiting', 'sent')) this.#tell();
  }

  /** The connection is gone for good, or the call is over: nobody is to wait for what waited. */
  giveUp(): void {
    if (this.#log.changeAll('waiting', 'failed')) this.#tell();
  }

  /** Somebody came or went, or it is over. */
  follow(): void {
    const there = new Set(this.#context.members().map(({ userId }) => userId));
    if (there.size === 0) this.#ownTyping.forget();
    this.#typists.keep(there);
    this.#tell();
  }

  /** Takes a message of somebody who is in the call, if it belongs to it. */
  take(from: UserId, resource: string | null, message: XmlElement): void {
    const stanza = readChat(message);
    const member = this.#context.members().find(({ userId }) => userId === from);
    if (!stanza || !member) return;
    if (stanza.type === 'error') {
      if (stanza.id !== null && this.#log.change(stanza.id, from, 'failed')) {
        // Perhaps that device is gone.
        this.#devices.delete(from);
        this.#tell();
      }
      return;
    }
    const limit = this.#limits.get(from) ?? new RateLimit(this.#context.clock, burst, perSecond);
    this.#limits.set(from, limit);
    if (!limit.take()) {
      this.#context.refuse(from);
      return;
    }
    if (stanza.received !== null) this.#log.change(stanza.received, from, 'delivered');
    if (this.#isOfThisCall(stanza)) this.#hear(from, resource, stanza);
    this.#tell();
  }

  #hear(from: UserId, resource: string | null, stanza: ChatStanza): void {
    const { clock, startedAt } = this.#context;
    const { id, originId, body, state, wantsReceipt, delayedFrom, dialogId } = stanza;
    if (resource !== null && resource !== this.#context.deviceOf(from)) this.#devices.set(from, resource);
    if (dialogId !== null) this.#dialogs.set(from, dialogId);
    if (body === null) {
      if (state !== null) this.#typists.take(from, state);
      return;
    }
    // Also for a repeat: the first receipt may be lost, which is why it was repeated.
    if (wantsReceipt && id !== null)
      this.#context.send({ userId: from, resource }, writeReceipt(wantsReceipt, id, randomUuid()), true);
    if (!this.#log.isNew(from, originId, body)) return;
    this.#typists.take(from, 'active');
    const now = clock.now();
    const at = Math.min(now, Math.max(startedAt, delayedFrom ?? now));
    const text = cut(body);
    this.#log.add({ id: randomUuid(), from, isOwn: false, text, at, status: 'received' });
    this.#unreadCount += 1;
  }

  /**
   * What names the call, and in a call of two whatever the other one writes meanwhile. In a group it would be to us
   * alone, and show among what is for all of them.
   */
  #isOfThisCall({ thread, delayedFrom }: ChatStanza): boolean {
    const { sessionId, isPair, isOtherCall, startedAt } = this.#context;
    if (thread === sessionId) return true;
    if (!isPair() || (thread !== null && isOtherCall(thread))) return false;
    // From before the call, and held back until somebody signed in.
    return delayedFrom === null || delayedFrom >= startedAt - clockTolerance;
  }

  #deliver(id: string, body: string, { userId, isParley }: ChatMember): void {
    const { sessionId, clock, isPair } = this.#context;
    const quickblox = {
      sessionId,
      sentAt: clock.now(),
      dialogId: this.#dialogs.get(userId) ?? null,
      // Among what two have written to each other something that is for a group would look like it was for one.
      isSaved: isPair(),
    };
    const text = writeChatText({ id, body, sessionId, quickblox: isParley ? null : quickblox });
    const outcome = this.#send(userId, text, true);
    this.#log.setDelivery(id, userId, outcome);
  }

  /**
   * To the device that is in the call: to a bare JID a server may choose another one (RFC 6121 section 8.5.2.1.1). Also
   * to one from which they write beside it, which has no copy of its own where the server makes none (XEP-0280).
   */
  #send(userId: UserId, message: XmlElement, mayWait: boolean): SendOutcome {
    const { send, deviceOf } = this.#context;
    const beside = this.#devices.get(userId);
    if (beside !== undefined) send({ userId, resource: beside }, message, mayWait);
    return send({ userId, resource: deviceOf(userId) }, message, mayWait);
  }

  #tell(): void {
    const { messages } = this.#log;
    const { ids: typingIds } = this.#typists;
    const unreadCount = this.#unreadCount;
    const old = this.#told;
    if (old?.messages === messages && old.typingIds === typingIds && old.unreadCount === unreadCount) return;
    this.#told = { messages, typingIds, unreadCount };
    this.#changed(this.#told);
  }
}

/** Not within a character of two code units. */
function cut(text: string): string {
  if (text.length <= maxChatLength) return text;
  const kept = text.slice(0, maxChatLength - 1);
  return `${/[\uD800-\uDBFF]$/.test(kept) ? kept.slice(0, -1) : kept}…`;
}

import type { CallMachineState } from '../call/state.js';
import type { Chat } from '../chat/chat.js';
import type { ChatContext, ChatMember, SendOutcome } from '../chat/chat-context.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import { CallError } from '../model/call-error.js';
import { emptyChat, maxChatLength, type ChatSnapshot } from '../model/chat.js';
import type { SessionId } from '../model/ids.js';
import type { IncomingMessage, Signaling, SignalingState } from '../signaling/signaling.js';
import type { BlockedUsers } from './blocked-users.js';
import type { CallConfig } from './call-config.js';

/** What a chat tells. */
export interface CallChatEvents {
  change: [snapshot: ChatSnapshot];
}

/**
 * Text messages beside one call: with whoever is in it, on Parley, QuickBlox or any other XMPP client. Its code is
 * fetched with the first message. What was said stays to be read when the call is over.
 */
export interface CallChat {
  /** What is known now; replaced, never changed. */
  readonly snapshot: ChatSnapshot;
  /**
   * Sends a text to everybody who is in the call; resolves when it is in the snapshot. What becomes of it is told there,
   * by `status`.
   *
   * @throws CallError `invalid-argument` (no text, or more than 5000 UTF-16 code units), `invalid-state` while nobody
   * else is in the call, `unreachable` when the code of the chat cannot be fetched
   */
  send(text: string): Promise<void>;
  /**
   * Sends a message again that has failed, to those who did not get it and are still there. Nobody sees it twice.
   *
   * @throws CallError `invalid-state` while nobody else is in the call
   */
  retry(messageId: string): Promise<void>;
  /** Tells the others that one is typing: with each key, and `false` when the field is empty or left. 5 s without are a pause. */
  setTyping(isTyping: boolean): void;
  /** Everything that came was seen. */
  markRead(): void;
  on<K extends keyof CallChatEvents>(event: K, listener: (...args: CallChatEvents[K]) => void): Unsubscribe;
}

/** How many messages wait while the code is fetched. */
const maxWaiting = 200;

/** The chat of one call, before and after its code is there. */
export class RunningChat implements CallChat {
  readonly #config: CallConfig;
  readonly #call: () => CallMachineState;
  readonly #emitter: Emitter<CallChatEvents>;
  #snapshot: ChatSnapshot = emptyChat;
  #chat: Chat | null = null;
  #loading: Promise<Chat | null> | null = null;
  #waiting = 0;

  constructor(config: CallConfig, call: () => CallMachineState) {
    this.#config = config;
    this.#call = call;
    this.#emitter = new Emitter(config.logger);
  }

  get snapshot(): ChatSnapshot {
    return this.#snapshot;
  }

  async send(text: string): Promise<void> {
    if (text.trim() === '' || text.length > maxChatLength)
      throw new CallError('invalid-argument', `Send a text of 1 to ${maxChatLength} characters.`);
    (await this.#open()).write(text);
  }

  async retry(messageId: string): Promise<void> {
    (await this.#open()).retry(messageId);
  }

  setTyping(isTyping: boolean): void {
    // Whoever types is about to need it.
    if (this.#chat) this.#chat.setTyping(isTyping);
    else if (isTyping && this.#members().length > 0) void this.#load().then((chat) => chat?.setTyping(true));
  }

  markRead(): void {
    this.#chat?.markRead();
  }

  on<K extends keyof CallChatEvents>(event: K, listener: (...args: CallChatEvents[K]) => void): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  /** Takes a message of anybody. Nothing of strangers is looked at. */
  take({ from, resource, message }: IncomingMessage): void {
    if (!this.#members().some(({ userId }) => userId === from)) return;
    if (this.#chat) {
      this.#chat.take(from, resource, message);
      return;
    }
    if (this.#waiting >= maxWaiting) {
      this.#config.refuseMessage(from);
      return;
    }
    this.#waiting += 1;
    void this.#load().then((chat) => {
      this.#waiting -= 1;
      chat?.take(from, resource, message);
      return undefined;
    });
  }

  /** The call has changed. */
  follow(): void {
    // Nobody would tell what becomes of it, and those who were in the call do not look any more.
    if (this.#call().state === 'ended') this.#chat?.giveUp();
    this.#chat?.follow();
  }

  /** So has the connection to the server. */
  setConnection(state: SignalingState): void {
    if (state === 'online') this.#chat?.online();
    else if (state === 'offline' || state === 'unauthorized') this.#chat?.giveUp();
  }

  async #open(): Promise<Chat> {
    this.#assertSomebody();
    const chat = await this.#load();
    if (!chat)
      throw new CallError('unreachable', 'The code of the chat could not be fetched: try again later.');
    this.#assertSomebody();
    return chat;
  }

  #assertSomebody(): void {
    if (this.#members().length === 0)
      throw new CallError('invalid-state', 'Nobody else is in the call: there is nobody to write to.');
  }

  #load(): Promise<Chat | null> {
    return (this.#loading ??= this.#fetch());
  }

  async #fetch(): Promise<Chat | null> {
    try {
      const { Chat: Loaded } = await import('../chat/chat.js');
      return (this.#chat = new Loaded(this.#context(), (snapshot) => {
        this.#snapshot = snapshot;
        this.#emitter.emit('change', snapshot);
      }));
    } catch (error) {
      this.#loading = null;
      this.#config.logger.log('error', 'the code of the chat could not be fetched', error);
      return null;
    }
  }

  #context(): ChatContext {
    const { self, clock, sendMessage, refuseMessage, knowsSession } = this.#config;
    const { id, startedAt } = this.#call();
    return {
      self,
      clock,
      sessionId: id,
      startedAt,
      members: () => this.#members(),
      isPair: () => this.#call().memberIds.length === 1,
      isOtherCall: knowsSession,
      deviceOf: (userId) => this.#call().members[userId]?.device ?? null,
      send: sendMessage,
      refuse: refuseMessage,
    };
  }

  /** Nobody while it rings here: whoever has not answered is in no call. */
  #members(): readonly ChatMember[] {
    const { state, members } = this.#call();
    if (state === 'ringing' || state === 'ended') return [];
    return Object.values(members)
      .filter((member) => member.state !== 'calling' && member.state !== 'left')
      .map(({ userId, parley }) => ({ userId, isParley: parley }));
  }
}

/** Lets the chats of a client know of all that concerns them. */
export function followChats(
  signaling: Signaling,
  calls: ReadonlyMap<SessionId, { readonly chat: RunningChat }>,
  blocked: Pick<BlockedUsers, 'has'>,
): void {
  signaling.on('state', (state) => {
    for (const { chat } of calls.values()) chat.setConnection(state);
  });
  signaling.on('message', (incoming) => {
    if (blocked.has(incoming.from)) return;
    for (const { chat } of calls.values()) chat.take(incoming);
  });
}

/** Sends a chat message, or says why not. */
export function sendChat(
  signaling: Signaling,
  ...[to, message, mayWait]: Parameters<ChatContext['send']>
): SendOutcome {
  const isOnline = signaling.state === 'online';
  if (!isOnline && !mayWait) return 'failed';
  try {
    signaling.sendMessage(to, message);
    return isOnline ? 'sent' : 'waiting';
  } catch {
    return 'failed';
  }
}

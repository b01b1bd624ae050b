import { CallError } from '../model/call-error.js';
import type { Contact } from '../model/contact.js';
import type { UserId } from '../model/ids.js';
import type { Signal } from '../model/signal.js';
import { Emitter, type Unsubscribe } from '../lib/emitter.js';
import type { Logger } from '../lib/logger.js';
import type { XmlElement } from '../wire/xml-element.js';
import type { MessageAddress, Signaling, SignalingEvents, SignalingState } from './signaling.js';

/** Signaling whose code is fetched when somebody connects. Before it is there it is `offline`, and nothing is sent. */
export class LaterSignaling implements Signaling {
  readonly #emitter: Emitter<SignalingEvents>;
  readonly #load: (emitter: Emitter<SignalingEvents>) => Promise<Signaling>;
  #inner: Signaling | null = null;
  #loading: Promise<void> | null = null;
  /** Goes up when somebody signs out, which whoever waits for the code notices. */
  #departures = 0;
  #closed = false;

  /** @param load - gives what tells its news by this emitter */
  constructor(logger: Logger, load: (emitter: Emitter<SignalingEvents>) => Promise<Signaling>) {
    this.#emitter = new Emitter(logger);
    this.#load = load;
  }

  get state(): SignalingState {
    return this.#inner?.state ?? 'offline';
  }

  get userId(): UserId | null {
    return this.#inner?.userId ?? null;
  }

  get contacts(): readonly Contact[] {
    return this.#inner?.contacts ?? [];
  }

  get blocked(): readonly UserId[] | null {
    return this.#inner?.blocked ?? null;
  }

  get hasOtherDevices(): boolean {
    return this.#inner?.hasOtherDevices ?? false;
  }

  prepare(): Promise<void> {
    return (this.#loading ??= this.#fetch());
  }

  async connect(): Promise<void> {
    const departures = this.#departures;
    if (!this.#inner && !this.#closed) await this.prepare();
    if (this.#closed) throw new CallError('closed', 'This signaling is closed: make a new one.');
    if (departures !== this.#departures)
      throw new CallError('aborted', 'disconnect() was called before the connection was up.');
    await this.#there.connect();
  }

  async disconnect(): Promise<void> {
    this.#departures += 1;
    await this.#inner?.disconnect();
  }

  send(to: UserId, signal: Signal, resource: string | null = null): void {
    this.#there.send(to, signal, resource);
  }

  tellOwnDevices(signal: Signal): void {
    this.#inner?.tellOwnDevices(signal);
  }

  sendMessage(to: MessageAddress, message: XmlElement): void {
    this.#there.sendMessage(to, message);
  }

  async setBlocked(userId: UserId, isBlocked: boolean): Promise<void> {
    await this.#there.setBlocked(userId, isBlocked);
  }

  async ask(type: 'get' | 'set', query: XmlElement, whom?: 'account' | 'server'): Promise<XmlElement> {
    return this.#there.ask(type, query, whom);
  }

  setUrgent(isUrgent: boolean): void {
    this.#inner?.setUrgent(isUrgent);
  }

  renew(): void {
    this.#inner?.renew();
  }

  on<K extends keyof SignalingEvents>(
    event: K,
    listener: (...args: SignalingEvents[K]) => void,
  ): Unsubscribe {
    return this.#emitter.on(event, listener);
  }

  close(): void {
    this.#closed = true;
    this.#inner?.close();
    this.#emitter.clear();
  }

  get #there(): Signaling {
    if (this.#inner) return this.#inner;
    throw new CallError('disconnected', 'Nothing can be sent while offline: connect() first.');
  }

  async #fetch(): Promise<void> {
    try {
      const inner = await this.#load(this.#emitter);
      if (!this.#closed) this.#inner = inner;
    } catch (cause) {
      this.#loading = null;
      throw new CallError('unreachable', 'The code of the signaling could not be fetched.', { cause });
    }
  }
}

import type { DataChannel } from '@parley/core';

/** Something that a test knows of what is sent. */
export interface ChannelWatch {
  /** Whether what is sent arrives now; what does not waits. */
  isUp(): boolean;
}

/** One end of a data channel in memory. What is sent arrives later, in order. */
export class FakeChannel extends EventTarget implements DataChannel {
  readyState: RTCDataChannelState = 'connecting';
  readonly #watch: ChannelWatch;
  readonly #waiting: string[] = [];
  #other: FakeChannel | null = null;

  constructor(watch: ChannelWatch) {
    super();
    this.#watch = watch;
  }

  /** In UTF-16 code units, which is near enough. */
  get bufferedAmount(): number {
    return this.#waiting.reduce((sum, { length }) => sum + length, 0);
  }

  /** Opens it towards the other end. Idempotent. */
  open(other: FakeChannel): void {
    if (this.readyState !== 'connecting') return;
    this.#other = other;
    this.readyState = 'open';
    queueMicrotask(() => this.dispatchEvent(new Event('open')));
  }

  /** Ends it, as a browser does that gives up. What waits is lost. */
  lose(): void {
    if (this.readyState === 'closed') return;
    const wasOpen = this.readyState === 'open';
    this.readyState = 'closed';
    this.#waiting.length = 0;
    if (wasOpen) queueMicrotask(() => this.dispatchEvent(new Event('close')));
  }

  send(text: string): void {
    if (this.readyState !== 'open') throw new DOMException('the channel is not open', 'InvalidStateError');
    this.#waiting.push(text);
    queueMicrotask(() => this.deliver());
  }

  /** Hands over what waits, if it can arrive. */
  deliver(): void {
    const other = this.#other;
    if (!this.#watch.isUp() || !other) return;
    for (const data of this.#waiting.splice(0))
      if (other.readyState === 'open') other.dispatchEvent(new MessageEvent('message', { data }));
  }
}

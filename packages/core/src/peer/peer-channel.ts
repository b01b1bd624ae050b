import type { DataChannel, PeerConnection } from './rtc.js';

/** What a channel tells. Nothing is told after `close()`. */
export interface PeerChannelListener {
  /** Messages can be sent. */
  onChannelOpen(): void;
  /** No more can be sent; what was sent last may be lost. */
  onChannelClosed(): void;
  /** A text came. Whatever else comes is ignored. */
  onMessage(text: string): void;
}

/** How much may wait to be sent, in bytes: a peer that takes nothing must not cost us memory. */
const maxWaiting = 256 * 1024;

/**
 * Makes the place for the channel in a connection, before its first description: agreed upon by number (RFC 8832 section
 * 1), so that nothing else has to be said about it. Where the other side makes none it stays unheard.
 *
 * @returns `null` where the browser cannot: the call is as good without
 */
export function addChannel(connection: PeerConnection): DataChannel | null {
  try {
    return connection.createDataChannel('parley', { negotiated: true, id: 0 });
  } catch {
    return null;
  }
}

/** One data channel to one remote user: reliable, ordered, of texts. */
export class PeerChannel {
  readonly #listener: PeerChannelListener;
  #channel: DataChannel | null = null;
  #closed = false;

  constructor(listener: PeerChannelListener) {
    this.#listener = listener;
  }

  /** Uses what `addChannel` made. */
  use(channel: DataChannel | null): void {
    this.#channel = channel;
    channel?.addEventListener('open', () => {
      if (!this.#closed) this.#listener.onChannelOpen();
    });
    channel?.addEventListener('close', () => {
      if (!this.#closed) this.#listener.onChannelClosed();
    });
    channel?.addEventListener('message', (event) => {
      const data: unknown = Reflect.get(event, 'data');
      if (!this.#closed && typeof data === 'string') this.#listener.onMessage(data);
    });
  }

  /** Sends a text. @returns false when it was not sent, as there is no open channel */
  send(text: string): boolean {
    const channel = this.#channel;
    if (this.#closed || channel?.readyState !== 'open' || channel.bufferedAmount > maxWaiting) return false;
    try {
      channel.send(text);
      return true;
    } catch {
      return false; // it closed just now, or its buffer is full
    }
  }

  /** Tells nothing more; the connection ends it. Idempotent. */
  close(): void {
    this.#closed = true;
  }
}

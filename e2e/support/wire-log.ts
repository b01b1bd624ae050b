/** What a page sent over its WebSockets, `window.wireLog`. */
export interface WireLog {
  /** Signaling stanzas (`WebRTCVideoChat`) by `signalType`. */
  readonly stanzas: Record<string, number>;
  /** Their size in bytes of UTF-8. */
  readonly stanzaBytes: number;
  /** All frames, pings and acknowledgements included. */
  readonly frames: number;
  readonly frameBytes: number;
}

/**
 * An init script: counts what the page sends. It must use nothing from outside: the browser gets its text.
 */
export function installWireLog(): void {
  const encoder = new TextEncoder();
  const stanzas: Record<string, number> = {};
  let stanzaBytes = 0;
  let frames = 0;
  let frameBytes = 0;
  const send = Reflect.get(WebSocket.prototype, 'send');
  WebSocket.prototype.send = function count(data) {
    if (typeof data === 'string') {
      const { length } = encoder.encode(data);
      frames += 1;
      frameBytes += length;
      if (data.includes('WebRTCVideoChat')) {
        const type = /<signalType>(\w+)</.exec(data)?.[1] ?? 'unknown';
        stanzas[type] = (stanzas[type] ?? 0) + 1;
        stanzaBytes += length;
      }
    }
    send.call(this, data);
  };
  Object.defineProperty(window, 'wireLog', {
    get: (): WireLog => ({ stanzas: { ...stanzas }, stanzaBytes, frames, frameBytes }),
  });
}

import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocket, WebSocketServer } from 'ws';
import { systemClock, type CancelTimer } from '../lib/clock.js';
import { Connection, type ConnectionContext } from '../stream/connection.js';
import type { DevServerLimits } from './limits.js';

/** How long clients have to close when the server stops, in ms. */
const goodbyeMs = 250;

interface OpenSocket {
  readonly socket: WebSocket;
  readonly connection: Connection;
  alive: boolean;
}

/** The WebSockets: upgrades requests, carries frames to and from connections, drops dead sockets. */
export class SocketServer {
  readonly #context: ConnectionContext;
  readonly #limits: DevServerLimits;
  readonly #upgrader: WebSocketServer;
  readonly #open = new Set<OpenSocket>();
  #cancelHeartbeat: CancelTimer | null = null;

  constructor(context: ConnectionContext, limits: DevServerLimits) {
    this.#context = context;
    this.#limits = limits;
    this.#upgrader = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      maxPayload: limits.maxFrameBytes,
      perMessageDeflate: false,
      handleProtocols: () => 'xmpp',
    });
  }

  /** Answers an HTTP upgrade. The client must offer the `xmpp` subprotocol (RFC 7395 section 3.1). */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const offered = request.headers['sec-websocket-protocol'] ?? '';
    if (!offered.split(',').some((name) => name.trim() === 'xmpp')) return refuse(socket, '400 Bad Request');
    if (this.#open.size >= this.#limits.maxConnections) return refuse(socket, '503 Service Unavailable');
    return this.#upgrader.handleUpgrade(request, socket, head, (webSocket) => this.#accept(webSocket));
  }

  /**
   * Cuts sockets as a dead network would, without a closing handshake.
   *
   * @param user - whose, in the comparable form; of everybody when left out
   * @returns how many
   */
  drop(user?: string): number {
    const doomed = [...this.#open].filter(({ connection }) => user === undefined || connection.user === user);
    for (const { socket } of doomed) socket.terminate();
    return doomed.length;
  }

  /** Says goodbye to everybody; resolves when every socket is gone. */
  async close(): Promise<void> {
    this.#cancelHeartbeat?.();
    this.#cancelHeartbeat = null;
    const open = [...this.#open];
    const gone = open.map(({ socket }) => new Promise((resolve) => socket.once('close', resolve)));
    for (const { connection } of open) connection.fail('system-shutdown');
    const cancel = systemClock.after(goodbyeMs, () => this.drop());
    await Promise.all(gone);
    cancel();
  }

  #accept(socket: WebSocket): void {
    const connection = new Connection(
      {
        write: (frame) => this.#write(socket, frame),
        close: () => socket.close(1000),
      },
      this.#context,
    );
    const entry: OpenSocket = { socket, connection, alive: true };
    this.#open.add(entry);
    socket.on('message', (data, isBinary) => {
      entry.alive = true;
      // RFC 7395 section 3.2: binary frames are not for XMPP.
      if (isBinary || !Buffer.isBuffer(data)) socket.close(1003);
      else connection.receive(data.toString());
    });
    socket.on('pong', () => {
      entry.alive = true;
    });
    // What went wrong (a frame too large, bad UTF-8) is in the close that follows.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#open.delete(entry);
      connection.disconnected();
    });
    this.#cancelHeartbeat ??= this.#context.clock.after(this.#limits.heartbeatMs, () => this.#heartbeat());
  }

  #write(socket: WebSocket, frame: string): void {
    if (socket.readyState !== WebSocket.OPEN) return;
    if (socket.bufferedAmount > this.#limits.maxSendQueueBytes) socket.terminate();
    else socket.send(frame);
  }

  /** A half-open socket looks open for many minutes to TCP; a ping that stays without answer shows it. */
  #heartbeat(): void {
    for (const entry of this.#open) {
      if (!entry.alive) entry.socket.terminate();
      else if (entry.socket.readyState === WebSocket.OPEN) {
        entry.alive = false;
        entry.socket.ping();
      }
    }
    this.#cancelHeartbeat = this.#context.clock.after(this.#limits.heartbeatMs, () => this.#heartbeat());
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { Hub } from '../hub/hub.js';
import { Listeners } from '../lib/listeners.js';
import { normalizeLocal } from '../stanza/jid.js';
import { writeXml } from '../xml/write.js';
import { resolveOptions, type DevServerOptions, type ResolvedOptions } from './options.js';
import { SocketServer } from './socket-server.js';

/** Where a server listens. */
export interface DevServerAddress {
  readonly port: number;
  /** For clients: `ws://…`. */
  readonly url: string;
}

/** Somebody a server knows. */
export interface DevServerUser {
  /** The user part of the address. */
  readonly user: string;
  readonly name: string;
  /** The bare address. */
  readonly jid: string;
  /** The resources that are available. */
  readonly resources: readonly string[];
}

/** A stanza a client sent. */
export interface SentByClient {
  /** The sender's full address. */
  readonly from: string;
  /** As the client wrote it; `null` when it wrote none (broadcast presence, questions to the server). */
  readonly to: string | null;
  readonly xml: string;
  /** The length of `xml` in UTF-8. */
  readonly bytes: number;
}

/** An HTTP server that can hand over upgrade requests: Node's, or the one of Vite. */
export interface UpgradeSource {
  on(event: 'upgrade', listener: UpgradeListener): unknown;
  off(event: 'upgrade', listener: UpgradeListener): unknown;
}

/** Takes an upgrade request. */
export type UpgradeListener = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** An XMPP server over WebSocket, for development and tests only. Users and messages live in memory. */
export interface DevServer {
  /** Where it listens; `null` when it does not. */
  readonly address: DevServerAddress | null;
  /** Everybody known. */
  readonly users: readonly DevServerUser[];
  /**
   * Listens on a port of its own. Idempotent.
   *
   * @throws Error as `net.Server` gives it when the port cannot be had
   */
  start(): Promise<DevServerAddress>;
  /** Closes every socket, leaves every attached server, ends every session. Idempotent; may start again. */
  stop(): Promise<void>;
  /**
   * Serves on an HTTP server that is already there, at one path, and touches no other.
   *
   * @param path - default: the option `path`
   * @returns leaves that server again; open sockets stay
   */
  attach(server: UpgradeSource, path?: string): () => void;
  /**
   * Cuts sockets without a closing handshake, as a dead network would.
   *
   * @returns how many
   */
  dropConnections(filter?: { readonly user?: string }): number;
  /** Calls the listener with every stanza a client sends; returns how to stop that. */
  onStanza(listener: (stanza: SentByClient) => void): () => void;
}

/**
 * Makes a development server; `start()` or `attach()` puts it to work.
 *
 * @throws TypeError when a user name, the domain or the path is not allowed
 */
export function createDevServer(options: DevServerOptions = {}): DevServer {
  return new EmbeddedServer(resolveOptions(options));
}

class EmbeddedServer implements DevServer {
  readonly #options: ResolvedOptions;
  readonly #hub: Hub;
  readonly #sockets: SocketServer;
  readonly #stanzas: Listeners<SentByClient>;
  readonly #attached = new Set<() => void>();
  #http: Server | null = null;
  #running: Promise<DevServerAddress> | null = null;
  #stopping: Promise<void> = Promise.resolve();
  #address: DevServerAddress | null = null;

  constructor(options: ResolvedOptions) {
    const { clock, limits, log } = options;
    const onInternalError = (error: unknown): void => log(`internal error: ${String(error)}`);
    this.#options = options;
    this.#stanzas = new Listeners(onInternalError);
    this.#hub = new Hub(options.hub, log, (stanza) => {
      if (this.#stanzas.size === 0) return;
      const xml = writeXml(stanza);
      const { attrs } = stanza;
      const to = attrs.get('to') ?? null;
      this.#stanzas.emit({ from: attrs.get('from') ?? '', to, xml, bytes: Buffer.byteLength(xml) });
    });
    this.#sockets = new SocketServer({ hub: this.#hub, clock, limits, onInternalError }, limits);
  }

  get address(): DevServerAddress | null {
    return this.#address;
  }

  get users(): readonly DevServerUser[] {
    const { accounts, domain, sessions } = this.#hub;
    return accounts.all.map(({ local, name }) => {
      const jid = `${local}@${domain}`;
      const resources = sessions.available(jid).map(({ resource }) => resource);
      return { user: local, name, jid, resources };
    });
  }

  start(): Promise<DevServerAddress> {
    this.#running ??= this.#stopping.then(() => this.#listen());
    return this.#running;
  }

  stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    for (const detach of this.#attached) detach();
    this.#stopping = Promise.all([this.#stopping, running?.catch(() => null)]).then(() => this.#close());
    return this.#stopping;
  }

  attach(server: UpgradeSource, path: string = this.#options.path): () => void {
    const listener: UpgradeListener = (request, socket, head) => {
      if (pathOf(request) === path) this.#sockets.upgrade(request, socket, head);
    };
    server.on('upgrade', listener);
    const detach = (): void => {
      server.off('upgrade', listener);
      this.#attached.delete(detach);
    };
    this.#attached.add(detach);
    return detach;
  }

  dropConnections({ user }: { readonly user?: string } = {}): number {
    return this.#sockets.drop(user === undefined ? user : (normalizeLocal(user) ?? user));
  }

  onStanza(listener: (stanza: SentByClient) => void): () => void {
    return this.#stanzas.add(listener);
  }

  async #listen(): Promise<DevServerAddress> {
    const { host, port, path } = this.#options;
    const http = createServer((request, response) => {
      response.writeHead(426, { 'Content-Type': 'text/plain', Upgrade: 'websocket' });
      response.end(`This is a Parley development server: XMPP over WebSocket at ${path}.\n`);
      request.resume();
    });
    http.on('upgrade', (request, socket, head) => {
      if (pathOf(request) === path) this.#sockets.upgrade(request, socket, head);
      else {
        socket.on('error', () => undefined);
        socket.end('HTTP/1.1 404 Not Found\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
      }
    });
    try {
      await new Promise<void>((resolve, reject) => {
        http.once('error', reject);
        http.listen(port, host, resolve);
      });
    } catch (error) {
      // So that the next start() tries again.
      this.#running = null;
      throw error;
    }
    http.on('error', (error) => this.#options.log(`http server: ${error.message}`));
    this.#http = http;
    const bound = http.address();
    const free = typeof bound === 'object' && bound ? bound.port : port;
    this.#address = { port: free, url: `ws://${host.includes(':') ? `[${host}]` : host}:${free}${path}` };
    return this.#address;
  }

  async #close(): Promise<void> {
    const http = this.#http;
    this.#http = null;
    this.#address = null;
    const closed = http && new Promise((resolve) => http.close(resolve));
    await this.#sockets.close();
    http?.closeAllConnections();
    await closed;
    this.#hub.clear();
  }
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').replace(/[?#].*$/s, '');
}

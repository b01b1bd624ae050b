import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP relay in front of a server, for breaking connections the way networks do. */
export class TcpProxy {
  readonly #server: Server;
  readonly #pairs = new Set<readonly [Socket, Socket]>();
  readonly #stillborn = new Set<Socket>();
  #frozen = false;
  #refusing = false;
  /** Told after each piece that went from the server to the client. */
  onPiece: () => void = () => undefined;

  /** Starts one on a free port. */
  static async start(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  private constructor(targetPort: number) {
    this.#server = createServer((inner) => this.#relay(inner, targetPort));
  }

  /** The port it listens on. */
  get port(): number {
    const address: AddressInfo | string | null = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The proxy does not listen.');
    return address.port;
  }

  /** Connections that are open now. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** Breaks all connections at once; both ends notice. */
  cut(): void {
    for (const [inner, outer] of this.#pairs) {
      inner.destroy();
      outer.destroy();
    }
  }

  /** Swallows everything from now on, on these and on new connections: neither end notices. */
  freeze(): void {
    this.#frozen = true;
    // Connections that are frozen stay so when others are let through again.
    for (const [inner, outer] of this.#pairs) {
      inner.removeAllListeners('data').resume();
      outer.removeAllListeners('data').resume();
    }
  }

  /** Swallows what the server says on the connections there are; the server still hears the client. */
  deafen(): void {
    for (const [, outer] of this.#pairs) outer.removeAllListeners('data').resume();
  }

  /** Lets new connections through again; those that were made meanwhile break. */
  thaw(): void {
    this.#frozen = false;
    for (const inner of this.#stillborn) inner.destroy();
    this.#stillborn.clear();
  }

  /** Turns new connections away, or takes them again. */
  refuse(refusing: boolean): void {
    this.#refusing = refusing;
  }

  /** Ends it. */
  async stop(): Promise<void> {
    this.cut();
    await new Promise<void>((resolve) => {
      this.#server.close(() => resolve());
    });
  }

  #relay(inner: Socket, targetPort: number): void {
    if (this.#refusing) {
      inner.destroy();
      return;
    }
    if (this.#frozen) this.#stillborn.add(inner);
    const outer = connect(targetPort, '127.0.0.1');
    const pair = [inner, outer] as const;
    this.#pairs.add(pair);
    for (const [from, to] of [pair, [outer, inner] as const]) {
      from.on('error', () => undefined);
      from.on('close', () => {
        this.#pairs.delete(pair);
        to.destroy();
      });
      if (this.#frozen) from.resume();
      else from.on('data', (data) => to.write(data));
    }
    outer.on('data', () => this.onPiece());
  }
}

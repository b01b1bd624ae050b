import { WebSocketServer, type WebSocket } from 'ws';

const framing = 'urn:ietf:params:xml:ns:xmpp-framing';
const sasl = 'urn:ietf:params:xml:ns:xmpp-sasl';
const streams = 'http://etherx.jabber.org/streams';

/** What the server says to a frame, in order; nothing when it keeps quiet. */
export type Script = (frame: string) => readonly string[];

/** An XMPP WebSocket server (RFC 7395) that follows a script: for what a real server would not do. */
export class ScriptedServer {
  /** All frames that came, over all connections. */
  readonly frames: string[] = [];
  readonly #server: WebSocketServer;

  /** Starts one on a free port. */
  static async start(script: Script): Promise<ScriptedServer> {
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: () => 'xmpp' });
    await new Promise((resolve) => server.once('listening', resolve));
    return new ScriptedServer(server, script);
  }

  private constructor(server: WebSocketServer, script: Script) {
    this.#server = server;
    server.on('connection', (socket) => {
      socket.on('message', (data: Buffer) => this.#hear(socket, data.toString(), script));
    });
  }

  /** Its address. */
  get url(): string {
    const address = this.#server.address();
    if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
    return `ws://127.0.0.1:${address.port}`;
  }

  /** The SASL messages that the client sent, decoded. */
  get saslMessages(): readonly string[] {
    return this.frames.flatMap((frame) => {
      const match = /^<(?:auth|response)[^>]*>([^<]*)</.exec(frame);
      return match?.[1] === undefined ? [] : [atob(match[1])];
    });
  }

  /** Ends it. */
  async stop(): Promise<void> {
    for (const socket of this.#server.clients) socket.terminate();
    await new Promise((resolve) => {
      this.#server.close(resolve);
    });
  }

  #hear(socket: WebSocket, frame: string, script: Script): void {
    this.frames.push(frame);
    for (const answer of script(frame)) {
      if (answer === 'hang up') socket.terminate();
      else socket.send(answer);
    }
  }
}

/** The beginning of a stream that offers these SASL mechanisms. */
export function streamStart(...mechanisms: readonly string[]): readonly string[] {
  const offers = mechanisms.map((name) => `<mechanism>${name}</mechanism>`).join('');
  return [open(), features(`<mechanisms xmlns="${sasl}">${offers}</mechanisms>`)];
}

/** The beginning of a stream after the login. */
export function streamRestart(): readonly string[] {
  return [open(), features('<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"/>')];
}

/** A SASL message of the server. */
export function saslAnswer(name: 'success' | 'challenge', text: string): string {
  return `<${name} xmlns="${sasl}">${btoa(text)}</${name}>`;
}

/** A SASL failure. */
export function saslFailure(condition: string): string {
  return `<failure xmlns="${sasl}"><${condition}/></failure>`;
}

/** Features of a stream. */
export function features(content: string): string {
  return `<stream:features xmlns:stream="${streams}">${content}</stream:features>`;
}

/** A stream error. */
export function streamError(condition: string): string {
  const element = `<${condition} xmlns="urn:ietf:params:xml:ns:xmpp-streams"/>`;
  return `<stream:error xmlns:stream="${streams}">${element}</stream:error>`;
}

function open(): string {
  return `<open xmlns="${framing}" from="localhost" id="1" version="1.0"/>`;
}

/** The answer to a bind. */
export function bound(jid: string): string {
  const bind = `<bind xmlns="urn:ietf:params:xml:ns:xmpp-bind"><jid>${jid}</jid></bind>`;
  return `<iq xmlns="jabber:client" type="result" id="_bind_auth_2">${bind}</iq>`;
}

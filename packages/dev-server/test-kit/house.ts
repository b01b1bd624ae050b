import { createDevServer, type DevServer } from '../src/server/dev-server.js';
import type { DevServerOptions } from '../src/server/options.js';
import { XmppClient, type SignIn } from './xmpp-client.js';

/** A running server and the clients a test has on it. */
export interface House {
  readonly server: DevServer;
  readonly url: string;
  /** The errors of its own that the server logged; there must be none. */
  readonly internalErrors: readonly string[];
  /** A socket, nothing said yet. */
  socket(): Promise<XmppClient>;
  /** A client that is signed in and bound, without presence. */
  client(signIn: SignIn): Promise<XmppClient>;
  /** A client that is available. */
  online(user: string, resource: string, priority?: number): Promise<XmppClient>;
  /** Resolves when the server has logged a line. */
  logged(line: string): Promise<void>;
  /**
   * Stops the server.
   *
   * @throws Error when it logged an error of its own
   */
  close(): Promise<void>;
}

/** Starts a server on a free port that knows alice, bob and carol, all with the password `secret`. */
export async function openHouse(options: DevServerOptions = {}): Promise<House> {
  const internalErrors: string[] = [];
  const lines = new Set<string>();
  const waiters = new Map<string, () => void>();
  const server = createDevServer({
    accounts: { alice: 'secret', bob: 'secret', carol: 'secret' },
    log: (line) => {
      if (line.startsWith('internal error')) internalErrors.push(line);
      lines.add(line);
      waiters.get(line)?.();
    },
    ...options,
  });
  const { url } = await server.start();
  const socket = (): Promise<XmppClient> => new XmppClient(url).opened();
  const client = async (signIn: SignIn): Promise<XmppClient> =>
    (await new XmppClient(url).signIn(signIn)).bind(signIn.resource);
  return {
    server,
    url,
    internalErrors,
    socket,
    client,
    online: async (user, resource, priority) => (await client({ user, resource })).available(priority),
    logged: (line) =>
      lines.has(line) ? Promise.resolve() : new Promise((resolve) => waiters.set(line, resolve)),
    close: async () => {
      await server.stop();
      if (internalErrors.length > 0) throw new Error(internalErrors.join('; '));
    },
  };
}

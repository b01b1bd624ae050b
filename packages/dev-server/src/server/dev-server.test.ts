import { createServer, get, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { XmppClient } from '../../test-kit/xmpp-client.js';
import { childElements, el } from '../xml/element.js';
import { NS } from '../xml/namespaces.js';
import { createDevServer, type DevServer, type SentByClient } from './dev-server.js';

const cleanups: (() => Promise<unknown> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
});

function devServer(options = {}): DevServer {
  const server = createDevServer({ accounts: { alice: 'secret', bob: 'secret' }, ...options });
  cleanups.push(() => server.stop());
  return server;
}

const client = async (url: string, user: string, resource: string): Promise<XmppClient> =>
  (await new XmppClient(url).signIn({ user })).bind(resource);

/** An HTTP server of somebody else, at a free port. */
async function httpServer(): Promise<{ http: Server; url: string }> {
  const http = createServer((_, response) => response.end('hello'));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  cleanups.push(() => {
    http.closeAllConnections();
    http.close();
  });
  const address: AddressInfo | string | null = http.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { http, url: `127.0.0.1:${port}` };
}

describe('start and stop', () => {
  it('can be called again and again', async () => {
    const server = devServer();
    expect(server.address).toBeNull();
    const [first, second] = await Promise.all([server.start(), server.start()]);
    expect(second).toBe(first);
    expect(server.address).toBe(first);
    expect(first.url).toBe(`ws://127.0.0.1:${first.port}/xmpp-websocket`);
    await Promise.all([server.stop(), server.stop()]);
    expect(server.address).toBeNull();
    await expect(new XmppClient(first.url).opened()).rejects.toThrow('ECONNREFUSED');
    const third = await server.start();
    await (await client(third.url, 'alice', 'a')).close();
  });

  it('stops what is still starting', async () => {
    const server = devServer();
    const starting = server.start();
    await server.stop();
    await expect(new XmppClient((await starting).url).opened()).rejects.toThrow('ECONNREFUSED');
  });

  it('says goodbye, and forgets sessions but not users', async () => {
    const server = devServer({ anyUser: true, sharedPassword: 'secret' });
    const { url } = await server.start();
    const alice = await client(url, 'alice', 'a');
    await alice.available();
    const carol = await new XmppClient(url).signIn({ user: 'carol' });
    await carol.bind('c');
    const id = await carol.manage();
    await server.stop();
    const error = await alice.nextNamed('error');
    expect(childElements(error).map(({ name }) => name)).toEqual(['system-shutdown']);
    expect(server.users.map(({ user, resources }) => [user, resources])).toEqual([
      ['alice', []],
      ['bob', []],
      ['carol', []],
    ]);
    const again = await new XmppClient((await server.start()).url).signIn({ user: 'carol' });
    again.send(el(NS.management, 'resume', { previd: id, h: '0' }));
    await again.nextNamed('failed');
  });

  it('does not wait for ever for clients that do not close', async () => {
    const server = devServer();
    const { url } = await server.start();
    const silent = await new XmppClient(url).opened();
    silent.pause();
    await server.stop();
    silent.resume();
    expect(await silent.closed).toBeGreaterThanOrEqual(1000);
  });

  it('fails where the port is taken, and can be tried again', async () => {
    const first = devServer();
    const { port } = await first.start();
    const second = devServer({ port });
    await expect(second.start()).rejects.toThrow('EADDRINUSE');
    await first.stop();
    await expect(second.start()).resolves.toEqual({ port, url: `ws://127.0.0.1:${port}/xmpp-websocket` });
  });

  it('tells a browser what it is', async () => {
    const { port } = await devServer().start();
    const status = await new Promise((resolve) => {
      get(`http://127.0.0.1:${port}/`, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(426);
  });

  it.each([{ domain: 'a@b' }, { domain: '' }, { path: 'xmpp' }, { accounts: { 'a@b': 'x' } }])(
    'refuses the options %o',
    (options) => {
      expect(() => createDevServer(options)).toThrow(TypeError);
    },
  );
});

describe('attach', () => {
  it('serves one path of another server and leaves the others alone', async () => {
    const { http, url } = await httpServer();
    const others: (string | undefined)[] = [];
    http.on('upgrade', (request, socket) => {
      if (request.url === '/hmr') {
        others.push(request.url);
        socket.destroy();
      }
    });
    const server = devServer({ domain: 'Chat.Example', path: '/chat' });
    const detach = server.attach(http);
    const alice = await new XmppClient(`ws://${url}/chat`).opened();
    await alice.open('chat.example');
    await expect(new XmppClient(`ws://${url}/hmr`).opened()).rejects.toThrow('socket hang up');
    expect(others).toEqual(['/hmr']);
    detach();
    expect(http.listenerCount('upgrade')).toBe(1);
    // Sockets that are open stay.
    await alice.close();
  });

  it('ends with stop, and leaves the other server running', async () => {
    const { http, url } = await httpServer();
    const server = devServer();
    server.attach(http, '/one');
    server.attach(http, '/two');
    const alice = await client(`ws://${url}/one`, 'alice', 'a');
    const bob = await client(`ws://${url}/two`, 'bob', 'b');
    await server.stop();
    await Promise.all([alice.closed, bob.closed]);
    expect(http.listenerCount('upgrade')).toBe(0);
    expect(http.listening).toBe(true);
  });
});

describe('the hooks for tests', () => {
  it('cut the sockets of one user, or all', async () => {
    const server = devServer();
    const { url } = await server.start();
    const [alice, bob, stranger] = [
      await client(url, 'alice', 'a'),
      await client(url, 'bob', 'b'),
      await new XmppClient(url).opened(),
    ];
    expect(server.dropConnections({ user: 'nobody' })).toBe(0);
    expect(server.dropConnections({ user: 'Alice' })).toBe(1);
    // 1006: no closing handshake.
    expect(await alice.closed).toBe(1006);
    await bob.settle();
    expect(server.dropConnections()).toBe(2);
    expect(await Promise.all([bob.closed, stranger.closed])).toEqual([1006, 1006]);
  });

  it('tell who is here', async () => {
    const server = devServer();
    const { url } = await server.start();
    const alice = await client(url, 'alice', 'a');
    expect(server.users[0]).toEqual({ user: 'alice', name: 'alice', jid: 'alice@localhost', resources: [] });
    await alice.available();
    expect(server.users[0]?.resources).toEqual(['a']);
  });

  it('tell every stanza a client sends, and survive a listener that throws', async () => {
    const server = devServer();
    const { url } = await server.start();
    const seen: SentByClient[] = [];
    server.onStanza(() => {
      throw new Error('a bad listener');
    });
    const stop = server.onStanza((stanza) => seen.push(stanza));
    const alice = await client(url, 'alice', 'a');
    alice.send('<message xmlns="jabber:client" to="bob@localhost" type="headline"><x>é</x></message>');
    alice.send(el(NS.client, 'presence'));
    await alice.settle();
    const xml =
      '<message xmlns="jabber:client" to="bob@localhost" type="headline" from="alice@localhost/a"><x>é</x></message>';
    expect(seen.slice(0, 2)).toEqual([
      { from: 'alice@localhost/a', to: 'bob@localhost', xml, bytes: xml.length + 1 },
      {
        from: 'alice@localhost/a',
        to: null,
        xml: '<presence xmlns="jabber:client" from="alice@localhost/a"/>',
        bytes: 58,
      },
    ]);
    const before = seen.length;
    stop();
    await alice.settle();
    expect(seen).toHaveLength(before);
  });
});

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, preview, type HttpServer, type InlineConfig } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { XmppClient } from '../test-kit/xmpp-client.js';
import { parleyDevServer } from './vite.js';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'parley-vite-'));
  await mkdir(join(root, 'dist'));
  await writeFile(join(root, 'dist/index.html'), '<title>built</title>');
  await writeFile(join(root, 'index.html'), '<title>source</title>');
});
afterEach(() => rm(root, { recursive: true }));

const config = (): InlineConfig => ({
  root,
  configFile: false,
  logLevel: 'silent',
  server: { port: 0, host: '127.0.0.1' },
  preview: { port: 0, host: '127.0.0.1' },
  plugins: [parleyDevServer({ accounts: { alice: 'secret' } })],
});

/** Where a server of Vite listens. */
function hostOf(httpServer: HttpServer | null): string {
  const address = httpServer?.address();
  return typeof address === 'object' && address ? `127.0.0.1:${address.port}` : '';
}

/** Signs in on a server of Vite, and sees the socket go when that closes. */
async function useAndClose(host: string, close: () => Promise<unknown>): Promise<void> {
  const client = await new XmppClient(`ws://${host}/xmpp-websocket`).signIn({ user: 'alice' });
  await client.bind('tab');
  await close();
  await client.closed;
}

describe('parleyDevServer', () => {
  it('serves beside the pages and the hot reload of vite', { timeout: 30_000 }, async () => {
    const vite = await createServer(config());
    await vite.listen();
    const host = hostOf(vite.httpServer);
    expect(await (await fetch(`http://${host}/`)).text()).toContain('source');
    // As a page does it: the client script has the token.
    const script = await (await fetch(`http://${host}/@vite/client`)).text();
    const [, token = ''] = /wsToken = "([^"]+)"/.exec(script) ?? [];
    const reload = new WebSocket(`ws://${host}/?token=${token}`, 'vite-hmr');
    const hello = new Promise((resolve) => reload.once('message', (data: Buffer) => resolve(String(data))));
    expect(await hello).toContain('connected');
    reload.terminate();
    await useAndClose(host, () => vite.close());
  });

  it('serves beside vite preview', { timeout: 30_000 }, async () => {
    const server = await preview(config());
    const host = hostOf(server.httpServer);
    expect(await (await fetch(`http://${host}/`)).text()).toContain('built');
    await useAndClose(host, () => server.close());
  });

  it('does without in middleware mode, and says so', { timeout: 30_000 }, async () => {
    const warnings: string[] = [];
    const vite = await createServer({
      ...config(),
      server: { middlewareMode: true, ws: false },
      customLogger: {
        info: () => undefined,
        warn: (message) => warnings.push(message),
        warnOnce: () => undefined,
        error: () => undefined,
        clearScreen: () => undefined,
        hasErrorLogged: () => false,
        hasWarned: false,
      },
    });
    expect(warnings.join('\n')).toMatch(/middleware mode/);
    await vite.close();
  });
});

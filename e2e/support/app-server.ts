import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, createServer, preview } from 'vite';

/** An app of this repository as Vite serves it, with its own XMPP server. */
export interface AppServer {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Starts an app on a free port of the loopback interface.
 *
 * @param app - its folder in `apps`
 */
export async function startAppServer(root: string, app: 'demo' | 'custom-ui'): Promise<AppServer> {
  const server = await createServer({
    root: `${root}/apps/${app}`,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('Vite told no address');
  return { url, stop: () => server.close() };
}

/** Builds the demo, and serves what was built, as an app is put on the web. */
export async function startBuiltDemo(root: string): Promise<AppServer> {
  const outDir = await mkdtemp(join(tmpdir(), 'parley-demo-'));
  const options = {
    root: `${root}/apps/demo`,
    logLevel: 'error',
    build: { outDir, emptyOutDir: true },
  } as const;
  await build(options);
  const server = await preview({ ...options, preview: { host: '127.0.0.1', port: 0 } });
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('Vite told no address');
  return {
    url,
    async stop() {
      await server.close();
      await rm(outDir, { recursive: true, force: true });
    },
  };
}

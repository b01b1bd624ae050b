import { createServer } from 'vite';

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

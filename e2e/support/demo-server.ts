import { createServer } from 'vite';

/** The demo as `npm start` serves it, with its own XMPP server. */
export interface DemoServer {
  readonly url: string;
  stop(): Promise<void>;
}

/** Starts the demo on a free port of the loopback interface. */
export async function startDemoServer(root: string): Promise<DemoServer> {
  const server = await createServer({
    root: `${root}/apps/demo`,
    logLevel: 'error',
    server: { host: '127.0.0.1', port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const url = server.resolvedUrls?.local[0];
  if (url === undefined) throw new Error('Vite told no address');
  return { url, stop: () => server.close() };
}

import type { Plugin } from 'vite';
import { createDevServer, type UpgradeSource } from './server/dev-server.js';
import { defaultPath, type DevServerOptions } from './server/options.js';

/** The options of the plugin: the ports are Vite's own. */
export type ParleyDevServerOptions = Omit<DevServerOptions, 'host' | 'port'>;

/** What both of Vite's servers, dev and preview, have in common. */
interface ViteServer {
  readonly httpServer: (UpgradeSource & { once(event: 'close', listener: () => void): unknown }) | null;
  readonly config: { readonly logger: { warn(message: string): void; info(message: string): void } };
}

/**
 * A Vite plugin that serves XMPP over WebSocket from Vite's own HTTP server, in `vite` and `vite preview`, at
 * `/xmpp-websocket`. For development only; it adds nothing to a build.
 */
export function parleyDevServer(options: ParleyDevServerOptions = {}): Plugin {
  const serve = ({ httpServer, config }: ViteServer): void => {
    if (!httpServer) {
      config.logger.warn(
        '[parley] no XMPP server: in middleware mode Vite has no HTTP server to attach it to.',
      );
      return;
    }
    const server = createDevServer(options);
    server.attach(httpServer);
    httpServer.once('close', () => void server.stop());
    config.logger.info(`[parley] XMPP for development at ${options.path ?? defaultPath}`);
  };
  return {
    name: 'parley:dev-server',
    configureServer: serve,
    configurePreviewServer: serve,
  };
}

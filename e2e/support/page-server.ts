import { build } from 'esbuild';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';

/** A web server for test pages. */
export interface PageServer {
  /** Without a slash at its end. */
  readonly origin: string;
  stop(): Promise<void>;
}

/** What to serve. */
export interface PageServerOptions {
  /** A directory: `/name.html` is its file of that name, `/name.js` a bundle of its `name.ts` or `name.tsx`. */
  readonly root: string;
  /** More files by their path on the server. */
  readonly files?: Readonly<Record<string, string>>;
  /** A Unix socket to listen on instead of a port; `origin` then is of no use. */
  readonly socket?: string;
  /** Bundled as for production, where what a browser reads and compiles is part of what is measured. */
  readonly minify?: boolean;
}

interface Content {
  readonly type: string;
  readonly body: string | Uint8Array;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.wasm': 'application/wasm',
  '.tflite': 'application/octet-stream',
};

/**
 * Serves test pages on a free loopback port. Scripts are bundled from the source of the packages (export
 * condition `@parley/source`), each once: no build is needed before, and no page reloads itself in mid-test.
 */
export async function startPageServer({
  root,
  files = {},
  socket,
  minify = false,
}: PageServerOptions): Promise<PageServer> {
  const bundles = new Map<string, Promise<Map<string, string>>>();

  const bundled = async (path: string): Promise<string | undefined> => {
    const entry = join(root, path.slice(1, -extname(path).length));
    let bundle = bundles.get(entry);
    if (bundle === undefined) {
      bundle = bundlePage(entry, minify);
      bundles.set(entry, bundle);
    }
    return (await bundle).get(extname(path));
  };

  const read = async (path: string): Promise<Content | null> => {
    const extension = extname(path);
    const type = types[extension];
    if (type === undefined || path.includes('..')) return null;
    const file = files[path];
    if (file !== undefined) return { type, body: await readFile(file) };
    if (extension === '.html') return { type, body: await readFile(join(root, path)) };
    const body = await bundled(path);
    return body === undefined ? null : { type, body };
  };

  const answer = async (path: string, response: ServerResponse): Promise<void> => {
    try {
      const content = await read(path);
      response.writeHead(content === null ? 404 : 200, { 'content-type': content?.type ?? 'text/plain' });
      response.end(content?.body ?? '');
    } catch (error) {
      response.writeHead(500, { 'content-type': 'text/plain' }).end(String(error));
    }
  };

  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    void answer(pathname, response);
  });
  const port = await listen(server, socket);
  return {
    origin: `http://127.0.0.1:${port}`,
    stop: () =>
      new Promise((settle) => {
        server.close(() => settle());
        server.closeAllConnections();
      }),
  };
}

/** Bundles one page's script; gives its outputs by extension. */
async function bundlePage(entry: string, minify: boolean): Promise<Map<string, string>> {
  const result = await build({
    entryPoints: [resolve(entry)],
    bundle: true,
    write: false,
    outdir: '/',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@parley/source'],
    minify,
    // No source map: it is read in developer tools alone, and would be two thirds of what every window loads.
    logLevel: 'silent',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return new Map(result.outputFiles.map((file) => [extname(file.path), file.text]));
}

/** Gives the port; 0 for a socket. */
function listen(server: Server, socket: string | undefined): Promise<number> {
  return new Promise((settle, reject) => {
    server.once('error', reject);
    server.listen(socket === undefined ? { port: 0, host: '127.0.0.1' } : { path: socket }, () => {
      const address = server.address();
      if (typeof address === 'string') settle(0);
      else if (address !== null) settle(address.port);
      else reject(new Error('the operating system gave no port'));
    });
  });
}

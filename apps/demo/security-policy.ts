import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import type { Plugin } from 'vite';

/** What the markup has until it is served: each page is given a nonce of its own. */
const placeholder = 'nonce-of-this-page';

/** What a page may load and do: a Content-Security-Policy without `unsafe-inline` and `unsafe-eval`. */
const directives = {
  'default-src': ["'none'"],
  // The segmenter and the noise suppression of `@parley/effects` are WebAssembly; no text becomes a script.
  'script-src': ["'self'", "'wasm-unsafe-eval'"],
  'style-src': ["'self'"],
  'worker-src': ["'self'"],
  // Images of one's own as backgrounds, and what was recorded to be heard again.
  'img-src': ["'self'", 'data:', 'blob:'],
  'media-src': ["'self'", 'blob:'],
  'font-src': ["'self'"],
  // "Another server" may be any. An app that has one server names it here, and nothing else.
  'connect-src': ["'self'", 'wss:', 'https:', 'ws://localhost:*', 'ws://127.0.0.1:*'],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
  'frame-ancestors': ["'none'"],
  // Nothing becomes markup or the address of a script but by the policy of src/trusted-types.ts.
  'require-trusted-types-for': ["'script'"],
  'trusted-types': ['default'],
};

const others = {
  'Permissions-Policy':
    'camera=(self), microphone=(self), display-capture=(self), autoplay=(self), fullscreen=(self), ' +
    'picture-in-picture=(self), screen-wake-lock=(self), geolocation=(), payment=(), usb=(), serial=()',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

/** @param nonce - for what Vite writes into the page while developing; a built page needs none */
function securityHeaders(nonce?: string): Readonly<Record<string, string>> {
  const withNonce = new Set(['script-src', 'style-src']);
  const rows = Object.entries(directives).map(([name, sources]) =>
    [name, ...sources, ...(nonce !== undefined && withNonce.has(name) ? [`'nonce-${nonce}'`] : [])].join(' '),
  );
  return { 'Content-Security-Policy': rows.join('; '), ...others };
}

/** Serves the demo under its policy, built (`vite preview`) and while developing (`npm start`). */
export function securityPolicy(): Plugin {
  return {
    name: 'demo:security-policy',
    config: (_, { command, isPreview }) => ({
      preview: { headers: securityHeaders() },
      ...(command === 'serve' && isPreview !== true ? { html: { cspNonce: placeholder } } : {}),
    }),
    configureServer(server) {
      const serve = async (
        path: string,
        nonce: string,
        response: ServerResponse,
        failed: (error: unknown) => void,
      ): Promise<void> => {
        try {
          const markup = await readFile(join(server.config.root, 'index.html'), 'utf8');
          const page = await server.transformIndexHtml(path, markup);
          response.setHeader('Content-Type', 'text/html');
          response.setHeader('Cache-Control', 'no-store');
          response.end(page.replaceAll(placeholder, nonce));
        } catch (error) {
          failed(error);
        }
      };
      server.middlewares.use((request, response, next) => {
        const path = new URL(request.url ?? '/', 'http://page').pathname;
        const isPage = path === '/' || path === '/index.html';
        const nonce = isPage ? randomBytes(16).toString('base64') : undefined;
        for (const [name, value] of Object.entries(securityHeaders(nonce))) response.setHeader(name, value);
        if (nonce === undefined) {
          next();
          return;
        }
        void serve(path, nonce, response, next);
      });
    },
  };
}

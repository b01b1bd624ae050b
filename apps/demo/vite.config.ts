import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, runnerImport } from 'vite';
import type { ConfigEnv, UserConfig } from 'vite';
import type * as DevServer from '@parley/dev-server/vite';
import { securityPolicy } from './security-policy.js';

/** The packages of this repository are used from their source: nothing has to be built first. */
const source = '@parley/source';

/** Loads the plugin from its TypeScript source too, which Node by itself could not. */
async function loadDevServer(): Promise<typeof DevServer> {
  const { module } = await runnerImport<typeof DevServer>('@parley/dev-server/vite', {
    root: import.meta.dirname,
    logLevel: 'error',
    environments: { inline: { resolve: { conditions: [source], noExternal: [/^@parley\//] } } },
  });
  return module;
}

/** The phone, with an XMPP server for development behind the same address: anybody signs in, by name alone. */
export default defineConfig(async ({ command, isPreview }: ConfigEnv): Promise<UserConfig> => {
  const isServing = command === 'serve' || isPreview === true;
  const { parleyDevServer } = await loadDevServer();
  return {
    root: import.meta.dirname,
    plugins: [
      react(),
      securityPolicy(),
      isServing && parleyDevServer({ anyUser: true, sharedPassword: 'parley' }),
    ],
    resolve: { conditions: [source, ...defaultClientConditions] },
    build: { sourcemap: true },
  };
});

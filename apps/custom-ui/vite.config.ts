import react from '@vitejs/plugin-react';
import { defaultClientConditions, defineConfig, runnerImport } from 'vite';
import type { UserConfig } from 'vite';
import type * as DevServer from '@parley/dev-server/vite';

const source = '@parley/source';

/** On the source of the packages, with an XMPP server for development behind the same address, as the demo. */
export default defineConfig(async (): Promise<UserConfig> => {
  const { module } = await runnerImport<typeof DevServer>('@parley/dev-server/vite', {
    root: import.meta.dirname,
    logLevel: 'error',
    environments: { inline: { resolve: { conditions: [source], noExternal: [/^@parley\//] } } },
  });
  return {
    root: import.meta.dirname,
    plugins: [react(), module.parleyDevServer({ anyUser: true, sharedPassword: 'parley' })],
    resolve: { conditions: [source, ...defaultClientConditions] },
  };
});

import { defineConfig } from 'vite';
import type { ConfigEnv, UserConfig } from 'vite';
import demo from '../demo/vite.config.ts';

/** As the demo is served, with the same XMPP server for development behind it. */
export default defineConfig(async (env: ConfigEnv): Promise<UserConfig> => {
  return { ...(await demo(env)), root: import.meta.dirname };
});

import { createDevServer } from '@parley/dev-server';
import { describe } from 'vitest';
import { testHistory } from '../../test-kit/test-history.js';
import { systemClock } from '../lib/clock.js';
import { silentLogger } from '../lib/logger.js';
import { jidAddressing } from '../signaling/addressing-jid.js';
import type { Signaling } from '../signaling/signaling.js';
import { strophe } from '../signaling/strophe/strophe.js';

// Each call after the one before.
describe('the call history, against the development server', { shuffle: false }, () => {
  testHistory(async () => {
    const server = createDevServer({ accounts: { alice: 'secret', bob: 'secret', carol: 'secret' } });
    const { url: service } = await server.start();
    let made: Signaling[] = [];
    return {
      async online(userId) {
        const credentials = { userId, password: 'secret' };
        const signaling = strophe({ service, credentials: () => credentials })({
          addressing: jidAddressing({ host: 'localhost' }),
          clock: systemClock,
          logger: silentLogger,
          pageLifecycle: { on: () => () => undefined },
        });
        made.push(signaling);
        await signaling.connect();
        return signaling;
      },
      async reset() {
        await Promise.all(made.map((signaling) => signaling.disconnect()));
        for (const signaling of made) signaling.close();
        made = [];
      },
      stop: () => server.stop(),
    };
  });
});

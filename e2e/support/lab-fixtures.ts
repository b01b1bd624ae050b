import { everybody, root, test as base, type OpenWindow } from './fixtures.js';
import { startLab, type Lab } from './lab.js';
import type { ClientName } from './network-lab.js';
import { whyNot } from './rig.js';

interface LabFixtures {
  /** Mended, and without a window. */
  lab: Lab;
  /** Opens windows on one of the two clients. */
  openOn: (client: ClientName) => OpenWindow;
}

/** Playwright's `test` with a network of its own, where it can be had. */
export const test = base.extend<LabFixtures, { startedLab: Lab | null }>({
  startedLab: [
    async ({}, provide) => {
      const isThere = whyNot('namespaces') === null && whyNot('prosody') === null;
      const lab = isThere ? await startLab({ users: everybody, root }) : null;
      await provide(lab);
      await lab?.stop();
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  lab: async ({ startedLab }, provide, testInfo) => {
    testInfo.skip(startedLab === null, whyNot('namespaces') ?? whyNot('prosody') ?? '');
    if (startedLab === null) throw new Error('there is no lab');
    await provide(startedLab);
    await startedLab.reset();
  },
  openOn: async ({ lab }, provide) => {
    await provide((client) => (person, options) => lab.open(client, person, options));
  },
});

export { expect } from './fixtures.js';

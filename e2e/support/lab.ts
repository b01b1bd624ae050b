import { chromium, type Browser, type Page } from '@playwright/test';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumLaunchOptions, findChromium } from '../../scripts/chromium.mjs';
import { startChild, untilReady } from './child.js';
import type { Person, WindowOptions } from './fixtures.js';
import { installInstruments } from './instruments.js';
import { startNetworkLab, type ClientName, type NetworkLab } from './network-lab.js';
import { startPageServer } from './page-server.js';
import { startProsody } from './prosody.js';
import { vendorFiles } from './rig.js';
import { mend } from './nat.js';
import type { TestServer, TestUser } from './test-server.js';
import { hasTurnServer, startTurnServer, type TurnServer } from './turn.js';

/** A network lab with a browser on each client, and pages and an XMPP server on the server. */
export interface Lab {
  readonly network: NetworkLab;
  /** A Prosody. Where there is a TURN server it tells of it, and before of one at `deadTurnHost`. */
  readonly server: TestServer;
  /** `null` where coturn is not installed. */
  readonly turn: TurnServer | null;
  /** Opens a window in the browser of a client. */
  open(client: ClientName, person: Person, options: WindowOptions): Promise<Page>;
  /** Closes all windows, and mends the network. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** What a lab is made of. */
export interface LabOptions {
  readonly users: readonly TestUser[];
  /** The root of the repository. */
  readonly root: string;
}

const pagePort = 8080;

/** Where nobody is. */
export const deadTurnHost = '203.0.113.99';

/** How long the credentials of the TURN server hold, in seconds: short enough to be outlived by a call. */
const turnLifetimeS = 20;

/** Takes what comes on a port to a Unix socket, which leads out of the namespace. */
const forwarder = `
const [port, address, path] = process.argv.slice(1);
require('node:net').createServer((socket) => {
  const out = require('node:net').connect(path);
  for (const [from, to] of [[socket, out], [out, socket]]) from.on('error', () => to.destroy()).pipe(to);
}).listen(Number(port), address);`;

/** Starts a lab. @throws Error when a part of it does not come up */
export async function startLab({ users, root }: LabOptions): Promise<Lab> {
  const directory = await mkdtemp(join(tmpdir(), 'parley-lab-'));
  const parts: { stop(): Promise<unknown> }[] = [
    { stop: () => rm(directory, { recursive: true, force: true }) },
  ];
  const keep = <T extends { stop(): Promise<unknown> }>(part: T): T => {
    parts.unshift(part);
    return part;
  };
  const stop = async (): Promise<void> => {
    for (const part of parts.splice(0)) await part.stop();
  };
  try {
    const network = keep(await startNetworkLab());
    const { address, command, listens } = network.server;
    const turn = hasTurnServer() ? keep(await startTurnServer(network.server)) : null;
    const server = keep(
      await startProsody({
        users,
        sharedRoster: true,
        machine: network.server,
        ...(turn ? { turn: { ...turn, lifetimeS: turnLifetimeS, deadHost: deadTurnHost } } : {}),
      }),
    );
    const socket = join(directory, 'pages.sock');
    keep(await startPageServer({ root: `${root}/e2e/pages`, files: vendorFiles(root), socket }));
    const child = keep(
      startChild(...command(process.execPath, ['-e', forwarder, String(pagePort), address, socket])),
    );
    await untilReady('the forwarder', child, () => listens(pagePort));

    const origin = `http://${address}:${pagePort}`;
    const browsers = new Map<ClientName, Promise<Browser>>();
    keep({
      stop: async () => {
        for (const browser of browsers.values()) await (await browser).close();
      },
    });
    const launch = async (client: ClientName): Promise<Browser> => {
      const { args } = chromiumLaunchOptions();
      const [program, before] = network.command(client, findChromium() ?? 'chromium', []);
      // Playwright talks to its browser over pipes that it opens for it, which live on through `exec`.
      const executablePath = join(directory, `chromium-${client}`);
      await writeFile(executablePath, `#!/bin/sh\nexec ${program} ${before.join(' ')} "$@"\n`);
      await chmod(executablePath, 0o755);
      // Cameras are for pages that came safely; these come from another machine.
      const secure = `--unsafely-treat-insecure-origin-as-secure=${origin}`;
      return chromium.launch({ executablePath, args: [...args, secure] });
    };

    return {
      network,
      server,
      turn,
      stop,
      async open(client, person, { url }) {
        const started = browsers.get(client) ?? launch(client);
        browsers.set(client, started);
        const context = await (await started).newContext({ permissions: ['camera', 'microphone'] });
        await installInstruments(context, person);
        const page = await context.newPage();
        await page.goto(new URL(url, origin).href);
        return page;
      },
      async reset() {
        for (const client of ['a', 'b'] as const) {
          // Who sleeps cannot be asked to close.
          await network.setAsleep(client, false);
          const browser = await browsers.get(client);
          for (const context of browser?.contexts() ?? []) await context.close();
          await network.heal(client);
          await mend(network, client);
          await network.setPlugged(client, true);
          await network.readdress(client, 2);
        }
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

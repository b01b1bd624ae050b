import { startAppServer, startBuiltDemo, type AppServer } from './app-server.js';
import { startEmbeddedServer } from './embedded-server.js';
import { whyNoNetworkLab } from './network-lab.js';
import { startPageServer, type PageServer } from './page-server.js';
import { hasEjabberd } from './ejabberd.js';
import { hasNat } from './nat.js';
import { hasProsody, startProsody } from './prosody.js';
import type { TestServer, TestUser } from './test-server.js';
import { hasTurnServer, startTurnServer, type TurnServer } from './turn.js';

/** The servers that calls are tested on. */
export const serverNames = ['embedded', 'prosody'] as const;
export type ServerName = (typeof serverNames)[number];

/** All that runs beside the browser; each part starts when it is first asked for. */
export interface Rig {
  /** An XMPP server that knows all users, and tells each who else is online. */
  server(name: ServerName): Promise<TestServer>;
  pages(): Promise<PageServer>;
  turn(): Promise<TurnServer>;
  demo(): Promise<AppServer>;
  builtDemo(): Promise<AppServer>;
  customUi(): Promise<AppServer>;
  stop(): Promise<void>;
}

/** What a rig is made of. */
export interface RigOptions {
  readonly users: readonly TestUser[];
  /** The root of the repository. */
  readonly root: string;
}

/** What the pages load of other people's, by its path on the server. */
export function vendorFiles(root: string): Readonly<Record<string, string>> {
  return { '/vendor/quickblox.js': `${root}/node_modules/quickblox/quickblox.js` };
}

/** Makes a rig; nothing starts yet. */
export function createRig({ users, root }: RigOptions): Rig {
  const running = new Set<{ stop(): Promise<void> }>();

  function once<T extends { stop(): Promise<void> }>(start: () => Promise<T>): () => Promise<T> {
    let started: Promise<T> | null = null;
    const startNow = async (): Promise<T> => {
      const part = await start();
      running.add(part);
      return part;
    };
    return () => (started ??= startNow());
  }

  const servers: Readonly<Record<ServerName, () => Promise<TestServer>>> = {
    embedded: once(() => startEmbeddedServer({ users })),
    prosody: once(() => startProsody({ users, sharedRoster: true })),
  };
  return {
    server: (name) => servers[name](),
    pages: once(() =>
      startPageServer({
        root: `${root}/e2e/pages`,
        files: {
          ...vendorFiles(root),
          '/effects/model.tflite': `${root}/packages/effects/assets/selfie_segmentation_landscape.tflite`,
          '/effects/rnnoise.wasm': `${root}/packages/effects/assets/rnnoise.wasm`,
          '/effects/rnnoise-worklet.js': `${root}/packages/effects/assets/rnnoise-worklet.js`,
        },
      }),
    ),
    turn: once(startTurnServer),
    demo: once(() => startAppServer(root, 'demo')),
    builtDemo: once(() => startBuiltDemo(root)),
    customUi: once(() => startAppServer(root, 'custom-ui')),
    async stop() {
      await Promise.all(Array.from(running, (part) => part.stop()));
    },
  };
}

/** Why tests cannot have a part of the rig here; `null` when they can, and always in CI, where they then fail. */
export function whyNot(part: ServerName | 'ejabberd' | 'nat' | 'turn' | 'namespaces'): string | null {
  if (process.env['CI'] === 'true') return null;
  if (part === 'namespaces') return whyNoNetworkLab();
  if (part === 'prosody' && !hasProsody()) return 'prosody is not installed';
  if (part === 'ejabberd' && !hasEjabberd()) return 'ejabberd is not installed';
  if (part === 'nat' && !hasNat()) return 'there is no `nft` (Debian package nftables)';
  if (part === 'turn' && !hasTurnServer()) return 'coturn is not installed';
  return null;
}

// Violations to plant: at least one for every rule, each in a module of its own. A new rule needs a plant
// here before `npm run rooms` lets it pass.

/**
 * @typedef {object} Plant
 * @property {string} file
 * @property {string} text
 * @property {readonly string[]} breaks - every rule that it breaks, and no other
 */

const core = 'packages/core/src';
const react = 'packages/react/src';

/**
 * @param {string} file
 * @param {string} text
 * @param {...string} breaks
 * @returns {Plant}
 */
function plant(file, text, ...breaks) {
  return { file, text: `${text}\n`, breaks };
}

/** @param {string} from */
const importOf = (from) => `import { fine } from '${from}';\nexport const planted = fine;`;
const undeclared = 'no-undeclared-dependency';

/** @type {readonly Plant[]} */
const dependencies = [
  plant(`${core}/model/plant-room.ts`, importOf('../lib/fine.js'), 'room:core/model'),
  plant(`${core}/lib/plant-room.ts`, importOf('../wire/fine.js'), 'room:core/lib'),
  plant(`${core}/wire/plant-room.ts`, importOf('../call/fine.js'), 'room:core/wire'),
  plant(`${core}/signaling/plant-room.ts`, importOf('./strophe/fine.js'), 'room:core/signaling'),
  plant(
    `${core}/signaling/strophe/plant-room.ts`,
    importOf('../../session/fine.js'),
    'room:core/signaling/strophe',
  ),
  plant(`${core}/call/plant-room.ts`, importOf('../peer/fine.js'), 'room:core/call'),
  plant(`${core}/chat/plant-room.ts`, importOf('../call/fine.js'), 'room:core/chat'),
  plant(`${core}/history/plant-room.ts`, importOf('../session/fine.js'), 'room:core/history'),
  plant(`${core}/history/plant-types.ts`, importOf('../signaling/fine.js'), 'types-only:core/history'),
  // A type is knowledge too.
  plant(
    `${core}/peer/plant-room.ts`,
    "import type { Fine } from '../wire/fine.js';\nexport type Planted = Fine;",
    'room:core/peer',
  ),
  plant(`${core}/budget/plant-room.ts`, importOf('../session/fine.js'), 'room:core/budget'),
  plant(`${core}/media/plant-room.ts`, importOf('../peer/fine.js'), 'room:core/media'),
  plant(`${core}/session/plant-room.ts`, importOf('../signaling/strophe/fine.js'), 'room:core/session'),
  plant(
    `${core}/index.ts`,
    [
      "export { fine } from './model/fine.js';",
      "export { fine as planted } from '@parley/store';",
      "export { silent } from './model/plant-documented.js';",
    ].join('\n'),
    'room:core/index',
    undeclared,
  ),
  plant('packages/store/src/plant-room.ts', importOf('@parley/react'), 'room:store', undeclared),
  plant('packages/effects/src/plant-room.ts', importOf('@parley/react'), 'room:effects', undeclared),
  plant(`${react}/lib/plant-room.ts`, importOf('../hooks/fine.js'), 'room:react/lib'),
  plant(
    `${react}/lib/plant-types.ts`,
    "export { fine as planted } from '../messages/fine.js';",
    'types-only:react/lib',
  ),
  plant(`${react}/icons/plant-room.ts`, importOf('../lib/fine.js'), 'room:react/icons'),
  plant(`${react}/messages/plant-room.ts`, importOf('../hooks/fine.js'), 'room:react/messages'),
  plant(`${react}/messages/plant-types.ts`, importOf('@parley/store'), 'types-only:react/messages'),
  plant(`${react}/provider/plant-room.ts`, importOf('../hooks/fine.js'), 'room:react/provider'),
  plant(`${react}/hooks/plant-room.ts`, importOf('../components/fine.js'), 'room:react/hooks'),
  plant(`${react}/components/plant-room.ts`, importOf('../provider/fine.js'), 'room:react/components'),
  plant(`${react}/components/plant-types.ts`, importOf('@parley/core'), 'types-only:react/components'),
  plant(`${react}/prefabs/plant-room.ts`, importOf('@parley/testing'), 'room:react/prefabs', undeclared),
  plant(`${react}/prefabs/plant-types.ts`, importOf('@parley/core'), 'types-only:react/prefabs'),
  plant(
    `${react}/index.ts`,
    "export { fine } from './lib/fine.js';\nexport { fine as planted } from '@parley/core';",
    'room:react/index',
  ),
  plant('packages/testing/src/plant-room.ts', importOf('@parley/dev-server'), 'room:testing', undeclared),
  plant('packages/dev-server/src/plant-room.ts', importOf('@parley/core'), 'room:dev-server', undeclared),
  plant('apps/demo/src/plant-room.ts', importOf('@parley/testing'), 'room:apps/demo'),
  plant('apps/custom-ui/plant-room.ts', importOf('@parley/store'), 'room:apps/custom-ui'),
  plant('bench/plant-room.ts', importOf('../apps/demo/src/fine.js'), 'room:bench', 'by-name'),
  plant('e2e/plant-room.ts', importOf('../bench/fine.js'), 'room:e2e'),
  plant('scripts/plant-room.mjs', importOf('../e2e/fine.js'), 'room:scripts'),
  plant('scripts/server-render/plant-room.mjs', importOf('../../e2e/fine.js'), 'room:scripts/server-render'),
  plant(`${core}/plant-homeless.ts`, 'export const planted = 1;', 'no-homeless-module'),
  plant('apps/demo/src/plant-by-name.ts', importOf('../../../packages/core/src/index.js'), 'by-name'),
  plant(`${core}/session/plant-strophe.ts`, importOf('strophe.js'), 'vendor:strophe.js'),
  plant(
    `${core}/signaling/plant-lazy.ts`,
    "export const planted = () => import('strophe.js');",
    'vendor:strophe.js',
  ),
  plant(`${react}/hooks/plant-zustand.ts`, importOf('zustand'), 'vendor:zustand'),
  plant('packages/store/src/plant-react.ts', importOf('react'), 'vendor:react', undeclared),
  plant('packages/store/src/plant-react-dom.ts', importOf('react-dom'), 'vendor:react-dom', undeclared),
  plant('packages/testing/src/plant-ws.ts', importOf('ws'), 'vendor:ws', undeclared),
  plant(`${core}/wire/plant-saxes.ts`, importOf('saxes'), 'vendor:saxes', undeclared),
  plant(`${react}/lib/plant-vite.ts`, importOf('vite'), 'vendor:vite', undeclared),
  plant('packages/store/src/plant-unlisted.ts', importOf('unlisted'), 'vendor:unlisted'),
  plant(`${core}/lib/plant-test-code.ts`, importOf('./fine.test.js'), 'no-test-code'),
  plant(`${core}/lib/plant-node.ts`, "export { readFileSync } from 'node:fs';", 'no-node-in-browser'),
  plant(
    `${core}/model/plant-cycle-a.ts`,
    "import type { Round } from './plant-cycle-b.js';\nexport type Planted = Round | 1;",
    'no-cycle',
  ),
  plant(
    `${core}/model/plant-cycle-b.ts`,
    "import type { Planted } from './plant-cycle-a.js';\nexport type Round = Planted | 2;",
  ),
  plant(`${core}/model/plant-unresolved.ts`, importOf('./nowhere.js'), 'no-unresolved'),
];

/** @type {readonly Plant[]} */
const sources = [
  plant(
    `${core}/call/plant-webrtc.ts`,
    'export const planted = () => new RTCPeerConnection();',
    'host:webrtc',
  ),
  plant(
    `${react}/hooks/plant-webrtc.ts`,
    "export const planted = () => globalThis['RTCPeerConnection'];",
    'host:webrtc',
  ),
  plant(
    `${react}/hooks/plant-devices.ts`,
    'export const planted = () => navigator.mediaDevices.getUserMedia();',
    'host:devices',
  ),
  plant(`${core}/session/plant-media.ts`, 'export const planted = () => new MediaStream();', 'host:media'),
  plant(`${core}/call/plant-time.ts`, 'export const planted = () => Date.now();', 'host:time'),
  plant(
    'packages/store/src/plant-time.ts',
    'export const planted = () => setTimeout(() => {}, 5);',
    'host:time',
  ),
  plant(`${core}/lib/plant-page.ts`, "export const planted = () => typeof window === 'object';", 'host:page'),
  plant(
    `${core}/lib/plant-page-hidden.ts`,
    'export const planted = () => {\n  const { document } = globalThis;\n  return document;\n};',
    'host:page',
  ),
  plant(`${core}/session/plant-network.ts`, "export const planted = () => fetch('/');", 'host:network'),
  plant(`${react}/lib/plant-import.ts`, 'export const planted = document.body;', 'no-host-at-import'),
  plant(
    `${react}/lib/plant-import-static.ts`,
    'export class Planted {\n  static readonly at = window.origin;\n  readonly fine = () => window.origin;\n}',
    'no-host-at-import',
  ),
  plant(`${core}/model/plant-any.ts`, 'export const planted: any[] = [];', 'no-any'),
  plant('scripts/plant-any.mjs', '/** @type {any} */\nexport const planted = 1;', 'no-any'),
  plant(`${core}/model/plant-cast.ts`, 'export const planted = 1 as number;', 'no-cast'),
  plant(`${core}/model/plant-bang.ts`, 'export const planted = (x: number | null) => x! + 1;', 'no-cast'),
  plant('scripts/plant-cast.mjs', 'export const planted = /** @type {number} */ (1);', 'no-cast'),
  plant(
    `${core}/model/plant-suppression.ts`,
    '// @ts-expect-error\nexport const planted: string = 1;',
    'no-suppression',
  ),
  plant('e2e/plant-suppression.ts', 'export const planted = 1; // eslint-disable-line', 'no-suppression'),
  plant(`${core}/model/plant-leftover.ts`, '/** TODO: think. */\nexport const planted = 1;', 'no-leftovers'),
  plant(`${core}/model/plant-barrel.ts`, "export * from './fine.js';", 'curated-entry'),
  plant('packages/dev-server/src/index.ts', 'export const fine = 1;', 'curated-entry'),
  plant(`${core}/model/plant-default.ts`, 'export default 1;', 'named-exports'),
  plant(`${core}/model/plant-private.ts`, 'export class Planted {\n  private x = 1;\n}', 'hash-private'),
  plant(`${core}/model/plant-extension.ts`, importOf('./fine'), 'relative-extension'),
  plant(
    `${react}/hooks/plant-effect.ts`,
    "import { useEffect } from 'react';\nexport const planted = () => useEffect(() => {}, []);",
    'named-effects',
  ),
  plant(`${react}/components/plant-text.tsx`, 'export const planted = <p>Call ended</p>;', 'no-literal-text'),
  plant(
    `${react}/components/plant-label.tsx`,
    'export const planted = <button type="button" aria-label={\'Hang up\'} />;',
    'no-literal-text',
  ),
  plant(`${core}/model/plant-mock.test.ts`, "vi.mock('./fine.js');", 'no-own-mocks'),
  plant(
    `${core}/model/plant-sleep.test.ts`,
    'await new Promise((resolve) => setTimeout(resolve, 50));',
    'no-wall-sleep',
  ),
];

/** @param {number} lines */
const long = (lines) => 'export {};\n'.repeat(lines - 1) + 'export {};';

/** @type {readonly Plant[]} */
const trees = [
  plant('e2e/plant-length.ts', long(401), 'file-length'),
  plant(`${core}/model/plant-documented.ts`, 'export const silent = 1;', 'documented'),
  plant('package-lock.json', '{ "resolved": "https://registry.example/x.tgz" }', 'no-registry-in-lock'),
  // Put together here, for this file is watched as well.
  plant('docs/plant-path.md', `See ${['', 'home', 'somebody', 'notes'].join('/')}.`, 'no-machine-paths'),
];

/**
 * What is planted in a tree that is otherwise clean.
 *
 * @type {readonly Plant[]}
 */
export const plants = [...dependencies, ...sources, ...trees];

/**
 * A tree with one module and nothing else, for the rules about the tree as a whole.
 *
 * @type {readonly Plant[]}
 */
export const barePlants = [plant(`${core}/model/plant-bare.ts`, long(251), 'few-long-files')];

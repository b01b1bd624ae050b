// The rooms of the house, and what each may import and touch. This table is the law: change it here, in
// the same commit as the code that needs the change, and say why.

/**
 * @typedef {object} Room
 * @property {string} at - a folder or a file, relative to the top
 * @property {readonly string[]} may - what it may import besides its own modules: rooms, and entry points
 * @property {readonly string[]} [types] - what it may import types of, and nothing else
 */

const core = 'packages/core/src';
const react = 'packages/react/src';

/**
 * What a package shows to the others: the only way into it from outside.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const entryPoints = {
  '@parley/core': `${core}/index.ts`,
  '@parley/store': 'packages/store/src/index.ts',
  '@parley/react': `${react}/index.ts`,
  '@parley/react/messages/de': `${react}/messages/de.ts`,
  '@parley/react/styles.css': `${react}/styles/index.css`,
  '@parley/effects': 'packages/effects/src/index.ts',
  '@parley/effects/styles.css': 'packages/effects/styles.css',
  '@parley/effects/worker': 'packages/effects/src/worker.ts',
  '@parley/testing': 'packages/testing/src/index.ts',
  '@parley/dev-server': 'packages/dev-server/src/index.ts',
  '@parley/dev-server/vite': 'packages/dev-server/src/vite.ts',
};

/** The rooms that `core/session` joins; `core/index` may show something of each. */
const joined = [
  'core/model',
  'core/lib',
  'core/wire',
  'core/signaling',
  'core/call',
  'core/chat',
  'core/history',
  'core/budget',
  'core/peer',
  'core/media',
];

/** @type {Readonly<Record<string, Room>>} */
export const rooms = {
  'core/model': { at: `${core}/model`, may: [] },
  'core/lib': { at: `${core}/lib`, may: ['core/model'] },
  'core/wire': { at: `${core}/wire`, may: ['core/model', 'core/lib'] },
  'core/signaling': { at: `${core}/signaling`, may: ['core/model', 'core/lib', 'core/wire'] },
  'core/signaling/strophe': {
    at: `${core}/signaling/strophe`,
    may: ['core/model', 'core/lib', 'core/wire', 'core/signaling'],
  },
  'core/call': { at: `${core}/call`, may: ['core/model', 'core/lib'] },
  // The calls of the past are kept and told by what is given to them: a server and a storage.
  'core/history': {
    at: `${core}/history`,
    may: ['core/model', 'core/lib', 'core/wire'],
    types: ['core/signaling'],
  },
  // What is said beside a call knows XML, but no call, no connection and no server.
  'core/chat': { at: `${core}/chat`, may: ['core/model', 'core/lib', 'core/wire'] },
  // Who gets how much of what is sent: arithmetic, and time by the clock.
  'core/budget': { at: `${core}/budget`, may: ['core/model', 'core/lib'] },
  'core/peer': { at: `${core}/peer`, may: ['core/model', 'core/lib'] },
  'core/media': { at: `${core}/media`, may: ['core/model', 'core/lib'] },
  'core/session': { at: `${core}/session`, may: joined },
  'core/index': { at: `${core}/index.ts`, may: [...joined, 'core/signaling/strophe', 'core/session'] },

  store: { at: 'packages/store/src', may: ['@parley/core'] },
  effects: { at: 'packages/effects/src', may: ['@parley/core'] },

  // What is told of a call is worded by the catalog that it is given.
  'react/lib': {
    at: `${react}/lib`,
    may: ['@parley/core', '@parley/store'],
    types: ['react/messages'],
  },
  'react/icons': { at: `${react}/icons`, may: [] },
  'react/messages': {
    at: `${react}/messages`,
    may: ['react/lib', '@parley/core'],
    types: ['@parley/store'],
  },
  'react/provider': {
    at: `${react}/provider`,
    may: ['react/lib', 'react/messages', '@parley/core', '@parley/store'],
  },
  'react/hooks': {
    at: `${react}/hooks`,
    may: ['react/lib', 'react/messages', 'react/provider', '@parley/core', '@parley/store'],
  },
  // A component knows only hooks; the words that its props are made of are free. A prefab also says which
  // call the components below it are about, which is the provider's business.
  'react/components': {
    at: `${react}/components`,
    may: ['react/lib', 'react/icons', 'react/hooks'],
    types: ['react/messages', '@parley/core', '@parley/store'],
  },
  'react/prefabs': {
    at: `${react}/prefabs`,
    may: ['react/lib', 'react/icons', 'react/provider', 'react/hooks', 'react/components'],
    types: ['react/messages', '@parley/core', '@parley/store'],
  },
  'react/index': {
    at: `${react}/index.ts`,
    may: [
      'react/lib',
      'react/icons',
      'react/messages',
      'react/provider',
      'react/hooks',
      'react/components',
      'react/prefabs',
    ],
  },

  testing: { at: 'packages/testing/src', may: ['@parley/core', '@parley/store', '@parley/react'] },
  'dev-server': { at: 'packages/dev-server/src', may: [] },

  // Apps, benches and e2e stand where an application stands: on published names.
  'apps/demo': {
    at: 'apps/demo',
    may: [
      '@parley/core',
      '@parley/store',
      '@parley/effects',
      '@parley/effects/styles.css',
      '@parley/react',
      '@parley/react/styles.css',
      '@parley/dev-server/vite',
    ],
  },
  'apps/custom-ui': {
    at: 'apps/custom-ui',
    may: ['@parley/core', '@parley/react', '@parley/dev-server/vite'],
  },
  // The bench opens the same windows on the same servers as e2e.
  bench: { at: 'bench', may: [...Object.keys(entryPoints), 'e2e', 'scripts'] },
  e2e: { at: 'e2e', may: [...Object.keys(entryPoints), 'scripts'] },
  scripts: { at: 'scripts', may: [] },
  // An app of its own on the built packages, run in a process of its own.
  'scripts/server-render': {
    at: 'scripts/server-render',
    may: ['@parley/react', '@parley/react/messages/de', '@parley/testing'],
  },
};

const reactRooms = Object.keys(rooms).filter((name) => name.startsWith('react/'));

/**
 * npm packages that published code and apps may import, and the rooms that may. Published code imports no
 * other; tests and stories import what they like.
 *
 * @type {Readonly<Record<string, readonly string[]>>}
 */
export const vendors = {
  'strophe.js': ['core/signaling/strophe'],
  // The React binding of zustand has one importer; all else goes through the hooks built on it.
  zustand: ['store', 'react/lib'],
  react: [...reactRooms, 'testing', 'apps/demo', 'apps/custom-ui'],
  'react-dom': [...reactRooms, 'testing', 'apps/demo', 'apps/custom-ui'],
  ws: ['dev-server'],
  saxes: ['dev-server'],
  vite: ['dev-server', 'apps/demo', 'apps/custom-ui'],
};

/**
 * @typedef {object} HostBoundary
 * @property {RegExp} names - globals of the host, as values; naming a type is free
 * @property {readonly string[]} homes - folders and files that may use them
 * @property {readonly string[]} guards - folders that are watched
 * @property {string} why
 */

const store = 'packages/store/src';

/** @type {Readonly<Record<string, HostBoundary>>} */
export const hostBoundaries = {
  webrtc: {
    names: /^RTC[A-Z]\w*$/,
    homes: [`${core}/peer`],
    guards: [core, store, react],
    why: 'only core/peer touches RTCPeerConnection and its kin',
  },
  devices: {
    names: /^(navigator|MediaDevices)$/,
    // The keyboard of a Mac has other keys, and each browser keeps its permissions in another place.
    homes: [
      `${core}/media`,
      // Which kind of network the page is in hangs on it.
      `${core}/lib/page-lifecycle.ts`,
      `${react}/lib/shortcut-keys.ts`,
      `${react}/lib/detect-browser.ts`,
      // The lock of the screen and the keys for media hang on it.
      `${react}/lib/wake-lock.ts`,
      `${react}/lib/media-session.ts`,
      // The clipboard.
      `${react}/lib/copy-text.ts`,
      // The locks between tabs, and whether one was touched.
      `${react}/lib/in-one-tab.ts`,
    ],
    guards: [core, store, react],
    why: 'only core/media touches navigator.mediaDevices, and the navigator at all',
  },
  media: {
    names: /^(MediaStream|MediaStreamTrack\w*|MediaRecorder|AudioContext|ImageCapture)$/,
    // A sender needs a stream to name its tracks by (RFC 8829 section 5.2.1, `msid`).
    homes: [`${core}/media`, `${core}/peer`],
    guards: [core, store],
    why: 'only core/media and core/peer make streams',
  },
  time: {
    names:
      /^(Date|performance|(set|clear)(Timeout|Interval|Immediate)|(request|cancel)(AnimationFrame|IdleCallback))$/,
    homes: [`${core}/lib/clock.ts`],
    guards: [core, store],
    why: 'only core/lib/clock tells the time: take a Clock',
  },
  page: {
    names: /^(window|self|globalThis|document|location|history|(add|remove)EventListener|matchMedia)$/,
    homes: [
      `${core}/lib/page-lifecycle.ts`,
      // Pages that share a storage hear of each other by an event of the window.
      `${core}/history/history-storage.ts`,
      // strophe.js overwrites globals when it is imported; its loader puts them back.
      `${core}/signaling/strophe/load-strophe.ts`,
      // Only a canvas element can be a camera everywhere.
      `${core}/peer/blank-video.ts`,
    ],
    guards: [core, store],
    why: 'only core/lib/page-lifecycle knows that there is a page, and core/peer/blank-video that it has canvases',
  },
  network: {
    names:
      /^(WebSocket|fetch|XMLHttpRequest|EventSource|WebTransport|localStorage|sessionStorage|indexedDB)$/,
    // The devices that somebody chose and the calls of the past are remembered, and nothing else.
    homes: [
      `${core}/media/device-storage.ts`,
      `${core}/session/rejoin-storage.ts`,
      `${core}/history/history-storage.ts`,
    ],
    guards: [core, store, react],
    why: 'the network is behind the Signaling port, and the kit stores nothing but the chosen devices and the way back to a call',
  },
};

/** Rooms whose code runs in a browser: they import no module of Node, and touch no global when imported. */
export const browserRooms = Object.keys(rooms).filter((name) =>
  /^(core|store|effects|react|testing)(\/|$)/.test(name),
);

/** Tests, stories and what only they use: they may import and touch what they need. */
export const testCode = /\.(test|stories)\.(tsx?|mjs)$|\/test-(support|kit)\//;

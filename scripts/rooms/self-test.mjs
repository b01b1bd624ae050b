// Shows that the rules bite: writes a small tree that breaks none of them, plants a violation of each, and
// sees each one named, and nothing else.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inspect, rules } from './inspect.mjs';
import { barePlants, plants } from './plants.mjs';
import { entryPoints, rooms, vendors } from './table.mjs';

/** @typedef {import('./plants.mjs').Plant} Plant */

const fine = '/** Fine. */\nexport const fine = 1;\n/** Fine. */\nexport type Fine = 1;\n';

/** What each package of the small tree depends on. */
const dependencies = {
  core: ['strophe.js'],
  store: ['@parley/core', 'zustand', 'unlisted'],
  effects: ['@parley/core'],
  react: ['@parley/core', '@parley/store', 'zustand', 'react', 'react-dom'],
  testing: ['@parley/core', '@parley/store', '@parley/react', 'react', 'react-dom'],
  'dev-server': ['ws', 'saxes', 'vite'],
};

/**
 * @param {string} name
 * @param {readonly string[]} needs
 */
function packageJson(name, needs) {
  const own = Object.entries(entryPoints).filter(([entry]) => entry.split('/', 2).join('/') === name);
  return JSON.stringify({
    name,
    type: 'module',
    exports: Object.fromEntries(
      own.map(([entry, path]) => [
        `.${entry.slice(name.length)}`,
        { '@parley/source': `./${path.split('/').slice(2).join('/')}` },
      ]),
    ),
    dependencies: Object.fromEntries(needs.map((need) => [need, '*'])),
  });
}

/**
 * A module for each room that imports all that it may.
 *
 * @param {string} room
 */
function allowed(room) {
  const { at, may, types = [] } = rooms[room] ?? { at: room, may: [] };
  /** @param {string} name */
  const specifier = (name) => {
    const target = rooms[name]?.at;
    if (target === undefined) return name;
    const up = at.split('/').map(() => '..');
    return `${up.join('/')}/${target}/fine.${target === 'scripts' ? 'mjs' : 'js'}`;
  };
  const own = Object.keys(vendors).filter((vendor) => vendors[vendor]?.includes(room));
  return [
    ...[...may.map((name) => specifier(name)), ...own]
      .filter((name) => !name.endsWith('.css'))
      .map((from, index) => `import { fine as value${index} } from '${from}';\nexport { value${index} };\n`),
    ...types.map((name, index) => `export type { Fine as Type${index} } from '${specifier(name)}';\n`),
  ].join('');
}

/** @returns {Map<string, string>} a small tree that breaks no rule */
function cleanTree() {
  /** @type {Map<string, string>} */
  const files = new Map();
  for (const [name, needs] of Object.entries(dependencies)) {
    files.set(`packages/${name}/package.json`, packageJson(`@parley/${name}`, needs));
  }
  for (const vendor of [...Object.keys(vendors), 'unlisted']) {
    files.set(
      `node_modules/${vendor}/package.json`,
      JSON.stringify({ name: vendor, type: 'module', main: 'x.js' }),
    );
    files.set(`node_modules/${vendor}/x.js`, 'export const fine = 1;\n');
  }
  for (const [room, { at }] of Object.entries(rooms)) {
    if (at.endsWith('.ts')) continue;
    const extension = at.startsWith('scripts') ? 'mjs' : 'ts';
    files.set(`${at}/fine.${extension}`, fine);
    // Beside an entry `fine.js` is reached by name: `packages/store/src/index.ts` shows it.
    files.set(`${at}/allowed.${extension}`, allowed(room));
  }
  files.set('apps/demo/src/fine.ts', fine);
  for (const path of Object.values(entryPoints)) {
    const own = path.includes('/core/')
      ? './model/fine.js'
      : path.includes('/react/')
        ? path.endsWith('/src/index.ts')
          ? './lib/fine.js'
          : '../lib/fine.js'
        : './fine.js';
    files.set(path, path.endsWith('.css') ? '' : `export { fine, type Fine } from '${own}';\n`);
  }
  files.set('packages/core/src/lib/fine.test.ts', "export { fine } from './fine.js';\n");
  return files;
}

/**
 * Writes a tree and holds every rule against it.
 *
 * @param {ReadonlyMap<string, string>} files
 * @returns {Promise<Map<string, Set<string>>>} the rules that each file breaks
 */
async function inspectTree(files) {
  const top = mkdtempSync(join(tmpdir(), 'parley-rooms-'));
  try {
    for (const [path, text] of files) {
      mkdirSync(dirname(join(top, path)), { recursive: true });
      writeFileSync(join(top, path), text);
    }
    mkdirSync(join(top, 'node_modules/@parley'), { recursive: true });
    for (const name of Object.keys(dependencies)) {
      mkdirSync(join(top, 'packages', name), { recursive: true });
      symlinkSync(join(top, 'packages', name), join(top, 'node_modules/@parley', name), 'dir');
    }
    for (const folder of ['apps', 'bench', 'e2e', 'scripts'])
      mkdirSync(join(top, folder), { recursive: true });
    const { violations } = await inspect(top);
    /** @type {Map<string, Set<string>>} */
    const broken = new Map();
    for (const { rule, file } of violations) broken.set(file, (broken.get(file) ?? new Set()).add(rule));
    return broken;
  } finally {
    rmSync(top, { recursive: true, force: true });
  }
}

/** @param {ReadonlyMap<string, string>} files @param {readonly Plant[]} seeds */
const withPlants = (files, seeds) =>
  new Map([...files, ...new Map(seeds.map(({ file, text }) => [file, text]))]);

/**
 * @returns {Promise<Map<string, string[]>>} what the self-test finds wrong, by rule; empty when every rule bites
 */
export async function selfTest() {
  /** @type {Map<string, string[]>} */
  const wrong = new Map();
  /** @param {string} rule @param {string} what */
  const complain = (rule, what) => wrong.set(rule, [...(wrong.get(rule) ?? []), what]);

  const clean = cleanTree();
  const [untouched, planted, bare] = [
    await inspectTree(clean),
    await inspectTree(withPlants(clean, plants)),
    await inspectTree(new Map(barePlants.map(({ file, text }) => [file, text]))),
  ];

  for (const [file, names] of untouched) {
    for (const name of names) complain(name, `is broken by ${file} of a tree that breaks no rule`);
  }
  for (const { file, breaks } of plants) {
    const found = planted.get(file) ?? new Set();
    for (const name of breaks)
      if (!found.has(name)) complain(name, `does not see what is planted in ${file}`);
    for (const name of found)
      if (!breaks.includes(name)) complain(name, `is not broken by ${file}, yet reported`);
  }
  for (const [file, names] of planted) {
    if (plants.some((one) => one.file === file)) continue;
    for (const name of names) complain(name, `is broken by ${file}, where nothing is planted`);
  }
  for (const { file, breaks } of barePlants) {
    for (const name of breaks) if (!bare.get(file)?.has(name)) complain(name, `does not see ${file}`);
  }
  for (const [room, { at }] of Object.entries(rooms)) {
    const isEmpty = bare.get(at)?.has('no-empty-room') ?? false;
    if (isEmpty === (room === 'core/model')) complain('no-empty-room', `is wrong about ${room}`);
  }
  const tested = new Set(['no-empty-room', ...[...plants, ...barePlants].flatMap(({ breaks }) => breaks)]);
  for (const { name } of rules) if (!tested.has(name)) complain(name, 'has no plant: add one to plants.mjs');
  return wrong;
}

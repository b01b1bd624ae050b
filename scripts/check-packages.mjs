// `npm run packages`: builds the packages, packs them as npm would, and looks at what comes out.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPackages, packageNames } from './build.mjs';
import { listFiles, root } from './lib/files.mjs';
import { property } from './lib/property.mjs';
import { writeReport } from './lib/report-files.mjs';
import { testCode } from './rooms/table.mjs';

/** @typedef {{ name: string, check: () => Promise<string | null> }} Check */

const publint = join(root, 'node_modules/publint/src/cli.js');
const attw = join(root, 'node_modules/@arethetypeswrong/cli/dist/index.js');

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<{ code: number, told: string, output: string }>} `told` on its standard output; all `output`
 */
function runQuietly(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, FORCE_COLOR: '0' } });
    let told = '';
    let output = '';
    child.stdout.on('data', (chunk) => {
      told += String(chunk);
      output += String(chunk);
    });
    child.stderr.on('data', (chunk) => (output += String(chunk)));
    child.on('error', (error) => resolve({ code: 1, told, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, told, output }));
  });
}

/**
 * @param {readonly string[]} args - a script and what it is given
 * @returns {Promise<string | null>} what it said when it failed
 */
async function complaintOf(...args) {
  const { code, output } = await runQuietly(process.execPath, args);
  return code === 0 ? null : output.trim() || `ended with code ${code}`;
}

/**
 * Packs the packages.
 *
 * @param {string} folder - where the tarballs go
 * @returns {Promise<string[]>} the files in them, by `package/path`
 */
async function pack(folder) {
  const npm = process.env['npm_execpath'];
  const args = [
    'pack',
    '--json',
    '--pack-destination',
    folder,
    ...packageNames.flatMap((name) => ['-w', `packages/${name}`]),
  ];
  const { code, told, output } = npm
    ? await runQuietly(process.execPath, [npm, ...args])
    : await runQuietly('npm', args);
  if (code !== 0) throw new Error(`npm pack failed:\n${output}`);
  /** @type {unknown} */
  const packed = JSON.parse(told);
  return Object.values(packed ?? {}).flatMap((one) =>
    Object.values(property(one, 'files') ?? {}).map(
      (file) => `${String(property(one, 'name'))}/${String(property(file, 'path'))}`,
    ),
  );
}

/** @returns {string | null} which modules lost their 'use client' */
function lostDirectives() {
  const source = join(root, 'packages/react/src');
  const isClient = /^(\/\*[\s\S]*?\*\/\s*|\/\/.*\s*)*['"]use client['"]/;
  const lost = listFiles(source)
    .filter((path) => /(?<!\.(test|stories))\.tsx?$/.test(path))
    .filter((path) => isClient.test(readFileSync(join(source, path), 'utf8')))
    .filter((path) => {
      const built = join(root, 'packages/react/dist', path.replace(/\.tsx?$/, '.js'));
      return !isClient.test(readOr(built, "'use client'"));
    });
  return lost.length === 0 ? null : lost.join(', ');
}

/**
 * @param {string} file
 * @param {string} otherwise - for a file that is not there: a module of types only is not built
 */
function readOr(file, otherwise) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return otherwise;
  }
}

/**
 * The entries of a package by the names under which they are imported.
 *
 * @param {string} name
 * @returns {string[]}
 */
function entriesOf(name) {
  /** @type {unknown} */
  const manifest = JSON.parse(readFileSync(join(root, 'packages', name, 'package.json'), 'utf8'));
  return Object.keys(property(manifest, 'exports') ?? {})
    .filter((entry) => !/\.(json|css)$|\*/.test(entry))
    .map((entry) => `@parley/${name}${entry.slice(1)}`);
}

/** Imports an entry where there is no browser, and sees that it left none behind. */
const importInNode = `
  const had = Object.keys(globalThis);
  const names = Object.keys(await import(process.argv[1]));
  const left = Object.keys(globalThis).filter((name) => !had.includes(name));
  if (names.length === 0) throw new Error('it exports nothing');
  if (left.length > 0) throw new Error('it wrote to the global scope: ' + left.join(', '));
`;

const tarballs = mkdtempSync(join(tmpdir(), 'parley-packages-'));
/** @param {string} name */
const tarballOf = (name) => {
  const file = readdirSync(tarballs).find((one) => one.startsWith(`parley-${name}-`));
  if (file === undefined) throw new Error(`${name} was not packed.`);
  return join(tarballs, file);
};

const attwOptions = '--profile esm-only --format ascii --no-definitely-typed --no-emoji'.split(' ');

/** @type {Check[]} */
const checks = [];
for (const name of packageNames) {
  // A stylesheet has no types to be wrong.
  const without = name === 'react' ? ['--exclude-entrypoints', './styles.css'] : [];
  checks.push(
    { name: `${name}: publint`, check: () => complaintOf(publint, tarballOf(name), '--strict') },
    {
      name: `${name}: are the types right`,
      check: () => complaintOf(attw, tarballOf(name), ...attwOptions, ...without),
    },
  );
  for (const entry of entriesOf(name)) {
    checks.push({
      name: `${entry}: can be imported without a browser`,
      check: () => complaintOf('--input-type=module', '--eval', importInNode, entry),
    });
  }
}

checks.push({
  name: 'react: renders on a server without a window, and a browser takes it over',
  check: () => complaintOf('scripts/server-render/main.mjs'),
});

/** @type {{ name: string, complaint: string | null }[]} */
const results = [];
try {
  await buildPackages();
  // Vite has said "production", where React warns of nothing that it finds different in a page.
  delete process.env['NODE_ENV'];
  const packed = await pack(tarballs);
  results.push({ name: 'built and packed', complaint: packed.length > 0 ? null : 'nothing was packed' });
  const tests = packed.filter((path) => testCode.test(path));
  results.push({ name: 'no test is packed', complaint: tests.length === 0 ? null : tests.join('\n') });
  results.push({ name: "react: every 'use client' is still there", complaint: lostDirectives() });
  // Two at a time: each is a process of its own that spends most of its time starting.
  const queue = [...checks];
  const work = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      results.push({ name: next.name, complaint: await next.check() });
    }
  };
  await Promise.all([work(), work()]);
} catch (error) {
  results.push({ name: 'built and packed', complaint: String(error) });
} finally {
  rmSync(tarballs, { recursive: true, force: true });
}

for (const { name, complaint } of results) {
  console.log(`${complaint === null ? '✓' : '✗'} ${name}`);
  if (complaint !== null) console.log(complaint.replaceAll(/^/gm, '    '));
}
const failed = results.filter(({ complaint }) => complaint !== null).length;
writeReport('packages', { passed: results.length - failed, failed, skipped: 0 });
process.exitCode = failed > 0 ? 1 : 0;

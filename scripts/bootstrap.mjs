// Runs before `npm start` and `npm test`, when node_modules may not exist yet: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * A property of something unknown.
 *
 * @param {unknown} value
 * @param {string} key
 * @returns {unknown} `undefined` unless `value` is an object that has it
 */
function property(value, key) {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/**
 * The installed part of a lock file: what lies in some node_modules, by path.
 *
 * @param {string} file
 * @returns {Map<string, unknown>}
 */
function entries(file) {
  /** @type {unknown} */
  const lock = JSON.parse(readFileSync(resolve(root, file), 'utf8'));
  const packages = Object.entries(property(lock, 'packages') ?? {});
  return new Map(packages.filter(([path]) => /(^|\/)node_modules\//.test(path)));
}

/** True when what npm noted in node_modules is what package-lock.json asks for. */
function isInstalled() {
  try {
    const have = entries('node_modules/.package-lock.json');
    return [...entries('package-lock.json')].every(([path, want]) => {
      const got = have.get(path);
      // An optional package is absent wherever its platform is not this one.
      if (!got) return property(want, 'optional') === true;
      return ['version', 'link'].every((key) => property(got, key) === property(want, key));
    });
  } catch {
    return false;
  }
}

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Parley is developed on Node.js 20.19 or newer; this is ${process.version}.`);
  process.exit(1);
}

if (!isInstalled()) {
  console.log('Installing dependencies (npm ci), once …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env['npm_execpath'];
  const run = npm
    ? spawnSync(process.execPath, [npm, ...args], { cwd: root, stdio: 'inherit' })
    : spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' });
  if (run.status !== 0) console.error('npm ci failed: its output above says why.');
  process.exitCode = run.status ?? 1;
}

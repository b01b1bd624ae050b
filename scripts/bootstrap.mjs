// Runs before `npm start` and `npm test`, when node_modules may not exist yet: Node's own modules only.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? '.', '..');

/**
 * @typedef {{ version?: string, link?: boolean, resolved?: string, optional?: boolean }} LockEntry
 */

/**
 * The installed part of a lock file: what lies in some node_modules, by path.
 *
 * @param {string} file
 * @returns {Map<string, LockEntry>}
 */
function entries(file) {
  /** @type {{ packages: Record<string, LockEntry> }} */
  const lock = JSON.parse(readFileSync(resolve(root, file), 'utf8'));
  return new Map(Object.entries(lock.packages).filter(([path]) => /(^|\/)node_modules\//.test(path)));
}

/** True when what npm noted in node_modules is what package-lock.json asks for. */
function isInstalled() {
  try {
    const have = entries('node_modules/.package-lock.json');
    return [...entries('package-lock.json')].every(([path, want]) => {
      const got = have.get(path);
      // An optional package is absent wherever its platform is not this one.
      if (!got) return want.optional === true;
      return got.version === want.version && got.link === want.link;
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

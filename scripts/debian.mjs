// Programs that the tests use and npm does not bring. `npm start` needs none of them.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { findChromium } from './chromium.mjs';

/** @typedef {'chromium' | 'ejabberd' | 'firefox' | 'nft' | 'prosody' | 'turnserver'} Part */

/**
 * The Debian package that brings each part.
 *
 * @type {Readonly<Record<Part, string>>}
 */
const packages = {
  chromium: 'chromium',
  ejabberd: 'ejabberd',
  firefox: 'firefox-esr',
  nft: 'nftables',
  prosody: 'prosody',
  turnserver: 'coturn',
};

/**
 * @param {string} name
 * @returns {string | undefined} where a program lies
 */
function findProgram(name) {
  // Debian keeps servers in /usr/sbin, which is on root's PATH only.
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/sbin'];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/**
 * Finds a part on this machine.
 *
 * @param {Part} part
 * @returns {string | undefined} the program's path, `undefined` when it is missing
 */
export function findPart(part) {
  if (part === 'chromium') return findChromium();
  // Debian has the extended support release, others have the plain one.
  if (part === 'firefox') return findProgram('firefox-esr') ?? findProgram('firefox');
  return findProgram(part === 'ejabberd' ? 'ejabberdctl' : part);
}

/**
 * How a person gets a part.
 *
 * @param {Part} part
 * @returns {string}
 */
export function howToGet(part) {
  const own = process.env['PARLEY_CHROMIUM'];
  if (part === 'chromium' && own) return `PARLEY_CHROMIUM names ${own}, which does not exist`;
  const install = `apt-get install ${packages[part]} (Debian, Ubuntu)`;
  return part === 'chromium' ? `${install}, or set PARLEY_CHROMIUM to a Chromium or Chrome` : install;
}

/**
 * Installs the missing ones of some parts where that is possible: on Debian, as root.
 *
 * @param {readonly Part[]} parts
 * @returns {Part[]} what is still missing
 */
export function provide(parts) {
  const missing = parts.filter((part) => findPart(part) === undefined);
  // A Chromium that was named and is not there is a mistake to report, not a package to install.
  const wanted = missing.filter((part) => part !== 'chromium' || !process.env['PARLEY_CHROMIUM']);
  if (wanted.length === 0 || process.getuid?.() !== 0 || !existsSync('/etc/debian_version')) return missing;
  const names = wanted.map((part) => packages[part]);
  console.log(`Installing Debian packages: ${names.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  for (const args of [
    ['update', '-qq'],
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
  ]) {
    // apt says little that helps while all goes well: its output is shown only when it fails.
    const { status, stdout, stderr } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
    if (status !== 0) {
      console.error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
      break;
    }
  }
  return missing.filter((part) => findPart(part) === undefined);
}

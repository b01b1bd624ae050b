// `npm run visual`: takes pictures of chosen stories in many sizes, themes and directions, and compares them with those
// in visual/baselines. `npm run visual -- --update` records them anew, with what they were drawn with.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from './chromium.mjs';
import { run, stopChildrenWithUs } from './lib/child.mjs';
import { root } from './lib/files.mjs';
import { buildGallery, galleryFolder } from './lib/gallery-build.mjs';
import { writeReport } from './lib/report-files.mjs';
import { serveFolder } from './lib/static-server.mjs';

const record = join(root, 'visual/fingerprint.json');
const isUpdate = process.argv.includes('--update');
const strict = process.env['CI'] === 'true' || process.env['CI'] === '1';

/** The fonts that the kit's text falls to, in the scripts of the pictures. */
const fonts = [
  'sans-serif',
  'system-ui',
  'Segoe UI',
  'Roboto',
  'Noto Sans',
  'sans-serif:lang=ar',
  'sans-serif:lang=ja',
];

/**
 * What a program says; nothing when there is no such program.
 *
 * @param {string} command
 * @param {readonly string[]} args
 */
function told(command, ...args) {
  const { status, stdout } = spawnSync(command, args, { encoding: 'utf8' });
  return status === 0 ? stdout : '';
}

/**
 * What a picture is drawn with: another browser or other fonts draw another one.
 *
 * @returns {Record<string, string>}
 */
function fingerprint() {
  const version = told(findChromium() ?? 'chromium', '--version');
  const files = fonts.map((font) => {
    const file = told('fc-match', '-f', '%{file}', font);
    if (!file || !existsSync(file)) return `${font}: none`;
    return `${font}: ${createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 16)}`;
  });
  return {
    browser: /\d+(\.\d+)+/.exec(version)?.[0] ?? 'unknown',
    fonts: createHash('sha256').update(files.join('\n')).digest('hex').slice(0, 16),
    system: `${process.platform}-${process.arch}`,
  };
}

/** @returns {unknown} */
function recorded() {
  try {
    return JSON.parse(readFileSync(record, 'utf8'));
  } catch {
    return null;
  }
}

stopChildrenWithUs();
const now = fingerprint();
const isSame = JSON.stringify(recorded()) === JSON.stringify(now);
if (!isSame && !isUpdate && !strict) {
  console.log('Not run: the pictures were drawn with another browser or other fonts.');
  console.log(`  recorded ${JSON.stringify(recorded())}\n  here     ${JSON.stringify(now)}`);
  writeReport('visual', { passed: 0, failed: 0, skipped: 1 });
  process.exit(0);
}

const isBuilt = process.argv.includes('--built') && existsSync(join(galleryFolder, 'index.json'));
const complaint = isBuilt ? null : buildGallery();
if (complaint !== null) {
  console.error(complaint);
  process.exit(1);
}
const server = await serveFolder(galleryFolder);
const chosen = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const { code } = await run(
  process.execPath,
  [
    'node_modules/@playwright/test/cli.js',
    'test',
    '--config',
    'visual/playwright.config.ts',
    ...(isUpdate ? ['--update-snapshots=all'] : []),
    ...(chosen.length > 0 ? ['--grep', chosen.join('|')] : []),
  ],
  { cwd: root, limit: 15 * 60 * 1000, env: { ...process.env, PARLEY_GALLERY: `${server.url}/` } },
);
server.close();
if (isUpdate && code === 0) writeFileSync(record, `${JSON.stringify(now, null, 2)}\n`);
process.exitCode = code;

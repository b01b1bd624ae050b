import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './files.mjs';
import { property } from './property.mjs';

/** Where the static gallery goes: outside of git. */
export const galleryFolder = join(root, 'storybook-static');

/**
 * Builds the gallery as static files.
 *
 * @returns {string | null} what it said when it failed
 */
export function buildGallery() {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['node_modules/storybook/dist/bin/dispatcher.js', 'build', '--loglevel', 'warn', '-o', galleryFolder],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, FORCE_COLOR: '0', STORYBOOK_DISABLE_TELEMETRY: '1' },
    },
  );
  return status === 0 ? null : `${stdout}${stderr}`.trim() || `ended with code ${status}`;
}

/**
 * What is in the built gallery.
 *
 * @returns {{ id: string, type: string, title: string, name: string }[]} stories and pages of docs
 */
export function galleryEntries() {
  /** @type {unknown} */
  const index = JSON.parse(readFileSync(join(galleryFolder, 'index.json'), 'utf8'));
  return Object.values(property(index, 'entries') ?? {}).map((entry) => ({
    id: String(property(entry, 'id')),
    type: String(property(entry, 'type')),
    title: String(property(entry, 'title')),
    name: String(property(entry, 'name')),
  }));
}

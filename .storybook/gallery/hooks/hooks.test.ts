import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as kit from '../../../packages/react/src/index.js';

const names = Object.keys(kit);
const snippets = new URL('../snippets/', import.meta.url);
const components = new URL('../../../packages/react/src/', import.meta.url);

function read(folder: URL, ending: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n');
}

describe('the gallery', () => {
  it('has an example of every hook', () => {
    const code = read(snippets, '.tsx');
    const missing = names.filter((name) => name.startsWith('use') && !new RegExp(`\\b${name}\\(`).test(code));
    expect(missing).toEqual([]);
  });

  it('shows every component in a story', () => {
    // Those are there in every story, in every `VideoCall`, and in the tiles of "AudioRenderer, blocked on tiles".
    const parts = new Set(['CallProvider', 'CallShortcuts', 'TapToHear']);
    const code = read(components, '.stories.tsx');
    const missing = names.filter((name) => /^[A-Z]/.test(name) && !new RegExp(`<${name}\\b`).test(code));
    expect(missing.filter((name) => !parts.has(name))).toEqual([]);
  });
});

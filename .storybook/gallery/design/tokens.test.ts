import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { listFiles } from '../../../scripts/lib/files.mjs';
import { inner, meanings, readTokens } from './tokens.js';

const folder = fileURLToPath(new URL('../../../packages/react/src/', import.meta.url));
const tokens = readTokens(readFileSync(`${folder}styles/tokens.css`, 'utf8'));

describe('the page of tokens', () => {
  it('explains every token of the stylesheet, and no other', () => {
    expect(tokens.map(({ name }) => name).toSorted()).toEqual(Object.keys(meanings).toSorted());
  });

  it('knows what each is until it is set', () => {
    for (const { name, light, dark } of tokens) {
      expect.soft(light, name).toMatch(/^[^;{}]+$/);
      expect.soft(dark, name).toMatch(/^[^;{}]+$/);
      expect.soft(light, name).not.toContain('--parley');
    }
    expect(tokens).toContainEqual({
      name: '--parley-on-accent',
      light: 'white',
      dark: 'oklch(22% 0.05 172)',
    });
    expect(tokens).toContainEqual({ name: '--parley-gap', light: '0.5rem', dark: '0.5rem' });
  });

  it('leaves out no property that the stylesheet reads and nothing in the kit sets', () => {
    const all = listFiles(folder);
    const css = all
      .filter((path) => path.endsWith('.css'))
      .map((path) => readFileSync(folder + path, 'utf8'));
    const code = all
      .filter((path) => /(?<!\.test|\.stories)\.tsx?$/.test(path))
      .map((path) => readFileSync(folder + path, 'utf8'));
    const read = [...css.join('\n').matchAll(/var\(\s*(--parley-[\w-]+)/g)].map(([, name = '']) => name);
    const set = [
      ...css.join('\n').matchAll(/(--parley-[\w-]+)\s*:/g),
      ...code.join('\n').matchAll(/['"`](--parley-[\w-]+)/g),
    ].map(([, name = '']) => name);
    const known = new Set([...set, ...tokens.map(({ name }) => name), ...Object.keys(inner)]);
    expect(read.filter((name) => !known.has(name))).toEqual([]);
    for (const name of Object.keys(inner)) expect.soft(set, name).toContain(name);
  });
});

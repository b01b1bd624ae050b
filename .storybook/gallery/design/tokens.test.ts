import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { inner, meanings, readTokens } from './tokens.js';

const folder = fileURLToPath(new URL('../../../packages/react/src/styles/', import.meta.url));
const tokens = readTokens(readFileSync(`${folder}tokens.css`, 'utf8'));

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

  it('leaves out no property that the stylesheet reads', () => {
    const css = readdirSync(folder)
      .filter((name) => name.endsWith('.css'))
      .map((name) => readFileSync(folder + name, 'utf8'))
      .join('\n');
    const read = new Set([...css.matchAll(/var\(\s*(--parley-[\w-]+)/g)].map(([, name = '']) => name));
    const known = new Set([
      ...tokens.flatMap(({ name }) => [name, name.replace('--parley-', '--parley-color-')]),
      ...Object.keys(inner),
    ]);
    expect([...read].filter((name) => !known.has(name))).toEqual([]);
  });
});

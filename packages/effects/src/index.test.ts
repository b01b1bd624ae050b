import { createHash } from 'node:crypto';
import { readFile, readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import * as effects from './index.js';

it('exports these names and no others', () => {
  expect(Object.keys(effects).toSorted()).toEqual([
    'backgroundBlur',
    'backgroundImage',
    'canChangeBackground',
    'canSuppressNoise',
    'noiseSuppression',
  ]);
});

it('ships the files of others as they were published, and says whose they are', async () => {
  const assets = new URL('../assets/', import.meta.url);
  const told = await readFile(new URL('LICENSES.md', assets), 'utf8');
  const own = new Set(['LICENSES.md', 'rnnoise-worklet.js']);
  const others = (await readdir(assets)).filter((name) => !own.has(name));
  expect(others).toHaveLength(2);
  for (const name of others) {
    const hash = createHash('sha256').update(await readFile(new URL(name, assets)));
    expect(told).toContain(name);
    expect(told).toContain(hash.digest('hex'));
  }
});

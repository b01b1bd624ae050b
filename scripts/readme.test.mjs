import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { root } from './lib/files.mjs';
import { codeBlocks } from './lib/markdown-code.mjs';

const pages = [
  'README.md',
  ...['core', 'store', 'effects', 'react', 'testing', 'dev-server'].map(
    (name) => `packages/${name}/README.md`,
  ),
];
const folder = join(root, 'node_modules/.cache/parley/readme');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the pages speak of and the reader has: an app's own functions, or what an earlier block of the page made. */
const given = `
import type { ComponentProps, FC } from 'react';
import type { Addressing, CallClient, MediaTransport, SignalingFactory } from '@parley/core';
import type { CallStore } from '@parley/store';
declare global {
  function fetchLogin(): Promise<{ userId: string; password: string }>;
  const client: CallClient;
  const store: CallStore;
  const signaling: SignalingFactory;
  const addressing: Addressing;
  const sfu: MediaTransport;
  const FancyButton: FC<ComponentProps<'button'>>;
}
`;

/**
 * The names that an entry shows.
 *
 * @param {string} entry
 */
function namesOf(entry) {
  const text = readFileSync(join(root, entry), 'utf8').replaceAll(/\/\/.*/g, '');
  return [...text.matchAll(/export (?:type )?\{([^}]*)\}/g)].flatMap(([, list = '']) =>
    list
      .split(',')
      .map((name) => name.replace('type ', '').trim())
      .filter(Boolean),
  );
}

const entries = {
  '@parley/react': namesOf('packages/react/src/index.ts'),
  '@parley/core': namesOf('packages/core/src/index.ts'),
  '@parley/store': namesOf('packages/store/src/index.ts'),
  '@parley/effects': namesOf('packages/effects/src/index.ts'),
  '@parley/testing': namesOf('packages/testing/src/index.ts'),
};

/**
 * A block as a module: what it uses of our packages and does not import is imported.
 *
 * @param {string} code
 */
function asModule(code) {
  const imports = Object.entries(entries).map(([from, names]) => {
    const used = names.filter(
      (name) =>
        new RegExp(`(?<![\\w.'-])${name}\\b(?!['-])`).test(code.replaceAll(/\/\/.*/g, '')) &&
        !new RegExp(`(import[^;]*|const \\{?[^=]*|function )\\b${name}\\b`).test(code),
    );
    return used.length > 0 ? `import { ${used.join(', ')} } from '${from}';` : '';
  });
  return `${imports.filter(Boolean).join(' ')} export {}; ${code}`;
}

/** @param {ReadonlyMap<string, string>} files */
function compile(files) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'given.d.ts'), given);
  writeFileSync(join(folder, 'css.d.ts'), "declare module '*.css';\n");
  for (const [name, text] of files) writeFileSync(join(folder, name), text);
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({
      extends: join(root, 'tsconfig.base.json'),
      compilerOptions: { noEmit: true, isolatedDeclarations: false, types: ['node'] },
      include: ['.'],
    }),
  );
  const { stdout } = spawnSync(
    process.execPath,
    ['node_modules/@typescript/native/bin/tsc', '-p', folder, '--pretty', 'false'],
    { cwd: root, encoding: 'utf8' },
  );
  // Only what is wrong with the pages: the packages have a suite of their own.
  return stdout.split('\n').filter((line) => line.includes('.cache/parley/readme/'));
}

describe('the code of the pages', () => {
  it('compiles', { timeout: 60_000 }, () => {
    const blocks = pages.flatMap((page) =>
      codeBlocks(page).map(({ line, language, code }) => ({ page, line, language, code })),
    );
    expect(blocks.length).toBeGreaterThan(8);
    const files = new Map(
      blocks.map(({ page, line, language, code }) => [
        `${page.replaceAll(/[/.]/g, '-')}-line-${String(line)}.${language}`,
        asModule(code),
      ]),
    );
    files.set('planted.tsx', asModule('<VideoCall colour="red" />;'));
    const faults = compile(files);
    expect(faults.filter((fault) => !fault.includes('planted.tsx'))).toEqual([]);
    expect(faults.join('\n')).toMatch(/planted\.tsx.*colour/);
  });

  it('is told of every name that the kit shows', () => {
    const text = readFileSync(join(root, 'packages/react/README.md'), 'utf8');
    const values = readFileSync(join(root, 'packages/react/src/index.test.ts'), 'utf8').match(
      /(?<=^ {4}')\w+(?=',$)/gm,
    );
    expect(values?.length).toBeGreaterThan(50);
    expect(values?.filter((name) => !new RegExp(`^\\|.*\`${name}[\`(]`, 'm').test(text))).toEqual([
      'CallProvider',
    ]);
  });

  it('is on the first page what the gallery shows', () => {
    const shown = readFileSync(join(root, '.storybook/gallery/snippets/one-screen.tsx'), 'utf8');
    const phone = /export function Phone[\s\S]*$/.exec(shown)?.[0] ?? '-';
    expect(
      codeBlocks('README.md')
        .map(({ code }) => code)
        .join('\n'),
    ).toContain(phone);
  });

  it('has the pictures that it names', () => {
    for (const [, path = ''] of readFileSync(join(root, 'README.md'), 'utf8').matchAll(
      /(?:src="|\]\()((?!http)[\w./-]+\.(?:png|webp))/g,
    ))
      expect.soft([path, existsSync(join(root, path))]).toEqual([path, true]);
  });
});

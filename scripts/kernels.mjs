// `npm run kernels`: compiles the arithmetic of the segmentation network (packages/effects/kernels) and writes it into the
// source of the package. Asks the registry for the compiler, which is large and needed by nobody else: the kernels change
// seldom, and what they compute is held against plain arithmetic with every run of the unit tests.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './lib/files.mjs';

const target = join(root, 'packages/effects/src/segmenter/kernels-code.ts');
const folder = mkdtempSync(join(tmpdir(), 'parley-kernels-'));
// The compiler wants the ending of TypeScript, of which this is only a dialect.
copyFileSync(join(root, 'packages/effects/kernels/kernels.as'), join(folder, 'kernels.ts'));
const compiler = ['--yes', '-p', 'assemblyscript@0.28.20', 'asc', 'kernels.ts', '-o', 'kernels.wasm'];
const options = '-O3 --noAssert --converge --runtime stub --enable simd --importMemory'.split(' ');
const { status } = spawnSync('npx', [...compiler, ...options], { cwd: folder, stdio: 'inherit' });
if (status !== 0) throw new Error('The kernels could not be compiled.');
const lines =
  readFileSync(join(folder, 'kernels.wasm'))
    .toString('base64')
    .match(/.{1,100}/g) ?? [];
rmSync(folder, { recursive: true });
writeFileSync(
  target,
  `// Written by \`npm run kernels\` from kernels/kernels.as: do not edit.

/** The kernels as WebAssembly, in base64: so small that a request of its own would take longer. */
export const kernelsCode: string =
${lines.map((line) => `  '${line}'`).join(' +\n')};
`,
);

import { build } from 'esbuild';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Runs a TypeScript program; Node 20 cannot by itself. The program is bundled together with all source that it
 * imports by a relative path, and put where it finds the installed packages.
 *
 * @param {string} entry - its path from the root of the repository
 */
export async function runTypeScript(entry) {
  const {
    outputFiles: [output],
  } = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    sourcemap: 'inline',
  });
  const directory = join(root, 'node_modules', '.cache', 'parley-bench');
  await mkdir(directory, { recursive: true });
  const file = join(directory, `${basename(entry, '.ts')}-${process.pid}.mjs`);
  await writeFile(file, output?.contents ?? '');
  try {
    await import(pathToFileURL(file).href);
  } finally {
    await rm(file);
  }
}

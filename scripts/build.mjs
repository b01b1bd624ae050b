// `npm run build`: builds every package into its dist: JavaScript module by module (so that 'use client'
// stays where it stands and an app's bundler can drop what it does not use), declarations, one stylesheet.
import { build as esbuild } from 'esbuild';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join, relative } from 'node:path';
import { build } from 'vite';
import { listFiles, root } from './lib/files.mjs';
import { property } from './lib/property.mjs';
import { testCode } from './rooms/table.mjs';

/** In the order in which they stand on each other. */
export const packageNames = ['core', 'store', 'effects', 'react', 'testing', 'dev-server'];

/**
 * @param {string} folder - of a package
 * @returns {unknown} its package.json
 */
function manifest(folder) {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
}

/**
 * The modules that a build begins with: what package.json exports, and the program behind `bin`.
 *
 * @param {string} folder - of a package
 * @returns {Record<string, string>} their sources by the name of what is built
 */
function entries(folder) {
  const sources = Object.values(property(manifest(folder), 'exports') ?? {})
    .map((conditions) => property(conditions, '@parley/source'))
    .filter((source) => typeof source === 'string' && source.endsWith('.ts'))
    .map((source) => join(folder, String(source)));
  const program = join(folder, 'src/cli.ts');
  if (existsSync(program)) sources.push(program);
  return Object.fromEntries(sources.map((source) => [source.slice(join(folder, 'src/').length, -3), source]));
}

/**
 * Builds one package's JavaScript, without types.
 *
 * @param {string} name
 */
async function buildPackage(name) {
  const folder = join(root, 'packages', name);
  const lists = ['dependencies', 'peerDependencies'].map((key) => property(manifest(folder), key));
  const outside = [...builtinModules, ...lists.flatMap((list) => Object.keys(list ?? {}))];
  await build({
    root: folder,
    configFile: false,
    logLevel: 'warn',
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2022',
      minify: false,
      sourcemap: true,
      lib: { entry: entries(folder), formats: ['es'] },
      rolldownOptions: {
        // Module by module 'use client' does stay; check-packages.mjs looks.
        onLog: (level, log, next) => {
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') next(level, log);
        },
        external: (id) =>
          id.startsWith('node:') || outside.some((other) => id === other || id.startsWith(`${other}/`)),
        output: {
          preserveModules: true,
          preserveModulesRoot: join(folder, 'src'),
          entryFileNames: '[name].js',
        },
      },
    },
  });
}

/**
 * Builds a package whose modules name workers and files by their place beside them. Vite would write such files into the
 * library; here the expressions stay as they are, for the bundler of the app to find.
 *
 * @param {string} name
 */
async function buildAsIs(name) {
  const folder = join(root, 'packages', name);
  const source = join(folder, 'src');
  rmSync(join(folder, 'dist'), { recursive: true, force: true });
  await esbuild({
    entryPoints: listFiles(source)
      .filter((path) => path.endsWith('.ts') && !testCode.test(path))
      .map((path) => join(source, path)),
    outbase: source,
    outdir: join(folder, 'dist'),
    format: 'esm',
    target: 'es2022',
    sourcemap: true,
    sourceRoot: relative(join(folder, 'dist'), source),
    logLevel: 'warning',
    plugins: [
      {
        name: 'built-workers',
        setup(run) {
          run.onLoad({ filter: /\.ts$/ }, ({ path }) => ({
            contents: readFileSync(path, 'utf8').replaceAll(/(?<=new URL\('\.[\w./-]+)\.ts(?=')/g, '.js'),
            loader: 'ts',
          }));
        },
      },
    ],
  });
}

/** Builds all packages. */
export async function buildPackages() {
  for (const name of packageNames) {
    if (existsSync(join(root, 'packages', name, 'assets'))) await buildAsIs(name);
    else await buildPackage(name);
  }
  const react = join(root, 'packages/react');
  await esbuild({
    entryPoints: [join(react, 'src/styles/index.css')],
    outfile: join(react, 'dist/styles.css'),
    bundle: true,
    logLevel: 'warning',
  });
  // Forced, because the compiler does not look whether what it wrote the last time is still there.
  const types = spawnSync(
    process.execPath,
    ['node_modules/@typescript/native/bin/tsc', '-b', 'tsconfig.build.json', '--force'],
    { cwd: root, stdio: 'inherit' },
  );
  if (types.status !== 0) throw new Error('The declarations could not be built.');
}

if (process.argv[1] === import.meta.filename) await buildPackages();

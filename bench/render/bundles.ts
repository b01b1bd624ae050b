import { build, type Plugin } from 'esbuild';
import { createRequire } from 'node:module';
import type { Contestant } from './options.js';

/** `production` for times; `profiling` for counts, with React's profiling build and readable names. */
export type Build = 'production' | 'profiling';

/** A page, ready to be loaded. */
export interface Bundle {
  readonly script: string;
  readonly style: string;
}

const pages = 'bench/render/pages';
const require = createRequire(import.meta.url);

/** React's profiling build, under the name of the other one. */
const profilingReact: Plugin = {
  name: 'profiling-react',
  setup(builder) {
    builder.onResolve({ filter: /^react-dom\/client$/ }, () => ({
      path: require.resolve('react-dom/profiling'),
    }));
  },
};

/** Bundles the page of a contestant from source, and React with it. */
export async function bundlePage(contestant: Contestant, mode: Build): Promise<Bundle> {
  const { outputFiles } = await build({
    entryPoints: [`${pages}/${contestant}.tsx`],
    bundle: true,
    write: false,
    outdir: 'out',
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    conditions: ['@parley/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: mode === 'production',
    plugins: mode === 'profiling' ? [profilingReact] : [],
    logLevel: 'silent',
  });
  const textOf = (extension: string): string =>
    outputFiles.find(({ path }) => path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

/** Bundles what counts renders: to be run in a page before everything else. */
export async function bundleCounter(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`${pages}/count.ts`],
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

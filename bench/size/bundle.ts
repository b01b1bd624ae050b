import { build, type Metafile } from 'esbuild';
import { gzipSync } from 'node:zlib';

/** The size of something that was bundled and minified, in bytes. */
export interface Size {
  readonly minified: number;
  /** By gzip at level 9, file by file, as a server sends them. */
  readonly gzip: number;
}

/** What a browser downloads. */
export interface BundleSize {
  /** What everybody downloads: all files together, those that are loaded later included, without the languages. */
  readonly total: Size;
  /** What is loaded before anything runs. */
  readonly initial: Size;
  /** Each language that is loaded only where it is spoken, by its tag. */
  readonly languages: ReadonlyMap<string, Size>;
  /** Shares of `total.gzip` by package, largest first, in proportion to their minified bytes. */
  readonly packages: readonly (readonly [name: string, gzip: number])[];
}

const external = ['react', 'react-dom', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client'];

/** Bundles the source of the packages as an app does: minified ES modules, React left out. */
export async function bundle(entry: string): Promise<BundleSize> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    platform: 'browser',
    outdir: 'out',
    entryNames: 'entry',
    conditions: ['@parley/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    external,
  });
  const sizes = new Map(
    outputFiles.map(({ path, contents }) => [
      outputName(path),
      { minified: contents.byteLength, gzip: gzipSync(contents, { level: 9 }).byteLength },
    ]),
  );
  const sizeOf = (name: string): Size => sizes.get(outputName(name)) ?? { minified: 0, gzip: 0 };
  const initial = loadedAtOnce(metafile);
  const languages = new Map(
    Object.entries(metafile.outputs).flatMap(([name, { entryPoint }]) => {
      const tag = /\/messages\/([\w-]+)\.ts$/.exec(entryPoint ?? '')?.[1];
      return tag === undefined || initial.includes(name) ? [] : [[tag, name]];
    }),
  );
  const spoken = new Set(languages.values());
  const names = Object.keys(metafile.outputs).filter((name) => !spoken.has(name));
  return {
    total: add(names.map(sizeOf)),
    initial: add(initial.map(sizeOf)),
    languages: new Map([...languages].map(([tag, name]) => [tag, sizeOf(name)])),
    packages: shares(metafile.outputs, names, sizeOf),
  };
}

function outputName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function add(sizes: readonly Size[]): Size {
  return sizes.reduce<Size>(
    (sum, size) => ({ minified: sum.minified + size.minified, gzip: sum.gzip + size.gzip }),
    { minified: 0, gzip: 0 },
  );
}

/** The entry's output, and what it imports statically. */
function loadedAtOnce({ outputs }: Metafile): string[] {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import' && path in outputs) visit(path);
    }
  };
  // A chunk of its own for a dynamic import has an entry point too, but not that of the build.
  const first = Object.keys(outputs).find((name) => /^out\/entry\.(js|css)$/.test(name));
  if (first !== undefined) visit(first);
  return [...found];
}

function shares(
  outputs: Metafile['outputs'],
  names: readonly string[],
  sizeOf: (name: string) => Size,
): [string, number][] {
  const byPackage = new Map<string, number>();
  for (const output of names) {
    const { minified, gzip } = sizeOf(output);
    for (const [input, { bytesInOutput }] of Object.entries(outputs[output]?.inputs ?? {})) {
      const name = packageOf(input);
      byPackage.set(name, (byPackage.get(name) ?? 0) + (bytesInOutput / minified) * gzip);
    }
  }
  return [...byPackage].toSorted(([, a], [, b]) => b - a);
}

function packageOf(input: string): string {
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(input)?.[1];
  if (installed !== undefined) return installed;
  const own = /packages\/([^/]+)\//.exec(input)?.[1];
  return own === undefined ? 'other' : `@parley/${own}`;
}

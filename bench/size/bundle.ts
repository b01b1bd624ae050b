import { build as bundleCss } from 'esbuild';
import { build, type Plugin, type Rolldown } from 'vite';
import { gzipSync } from 'node:zlib';

/** The size of something that was bundled and minified, in bytes. */
export interface Size {
  readonly minified: number;
  /** By gzip at level 9, file by file, as a server sends them. */
  readonly gzip: number;
}

/** What a browser downloads, and when. */
export interface BundleSize {
  /** All files together, without the languages. */
  readonly all: Size;
  /** What is loaded before anything runs. */
  readonly atOnce: Size;
  /** What signing in adds. */
  readonly signingIn: Size;
  /** What comes once it is wanted, by the module that is asked for, with what that one alone needs. */
  readonly onDemand: ReadonlyMap<string, Size>;
  /** Each language that is loaded only where it is spoken, by its tag. */
  readonly languages: ReadonlyMap<string, Size>;
  /** Shares of `all.gzip` by package, largest first, in proportion to their bytes. */
  readonly packages: readonly (readonly [name: string, gzip: number])[];
}

type Chunk = Rolldown.OutputChunk;

const external = ['react', 'react-dom', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client'];

/** What Vite adds to whatever has chunks, which an app has once, with the kit or without: 0.6 KB that are not ours. */
const withoutPreloads: Plugin = {
  name: 'without-preloads',
  enforce: 'pre',
  load: (id) =>
    id.includes('vite/preload-helper') ? 'export const __vitePreload = (load) => load();' : null,
};

/**
 * Bundles the source of the packages as most apps do: by Vite, minified, React left out. As in an app, what the entry
 * and a later chunk share is part of the entry: esbuild would cut it into chunks that no gzip sees together.
 */
export async function bundle(entry: string): Promise<BundleSize> {
  const result = await build({
    root: process.cwd(),
    configFile: false,
    logLevel: 'error',
    plugins: [withoutPreloads],
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['@parley/source', 'module', 'browser', 'production'] },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      rolldownOptions: { input: { entry }, preserveEntrySignatures: 'allow-extension', external },
    },
  });
  const chunks = [result].flat().flatMap((part) => ('output' in part ? part.output : []));
  const files = new Map(chunks.flatMap((chunk) => (chunk.type === 'chunk' ? [[chunk.fileName, chunk]] : [])));

  const atOnce = withImports(
    files,
    [...files.values()].filter(({ isEntry }) => isEntry),
  );
  const later = [...files.values()].filter((chunk) => chunk.isDynamicEntry && !atOnce.has(chunk));
  const spoken = later.filter(({ facadeModuleId }) => facadeModuleId?.includes('/messages/'));
  const signing = later.filter(({ facadeModuleId }) => /\/signaling\/|\/strophe/.test(facadeModuleId ?? ''));
  const wanted = later.filter((chunk) => !spoken.includes(chunk) && !signing.includes(chunk));

  const signingIn = without(withImports(files, signing), atOnce);
  const there = new Set([...atOnce, ...signingIn]);
  const onDemand = new Map<string, Size>();
  for (const chunk of wanted) {
    const added = without(withImports(files, [chunk]), there);
    onDemand.set(moduleName(chunk), sizeOfAll(added));
    for (const each of added) there.add(each);
  }
  return {
    all: sizeOfAll(there),
    atOnce: sizeOfAll(atOnce),
    signingIn: sizeOfAll(signingIn),
    onDemand,
    languages: new Map(spoken.map((chunk) => [moduleName(chunk), sizeOf(chunk.code)])),
    packages: shares(there),
  };
}

/** Bundles and minifies a stylesheet, as the build of the kit does. */
export async function bundleStyles(entry: string): Promise<Size> {
  const { outputFiles } = await bundleCss({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    outdir: 'out',
    legalComments: 'none',
  });
  return add(outputFiles.map(({ text }) => sizeOf(text)));
}

/** Adds up sizes. */
export function add(sizes: readonly Size[]): Size {
  return sizes.reduce<Size>(
    (sum, size) => ({ minified: sum.minified + size.minified, gzip: sum.gzip + size.gzip }),
    { minified: 0, gzip: 0 },
  );
}

function sizeOf(text: string): Size {
  return { minified: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).byteLength };
}

function sizeOfAll(chunks: Iterable<Chunk>): Size {
  return add(Array.from(chunks, ({ code }) => sizeOf(code)));
}

function moduleName({ facadeModuleId, name }: Chunk): string {
  return /([^/]+)\.\w+$/.exec(facadeModuleId ?? '')?.[1] ?? name;
}

/** Chunks and what they import statically. */
function withImports(files: ReadonlyMap<string, Chunk>, chunks: readonly Chunk[]): ReadonlySet<Chunk> {
  const found = new Set<Chunk>();
  const visit = (chunk: Chunk | undefined): void => {
    if (!chunk || found.has(chunk)) return;
    found.add(chunk);
    for (const name of chunk.imports) visit(files.get(name));
  };
  chunks.forEach(visit);
  return found;
}

function without(chunks: ReadonlySet<Chunk>, there: ReadonlySet<Chunk>): ReadonlySet<Chunk> {
  return new Set([...chunks].filter((chunk) => !there.has(chunk)));
}

function shares(chunks: Iterable<Chunk>): [string, number][] {
  const byPackage = new Map<string, number>();
  for (const { code, modules } of chunks) {
    const lengths = Object.entries(modules).map(
      ([id, { renderedLength }]) => [packageOf(id), renderedLength] as const,
    );
    const whole = lengths.reduce((sum, [, length]) => sum + length, 0);
    const { gzip } = sizeOf(code);
    for (const [name, length] of lengths)
      byPackage.set(name, (byPackage.get(name) ?? 0) + (length / whole) * gzip);
  }
  return [...byPackage].toSorted(([, a], [, b]) => b - a);
}

function packageOf(id: string): string {
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  if (installed !== undefined) return installed;
  const own = /packages\/([^/]+)\//.exec(id)?.[1];
  return own === undefined ? 'other' : `@parley/${own}`;
}

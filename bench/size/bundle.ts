import { build, type Metafile } from 'esbuild';
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
  /** What comes once it is wanted, by the module that was asked for; what several of them share is `shared`. */
  readonly onDemand: ReadonlyMap<string, Size>;
  /** Each language that is loaded only where it is spoken, by its tag. */
  readonly languages: ReadonlyMap<string, Size>;
  /** Shares of `all.gzip` by package, largest first, in proportion to their minified bytes. */
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
  const sizeOfAll = (names: Iterable<string>): Size => add(Array.from(names, sizeOf));

  const { outputs } = metafile;
  // A chunk of its own for a dynamic import has an entry point too, but not that of the build.
  const first = Object.keys(outputs).find((name) => /^out\/entry\.(js|css)$/.test(name)) ?? '';
  const atOnce = withImports(outputs, [first], new Set());
  const asked = Object.entries(outputs).flatMap(([name, { entryPoint }]) =>
    entryPoint === undefined || atOnce.has(name) ? [] : [[name, entryPoint] as const],
  );
  const spoken = asked.filter(([, module]) => module.includes('/messages/'));
  const signed = asked.filter(([, module]) => /\/signaling\/|node_modules\/strophe/.test(module));
  const wanted = asked.filter((chunk) => !spoken.includes(chunk) && !signed.includes(chunk));

  const signingIn = withImports(outputs, signed.map(outputOf), atOnce);
  const later = withImports(outputs, wanted.map(outputOf), new Set([...atOnce, ...signingIn]));
  const onDemand = new Map(wanted.map(([name, module]) => [moduleName(module), sizeOf(name)]));
  const shared = Array.from(later).filter((name) => !wanted.some((chunk) => outputOf(chunk) === name));
  if (shared.length > 0) onDemand.set('shared', sizeOfAll(shared));
  const names = [...atOnce, ...signingIn, ...later];
  return {
    all: sizeOfAll(names),
    atOnce: sizeOfAll(atOnce),
    signingIn: sizeOfAll(signingIn),
    onDemand,
    languages: new Map(spoken.map(([name, module]) => [moduleName(module), sizeOf(name)])),
    packages: shares(outputs, names, sizeOf),
  };
}

/** Adds up sizes. */
export function add(sizes: readonly Size[]): Size {
  return sizes.reduce<Size>(
    (sum, size) => ({ minified: sum.minified + size.minified, gzip: sum.gzip + size.gzip }),
    { minified: 0, gzip: 0 },
  );
}

function outputName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function outputOf([name]: readonly [name: string, module: string]): string {
  return name;
}

function moduleName(module: string): string {
  return outputName(module).replace(/\.\w+$/, '');
}

/** Outputs and what they import statically, without those that are there already. */
function withImports(
  outputs: Metafile['outputs'],
  names: readonly string[],
  there: ReadonlySet<string>,
): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (name: string): void => {
    if (found.has(name) || there.has(name)) return;
    found.add(name);
    for (const { path, kind } of outputs[name]?.imports ?? []) {
      if (kind !== 'dynamic-import' && path in outputs) visit(path);
    }
  };
  names.forEach(visit);
  return found;
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

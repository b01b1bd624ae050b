import { build, type Metafile, type Plugin } from 'esbuild';
import { gzipSync } from 'node:zlib';

/** The size of something that was bundled and minified, in bytes. */
export interface Size {
  readonly minified: number;
  /** By gzip at level 9. */
  readonly gzip: number;
}

/** What a browser downloads, and when. */
export interface BundleSize {
  /** Everything, without the languages. */
  readonly all: Size;
  /** What is loaded before anything runs. */
  readonly atOnce: Size;
  /** What signing in adds. */
  readonly signingIn: Size;
  /** What each part adds that comes once it is wanted, by the module that is asked for. */
  readonly onDemand: ReadonlyMap<string, Size>;
  /** Each language that is loaded only where it is spoken, by its tag. */
  readonly languages: ReadonlyMap<string, Size>;
  /** Shares of `all.gzip` by package, largest first, in proportion to their bytes. */
  readonly packages: readonly (readonly [name: string, gzip: number])[];
}

interface Bundle {
  readonly size: Size;
  readonly inputs: Metafile['outputs'][string]['inputs'];
  /** The modules that are imported when they are needed. */
  readonly later: readonly string[];
}

const external = ['react', 'react-dom', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-dom/client'];
const own = 'bundling';

/** What `connect()` fetches, all of it at once. */
const signing = /\/(switchboard|open-xmpp)\.ts$|\/strophe\.js\//;

/**
 * Bundles the source of the packages: by esbuild, minified, React left out. What comes later is measured by what the
 * bundle grows when it is imported at once: esbuild's own splitting would cut what both share into files that no gzip
 * sees together, which an app's bundler does not.
 */
export async function bundle(entry: string): Promise<BundleSize> {
  const first = await bundleTogether([entry]);
  const signedIn = await bundleAll([entry], (path) => signing.test(path));
  const modules = [...signedIn.modules];
  let all = signedIn.bundle;
  const onDemand = new Map<string, Size>();
  // What is wanted may want more.
  for (let path = nextWanted(all, modules); path !== undefined; path = nextWanted(all, modules)) {
    modules.push(path);
    const more = await bundleTogether(modules);
    onDemand.set(moduleName(path), subtract(more.size, all.size));
    all = more;
  }
  const spoken = all.later.filter(isLanguage);
  const languages = new Map<string, Size>();
  for (const path of spoken) languages.set(moduleName(path), (await bundleTogether([path])).size);
  return {
    all: all.size,
    atOnce: first.size,
    signingIn: subtract(signedIn.bundle.size, first.size),
    onDemand,
    languages,
    packages: shares(all),
  };
}

/** Bundles and minifies a stylesheet, as the build of the kit does. */
export async function bundleStyles(entry: string): Promise<Size> {
  const { outputFiles } = await build({
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

/** One file of these modules and of all that they want later and is chosen. */
async function bundleAll(
  modules: readonly string[],
  isChosen: (path: string) => boolean,
): Promise<{ readonly modules: readonly string[]; readonly bundle: Bundle }> {
  const result = await bundleTogether(modules);
  const more = result.later.filter((path) => isChosen(path) && !modules.includes(path));
  return more.length === 0 ? { modules, bundle: result } : bundleAll([...modules, ...more], isChosen);
}

function nextWanted({ later }: Bundle, modules: readonly string[]): string | undefined {
  return later.find((path) => !modules.includes(path) && !isLanguage(path));
}

function isLanguage(path: string): boolean {
  return path.includes('/messages/');
}

/** One file of these modules and all that they import, but for what they import later. */
async function bundleTogether(modules: readonly string[]): Promise<Bundle> {
  const later = new Set<string>();
  const keepApart: Plugin = {
    name: 'keep-apart',
    setup(run) {
      run.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== 'dynamic-import' || pluginData === own) return undefined;
        const found = await run.resolve(path, { kind, importer, resolveDir, pluginData: own });
        later.add(found.path);
        return { path: found.path, external: true };
      });
    },
  };
  const { outputFiles, metafile } = await build({
    stdin: {
      contents: modules.map((path, index) => `export * as m${index} from ${JSON.stringify(path)};`).join(''),
      resolveDir: process.cwd(),
    },
    absWorkingDir: process.cwd(),
    bundle: true,
    minify: true,
    write: false,
    metafile: true,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    platform: 'browser',
    outfile: 'out.js',
    conditions: ['@parley/source'],
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    external,
    plugins: [keepApart],
  });
  return {
    size: add(outputFiles.map(({ text }) => sizeOf(text))),
    inputs: Object.assign({}, ...Object.values(metafile.outputs).map(({ inputs }) => inputs)),
    later: [...later],
  };
}

function sizeOf(text: string): Size {
  return { minified: Buffer.byteLength(text), gzip: gzipSync(text, { level: 9 }).byteLength };
}

function subtract(whole: Size, part: Size): Size {
  return { minified: whole.minified - part.minified, gzip: whole.gzip - part.gzip };
}

function moduleName(path: string): string {
  return /([^/]+)\.\w+$/.exec(path)?.[1] ?? path;
}

function shares({ inputs, size }: Bundle): [string, number][] {
  const byPackage = new Map<string, number>();
  for (const [id, { bytesInOutput }] of Object.entries(inputs)) {
    const name = packageOf(id);
    byPackage.set(name, (byPackage.get(name) ?? 0) + (bytesInOutput / size.minified) * size.gzip);
  }
  return [...byPackage].toSorted(([, a], [, b]) => b - a);
}

function packageOf(id: string): string {
  const installed = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  if (installed !== undefined) return installed;
  const ours = /packages\/([^/]+)\//.exec(id)?.[1];
  return ours === undefined ? 'other' : `@parley/${ours}`;
}

import { chromium } from '@playwright/test';
import { build } from 'esbuild';
import { readFile } from 'node:fs/promises';
import { chromiumLaunchOptions } from '../../scripts/chromium.mjs';
import { quantile, shuffled } from '../support/statistics.js';
import type { Mode, Result } from './pages/call.js';

// How long a picture takes with the background blurred, at 640 × 480, and what remains of a call's frame rate.

const origin = 'http://localhost';
const modes: readonly Mode[] = ['off', 'auto', 'canvas'];

function option(name: string, otherwise: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
}

async function bundle(page: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [`bench/effects/pages/${page}.ts`],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    conditions: ['@parley/source'],
    minify: true,
  });
  return outputFiles[0]?.text ?? '';
}

const files: Readonly<Record<string, readonly [type: string, body: string | Buffer]>> = {
  '/': ['text/html', '<!doctype html><title>bench</title><script type="module" src="/call.js"></script>'],
  '/call.js': ['text/javascript', await bundle('call')],
  '/worker.js': ['text/javascript', await bundle('worker')],
  '/model.tflite': [
    'application/octet-stream',
    await readFile('packages/effects/assets/selfie_segmentation_landscape.tflite'),
  ],
};

/** Measures in a browser of its own. */
async function measure(mode: Mode, seconds: number): Promise<Result> {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const context = await browser.newContext();
    await context.route(`${origin}/**`, async (route) => {
      const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
      await route.fulfill({ contentType, body });
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => process.stderr.write(`in the page: ${error.message}\n`));
    await page.goto(`${origin}/`);
    await page.waitForFunction(() => 'effectsBench' in window);
    return await page.evaluate(([which, long]) => window.effectsBench(which, long), [mode, seconds] as const);
  } finally {
    await browser.close();
  }
}

const [runs, seconds] = [option('runs', 3), option('seconds', 8)];
const results = new Map<Mode, Result[]>(modes.map((mode) => [mode, []]));
for (let run = 0; run < runs; run += 1)
  for (const mode of shuffled(modes)) results.get(mode)?.push(await measure(mode, seconds));

const fixed = (value: number): string => value.toFixed(1).padStart(8);
process.stdout.write('mode      frames/s   start ms   median   p95 ms per picture\n');
for (const [mode, all] of results) {
  const times = all.flatMap((result) => result.times);
  const middle = (pick: (result: Result) => number): number => quantile(all.map(pick), 0.5);
  const cost = mode === 'off' ? '' : `${fixed(quantile(times, 0.5))} ${fixed(quantile(times, 0.95))}`;
  process.stdout.write(
    `${mode.padEnd(8)} ${fixed(middle(({ rate }) => rate))}   ${fixed(middle(({ start }) => start))} ${cost}\n`,
  );
}

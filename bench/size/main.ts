import { bundle, type BundleSize } from './bundle.js';
import { findFaults, kilobytes, readBudget, writeBudget } from './budget.js';

function line(name: string, { gzip, minified }: BundleSize['total'], note = ''): string {
  return `${name.padEnd(26)}${kilobytes(gzip).padStart(9)} gz${kilobytes(minified).padStart(10)} min${note}\n`;
}

/** How many there are besides English, which everybody has. */
const languages = 6;

const js = await bundle('bench/size/kit-entry.ts');
const css = await bundle('packages/react/src/styles/index.css');
const adapter = await bundle('bench/size/adapter-entry.ts');

process.stdout.write(line('JavaScript, all', js.total));
process.stdout.write(line('  loaded at once', js.initial, ', the rest when signing in'));
for (const [name, gzip] of js.packages)
  process.stdout.write(`  ${name.padEnd(24)}${kilobytes(gzip).padStart(9)} gz\n`);
for (const [tag, size] of js.languages)
  process.stdout.write(line(`  the language ${tag}`, size, ', where it is spoken'));
process.stdout.write(line('CSS', css.total));
process.stdout.write(line('webrtc-adapter (not used)', adapter.total));

const measured = { jsGzip: js.total.gzip, cssGzip: css.total.gzip };
if (process.argv.includes('--write')) await writeBudget(measured);
else {
  const faults = await findFaults(measured, await readBudget());
  if (js.languages.size !== languages)
    faults.push(
      `${js.languages.size} of ${languages} languages are loaded on demand: the rest is in everybody's bundle`,
    );
  for (const fault of faults) process.stdout.write(`FAULT: ${fault}\n`);
  if (faults.length > 0) process.exitCode = 1;
}

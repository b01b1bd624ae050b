import { add, bundle, bundleStyles, type Size } from './bundle.js';
import { compareToGoal, findFaults, kilobytes, readBudget, writeBudget } from './budget.js';

function line(name: string, { gzip, minified }: Size, note = ''): string {
  return `${name.padEnd(26)}${kilobytes(gzip).padStart(9)} gz${kilobytes(minified).padStart(10)} min${note}\n`;
}

/** How many there are besides English, which everybody has. */
const languages = 6;

const js = await bundle('./bench/size/kit-entry.ts');
const css = await bundleStyles('packages/react/src/styles/index.css');
const adapter = await bundle('./bench/size/adapter-entry.ts');

process.stdout.write(line('JavaScript, at once', js.atOnce));
process.stdout.write(line('  when signing in', js.signingIn));
process.stdout.write(line('  on demand', add([...js.onDemand.values()])));
for (const [name, size] of js.onDemand) process.stdout.write(line(`    ${name}`, size));
process.stdout.write(line('  all', js.all, `, ${compareToGoal('all', js.all.gzip)}`));
for (const [name, gzip] of js.packages)
  process.stdout.write(`    ${name.padEnd(22)}${kilobytes(gzip).padStart(9)} gz\n`);
for (const [tag, size] of js.languages)
  process.stdout.write(line(`  the language ${tag}`, size, ', where it is spoken'));
process.stdout.write(line('CSS', css, `, ${compareToGoal('css', css.gzip)}`));
process.stdout.write(line('webrtc-adapter (not used)', adapter.all));

const measured = {
  atOnce: js.atOnce.gzip,
  signedIn: js.atOnce.gzip + js.signingIn.gzip,
  all: js.all.gzip,
  css: css.gzip,
};
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

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import postcss from 'postcss';
import type { Container } from 'postcss';
import { describe, expect, it } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.css'));

/** Names of our own that CSS lets anybody define: an animation or a container of the app must not be met by chance. */
const naming = /^(keyframes|property|container|counter-style|font-face|view-transition|position-try)$/;

/** What could reach beyond the kit, or beat a rule of the app. */
function faults(css: string): string[] {
  const found: string[] = [];
  const visit = (container: Container, isLayered: boolean, isOurs: boolean): void => {
    for (const node of container.nodes ?? []) {
      if (node.type === 'rule') {
        if (!isLayered) found.push(`${node.selector} is in no layer`);
        for (const selector of isOurs ? [] : node.selectors) {
          // On the root, and on anything at all, we only set tokens.
          const setsTokensOnly = node.nodes.every(
            (one) => one.type === 'comment' || (one.type === 'decl' && one.prop.startsWith('--parley-')),
          );
          if (
            !/[.[][\w^=']*(data-)?parley-/.test(selector) &&
            !(selector.includes(':root') && setsTokensOnly)
          )
            found.push(`${selector} is not ours`);
        }
        for (const one of node.nodes)
          if (one.type === 'decl' && one.prop.startsWith('--') && !one.prop.startsWith('--parley-'))
            found.push(`${one.prop} is not ours`);
        visit(node, isLayered, true);
      } else if (node.type === 'atrule') {
        if (naming.test(node.name) && !/^(--)?parley-/.test(node.params))
          if (node.name !== 'container' || !node.params.startsWith('('))
            found.push(`@${node.name} ${node.params}`);
        if (node.name === 'layer' && !/^(parley\.\w+(, )?)+$/.test(node.params))
          found.push(`@layer ${node.params} is not ours`);
        // The steps of an animation are no selectors.
        if (node.nodes && node.name !== 'keyframes') visit(node, isLayered || node.name === 'layer', isOurs);
        if (node.name === 'import' && node.params.includes('//')) found.push(`@import ${node.params}`);
      }
    }
  };
  visit(postcss.parse(css), false, false);
  return found;
}

describe('the stylesheet', () => {
  it.each(files)('%s is in the layers of the kit, and speaks of the kit only', (name) => {
    expect(faults(readFileSync(folder + name, 'utf8'))).toEqual([]);
  });

  it('imports every file there is', () => {
    const index = readFileSync(`${folder}index.css`, 'utf8');
    const missing = files.filter((name) => name !== 'index.css' && !index.includes(`'./${name}'`));
    expect(missing).toEqual([]);
  });

  it('would be caught', () => {
    expect(faults('.parley-tile { color: red }')).toEqual(['.parley-tile is in no layer']);
    expect(faults('@layer parley.base { button { color: red } }')).toEqual(['button is not ours']);
    expect(faults('@layer parley.base { .parley-tile, video { color: red } }')).toEqual([
      'video is not ours',
    ]);
    expect(faults('@layer parley.base { :root { color: red } }')).toEqual([':root is not ours']);
    expect(faults('@layer parley.base { .parley-tile { --gap: 1px; & video { color: red } } }')).toEqual([
      '--gap is not ours',
    ]);
    expect(faults('@layer mine { .parley-tile { color: red } }')).toEqual(['@layer mine is not ours']);
    expect(faults('@layer parley.base { @keyframes spin { from { rotate: 0 } } }')).toEqual([
      '@keyframes spin',
    ]);
    expect(faults('@layer parley.base { @media print { video { color: red } } }')).toEqual([
      'video is not ours',
    ]);
  });
});

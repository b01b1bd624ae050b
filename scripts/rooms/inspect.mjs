import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../lib/files.mjs';
import { checkDependencies, dependencyRules } from './dependency-rules.mjs';
import { checkSource, parse, sourceRules } from './source-rules.mjs';
import { checkTree, countRooms, treeRules } from './tree-rules.mjs';

/**
 * Every rule there is, in the order in which they are told.
 *
 * @type {readonly { name: string, comment: string }[]}
 */
export const rules = [
  ...dependencyRules.map(({ name, comment }) => ({ name: name ?? '', comment: comment ?? '' })),
  ...sourceRules,
  ...treeRules,
];

const code = /\.(tsx?|mjs|cjs|js)$/;
const text = /\.(tsx?|mjs|cjs|js|json|css|html|md|ya?ml|sh|lua|txt|svg|xml)$|(^|\/)(\.\w+|run|LICENSE)$/;

/**
 * Holds every rule against the tree below a folder.
 *
 * @param {string} top - an absolute path
 * @returns {Promise<{ violations: import('./dependency-rules.mjs').Violation[], sizes: Map<string, number> }>}
 * what is wrong, and how many modules each room has
 */
export async function inspect(top) {
  const texts = new Map(
    listFiles(top)
      .filter((path) => text.test(path))
      .map((path) => [path, readFileSync(join(top, path), 'utf8')]),
  );
  const modules = new Map(
    [...texts].filter(([path]) => code.test(path)).map(([path, content]) => [path, parse(path, content)]),
  );
  const dependencies = await checkDependencies(top);
  return {
    violations: [
      ...dependencies.violations,
      ...[...modules.values()].flatMap((module) => checkSource(module)),
      ...checkTree({ top, texts, modules, cruised: dependencies.modules }),
    ],
    sizes: countRooms(dependencies.modules),
  };
}

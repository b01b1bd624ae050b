// The table of rooms as rules of dependency-cruiser.
import { cruise } from 'dependency-cruiser';
import { browserRooms, entryPoints, rooms, testCode, vendors } from './table.mjs';

/** @typedef {import('dependency-cruiser').IRegularForbiddenRuleType} Rule */

const tests = testCode.source;
const ours = '^(?!.*/node_modules/)(packages|apps|bench|e2e|scripts)/';
/** What is packed and published, or could be. */
const shipped = '^(packages/[^/]+/src|apps)/';

/** @param {string} text */
function escape(text) {
  return text.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`);
}

/**
 * @param {string} name - a room or an entry point
 * @returns {string} a pattern of its modules; a room inside a room is not part of it
 */
export function modulesOf(name) {
  const entry = entryPoints[name];
  if (entry !== undefined) return `^${escape(entry)}$`;
  const at = rooms[name]?.at;
  if (at === undefined) throw new Error(`There is no room "${name}" in the table.`);
  const inner = Object.values(rooms)
    .filter((other) => other.at.startsWith(`${at}/`))
    .map((other) => `${escape(other.at)}/`);
  return `^${inner.length > 0 ? `(?!${inner.join('|')})` : ''}${escape(at)}(/|$)`;
}

/** @param {string} vendor */
function vendorPath(vendor) {
  return `(^|/)node_modules/(@types/)?${escape(vendor)}/`;
}

/**
 * @param {string} name
 * @param {string} comment
 * @param {Rule['from']} from
 * @param {Rule['to']} to
 * @returns {Rule}
 */
function forbid(name, comment, from, to) {
  return { name, comment, severity: 'error', from, to };
}

/** @type {readonly Rule[]} */
export const dependencyRules = [
  ...Object.entries(rooms).map(([room, { may, types = [] }]) =>
    forbid(
      `room:${room}`,
      `may import ${may.length > 0 ? may.join(', ') : 'no other room'}`,
      { path: modulesOf(room), pathNot: tests },
      { path: ours, pathNot: [room, ...may, ...types].map((name) => modulesOf(name)) },
    ),
  ),
  ...Object.entries(rooms).flatMap(([room, { types }]) =>
    types
      ? forbid(
          `types-only:${room}`,
          `may import types, and nothing else, of ${types.join(', ')}`,
          { path: modulesOf(room), pathNot: tests },
          { path: types.map((name) => modulesOf(name)), dependencyTypesNot: ['type-only'] },
        )
      : [],
  ),
  // Not in e2e: Playwright knows no export conditions, so a name would lead it to a build in place of the source.
  forbid(
    'by-name',
    'another package is imported by its name, never by a relative path',
    { path: '^((?:packages|apps)/[^/]+|bench)/' },
    { dependencyTypes: ['local'], path: '^(packages|apps)/', pathNot: '^$1/' },
  ),
  ...Object.entries(vendors).map(([vendor, homes]) =>
    forbid(
      `vendor:${vendor}`,
      `only ${homes.join(', ')} may import it`,
      { path: shipped, pathNot: [tests, ...homes.map((home) => modulesOf(home))] },
      { path: vendorPath(vendor) },
    ),
  ),
  forbid(
    'vendor:unlisted',
    'an npm package that published code imports is listed in the table',
    { path: '^packages/[^/]+/src/', pathNot: tests },
    { path: '(^|/)node_modules/', pathNot: Object.keys(vendors).map((vendor) => vendorPath(vendor)) },
  ),
  forbid(
    'no-test-code',
    'what is published imports no test, no story and no helper of theirs',
    { path: shipped, pathNot: tests },
    { path: tests },
  ),
  forbid(
    'no-node-in-browser',
    'packages for the browser use no module of Node',
    { path: browserRooms.map((room) => modulesOf(room)), pathNot: tests },
    { dependencyTypes: ['core'] },
  ),
  forbid('no-cycle', 'no module imports itself by a detour, not even for types', {}, { circular: true }),
  forbid('no-unresolved', 'every import leads somewhere', {}, { couldNotResolve: true }),
];

/**
 * A place where a rule is broken.
 *
 * @typedef {{ rule: string, file: string, detail: string }} Violation
 */

/**
 * Reads every module below a folder and holds the table against it.
 *
 * @param {string} top - an absolute path
 * @returns {Promise<{ violations: Violation[], modules: string[] }>}
 */
export async function checkDependencies(top) {
  const { output } = await cruise(
    ['packages', 'apps', 'bench', 'e2e', 'scripts'],
    {
      baseDir: top,
      ruleSet: { forbidden: [...dependencyRules] },
      validate: true,
      doNotFollow: { path: 'node_modules' },
      // Anchored, or the edges to npm packages would vanish with their dist folders.
      exclude: { path: '^(packages|apps)/[^/]+/dist/' },
      // Imports of types count: a room that knows another's types knows the other room.
      tsPreCompilationDeps: true,
      // A package stands on its own package.json, not on the workspace's.
      combinedDependencies: false,
      enhancedResolveOptions: {
        exportsFields: ['exports'],
        conditionNames: ['@parley/source', 'import', 'default'],
      },
    },
    undefined,
    { tsConfig: { options: { allowJs: true } } },
  );
  if (typeof output === 'string') throw new Error('dependency-cruiser gave text in place of a result.');
  return {
    violations: output.summary.violations.map(({ rule, from, to, cycle }) => {
      if (!cycle) return { rule: rule.name, file: from, detail: `→ ${to}` };
      // Which of its modules a cycle is told of depends on who was read first: tell it of the first by name.
      const members = cycle.map(({ name }) => name).toSorted();
      return { rule: rule.name, file: members[0] ?? from, detail: `→ ${members.slice(1).join(', ')}` };
    }),
    modules: output.modules.map(({ source }) => source).filter((source) => new RegExp(ours).test(source)),
  };
}

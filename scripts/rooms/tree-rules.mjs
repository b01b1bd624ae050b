// Rules about files as such, and about the tree as a whole.
import { isBuiltin } from 'node:module';
import { homedir } from 'node:os';
import ts from 'typescript';
import { modulesOf } from './dependency-rules.mjs';
import { property } from '../lib/property.mjs';
import { specifierOf, walk } from './source-rules.mjs';
import { entryPoints, rooms, testCode } from './table.mjs';

/** @typedef {import('./dependency-rules.mjs').Violation} Violation */
/** @typedef {import('./source-rules.mjs').Module} Module */

/**
 * @typedef {object} Tree
 * @property {string} top - the absolute path of its top folder
 * @property {ReadonlyMap<string, string>} texts - every text file, by path
 * @property {ReadonlyMap<string, Module>} modules - those that are TypeScript or JavaScript
 * @property {readonly string[]} cruised - the modules that dependency-cruiser read
 */

/**
 * @typedef {object} TreeRule
 * @property {string} name
 * @property {string} comment
 * @property {(tree: Tree) => Omit<Violation, 'rule'>[]} check
 */

const maxLines = 400;
const longLines = 250;
/** At most one module in so many may be long. */
const longShare = 10;

/** @param {string} text */
function countLines(text) {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
}

/**
 * The modules of a table's entry, of those given.
 *
 * @param {string} room
 * @param {readonly string[]} paths
 */
function inRoom(room, paths) {
  const pattern = new RegExp(modulesOf(room));
  return paths.filter((path) => pattern.test(path));
}

/**
 * How many modules each room has.
 *
 * @param {readonly string[]} paths
 * @returns {Map<string, number>}
 */
export function countRooms(paths) {
  return new Map(Object.keys(rooms).map((room) => [room, inRoom(room, paths).length]));
}

/** Home folders of people on Linux, macOS and Windows. */
const homeFolder = /(?<![\w.~-])\/(?:home|Users|root)\/[\w.-]+|\b[A-Z]:\\{1,2}Users\\{1,2}\w+/;

/**
 * @param {string} name
 * @param {ts.SourceFile} source
 * @returns {ts.Statement[]} what a module declares under a name: more than one statement for overloads
 */
function declarations(name, source) {
  return source.statements.filter((statement) => {
    if (ts.isVariableStatement(statement)) {
      return statement.declarationList.declarations.some((one) => one.name.getText(source) === name);
    }
    const isNamed =
      ts.isFunctionDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isTypeAliasDeclaration(statement);
    return isNamed && statement.name?.text === name;
  });
}

/**
 * @param {ts.SourceFile} source - an entry
 * @returns {{ name: string, from: string }[]} the names it shows and the modules it has them from
 */
function shown(source) {
  return source.statements.flatMap((statement) => {
    if (!ts.isExportDeclaration(statement) || !statement.exportClause) return [];
    const { exportClause, moduleSpecifier } = statement;
    if (!ts.isNamedExports(exportClause) || !moduleSpecifier || !ts.isStringLiteral(moduleSpecifier))
      return [];
    const from = moduleSpecifier.text;
    return exportClause.elements.map((one) => ({ name: (one.propertyName ?? one.name).text, from }));
  });
}

/**
 * @param {string | undefined} manifest - the text of a package.json
 * @returns {Set<string>} what it lists for those who install it
 */
function declared(manifest) {
  /** @type {unknown} */
  const content = JSON.parse(manifest ?? '{}');
  const lists = ['dependencies', 'peerDependencies'].map((key) => property(content, key));
  return new Set(lists.flatMap((list) => Object.keys(list ?? {})));
}

/**
 * @param {string | null} specifier
 * @returns {string | null} the npm package that it leads to, `null` for a file or a module of Node
 */
function packageOf(specifier) {
  if (specifier === null || /^(\.|\/|node:)/.test(specifier) || isBuiltin(specifier)) return null;
  return specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
}

/** @type {readonly TreeRule[]} */
export const treeRules = [
  {
    name: 'no-empty-room',
    comment: 'every room of the table has modules, and dependency-cruiser read them',
    check: ({ cruised }) =>
      [...countRooms(cruised)]
        .filter(([, modules]) => modules === 0)
        .map(([room]) => ({ file: rooms[room]?.at ?? room, detail: 'no module was read' })),
  },
  {
    name: 'no-homeless-module',
    comment: 'every module of a package stands in one of its rooms',
    check: ({ modules }) => {
      const homes = Object.keys(rooms).map((room) => new RegExp(modulesOf(room)));
      return [...modules.keys()]
        .filter((path) => /^packages\/[^/]+\/src\//.test(path) && !testCode.test(path))
        .filter((path) => !homes.some((home) => home.test(path)))
        .map((file) => ({ file, detail: 'stands in no room of the table' }));
    },
  },
  {
    name: 'no-undeclared-dependency',
    comment: 'published code imports only what its own package.json lists as a dependency or a peer',
    check: ({ texts, modules }) =>
      [...modules.values()]
        .filter(({ path }) => /^packages\/[^/]+\/src\//.test(path) && !testCode.test(path))
        .flatMap(({ path, source }) => {
          const own = declared(texts.get(`${path.split('/', 2).join('/')}/package.json`));
          return walk(source, (node) => {
            const name = packageOf(specifierOf(node));
            return name === null || own.has(name) ? null : name;
          }).map(({ detail }) => ({ file: path, detail }));
        }),
  },
  {
    name: 'file-length',
    comment: `no file has more than ${maxLines} lines`,
    check: ({ texts }) =>
      [...texts]
        .filter(([path]) => /\.(tsx?|mjs|cjs|js|css|html|sh)$/.test(path))
        .filter(([, text]) => countLines(text) > maxLines)
        .map(([file, text]) => ({ file, detail: `${countLines(text)} lines` })),
  },
  {
    name: 'few-long-files',
    comment: `at most one published module in ${longShare} has more than ${longLines} lines`,
    check: ({ texts }) => {
      const published = [...texts].filter(
        ([path]) => /^packages\/[^/]+\/src\/.*\.tsx?$/.test(path) && !testCode.test(path),
      );
      const long = published.filter(([, text]) => countLines(text) > longLines);
      return long.length * longShare <= published.length
        ? []
        : long.map(([file, text]) => ({ file, detail: `${countLines(text)} lines` }));
    },
  },
  {
    name: 'documented',
    comment: 'everything that a package shows says what it is',
    check: ({ modules }) =>
      Object.values(entryPoints).flatMap((entry) => {
        const source = modules.get(entry)?.source;
        if (!source) return [];
        return shown(source).flatMap(({ name, from }) => {
          const base = new URL(from, `file:///${entry}`).pathname.slice(1).replace(/\.js$/, '');
          const module = modules.get(`${base}.ts`) ?? modules.get(`${base}.tsx`);
          if (!module) return [];
          const found = declarations(name, module.source);
          const isTold = found.some((one) => ts.getJSDocCommentsAndTags(one).length > 0);
          return found.length === 0 || isTold ? [] : [{ file: module.path, detail: name }];
        });
      }),
  },
  {
    name: 'no-registry-in-lock',
    comment: 'package-lock.json names no registry: each machine asks its own',
    check: ({ texts }) => {
      const host = /"resolved": "https?:[^"]*/.exec(texts.get('package-lock.json') ?? '');
      return host ? [{ file: 'package-lock.json', detail: host[0] }] : [];
    },
  },
  {
    name: 'no-machine-paths',
    comment: 'no file names a folder of the machine it was written on',
    check: ({ top, texts }) => {
      // A home or a checkout at the very top (`/root`, `/src`) is too common a word to look for.
      const here = [top, homedir()].filter((path) => path.split(/[/\\]/).length > 2);
      return [...texts].flatMap(([file, text]) => {
        const found = homeFolder.exec(text)?.[0] ?? here.find((path) => text.includes(path));
        return found === undefined ? [] : [{ file, detail: found }];
      });
    },
  },
];

/**
 * Holds every rule of this file against a tree.
 *
 * @param {Tree} tree
 * @returns {Violation[]}
 */
export function checkTree(tree) {
  return treeRules.flatMap(({ name, check }) =>
    check(tree).map(({ file, detail }) => ({ rule: name, file, detail })),
  );
}

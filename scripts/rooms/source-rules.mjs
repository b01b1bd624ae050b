// Rules that are read off the syntax of one module at a time.
import ts from 'typescript';
import { hostReferences, runsAtImport } from './scopes.mjs';
import { browserRooms, hostBoundaries, rooms, testCode } from './table.mjs';

/**
 * @typedef {object} Module
 * @property {string} path - relative to the top
 * @property {ts.SourceFile} source
 */

/**
 * @typedef {object} Finding
 * @property {ts.Node | number} at - a node, or a position in the text
 * @property {string} detail
 */

/**
 * @typedef {object} SourceRule
 * @property {string} name
 * @property {string} comment
 * @property {(path: string) => boolean} applies
 * @property {(module: Module) => Finding[]} check
 */

/** @param {string} path */
const isPublished = (path) => /^packages\/[^/]+\/src\//.test(path) && !testCode.test(path);
/** @param {string} path */
const isTest = (path) => /\.(test|spec)\.(tsx?|mjs)$/.test(path);
const always = () => true;

/**
 * @param {string} path
 * @param {readonly string[]} places - folders and files
 */
function isIn(path, places) {
  return places.some((place) => path === place || path.startsWith(`${place}/`));
}

/**
 * @param {ts.SourceFile} source
 * @param {(node: ts.Node) => string | null} judge - says what is wrong with a node
 * @returns {Finding[]}
 */
export function walk(source, judge) {
  /** @type {Finding[]} */
  const found = [];
  /** @type {Set<ts.Node>} */
  const docs = new Set();
  const isJavaScript = source.fileName.endsWith('js');
  /** @param {ts.Node} node */
  const visit = (node) => {
    const detail = judge(node);
    if (detail !== null) found.push({ at: node, detail });
    // Types in JavaScript live in comments; some nodes share one.
    if (isJavaScript) {
      for (const doc of ts.getJSDocCommentsAndTags(node)) {
        if (docs.has(doc)) continue;
        docs.add(doc);
        visit(doc);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * @param {ts.SourceFile} source
 * @param {RegExp} pattern
 * @returns {Finding[]} the comments that match
 */
function searchComments(source, pattern) {
  const { text } = source;
  if (!pattern.test(text)) return [];
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, source.languageVariant);
  /** @type {Finding[]} */
  const found = [];
  // Comments stand between tokens; a scanner alone would lose its way in templates and regular expressions.
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isJSDoc(node)) return;
    const children = node.getChildren(source);
    if (children.length > 0) {
      children.forEach((child) => visit(child));
      return;
    }
    scanner.setText(text, node.getFullStart(), node.getStart(source) - node.getFullStart());
    for (let token = scanner.scan(); token !== ts.SyntaxKind.EndOfFileToken; token = scanner.scan()) {
      const isComment =
        token === ts.SyntaxKind.SingleLineCommentTrivia || token === ts.SyntaxKind.MultiLineCommentTrivia;
      const match = isComment ? pattern.exec(scanner.getTokenText()) : null;
      if (match) found.push({ at: scanner.getTokenStart(), detail: match[0] });
    }
  };
  visit(source);
  return found;
}

/**
 * @param {ts.Node} node
 * @returns {string | null} what a module's import or export names
 */
export function specifierOf(node) {
  if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
    return ts.isStringLiteral(node.moduleSpecifier) ? node.moduleSpecifier.text : null;
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [first] = node.arguments;
    return first && ts.isStringLiteralLike(first) ? first.text : null;
  }
  return null;
}

/**
 * @param {ts.Node} node
 * @returns {node is ts.CallExpression}
 */
function isEffect(node) {
  return (
    ts.isCallExpression(node) && /^(React\.)?use(Layout|Insertion)?Effect$/.test(node.expression.getText())
  );
}

/** Attributes whose value people see or hear. */
const spoken =
  /^(aria-(label|description|roledescription|valuetext|placeholder)|title|alt|placeholder|label)$/;
/** @param {string} text */
const hasLetters = (text) => /\p{L}/u.test(text);

/**
 * @param {ts.Node} node
 * @returns {string | null} text that is written into a component
 */
function literalText(node) {
  if (ts.isJsxText(node)) return hasLetters(node.text) ? node.text.trim() : null;
  if (ts.isStringLiteralLike(node) && hasLetters(node.text)) {
    const holder = ts.isJsxExpression(node.parent) ? node.parent.parent : node.parent;
    if (ts.isJsxElement(holder) || ts.isJsxFragment(holder)) return node.text;
    if (ts.isJsxAttribute(holder) && spoken.test(holder.name.getText())) return node.text;
  }
  return null;
}

/**
 * @param {ts.Node} node
 * @returns {string | null} what tells the compiler to believe something
 */
function cast(node) {
  if (ts.isAsExpression(node)) return ts.isConstTypeReference(node.type) ? null : 'as …';
  if (ts.isTypeAssertionExpression(node)) return '<…>value';
  if (ts.isNonNullExpression(node)) return 'value!';
  if (ts.isPropertyDeclaration(node) || ts.isVariableDeclaration(node))
    return node.exclamationToken ? 'name!:' : null;
  return ts.isParenthesizedExpression(node) && ts.getJSDocTypeTag(node) ? '@type on a value' : null;
}

/**
 * @param {ts.Node} node
 * @returns {string | null} a wait for wall-clock time
 */
function sleep(node) {
  if (ts.isPropertyAccessExpression(node) && node.name.text === 'waitForTimeout') return 'waitForTimeout';
  if (/^(node:)?timers\/promises$/.test(specifierOf(node) ?? '')) return 'timers/promises';
  const isPromise = ts.isNewExpression(node) && node.expression.getText() === 'Promise';
  return isPromise && /\bsetTimeout\b/.test(node.getText()) ? 'a promise on setTimeout' : null;
}

/** @type {readonly SourceRule[]} */
export const sourceRules = [
  ...Object.entries(hostBoundaries).map(([name, { names, homes, guards, why }]) => ({
    name: `host:${name}`,
    comment: why,
    /** @param {string} path */
    applies: (path) => isIn(path, guards) && !isIn(path, homes) && !testCode.test(path),
    /** @param {Module} module */
    check: ({ source }) =>
      hostReferences(source)
        .filter((reference) => names.test(reference.name))
        .map((reference) => ({ at: reference.node, detail: reference.name })),
  })),
  {
    name: 'no-host-at-import',
    comment: 'importing a package for the browser touches no window, document or navigator',
    applies: (path) =>
      !testCode.test(path) &&
      isIn(
        path,
        browserRooms.map((room) => rooms[room]?.at ?? room),
      ),
    check: ({ source }) =>
      hostReferences(source)
        .filter(({ name, node }) => runsAtImport(node) && isOfPage(name))
        .map(({ name, node }) => ({ at: node, detail: name })),
  },
  {
    name: 'no-any',
    comment: 'no `any`: take `unknown` and narrow it',
    applies: always,
    check: ({ source }) =>
      walk(source, ({ kind }) =>
        kind === ts.SyntaxKind.AnyKeyword || kind === ts.SyntaxKind.JSDocAllType ? 'any' : null,
      ),
  },
  {
    name: 'no-cast',
    comment: 'no cast and no `!`: prove it with a type guard (`as const` is none)',
    applies: always,
    check: ({ source }) => walk(source, cast),
  },
  {
    name: 'no-suppression',
    comment: 'no comment that silences the compiler, the linter, the formatter or coverage',
    applies: always,
    check: ({ source }) =>
      searchComments(
        source,
        /@ts-(ignore|expect-error|nocheck)|(eslint|oxlint)-disable|prettier-ignore|(v8|c8|istanbul) ignore/,
      ),
  },
  {
    name: 'no-leftovers',
    comment: 'no note to do later: do it, or open an issue',
    applies: always,
    check: ({ source }) => searchComments(source, /\b(TODO|FIXME|XXX|HACK)\b/),
  },
  {
    name: 'curated-entry',
    comment: "a package's entry is a list of names: no `export *`, no code",
    applies: (path) => /^packages\/[^/]+\/src\//.test(path),
    check: ({ path, source }) =>
      source.statements.flatMap((statement) => {
        if (ts.isExportDeclaration(statement)) {
          const { exportClause } = statement;
          return exportClause && ts.isNamedExports(exportClause)
            ? []
            : [{ at: statement, detail: 'export *' }];
        }
        const isEntry = /^packages\/[^/]+\/src\/index\.ts$/.test(path);
        return isEntry ? [{ at: statement, detail: 'code in an entry' }] : [];
      }),
  },
  {
    name: 'named-exports',
    comment: 'published modules have no default export: a thing has one name everywhere',
    applies: isPublished,
    check: ({ source }) =>
      walk(source, (node) =>
        ts.isExportAssignment(node) ||
        node.kind === ts.SyntaxKind.DefaultKeyword ||
        (ts.isExportSpecifier(node) && node.name.text === 'default')
          ? 'export default'
          : null,
      ),
  },
  {
    name: 'hash-private',
    comment: 'private state is `#private` (a constructor cannot be, and may say `private`)',
    applies: always,
    check: ({ source }) =>
      walk(source, ({ kind, parent }) =>
        kind === ts.SyntaxKind.PrivateKeyword && !ts.isConstructorDeclaration(parent) ? 'private' : null,
      ),
  },
  {
    name: 'relative-extension',
    comment: 'a relative import ends in .js, as it will when it is built',
    applies: (path) => /^(packages|apps)\/[^/]+\/(src|test-kit)\//.test(path),
    check: ({ source }) =>
      walk(source, (node) => {
        const specifier = specifierOf(node);
        return specifier?.startsWith('.') && !/\.(js|mjs|css|json|svg)(\?\w+)?$/.test(specifier)
          ? specifier
          : null;
      }),
  },
  {
    name: 'named-effects',
    comment: 'an effect is a named function: useEffect(function attachStream() {…})',
    applies: (path) => /^(packages\/react\/src|apps)\//.test(path),
    check: ({ source }) =>
      walk(source, (node) => {
        if (!isEffect(node)) return null;
        const [effect] = node.arguments;
        const isNamed =
          effect &&
          (ts.isIdentifier(effect) || (ts.isFunctionExpression(effect) && effect.name !== undefined));
        return isNamed ? null : node.expression.getText();
      }),
  },
  {
    name: 'no-literal-text',
    comment: 'no text in a component: it comes from the message catalogue',
    applies: (path) => path.startsWith('packages/react/src/') && !testCode.test(path),
    check: ({ source }) => walk(source, literalText),
  },
  {
    name: 'no-own-mocks',
    comment: 'tests use the fakes of @parley/testing, never a mock of our own modules',
    applies: (path) => testCode.test(path),
    check: ({ source }) =>
      walk(source, (node) => {
        if (!ts.isCallExpression(node) || !/^vi\.(do)?[mM]ock$/.test(node.expression.getText())) return null;
        const [target] = node.arguments;
        return target && /^['"`](\.|@parley\/)|^import\(/.test(target.getText()) ? target.getText() : null;
      }),
  },
  {
    name: 'no-wall-sleep',
    comment: 'tests wait for conditions or own the clock; they do not sleep',
    applies: isTest,
    check: ({ source }) => walk(source, sleep),
  },
];

/** @param {string} name */
function isOfPage(name) {
  const { page, devices, media, webrtc, network } = hostBoundaries;
  return [page, devices, media, webrtc, network].some((boundary) => boundary?.names.test(name));
}

/**
 * @param {string} path
 * @param {string} text
 * @returns {Module}
 */
export function parse(path, text) {
  return { path, source: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true) };
}

/**
 * Holds every rule of this file against one module.
 *
 * @param {Module} module
 * @returns {import('./dependency-rules.mjs').Violation[]}
 */
export function checkSource(module) {
  const { path, source } = module;
  return sourceRules
    .filter(({ applies }) => applies(path))
    .flatMap(({ name, check }) =>
      check(module).map(({ at, detail }) => {
        const position = typeof at === 'number' ? at : at.getStart(source);
        const { line } = source.getLineAndCharacterOfPosition(position);
        return { rule: name, file: path, detail: `line ${line + 1}: ${detail}` };
      }),
    );
}

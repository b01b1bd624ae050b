// Which names in a module are its own, and which come from the host.
import ts from 'typescript';

/** @typedef {Map<ts.Node, Set<string>>} Scopes */

/**
 * @param {ts.Node} node
 * @returns {boolean}
 */
function isScope(node) {
  return (
    ts.isSourceFile(node) ||
    ts.isFunctionLike(node) ||
    ts.isBlock(node) ||
    ts.isForStatement(node) ||
    ts.isForInStatement(node) ||
    ts.isForOfStatement(node) ||
    ts.isCaseBlock(node) ||
    ts.isCatchClause(node) ||
    ts.isClassExpression(node)
  );
}

/**
 * @param {ts.Node} node
 * @param {(node: ts.Node) => boolean} test
 * @returns {ts.Node} the nearest ancestor that passes, the source file at the latest
 */
function climb(node, test) {
  let at = node.parent;
  while (!ts.isSourceFile(at) && !test(at)) at = at.parent;
  return at;
}

/**
 * @param {ts.BindingName} name
 * @returns {string[]}
 */
function boundNames(name) {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) =>
    ts.isOmittedExpression(element) ? [] : boundNames(element.name),
  );
}

/** @param {ts.VariableDeclaration} node */
function isVar(node) {
  return ts.isVariableDeclarationList(node.parent) && (node.parent.flags & ts.NodeFlags.BlockScoped) === 0;
}

/**
 * What a node declares, and where.
 *
 * @param {ts.Node} node
 * @returns {{ scope: ts.Node, names: string[] } | null}
 */
function declares(node) {
  if (ts.isVariableDeclaration(node)) {
    const scope = climb(node, isVar(node) ? ts.isFunctionLike : isScope);
    return { scope, names: boundNames(node.name) };
  }
  if (ts.isParameter(node)) return { scope: node.parent, names: boundNames(node.name) };
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) {
    return node.name ? { scope: climb(node, isScope), names: [node.name.text] } : null;
  }
  if (ts.isFunctionExpression(node) || ts.isClassExpression(node)) {
    return node.name ? { scope: node, names: [node.name.text] } : null;
  }
  if (ts.isImportSpecifier(node) || ts.isNamespaceImport(node) || ts.isImportClause(node)) {
    return node.name ? { scope: node.getSourceFile(), names: [node.name.text] } : null;
  }
  return null;
}

/**
 * @param {ts.SourceFile} source
 * @returns {Scopes}
 */
function readScopes(source) {
  /** @type {Scopes} */
  const scopes = new Map();
  /** @param {ts.Node} node */
  const visit = (node) => {
    const declared = declares(node);
    if (declared) {
      const names = scopes.get(declared.scope) ?? new Set();
      for (const name of declared.names) names.add(name);
      scopes.set(declared.scope, names);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return scopes;
}

/**
 * True where an identifier stands for a value: not a type, not a property's name, not a declaration.
 *
 * @param {ts.Identifier} node
 * @returns {boolean}
 */
function isReference(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== node;
  if (ts.isPropertyAssignment(parent)) return parent.initializer === node;
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.initializer === node;
  if (ts.isExportSpecifier(parent)) {
    // `export { a as b }`: only `a` refers to something here, and nothing does in `export … from`.
    return !parent.parent.parent.moduleSpecifier && (parent.propertyName ?? parent.name) === node;
  }
  if (ts.isImportSpecifier(parent) || ts.isJsxAttribute(parent) || ts.isLabeledStatement(parent))
    return false;
  if (ts.isBreakOrContinueStatement(parent)) return false;
  if ('name' in parent && parent.name === node) return false;
  return !isInType(node);
}

/** @param {ts.Node} node */
function isInType(node) {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isExpressionWithTypeArguments(at)) {
      // `class A extends B` needs the value B; `implements B` and `interface A extends B` do not.
      const clause = at.parent;
      return !(
        ts.isHeritageClause(clause) &&
        clause.token === ts.SyntaxKind.ExtendsKeyword &&
        ts.isClassLike(clause.parent)
      );
    }
    if (ts.isTypeNode(at)) return true;
    if (ts.isStatement(at)) return ts.isInterfaceDeclaration(at) || ts.isTypeAliasDeclaration(at);
  }
  return false;
}

/**
 * What a module takes from its host: references to names that it does not declare, and what it reaches
 * through `globalThis`, `window` or `self`.
 *
 * @param {ts.SourceFile} source
 * @returns {{ name: string, node: ts.Node }[]}
 */
export function hostReferences(source) {
  const scopes = readScopes(source);
  /** @type {{ name: string, node: ts.Node }[]} */
  const found = [];
  /** @param {ts.Identifier} node */
  const isOwn = (node) => {
    /** @type {ts.Node} */
    let at = node;
    for (;;) {
      if (scopes.get(at)?.has(node.text)) return true;
      if (ts.isSourceFile(at)) return false;
      at = at.parent;
    }
  };
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (ts.isIdentifier(node) && isReference(node) && !isOwn(node)) {
      const through = /^(globalThis|window|self)$/.test(node.text) ? propertyOf(node) : null;
      if (through !== null) found.push({ name: through, node });
      if (node.text !== 'globalThis' || through === null) found.push({ name: node.text, node });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/**
 * @param {ts.Identifier} node
 * @returns {string | null} `b` in `a.b` and `a['b']`
 */
function propertyOf(node) {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.expression === node) return parent.name.text;
  if (ts.isElementAccessExpression(parent) && ts.isStringLiteralLike(parent.argumentExpression)) {
    return parent.argumentExpression.text;
  }
  return null;
}

/**
 * True for what runs as soon as the module is imported.
 *
 * @param {ts.Node} node
 * @returns {boolean}
 */
export function runsAtImport(node) {
  for (let at = node; !ts.isSourceFile(at); at = at.parent) {
    if (ts.isFunctionLike(at)) return false;
    const isStatic =
      ts.canHaveModifiers(at) &&
      ts.getModifiers(at)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword);
    if (ts.isPropertyDeclaration(at) && !isStatic) return false;
  }
  return true;
}

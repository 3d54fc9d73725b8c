import { posix } from 'node:path';
import type { ts as TypeScript } from 'ts-morph';
import { attempt } from './compiler-limits.js';

/**
 * Texts to look for in other files, because this one exports a name under them: the new name of `export { a as b }` and
 * `const b = a`, and the module’s own name where `a` is its default export (importers choose the name then).
 * @param names names of the symbol that are known already
 */
export function aliasNames(
  ts: typeof TypeScript,
  path: string,
  text: string,
  names: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  const isNamed = (node: TypeScript.Node | undefined) =>
    node !== undefined && ts.isIdentifier(node) && names.has(node.text);
  const visit = (node: TypeScript.Node): void => {
    found.push(...exported(ts, path, node, isNamed));
    ts.forEachChild(node, visit);
  };
  // A file that is too deeply nested is told of when the rule looks at it.
  attempt(() => visit(ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false)));
  return found.filter((name) => name !== '');
}

type IsNamed = (node: TypeScript.Node | undefined) => boolean;

function exported(ts: typeof TypeScript, path: string, node: TypeScript.Node, isNamed: IsNamed): string[] {
  if (ts.isExportSpecifier(node)) {
    if (!isNamed(node.propertyName) && !isNamed(node.name)) return [];
    return [node.name.text === 'default' ? moduleName(path) : node.name.text];
  }
  if (ts.isExportAssignment(node)) return isNamed(node.expression) ? [moduleName(path)] : [];
  if (isDefaultDeclaration(ts, node)) return isNamed(node.name) ? [moduleName(path)] : [];
  if (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node))
    return ts.isIdentifier(node.name) && isNamed(node.initializer) ? [node.name.text] : [];
  return ts.isBinaryExpression(node) ? assigned(ts, path, node, isNamed) : [];
}

type Declared = TypeScript.FunctionDeclaration | TypeScript.ClassDeclaration;

function isDefaultDeclaration(ts: typeof TypeScript, node: TypeScript.Node): node is Declared {
  if (!ts.isFunctionDeclaration(node) && !ts.isClassDeclaration(node)) return false;
  return node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

/** `module.exports = a`, `module.exports = function a() {}`, `exports.b = a`. */
function assigned(
  ts: typeof TypeScript,
  path: string,
  { left, operatorToken, right }: TypeScript.BinaryExpression,
  isNamed: IsNamed,
): string[] {
  if (operatorToken.kind !== ts.SyntaxKind.EqualsToken || !ts.isPropertyAccessExpression(left)) return [];
  const value = ts.isFunctionExpression(right) || ts.isClassExpression(right) ? right.name : right;
  if (!isNamed(value)) return [];
  const isModule = ts.isIdentifier(left.expression) && left.expression.text === 'module';
  return [isModule ? moduleName(path) : left.name.text];
}

/** What an import of the file has to hold: its name without extension, or its folder’s for an index file. */
function moduleName(path: string): string {
  const stem = posix.basename(path).replace(/\.[^.]*$/, '');
  return stem === 'index' ? posix.basename(posix.dirname(path)).replace(/^\.$/, '') : stem;
}

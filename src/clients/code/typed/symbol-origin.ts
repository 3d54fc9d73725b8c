import type { Symbol as MorphSymbol, Node } from 'ts-morph';

export type Morph = typeof import('ts-morph');

/** A symbol’s own name and, for a method, that of its class. */
export interface SymbolName {
  readonly owner: string | null;
  readonly own: string;
}

/** `Class.method` or `name`. */
export function nameParts(symbol: string): SymbolName {
  const dot = symbol.indexOf('.');
  return dot < 0 ? { owner: null, own: symbol } : { owner: symbol.slice(0, dot), own: symbol.slice(dot + 1) };
}

/** How many names a value is followed through: `const b = a; const c = b; …`. */
const LONGEST_CHAIN = 8;

/**
 * Whether what is called is the wanted symbol: its declaration, or the import of a package, bears that name. `unresolved`
 * when the name is right and nothing tells what it belongs to.
 */
export function originOf(morph: Morph, callee: Node, wanted: SymbolName): 'wanted' | 'other' | 'unresolved' {
  let node: Node | undefined = callee;
  for (let step = 0; node && step < LONGEST_CHAIN; step += 1) {
    if (isStatic(morph, node, wanted)) return 'wanted';
    const name = nameNode(morph, node);
    const symbol: MorphSymbol | undefined = name ? name.getSymbol() : requiredModule(morph, node);
    if (!symbol) return name ? withoutSymbol(morph, node, wanted) : 'other';
    const answer = judgeSymbol(morph, symbol, wanted);
    if (answer !== 'follow') return answer;
    node = givenValue(morph, symbol);
  }
  return 'other';
}

/** `Class.method` written out: what it belongs to may be declared under another name (`ObjectConstructor`). */
function isStatic(morph: Morph, node: Node, { owner, own }: SymbolName): boolean {
  const access = node.asKind(morph.SyntaxKind.PropertyAccessExpression);
  return owner !== null && access?.getName() === own && access.getExpression().getText() === owner;
}

/** What `require('./file')` gives: the file’s `module.exports`. */
function requiredModule(morph: Morph, node: Node): MorphSymbol | undefined {
  const call = node.asKind(morph.SyntaxKind.CallExpression);
  if (call?.getExpression().getText() !== 'require') return undefined;
  return call.getArguments()[0]?.getSymbol()?.getExport('export=');
}

/** The identifier that names what is called; null for `f()()`, `a[0]()` and the like. */
function nameNode(morph: Morph, node: Node): Node | null {
  const { SyntaxKind } = morph;
  let inner = node;
  for (;;) {
    const wrapped =
      inner.asKind(SyntaxKind.ParenthesizedExpression) ??
      inner.asKind(SyntaxKind.NonNullExpression) ??
      inner.asKind(SyntaxKind.AsExpression);
    if (!wrapped) break;
    inner = wrapped.getExpression();
  }
  return (
    inner.asKind(SyntaxKind.PropertyAccessExpression)?.getNameNode() ??
    inner.asKind(SyntaxKind.Identifier) ??
    null
  );
}

function judgeSymbol(
  morph: Morph,
  symbol: MorphSymbol,
  wanted: SymbolName,
): 'wanted' | 'other' | 'unresolved' | 'follow' {
  const imported = symbol.getDeclarations().map((declaration) => importedName(morph, declaration));
  const aliased = symbol.isAlias() ? symbol.getAliasedSymbol() : symbol;
  const known = aliased && aliased.getDeclarations().length > 0;
  // An import of a package, or of a file that is not here: only its name is known.
  if (!known) return wanted.owner === null && imported.includes(wanted.own) ? 'wanted' : 'other';
  if (aliased.getDeclarations().some((declaration) => isWanted(morph, declaration, aliased, wanted)))
    return 'wanted';
  if (wanted.owner === null && imported.includes(wanted.own)) return 'wanted';
  return 'follow';
}

function isWanted(morph: Morph, declaration: Node, symbol: MorphSymbol, wanted: SymbolName): boolean {
  const own = symbol.getName() === 'default' ? declaredName(declaration) : symbol.getName();
  if (own !== wanted.own) return false;
  const parameter = declaration.asKind(morph.SyntaxKind.Parameter);
  const local = declaration.asKind(morph.SyntaxKind.BindingElement);
  if (parameter || local) return local ? importedName(morph, local) === wanted.own : false;
  const owner = ownerName(morph, declaration);
  return wanted.owner === null ? owner === null : owner === wanted.owner;
}

function declaredName(declaration: Node): string | undefined {
  return 'getName' in declaration && typeof declaration.getName === 'function'
    ? String(declaration.getName())
    : undefined;
}

/** The class, interface or object that a member belongs to; null for what stands on its own or on a module. */
function ownerName(morph: Morph, declaration: Node): string | null {
  const { SyntaxKind } = morph;
  const parent = declaration.getParent();
  const owner =
    parent?.asKind(SyntaxKind.ClassDeclaration) ??
    parent?.asKind(SyntaxKind.ClassExpression) ??
    parent?.asKind(SyntaxKind.InterfaceDeclaration);
  if (owner) return owner.getName() ?? '';
  const literal = parent?.asKind(SyntaxKind.ObjectLiteralExpression);
  if (!literal) return null;
  const holder = literal.getParent();
  const variable = holder?.asKind(SyntaxKind.VariableDeclaration);
  if (variable) return variable.getName();
  // `module.exports = { f() {} }` is a module, not an owner.
  return holder?.asKind(SyntaxKind.BinaryExpression)?.getLeft().getText() === 'module.exports' ? null : '';
}

/** The name that an import or a `require` takes from its module. */
function importedName(morph: Morph, declaration: Node): string | null {
  const { SyntaxKind } = morph;
  // A default export has no name but the one its importers give it.
  const clause = declaration.asKind(SyntaxKind.ImportClause);
  if (clause) return clause.getDefaultImport()?.getText() ?? null;
  const variable = declaration.asKind(SyntaxKind.VariableDeclaration);
  if (variable) return isRequire(variable) ? variable.getName() : null;
  const specifier =
    declaration.asKind(SyntaxKind.ImportSpecifier) ?? declaration.asKind(SyntaxKind.ExportSpecifier);
  if (specifier) return specifier.getName();
  const element = declaration.asKind(SyntaxKind.BindingElement);
  if (!element || !isRequire(element.getParent()?.getParent())) return null;
  return element.getPropertyNameNode()?.getText() ?? element.getName();
}

function isRequire(declaration: Node | undefined): boolean {
  return /=\s*require\s*\(\s*['"][^'"]*['"]\s*\)\s*$/.test(declaration?.getText() ?? '');
}

/** What a variable was given: `const b = a`, `const { a: b } = module`. */
function givenValue(morph: Morph, symbol: MorphSymbol): Node | undefined {
  const { SyntaxKind } = morph;
  const target = symbol.isAlias() ? symbol.getAliasedSymbol() : symbol;
  const declaration = target?.getValueDeclaration();
  const variable = declaration?.asKind(SyntaxKind.VariableDeclaration);
  if (variable) return variable.getInitializer();
  const property = declaration?.asKind(SyntaxKind.PropertyAssignment);
  if (property) return property.getInitializer();
  const assignment =
    declaration?.asKind(SyntaxKind.BinaryExpression) ??
    declaration?.getParent()?.asKind(SyntaxKind.BinaryExpression);
  if (assignment) return assignment.getRight();
  return declaration?.asKind(SyntaxKind.ExportAssignment)?.getExpression();
}

/** The checker knows nothing of it: a member of a package’s namespace, or of a value of unknown type. */
function withoutSymbol(morph: Morph, node: Node, wanted: SymbolName): 'wanted' | 'other' | 'unresolved' {
  const access = node.asKind(morph.SyntaxKind.PropertyAccessExpression);
  const name = access?.getName() ?? node.getText();
  if (name !== wanted.own) return 'other';
  if (!access) return wanted.owner === null ? 'wanted' : 'other';
  const receiver = access.getExpression();
  if (wanted.owner !== null) return 'unresolved';
  return isModule(morph, receiver) ? 'wanted' : 'unresolved';
}

function isModule(morph: Morph, receiver: Node): boolean {
  const { SyntaxKind } = morph;
  const declarations = receiver.getSymbol()?.getDeclarations() ?? [];
  return declarations.some(
    (declaration) =>
      declaration.isKind(SyntaxKind.NamespaceImport) ||
      declaration.isKind(SyntaxKind.ImportClause) ||
      (declaration.isKind(SyntaxKind.VariableDeclaration) && isRequire(declaration)),
  );
}

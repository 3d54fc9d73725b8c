import type { Node, SourceFile } from 'ts-morph';
import { aliasNames } from './exported-aliases.js';
import { findInProjects } from './find-in-projects.js';
import type { Sources, TypedFindings } from './sources.js';
import { type Morph, nameParts, originOf, type SymbolName } from './symbol-origin.js';

/** Names under which a symbol is exported anew are looked for so many times over. */
const MOST_ROUNDS = 4;

/**
 * Every call (and `new`) of a symbol, wherever it is imported from and under whatever name: `import { a as b }`, namespace
 * and default imports, re-exports, `require` with destructuring, `const b = a`. A place whose name is right and whose
 * receiver has no known type is counted as unresolved.
 * @param symbol `name`, or `Class.method`
 */
export async function findCallsTo(symbol: string, sources: Sources): Promise<TypedFindings> {
  const morph = await import('ts-morph');
  const wanted = nameParts(symbol);
  const paths = await filesToAsk(morph, wanted, sources);
  return findInProjects(morph, paths, sources, (file, report) => {
    for (const callee of calleesIn(morph, file)) {
      const origin = originOf(morph, callee, wanted);
      if (origin === 'wanted') report.found(callee.getParentOrThrow());
      else if (origin === 'unresolved') report.unresolved();
    }
  });
}

/** Files that hold the name, or a name or module under which others export it again. */
async function filesToAsk(morph: Morph, wanted: SymbolName, sources: Sources): Promise<string[]> {
  const names = new Set([wanted.own]);
  let paths = await sources.holding([...names]);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = names.size;
    for (const [path, text] of await sources.read(paths))
      for (const name of aliasNames(morph.ts, path, text, names)) names.add(name);
    if (names.size === before) break;
    paths = await sources.holding([...names].sort());
  }
  return paths;
}

function calleesIn(morph: Morph, file: SourceFile): Node[] {
  const { SyntaxKind } = morph;
  return [
    ...file.getDescendantsOfKind(SyntaxKind.CallExpression),
    ...file.getDescendantsOfKind(SyntaxKind.NewExpression),
  ]
    .sort((a, b) => a.getPos() - b.getPos())
    .map((call) => call.getExpression());
}

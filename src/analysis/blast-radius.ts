import { posix } from 'node:path';
import { linesWith } from '../clients/git/grep.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { BlastRadius } from '../domain/audit.js';
import type { CodeClass } from '../domain/code-class.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import { quoted } from '../domain/shell-word.js';
import { count, listing } from '../domain/wording.js';
import { FileIndex, IMPORT_SYNTAXES, type ImportSyntax } from './blast-radius/import-syntax.js';

/** More dependents or entry points than this are counted, not listed. */
const MOST_EXAMPLES = 10;
/** Affected files that the command to see it again names. */
const MOST_NAMES = 5;
const { basename, dirname, extname } = posix;

const METHOD =
  'import lines of the revision, followed backwards; imports that are computed at run time, span several lines by name, or come through a package’s own re-exports are not seen';

/** What depends on the affected files. */
export interface Measured {
  readonly blastRadius: BlastRadius | null;
  readonly importingTests: string[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
}

/**
 * Which files of the revision reach the affected ones through imports. Null when no affected file is in a language whose
 * imports can be read.
 */
export async function measureBlastRadius(
  clone: Clone,
  input: {
    revision: string;
    affected: readonly string[];
    tree: readonly TreeFile[];
    classOf: (path: string) => CodeClass;
  },
): Promise<Measured> {
  const present = new Set(input.tree.map((file) => file.path));
  const affected = input.affected.filter((path) => present.has(path)).sort();
  const syntaxes = IMPORT_SYNTAXES.filter((syntax) => affected.some((path) => speaks(syntax, path)));
  if (syntaxes.length === 0)
    return { blastRadius: null, importingTests: [], evidence: [], notifications: [] };

  const importers = new Map<string, Set<string>>();
  const unreadable: string[] = [];
  for (const syntax of syntaxes)
    unreadable.push(...(await readImports(clone, input.revision, syntax, input.tree, importers)));
  const reached = [...reachedFrom(affected, importers)].sort();
  const production = reached.filter((path) => input.classOf(path) === 'production');
  const test = reached.filter((path) => input.classOf(path) === 'test');
  const entryPoints = production.filter(
    (path) => ![...(importers.get(path) ?? [])].some((from) => input.classOf(from) === 'production'),
  );
  const blastRadius: BlastRadius = {
    affectedFiles: affected,
    dependents: { production: production.length, test: test.length },
    entryPoints: entryPoints.slice(0, MOST_EXAMPLES),
    entryPointCount: entryPoints.length,
    examples: production.slice(0, MOST_EXAMPLES),
    method: METHOD,
    evidence: 'blast-radius',
  };
  return {
    blastRadius,
    importingTests: testsImporting(affected, importers, input.classOf),
    evidence: [radiusEvidence(blastRadius, syntaxes, input.revision)],
    notifications: unreadable.length > 0 ? [missingFiles(unreadable)] : [],
  };
}

/** Test files that import an affected file themselves. */
function testsImporting(
  affected: readonly string[],
  importers: ReadonlyMap<string, ReadonlySet<string>>,
  classOf: (path: string) => CodeClass,
): string[] {
  const direct = new Set(affected.flatMap((path) => [...(importers.get(path) ?? [])]));
  return [...direct].filter((path) => classOf(path) === 'test').sort();
}

function speaks(syntax: ImportSyntax, path: string): boolean {
  return syntax.globs.includes(`*${extname(path)}`);
}

async function readImports(
  clone: Clone,
  revision: string,
  syntax: ImportSyntax,
  tree: readonly TreeFile[],
  importers: Map<string, Set<string>>,
): Promise<string[]> {
  const files = new FileIndex(tree.map((file) => file.path).filter((path) => speaks(syntax, path)));
  const resolved = new Map<string, readonly string[]>();
  return linesWith(clone.git, revision, syntax.literals, syntax.globs, (path, line) => {
    for (const target of syntax.targets(line, path)) {
      let found = resolved.get(target);
      if (!found) {
        found = syntax.resolve(target, files);
        resolved.set(target, found);
      }
      for (const imported of found) {
        if (imported === path) continue;
        const known = importers.get(imported);
        if (known) known.add(path);
        else importers.set(imported, new Set([path]));
      }
    }
  });
}

function reachedFrom(
  affected: readonly string[],
  importers: ReadonlyMap<string, ReadonlySet<string>>,
): Set<string> {
  const own = new Set(affected);
  const reached = new Set<string>();
  const todo = [...affected];
  for (let next = todo.pop(); next !== undefined; next = todo.pop()) {
    for (const from of importers.get(next) ?? []) {
      if (reached.has(from) || own.has(from)) continue;
      reached.add(from);
      todo.push(from);
    }
  }
  return reached;
}

function radiusEvidence(radius: BlastRadius, syntaxes: readonly ImportSyntax[], revision: string): Evidence {
  const { production, test } = radius.dependents;
  return {
    id: 'blast-radius',
    kind: 'blast-radius',
    summary: `${count(production, 'production file')} and ${count(test, 'test file')} reach ${listing(radius.affectedFiles, 2)} through imports.`,
    data: {
      affectedFiles: radius.affectedFiles.length,
      production,
      test,
      entryPoints: radius.entryPointCount,
    },
    provenance: {
      collector: 'blast-radius',
      source: `import lines (${syntaxes.map((s) => s.name).join(', ')})`,
      revision,
      command: searchCommand(radius, syntaxes, revision),
    },
    location: null,
  };
}

/** Shows the first step of the way back: the lines that name an affected file, by the word that imports call it by. */
function searchCommand(radius: BlastRadius, syntaxes: readonly ImportSyntax[], revision: string): string {
  const names = [...new Set(radius.affectedFiles.map(importedName))].sort().slice(0, MOST_NAMES);
  const literals = names.map((name) => `-e ${quoted(name)}`).join(' ');
  const globs = syntaxes.flatMap(({ globs: own }) => own).map(quoted);
  return `git grep -n -w -F ${literals} ${revision} -- ${globs.join(' ')}`;
}

/** `manager` for `core/manager.py`, `core` for `core/index.js`, which stands for its folder. */
function importedName(path: string): string {
  const stem = basename(path, extname(path));
  const folder = basename(dirname(path));
  return /^(?:index|__init__)$/.test(stem) && folder !== '.' ? folder : stem;
}

function missingFiles(paths: readonly string[]): Notification {
  return {
    code: 'imports-unreadable',
    message: `${count(paths.length, 'file')} could not be read for imports, because this clone lacks the content: ${listing([...paths].sort())}.`,
    weakens: 'What depends on the affected code may be more than was counted.',
    remedy: null,
  };
}

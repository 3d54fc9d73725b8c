import { matchesAt } from '../clients/code/match.js';
import type { Sources, TypedFindings } from '../clients/code/typed/sources.js';
import { findByTypes, isTypedPath, typedLiteral } from '../clients/code/typed/typed-scan.js';
import { filesHolding } from '../clients/git/files-holding.js';
import { readObjects } from '../clients/git/objects.js';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';
import type { TypedPattern } from '../domain/pattern.js';
import { count } from '../domain/wording.js';
import { objectsOfPartialClone } from './held-objects.js';
import { grouped, MISSING } from './match-files.js';
import type { FoundInFiles, Searching } from './scan-files.js';

const GLOBS = ['*.ts', '*.tsx', '*.mts', '*.cts', '*.js', '*.jsx', '*.mjs', '*.cjs'] as const;

/** Answers a rule about types in the TypeScript and JavaScript files of a revision. */
export async function scanTypes(
  clone: Clone,
  searching: Searching,
  pattern: TypedPattern,
): Promise<FoundInFiles> {
  const tree = await searching.tree;
  const reading = new RevisionSources(clone, searching.revision, tree);
  const findings = await findByTypes(pattern.rule, reading);
  const failed = new Set(findings.failed.map(({ path }) => path));
  const candidates = new Set([...findings.texts.keys(), ...failed]);
  const literal = typedLiteral(pattern.rule);
  return {
    occurrences: placesOf(findings),
    textOnly: [],
    more: new Map(),
    searched: {
      files: tree.filter(({ path, kind }) => isRegular(kind) && isTypedPath(path)).length,
      candidates: candidates.size,
      parsed: candidates.size - failed.size,
      unparsed: [...findings.failed].sort((a, b) => (a.path < b.path ? -1 : 1)),
      skipped: reading.missing(),
      allFiles: tree.length,
    },
    command: `git grep -n -F -w -e '${literal}' ${searching.revision} -- ${GLOBS.map((g) => `'${g}'`).join(' ')}`,
    notes: notesOn(pattern, findings),
  };
}

function notesOn(pattern: TypedPattern, { unresolved, cut }: TypedFindings): string[] {
  return [
    ...(unresolved > 0
      ? [
          `${count(unresolved, 'place')} could not be judged by ${pattern.source}: the repository's own files do not tell the type`,
        ]
      : []),
    ...(cut ? [`imports were followed through the first 3,000 files only, for ${pattern.source}`] : []),
  ];
}

function placesOf({ found, texts }: TypedFindings): FoundInFiles['occurrences'] {
  return [...found].flatMap(([path, spans]) =>
    matchesAt(texts.get(path) ?? '', spans).map((match) => ({ ...match, path })),
  );
}

function isRegular(kind: TreeFile['kind']): boolean {
  return kind === 'file' || kind === 'executable';
}

/** The files of one revision, read from git’s objects when they are asked for. */
class RevisionSources implements Sources {
  readonly paths: ReadonlySet<string>;
  readonly #clone: Clone;
  readonly #revision: string;
  readonly #oids: ReadonlyMap<string, string>;
  readonly #missing = new Set<string>();
  readonly #texts = new Map<string, string>();

  constructor(clone: Clone, revision: string, tree: readonly TreeFile[]) {
    this.#clone = clone;
    this.#revision = revision;
    this.#oids = new Map(tree.filter(({ kind }) => isRegular(kind)).map(({ path, oid }) => [path, oid]));
    this.paths = new Set(this.#oids.keys());
  }

  /** Files that were wanted and are not in this clone. */
  missing(): { path: string; reason: string }[] {
    return [...this.#missing].sort().map((path) => ({ path, reason: MISSING }));
  }

  async holding(literals: readonly string[]): Promise<string[]> {
    const grep = await filesHolding(this.#clone.git, this.#revision, literals, GLOBS);
    if (grep) {
      for (const path of grep.unreadable) this.#missing.add(path);
      return grep.paths.filter((path) => this.paths.has(path) && isTypedPath(path));
    }
    const texts = await this.read([...this.paths].filter(isTypedPath));
    return [...texts]
      .flatMap(([path, text]) => (literals.some((l) => text.includes(l)) ? [path] : []))
      .sort();
  }

  async read(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const unread = paths.filter((path) => !this.#texts.has(path) && !this.#missing.has(path));
    const byOid = grouped(unread, (path) => this.#oids.get(path) ?? '');
    const held = await this.#held();
    const oids = [...byOid.keys()].filter((oid) => oid !== '' && (held === null || held.has(oid)));
    for await (const object of readObjects(this.#clone.git, oids)) {
      if (!('data' in object)) continue;
      for (const path of byOid.get(object.name) ?? []) this.#texts.set(path, object.data.toString('utf8'));
    }
    for (const path of unread) if (!this.#texts.has(path)) this.#missing.add(path);
    return new Map(
      paths.flatMap((path) => {
        const text = this.#texts.get(path);
        return text === undefined ? [] : [[path, text] as const];
      }),
    );
  }

  #heldObjects: Promise<ReadonlySet<string> | null> | undefined;

  /** Of a partial clone: what it holds. Null for others, where git tells for each object. */
  #held(): Promise<ReadonlySet<string> | null> {
    this.#heldObjects ??= objectsOfPartialClone(this.#clone);
    return this.#heldObjects;
  }
}

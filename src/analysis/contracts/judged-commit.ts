import type { VersionsAt } from '../occurrences-at.js';
import { CallerFiles, type LanguageReaders, type MayCall } from './caller-files.js';
import type { ChangeKind } from './compare-definitions.js';
import type { ContractInput } from './contract-input.js';
import { definitionsIn, type FileChange } from './definition-changes.js';
import { readGoModule } from './go-module.js';
import { changedTexts, isStillKnown } from './gone-definition.js';
import { byClass, type CallerVersion, type LeftBehind, leftBehind } from './left-behind.js';
import type { JudgedChange } from './old-way.js';
import { type ChangedText, renamedDefinition } from './renamed-definition.js';
import { RepositoryPaths } from './repository-paths.js';
import { bareByImport, type Placed, type Surroundings } from './whose-call.js';

/** All changes of one kind that a commit made to definitions of the symbol, and whom they left behind. */
export interface JudgedKind {
  readonly kind: ChangeKind;
  /** The one that left most behind. */
  readonly change: FileChange;
  readonly left: LeftBehind;
  readonly renamedTo: string | null;
}

interface Known {
  readonly change: FileChange;
  readonly judged: JudgedChange;
  /** Whether it is no longer where it was. */
  readonly isGone: boolean;
  readonly renamedTo: string | null;
}

/** Judges the callers at commits that changed definitions. */
export class JudgedCommit {
  readonly #input: ContractInput;
  readonly #readers: LanguageReaders;
  readonly #files: CallerFiles;
  readonly #definedAt: VersionsAt;
  readonly #paths: RepositoryPaths;
  #goModule: Promise<string | null> | undefined;

  constructor(input: ContractInput, readers: LanguageReaders, definedAt: VersionsAt) {
    this.#input = input;
    this.#readers = readers;
    this.#files = new CallerFiles(input.clone, input.uses, input.use.symbol, readers);
    this.#definedAt = definedAt;
    this.#paths = new RepositoryPaths(input.uses.history.paths);
  }

  /**
   * @param versions of files in which the pattern matches at the commit, by path
   * @returns one a kind; null when there is too much to read
   */
  async judge(
    commit: number,
    changes: readonly FileChange[],
    versions: ReadonlyMap<number, number>,
  ): Promise<JudgedKind[] | null> {
    const defined = this.#definedBeside(commit);
    const known = changes.flatMap((change) => this.#known(change, defined) ?? []);
    const judged: JudgedKind[] = [];
    const left = known.filter((one) => this.#isAllLeft(one, defined));
    const [first] = left;
    if (first) judged.push({ ...first, kind: first.judged.kind, left: this.#allLeft(versions) });
    const rest = known.filter((one) => !left.includes(one));
    const changed = await this.#changedWhere(commit, rest);
    // Asked first, because it is quick to tell: callers are many files.
    const others = rest.filter(({ judged: { before }, isGone }) => {
      return !isGone || !isStillKnown(changed, before.path, this.#input.use.symbol);
    });
    if (others.length === 0) return judged;
    const around = await this.#around(defined);
    const read = await this.#read(commit, versions, others, around);
    if (!read) return null;
    const leftBy = (some: readonly Known[]) =>
      leftBehind(
        read,
        some.map((one) => one.judged),
        (path) => ({ ...around, ...this.#syntaxOf(path) }),
      );
    const counted: (Known & { readonly places: number })[] = [];
    for (const one of others) {
      const { places } = leftBy([one]);
      if (places.length > 0) counted.push({ ...this.#became(one, changed), places: places.length });
    }
    for (const kind of new Set(counted.map((one) => one.judged.kind))) {
      const ofKind = counted.filter((one) => one.judged.kind === kind).sort((a, b) => b.places - a.places);
      const [most] = ofKind;
      if (most) judged.push({ ...most, kind, left: leftBy(ofKind) });
    }
    return judged;
  }

  /** Every production definition of the symbol at a commit. */
  #definedBeside(commit: number): Placed[] {
    const { definitions } = this.#input;
    return [...this.#definedAt.at(commit)].flatMap(([path, oid]) =>
      definitionsIn(definitions, path, oid).map((definition) => ({
        path: definitions.history.paths[path] ?? '',
        definition,
      })),
    );
  }

  /** A change with what callers may use since; null for one that leaves nobody behind. */
  #known(change: FileChange, defined: readonly Placed[]): Known | null {
    const { paths } = this.#input.definitions.history;
    if (!change.before) return null;
    const before: Placed = { path: paths[change.pathBefore] ?? '', definition: change.before };
    const after: Placed | null = change.after && { path: paths[change.path] ?? '', definition: change.after };
    // What a class no longer has itself it may have from another one.
    const isMember = ({ definition }: Placed) => definition.scope === 'member';
    if (change.kind === 'removed' && isMember(before) && defined.some(isMember)) return null;
    const forms = defined
      .filter(
        ({ path, definition }) => path === after?.path && definition.container === change.after?.container,
      )
      .map(({ definition }) => definition);
    const isGone = change.kind === 'removed' || change.kind === 'moved';
    return { change, judged: { kind: change.kind, before, after, forms }, isGone, renamedTo: null };
  }

  /** What the commit changed, if a definition went in it. */
  async #changedWhere(commit: number, known: readonly Known[]): Promise<ChangedText[]> {
    const own = new Set(known.filter(({ isGone }) => isGone).map(({ change }) => change.pathBefore));
    const { clone, definitions } = this.#input;
    return own.size === 0 ? [] : changedTexts(clone, definitions, commit, own);
  }

  /** The same, or the new name of what went. */
  #became(known: Known, changed: readonly ChangedText[]): Known {
    const { change, judged } = known;
    if (change.kind !== 'removed') return known;
    const gone = { name: this.#input.use.symbol, ...judged.before };
    const renamed = renamedDefinition(gone, changed, (path) => this.#readers.of(path));
    if (!renamed) return known;
    const { name, path, definition } = renamed;
    return {
      ...known,
      change: { ...change, after: definition, path: this.#indexOf(path) ?? change.path },
      judged: { kind: 'renamed', before: judged.before, after: { path, definition }, forms: [] },
      renamedTo: name,
    };
  }

  #indexOf(path: string): number | null {
    const index = this.#input.definitions.history.paths.indexOf(path);
    return index < 0 ? null : index;
  }

  /** Whether every match of the pattern is the old way, so that nothing has to be read. */
  #isAllLeft({ judged }: Known, defined: readonly Placed[]): boolean {
    const { use } = this.#input;
    const visible = defined.filter(({ definition }) => definition.scope === 'module');
    return (
      judged.kind === 'async-to-sync' &&
      judged.before.definition.scope === 'module' &&
      visible.length === 1 &&
      use.awaited &&
      use.isBare
    );
  }

  #allLeft(versions: ReadonlyMap<number, number>): LeftBehind {
    const { uses, classOf } = this.#input;
    const places = [...versions].flatMap(([path, oid]) =>
      (uses.matchesOf(oid, path)?.lines ?? []).map((line) => ({
        path: uses.history.paths[path] ?? '',
        line,
        class: classOf(path),
      })),
    );
    return { places: places.sort(byClass), undecided: 0 };
  }

  /** The files that call, as they are at the commit and before it. Null when that is too much to read. */
  async #read(
    commit: number,
    versions: ReadonlyMap<number, number>,
    known: readonly Known[],
    around: Omit<Surroundings, 'syntax'>,
  ): Promise<CallerVersion[] | null> {
    const { uses, classOf } = this.#input;
    const { paths, starts, pathOf, before } = uses.history;
    const changed = new Map<number, number>();
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1)
      changed.set(pathOf[row] ?? 0, before[row] ?? -1);
    const isCompared = known.some(({ judged }) => judged.kind === 'parameters');
    const earlier = [...changed].filter(([path, oid]) => isCompared && oid >= 0 && versions.has(path));
    const wanted = [...versions, ...earlier];
    if (!this.#files.mayRead(wanted)) return null;
    await this.#files.read(wanted, this.#mayCall(known, around));
    return [...versions].flatMap(([path, oid]) => {
      const now = this.#files.of(path, oid);
      if (now === undefined) return [];
      return {
        now,
        before: changed.has(path) ? (this.#files.of(path, changed.get(path) ?? -1) ?? null) : undefined,
        path: paths[path] ?? '',
        class: classOf(path),
        matches: uses.matchesOf(oid, path)?.occurrences ?? 0,
      };
    });
  }

  /** Which files need not be parsed, because what they import says that they call something else. */
  #mayCall(known: readonly Known[], around: Omit<Surroundings, 'syntax'>): MayCall {
    if (!this.#input.use.isBare) return () => true;
    const placed = known.flatMap(({ judged: { before, after } }) => [before, ...(after ? [after] : [])]);
    return (path, taken) => placed.some((one) => bareByImport(path, taken, one, around) !== 'no');
  }

  async #around(definitions: readonly Placed[]): Promise<Omit<Surroundings, 'syntax'>> {
    const { clone, use, uses } = this.#input;
    if (use.language === 'go') this.#goModule ??= readGoModule(clone, uses.history);
    return {
      symbol: use.symbol,
      language: use.language,
      goModule: (await this.#goModule) ?? null,
      hasPath: (path) => this.#paths.has(path),
      definitions,
    };
  }

  #syntaxOf(path: string): Pick<Surroundings, 'syntax'> {
    const reader = this.#readers.of(path);
    if (!reader) throw new Error(`no reader for ${path}, though the pattern matched in it`);
    return { syntax: reader.syntax };
  }
}

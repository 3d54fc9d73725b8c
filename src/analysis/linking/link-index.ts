import type { DiskCache } from '../../clients/cache/disk-cache.js';
import { type RawChange, readChanges } from '../../clients/git/changes.js';
import { readPullRefs } from '../../clients/git/pull-refs.js';
import type { Clone } from '../../clients/git/repository.js';
import { readTree } from '../../clients/git/tree.js';
import type { ClassGlobs } from '../../domain/code-class.js';
import type { CommitGraph, LogEntry } from '../../domain/history.js';
import { classifyPath } from '../../languages/classify.js';
import { CommitOrder } from '../../references/commit-order.js';
import { compileKeys, type ReferenceRules } from '../../references/find-mentions.js';
import { indexMessages, type MessageIndex, plainTitle } from '../../references/message-index.js';
import { type RevertMap, resolveReverts } from '../../references/resolve-reverts.js';
import { RevisionPlace } from '../../references/revision-place.js';
import { openWholeHistory } from '../code-history.js';
import { type ChangeShape, changeShape } from './change-shape.js';
import { type ChangelogEntry, isChangelog, readChangelogs, readEntriesNaming } from './changelog-entries.js';
import { TouchedFiles } from './touched-files.js';

/** What the questions about single issues share; made once for a repository. */
export interface LinkIndexInput {
  readonly clone: Clone;
  readonly graph: CommitGraph;
  /** `owner/name` on its host; null when the clone names none: qualified references and addresses then count for no issue. */
  readonly repository: string | null;
  readonly host: string | null;
  /** Configured forms of reference, already checked to be simple. */
  readonly references?: readonly string[];
  /** Keys that are no numbers and that are to be found as they stand. */
  readonly keys?: readonly string[];
  readonly classes?: ClassGlobs;
  /** Where what commits changed is kept between runs. */
  readonly cache?: DiskCache | undefined;
}

/** What a change did to production code. */
export interface ProductionSignature {
  /** Equal for equal changes; empty for one without, and for one that could not be read. */
  readonly digest: string;
  readonly paths: readonly string[];
  /** It is so large that not all of its lines were read. */
  readonly isCut: boolean;
}

/** A file of a revision and its content’s id. */
export interface HeldFile {
  readonly path: string;
  readonly oid: string;
}

/** So many places are kept; each takes a byte a commit. */
const MOST_PLACES = 100;
/** More change logs than this are not read. */
const MOST_LOGS = 60;

/** Everything about a repository that linking asks more than once; what is costly is read when first asked for. */
export class LinkIndex {
  readonly clone: Clone;
  readonly graph: CommitGraph;
  readonly rules: ReferenceRules;
  readonly messages: MessageIndex;
  readonly order: CommitOrder;
  readonly reverts: RevertMap;
  /** Numbers of pull requests that the clone has refs of. */
  readonly pulls: ReadonlyMap<string, string>;
  readonly #classes: ClassGlobs | undefined;
  readonly #changes = new Map<string, readonly RawChange[]>();
  readonly #shapes = new Map<string, ChangeShape>();
  readonly #classOf = new Map<string, ReturnType<typeof classifyPath>>();
  readonly #changelogs = new Map<string, Promise<ReadonlyMap<string, readonly ChangelogEntry[]>>>();
  readonly #trees = new Map<string, Promise<readonly HeldFile[]>>();
  readonly #entries = new Map<string, Map<string, readonly ChangelogEntry[]>>();
  readonly #cache: DiskCache | undefined;
  #touched: Promise<TouchedFiles> | undefined;
  readonly #places = new Map<string, RevisionPlace>();
  /** By commit, what its change to production code is compared by. */
  readonly signatures = new Map<string, ProductionSignature>();
  /** By a fix and a later commit, with a NUL between: whether the later one takes the fix back without a word. */
  readonly silentReverts = new Map<string, boolean>();
  #copies: ReadonlyMap<string, readonly string[]> | undefined;

  private constructor(input: LinkIndexInput, pulls: ReadonlyMap<string, string>) {
    this.clone = input.clone;
    this.graph = input.graph;
    this.pulls = pulls;
    this.#cache = input.cache;
    this.#classes = input.classes;
    this.rules = {
      repositories: input.repository ? [input.repository] : [],
      hosts: input.host ? [input.host, `www.${input.host}`] : [],
      keys: compileKeys(input.references ?? [], input.keys ?? []),
    };
    this.messages = indexMessages(input.graph, this.rules);
    this.order = new CommitOrder(input.graph);
    this.reverts = resolveReverts(input.graph, this.messages);
  }

  /** Reads the messages and the pull requests’ refs. */
  static async open(input: LinkIndexInput): Promise<LinkIndex> {
    return new LinkIndex(input, await readPullRefs(input.clone.git));
  }

  entry(hash: string): LogEntry | undefined {
    return this.graph.get(hash);
  }

  classOf(path: string): ReturnType<typeof classifyPath> {
    const known = this.#classOf.get(path);
    if (known) return known;
    const codeClass = classifyPath(path, this.#classes);
    this.#classOf.set(path, codeClass);
    return codeClass;
  }

  /** Reads what many commits changed in one go; `shapeOf` and `changesOf` then answer for them at once. */
  async prepare(hashes: Iterable<string>): Promise<void> {
    const missing = [...new Set(hashes)].filter((hash) => !this.#changes.has(hash) && this.graph.get(hash));
    if (missing.length === 0) return;
    const read = await readChanges(this.clone.git, missing, { renames: 'exact' });
    for (const hash of missing) this.#changes.set(hash, read.get(hash) ?? []);
  }

  /** What a commit changed against its first parent; only after `prepare`. */
  changesOf(hash: string): readonly RawChange[] {
    const changes = this.#changes.get(hash);
    if (!changes) throw new Error(`changes of ${hash} were not read`);
    return changes;
  }

  /** What kind of change a commit is; only after `prepare`. */
  shapeOf(hash: string): ChangeShape {
    const known = this.#shapes.get(hash);
    if (known) return known;
    const shape = changeShape(this.graph.get(hash) as LogEntry, this.changesOf(hash), (path) =>
      this.classOf(path),
    );
    this.#shapes.set(hash, shape);
    return shape;
  }

  /** Entries of the change logs at a revision, by the issue keys they name. */
  changelogs(revision: string): Promise<ReadonlyMap<string, readonly ChangelogEntry[]>> {
    return remember(this.#changelogs, revision, async () =>
      readChangelogs(
        this.clone.git,
        revision,
        (await this.files(revision)).map(({ path }) => path),
        this.rules,
      ),
    );
  }

  /** Entries of the change logs at a revision that name any of the keys; a log is read once for all its revisions. */
  async entriesNaming(revision: string, keys: readonly string[]): Promise<readonly ChangelogEntry[]> {
    const whole = await this.#changelogs.get(revision);
    if (whole) return [...new Set(keys.flatMap((key) => whole.get(key.toUpperCase()) ?? []))];
    await this.readEntries([revision], keys);
    const known = this.#entriesOf(keys);
    const logs = (await this.files(revision)).filter(({ path }) => isChangelog(path)).slice(0, MOST_LOGS);
    return logs.flatMap(({ path, oid }) => (known.get(oid) ?? []).map((entry) => ({ ...entry, path })));
  }

  /** Reads what the change logs of many revisions say of the keys, in one go. */
  async readEntries(revisions: readonly string[], keys: readonly string[]): Promise<void> {
    const known = this.#entriesOf(keys);
    const logs = new Map<string, string>();
    for (const revision of revisions)
      for (const { path, oid } of await this.files(revision))
        if (isChangelog(path) && !known.has(oid)) logs.set(oid, path);
    if (logs.size === 0) return;
    for (const [oid, entries] of await readEntriesNaming(this.clone.git, logs, this.rules, keys))
      known.set(oid, entries);
  }

  #entriesOf(keys: readonly string[]): Map<string, readonly ChangelogEntry[]> {
    const name = keys.join('\0');
    const known = this.#entries.get(name) ?? new Map<string, readonly ChangelogEntry[]>();
    this.#entries.set(name, known);
    return known;
  }

  /** The files of a revision; of one that was noted, those that were noted. */
  files(revision: string): Promise<readonly HeldFile[]> {
    return remember(this.#trees, revision, async () =>
      (await readTree(this.clone.git, revision))
        .filter((file) => file.kind !== 'submodule')
        .map(({ path, oid }) => ({ path, oid })),
    );
  }

  /** Takes in the files of a revision that linking looks at: its change logs, and tests that are named after the issue. */
  noteFiles(revision: string, files: readonly HeldFile[]): void {
    this.#trees.set(revision, Promise.resolve(files));
  }

  /** What commits on all lines of history did to files; read when first asked for. */
  async touched(): Promise<TouchedFiles> {
    this.#touched ??= openWholeHistory(this.clone, { graph: this.graph, cache: this.#cache }).then(
      (history) => new TouchedFiles(history, this.graph),
    );
    return this.#touched;
  }

  /** Where commits stand to one; those of the last few are kept. */
  placeOf(commit: string): RevisionPlace {
    const place = this.#places.get(commit) ?? new RevisionPlace(this.graph, commit);
    // What was asked for last stands last and is kept longest.
    this.#places.delete(commit);
    this.#places.set(commit, place);
    for (const [oldest] of this.#places) {
      if (this.#places.size <= MOST_PLACES) break;
      this.#places.delete(oldest);
    }
    return place;
  }

  /** Commits that are the same change under another hash, as author, author date and title tell. */
  copiesOf(hash: string): readonly string[] {
    this.#copies ??= groupByOrigin(this.graph);
    const entry = this.graph.get(hash);
    return entry ? (this.#copies.get(originOf(entry)) ?? []).filter((other) => other !== hash) : [];
  }
}

/** Cherry-picking and rebasing keep these three; two commits by hand never share them. */
function originOf(entry: LogEntry): string {
  return `${entry.authoredAt}\0${entry.author}\0${plainTitle(entry.subject)}`;
}

function groupByOrigin(graph: CommitGraph): Map<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const entry of graph.all()) {
    if (entry.parents.length > 1) continue;
    const origin = originOf(entry);
    const known = groups.get(origin);
    if (known) known.push(entry.hash);
    else groups.set(origin, [entry.hash]);
  }
  return groups;
}

function remember<V>(map: Map<string, Promise<V>>, key: string, make: () => Promise<V>): Promise<V> {
  const known = map.get(key);
  if (known) return known;
  const made = make();
  map.set(key, made);
  return made;
}

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
import { type ChangeShape, changeShape } from './change-shape.js';
import { type ChangelogEntry, readChangelogs } from './changelog-entries.js';

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
}

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
  readonly #trees = new Map<string, Promise<readonly string[]>>();
  #copies: ReadonlyMap<string, readonly string[]> | undefined;

  private constructor(input: LinkIndexInput, pulls: ReadonlyMap<string, string>) {
    this.clone = input.clone;
    this.graph = input.graph;
    this.pulls = pulls;
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
      readChangelogs(this.clone.git, revision, await this.paths(revision), this.rules),
    );
  }

  /** Paths of the files of a revision. */
  paths(revision: string): Promise<readonly string[]> {
    return remember(this.#trees, revision, async () =>
      (await readTree(this.clone.git, revision))
        .filter((file) => file.kind !== 'submodule')
        .map((file) => file.path),
    );
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

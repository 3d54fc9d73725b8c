import { type Fix, fixesOf } from '../analysis/fixes.js';
import { LinkIndex } from '../analysis/linking/link-index.js';
import { type Linking, type LinkingInput, linkFixes } from '../analysis/linking.js';
import { askProbes } from '../analysis/probes.js';
import { decideVerdict } from '../analysis/verdict.js';
import type { DiskCache } from '../clients/cache/disk-cache.js';
import type { Ref } from '../clients/git/refs.js';
import type { Clone } from '../clients/git/repository.js';
import { commitEvidence, commitsConcerned } from '../collectors/commits.js';
import { Containment } from '../collectors/containment.js';
import { type CollectedHistory, collectHistory } from '../collectors/history.js';
import { trackerStateOf } from '../collectors/issue.js';
import { type Config, issueBlock } from '../config/config.js';
import type { FixLink } from '../domain/causes.js';
import { type Commit, shortHash } from '../domain/commit.js';
import type { Notification } from '../domain/evidence.js';
import type { Facts } from '../domain/facts.js';
import type { LogEntry } from '../domain/history.js';
import type { Issue, TrackerState } from '../domain/issue.js';
import type { Verdict } from '../domain/verdict.js';
import { mentionsOf } from '../references/message-index.js';
import type { RevisionPlace } from '../references/revision-place.js';

/** The verdict on one issue at one revision, from its commits alone. */
export interface Judgement {
  /** Full hash. */
  readonly revision: string;
  readonly verdict: Verdict;
  /** What was taken for a fix, best first, here or elsewhere. */
  readonly fixes: readonly Fix[];
  readonly links: readonly FixLink[];
  /** The number is that of a pull request. */
  readonly isPullRequest: boolean;
  readonly notifications: readonly Notification[];
}

/** What judging starts from. */
export interface JudgeInput {
  readonly clone: Clone;
  readonly config: Config;
  /** A revision, as it was named; its history and that of all branches and tags is read. */
  readonly at: string;
  /** `owner/name` of the tracker’s repository, and its host; null when the clone names none. */
  readonly repository: string | null;
  readonly host: string | null;
  /** Keys of issues that are to be found as they stand, beside numbers and configured forms. */
  readonly keys: readonly string[];
  /** The history at that revision, where it was read before. */
  readonly history?: CollectedHistory | undefined;
  /** Where what commits changed is kept between runs. */
  readonly cache?: DiskCache | undefined;
}

/** Of what issue, at which revision. */
export interface JudgementInput extends LinkingInput {
  /** Whether reasons name the branches and tags that hold a fix; costs a pass over the graph for new commits. */
  readonly withRefs?: boolean;
  /** What the tracker says, where it was asked; what the configuration states otherwise. */
  readonly tracker?: TrackerState | null;
}

/**
 * Judges issues at revisions by the audit’s own probes and rules, after the history was read once. Its facts are commits, links
 * and what the configuration states; patterns, test reports and the tree’s other files are left to the audit.
 */
export class Judge {
  readonly history: CollectedHistory;
  readonly index: LinkIndex;
  readonly #config: Config;
  readonly #holders = new Map<string, { branches: string[]; tags: string[] }>();
  readonly #concerned: (start: Iterable<string>) => Set<string>;

  private constructor(config: Config, history: CollectedHistory, index: LinkIndex) {
    this.history = history;
    this.index = index;
    this.#config = config;
    this.#concerned = commitsConcerned(index.reverts, index.messages, index.order);
  }

  /** Reads the history and what its messages say. */
  static async open(input: JudgeInput): Promise<Judge> {
    const { clone, config, at, repository, host, keys, cache } = input;
    const history = input.history ?? (await collectHistory(clone, at, cache));
    const { references, classes } = config;
    const { graph } = history;
    const index = await LinkIndex.open({ clone, graph, repository, host, references, keys, classes, cache });
    return new Judge(config, history, index);
  }

  /**
   * Reads in one go what the judgements of many issues need: the commits that name them, what takes those back, copies, and
   * the commits that change logs of the revision speak of.
   * @param options.withRefs the branches and tags that hold them, too
   * @returns how many commits
   */
  async prepare(
    issues: Iterable<Issue>,
    revision: string,
    options: { withRefs?: boolean } = {},
  ): Promise<number> {
    const { index } = this;
    const naming = [...issues].flatMap(({ key, aliases }) => [
      ...mentionsOf(index.messages, [key, ...aliases]).keys(),
    ]);
    const wanted = new Set<string>();
    for (const hash of this.#concerned(naming)) {
      wanted.add(hash);
      for (const copy of index.copiesOf(hash)) wanted.add(copy);
    }
    for (const entry of [...(await index.changelogs(revision)).values()].flat()) {
      for (const hash of entry.hashes) wanted.add(index.order.resolve(hash) ?? '');
      for (const key of entry.keys)
        for (const { commit } of index.messages.landings.get(key) ?? []) wanted.add(commit);
    }
    wanted.delete('');
    await index.prepare(wanted);
    if (options.withRefs) this.#findHolders([...wanted].filter((hash) => index.entry(hash)));
    return wanted.size;
  }

  /** @param input.revision full hash of a commit of the history */
  async at(input: JudgementInput): Promise<Judgement> {
    const { facts, linking } = await this.factsAt(input);
    return {
      revision: input.revision,
      verdict: decideVerdict(facts, askProbes(facts)),
      fixes: fixesOf(facts),
      links: linking.links,
      isPullRequest: linking.notifications.some(({ code }) => code === 'issue-is-pull-request'),
      notifications: linking.notifications,
    };
  }

  /**
   * What the history tells of one issue at one revision: all that an audit would weigh, without code, tests and files.
   * @param input.revision full hash of a commit of the history
   */
  async factsAt(input: JudgementInput): Promise<{ facts: Facts; linking: Linking }> {
    const { issue, revision } = input;
    const { index, history } = this;
    const linking = await linkFixes(index, input);
    const keys = [issue.key, ...issue.aliases];
    const mentions = mentionsOf(index.messages, keys);
    const concerned = [...this.#concerned([...mentions.keys(), ...linking.commits])].filter((hash) =>
      index.entry(hash),
    );
    concerned.sort((a, b) => index.order.position(a) - index.order.position(b));
    await index.prepare(concerned);
    if (input.withRefs) this.#findHolders(concerned);
    const place = index.placeOf(revision);
    const commits = concerned.map((hash) => this.#commit(hash, place, mentions.get(hash) ?? []));
    const facts = factsOf(history, {
      issue,
      tracker:
        input.tracker ??
        (input.told ? trackerStateOf(input.told, this.#config.people === 'hidden') : null) ??
        issueBlock(this.#config, issue.key)?.state ??
        null,
      revision: index.entry(revision) as LogEntry,
      commits,
      links: linking.links,
      evidence: [
        ...history.evidence,
        ...linking.evidence,
        ...commits.map((commit) => commitEvidence(commit, issue)),
      ],
      notifications: [...history.notifications, ...linking.notifications],
    });
    return { facts, linking };
  }

  /** Which branches and tags hold some commits; each commit is looked for once. */
  #findHolders(hashes: readonly string[]): void {
    const asked = hashes.filter((hash) => !this.#holders.has(hash));
    if (asked.length === 0) return;
    const { graph, refs } = this.history;
    const containment = new Containment(graph, asked);
    for (const hash of asked) {
      const holders = refs.filter((ref) => containment.contains(ref.commit, hash));
      const namesOf = (kind: Ref['kind']) =>
        holders.filter((ref) => ref.kind === kind).map((ref) => ref.name);
      this.#holders.set(hash, { branches: namesOf('branch'), tags: namesOf('tag') });
    }
  }

  #commit(hash: string, place: RevisionPlace, mentions: Commit['mentions']): Commit {
    const { index } = this;
    const entry = index.entry(hash) as LogEntry;
    return {
      ...entry,
      parents: [...entry.parents],
      mentions,
      changes: index.changesOf(hash).map(({ path, oldPath, status }) => ({
        path,
        oldPath,
        status,
        added: null,
        deleted: null,
        class: index.classOf(path),
      })),
      reverts: [...(index.reverts.targets.get(hash) ?? [])],
      cherryPickOf: [...(index.messages.cherryPicks.get(hash) ?? [])],
      branches: this.#holders.get(hash)?.branches ?? [],
      tags: this.#holders.get(hash)?.tags ?? [],
      isAncestor: place.contains(hash),
      isDescendant: place.isBefore(hash),
      evidence: `commit:${shortHash(hash)}`,
    };
  }
}

function factsOf(
  history: CollectedHistory,
  own: Pick<Facts, 'tracker' | 'commits' | 'links' | 'evidence' | 'notifications'> & {
    issue: Issue;
    revision: LogEntry;
  },
): Facts {
  const { hash, committedAt, author, subject } = own.revision;
  const { state, graph } = history;
  return {
    issue: own.issue,
    tracker: own.tracker,
    repository: history.repository,
    revision: hash,
    at: { name: hash, commit: hash, committedAt, author, subject, branch: null },
    // Only of a shallow history the number is told, and such a history is short.
    history: state.shallow ? { ...state, commits: graph.ancestorsOf(hash).size } : state,
    commits: own.commits,
    links: own.links,
    patterns: [],
    ledgers: [],
    inferredPatterns: [],
    contractChanges: [],
    introducedBy: [],
    tests: {
      counts: { total: 0, passed: 0, failed: 0, error: 0, skipped: 0, notRun: 0 },
      reports: [],
      ofIssue: [],
    },
    proof: null,
    coverage: null,
    checks: null,
    releases: { policy: 'none', tags: [] },
    blastRadius: null,
    relatedFiles: [],
    codeOwners: [],
    notes: { impact: [], whys: {}, decisions: [], source: null },
    evidence: own.evidence,
    notifications: own.notifications,
  };
}

import type { DiskCache } from '../clients/cache/disk-cache.js';
import type { Matcher } from '../clients/code/matcher.js';
import type { Clone } from '../clients/git/repository.js';
import { shallowBoundary } from '../clients/git/shallow-boundary.js';
import type { ContractChange } from '../domain/causes.js';
import type { ClassGlobs } from '../domain/code-class.js';
import type { Evidence, Notification } from '../domain/evidence.js';
import type { CommitGraph } from '../domain/history.js';
import type { Ledger } from '../domain/ledger.js';
import { classifyPath } from '../languages/classify.js';
import { indexOfOids, openCodeHistory } from './code-history.js';
import { contractChanges } from './contracts/contract-changes.js';
import { contractEvidence, definitionsNotRead, tooManyCallers } from './contracts/contract-evidence.js';
import { definitionFinder } from './contracts/definition-finder.js';
import { symbolOf } from './contracts/pattern-symbol.js';
import { ledgerEvidence, ledgerNotices } from './ledger/ledger-evidence.js';
import { isInScope } from './ledger/scope.js';
import { tellHistory } from './ledger/tell-history.js';
import { rememberedClass } from './remembered-class.js';
import { scanVersions } from './scan-versions.js';
import { type Finder, patternFinder } from './version-finder.js';
import type { VersionTable } from './version-table.js';

/** Gives what was computed before from the same input, else computes it. */
export type Remember = <T>(key: Readonly<Record<string, unknown>>, compute: () => Promise<T>) => Promise<T>;

/** Of what to tell the story, and where. */
export interface CodeStoryInput {
  /** Full hash. */
  readonly revision: string;
  /** Holds the revision and all that it builds on. */
  readonly graph: CommitGraph;
  readonly matchers: readonly Matcher[];
  readonly classes?: ClassGlobs | undefined;
  /** Without it nothing is kept between runs. */
  readonly cache?: DiskCache | undefined;
  /** Entries before this ISO date are summed up in `opening`. */
  readonly since?: string | null | undefined;
  /** Only files below this folder, or matching this glob. */
  readonly path?: string | null | undefined;
  /** So many versions of files are looked into for them. */
  readonly mostVersions?: number | undefined;
  /** Also look for changes of the definitions the patterns are about. */
  readonly contracts?: boolean | undefined;
  /** Gives what an earlier run computed from the same, by a key that names all of it; without it everything is computed. */
  readonly remember?: Remember | undefined;
}

/** What the code's history tells of some patterns. */
export interface CodeStory {
  /** One a matcher, in their order. */
  readonly ledgers: Ledger[];
  readonly contractChanges: ContractChange[];
  readonly evidence: Evidence[];
  readonly notifications: Notification[];
  /** For each matcher: whether a file with this content may hold something; no only if that is sure. */
  readonly mayHold: ((oid: string) => boolean)[];
}

/** Told of no pattern at all. */
export function noStory(): CodeStory {
  return { ledgers: [], contractChanges: [], evidence: [], notifications: [], mayHold: [] };
}

/**
 * Patterns over the history of a revision: their ledgers, and the contract changes that made them wrong. All come from one
 * reading of every version of every file. What cannot be read is counted and stated, and never ends it.
 * @throws TooManyVersions where more than `mostVersions` may hold something
 */
export async function readCodeStory(clone: Clone, input: CodeStoryInput): Promise<CodeStory> {
  const { graph, matchers } = input;
  const history = await openCodeHistory(clone, input);
  const symbols = matchers.map(({ pattern }) => (input.contracts ? symbolOf(pattern) : null));
  const finders: Finder[] = matchers.map(patternFinder);
  const definitionsAt = new Map<number, number>();
  for (const [i, symbol] of symbols.entries()) {
    const finder = symbol ? await definitionFinder(symbol.symbol, symbol.language) : null;
    // Only what production code defines can be a contract: stand-ins in tests are many, and costly to read.
    if (finder) definitionsAt.set(i, finders.push(inProduction(finder, input.classes)) - 1);
  }
  const scope = isInScope(input.path ?? null);
  const tables = await scanVersions(clone, history, {
    finders,
    cache: input.cache,
    isInScope: scope,
    most: input.mostVersions,
  });
  const classOf = rememberedClass(history.paths, input.classes);
  const cut = await shallowBoundary(clone.git);
  const story: CodeStory = { ...noStory(), mayHold: tables.slice(0, matchers.length).map(holding) };
  for (const [i, matcher] of matchers.entries()) {
    const uses = tables[i];
    if (!uses) continue;
    const ledger = withoutFalseFirst(await tellHistory(clone, uses, matcher.pattern.id, input), cut);
    story.ledgers.push(ledger);
    story.evidence.push(ledgerEvidence(ledger, matcher));
    story.notifications.push(...ledgerNotices(ledger, history.unreadable.length));
    const definitions = tables[definitionsAt.get(i) ?? -1];
    const symbol = symbols[i];
    if (!definitions || !symbol) continue;
    // Callers are read at many commits, which takes seconds.
    const { language, pattern } = symbol.pattern;
    const { revision, classes, path, remember = computed } = input;
    const { changes, notLookedInto } = await remember(
      { what: 'contract changes', revision, language, pattern, classes, path },
      () => contractChanges({ clone, use: symbol, definitions, uses, graph, classOf }),
    );
    if (notLookedInto > 0) story.notifications.push(tooManyCallers(symbol.symbol, notLookedInto));
    if (definitions.problems.size > 0)
      story.notifications.push(definitionsNotRead(symbol.symbol, definitions.problems.size));
    story.contractChanges.push(...changes);
    const known = new Set(story.evidence.map(({ id }) => id));
    story.evidence.push(...changes.map(contractEvidence).filter(({ id }) => !known.has(id)));
  }
  return story;
}

const computed: Remember = (_, compute) => compute();

function holding(table: VersionTable): (oid: string) => boolean {
  return (oid) => {
    const at = indexOfOids(table.history).get(oid);
    return at === undefined || table.mayHold(at);
  };
}

function inProduction(finder: Finder, classes: ClassGlobs | undefined): Finder {
  return {
    ...finder,
    isCandidatePath: (path) => finder.isCandidatePath(path) && classifyPath(path, classes) === 'production',
  };
}

/** Where a shallow clone is cut, a commit seems to add all that was there before: who wrote the first one is not known. */
function withoutFalseFirst(ledger: Ledger, cut: ReadonlySet<string>): Ledger {
  return ledger.first !== null && cut.has(ledger.first) ? { ...ledger, first: null } : ledger;
}

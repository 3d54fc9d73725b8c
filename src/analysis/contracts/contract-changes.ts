import type { ContractChange } from '../../domain/causes.js';
import { totalOf } from '../../domain/code-class.js';
import { shortHash } from '../../domain/commit.js';
import { countVersions, VersionsAt } from '../occurrences-at.js';
import { LanguageReaders } from './caller-files.js';
import type { ContractInput } from './contract-input.js';
import { definitionChanges, type FileChange } from './definition-changes.js';
import { JudgedCommit, type JudgedKind } from './judged-commit.js';
import { mayBeOldWay } from './pattern-symbol.js';

/** Callers are counted at so many commits at most, the latest first. */
const MOST_COUNTED = 500;
/** Changes beyond these few say nothing new. */
const MOST_CHANGES = 10;
const MOST_PLACES = 20;

/** What was found. */
export interface ContractChanges {
  readonly changes: ContractChange[];
  /** Commits that changed a definition while more files called it than are read. */
  readonly notLookedInto: number;
}

/**
 * Changes of a symbol’s definition in production code at which places that match the pattern were left to use it the old
 * way: those with most such places first, then the latest; a few of them. One that left nobody behind is none.
 */
export async function contractChanges(input: ContractInput): Promise<ContractChanges> {
  const { use, definitions, uses, classOf } = input;
  const readers = await LanguageReaders.open(use.pattern);
  if (!readers) return { changes: [], notLookedInto: 0 };
  const callersAt = new VersionsAt(uses);
  const commits = [...byCommit(definitionChanges(definitions).filter((change) => mayBeOldWay(use, change)))]
    .sort(([a], [b]) => b - a)
    .slice(0, MOST_COUNTED)
    .map(([commit, changes]) => {
      const versions = callersAt.at(commit);
      return { commit, changes, versions, most: totalOf(countVersions(uses, versions, classOf).counts) };
    })
    .filter(({ most }) => most > 0)
    .sort((a, b) => b.most - a.most || b.commit - a.commit);
  const judged = new JudgedCommit(input, readers, new VersionsAt(definitions));
  const found: { order: number; change: ContractChange }[] = [];
  let notLookedInto = 0;
  for (const { commit, changes, versions, most } of commits) {
    // None of those that follow can have more callers than these have left.
    if ((found[MOST_CHANGES - 1]?.change.callersOldWay ?? 0) > most) break;
    const kinds = await judged.judge(commit, changes, versions);
    if (kinds === null) notLookedInto += 1;
    for (const kind of kinds ?? []) {
      const change = asContractChange(input, commit, kind);
      if (change) found.push({ order: commit, change });
    }
    found.sort((a, b) => b.change.callersOldWay - a.change.callersOldWay || b.order - a.order);
  }
  return { changes: found.slice(0, MOST_CHANGES).map(({ change }) => change), notLookedInto };
}

function byCommit(changes: readonly FileChange[]): Map<number, FileChange[]> {
  const found = new Map<number, FileChange[]>();
  for (const change of changes) found.set(change.commit, [...(found.get(change.commit) ?? []), change]);
  return found;
}

function asContractChange(
  { use, definitions, graph }: ContractInput,
  commit: number,
  { change, kind, left, renamedTo }: JudgedKind,
): ContractChange | null {
  const hash = definitions.history.commits[commit] ?? '';
  const about = graph.get(hash);
  if (!about || left.places.length === 0) return null;
  return {
    symbol: use.symbol,
    commit: hash,
    author: about.author,
    authoredAt: about.authoredAt,
    subject: about.subject,
    path: definitions.history.paths[change.path] ?? '',
    line: change.after?.line ?? change.before?.line ?? 1,
    change: kind,
    before: change.before?.head ?? '',
    after: change.after?.head ?? '',
    callersOldWay: left.places.length,
    callersOldWayFiles: new Set(left.places.map(({ path }) => path)).size,
    callersOldWayProduction: left.places.filter((place) => place.class === 'production').length,
    ...(left.undecided > 0 ? { callersUndecided: left.undecided } : {}),
    places: left.places.slice(0, MOST_PLACES),
    ...(renamedTo === null ? {} : { renamedTo }),
    evidence: `contract:${shortHash(hash)}:${use.symbol}`,
  };
}

import type { ContractChange } from '../../domain/causes.js';
import { type CodeClass, totalOf } from '../../domain/code-class.js';
import { shortHash } from '../../domain/commit.js';
import type { CommitGraph } from '../../domain/history.js';
import { occurrencesAt } from '../occurrences-at.js';
import type { VersionTable } from '../version-table.js';
import { compareDefinitions, type DefinitionChange } from './compare-definitions.js';
import type { Definition } from './definition.js';
import { isOldWay, type PatternSymbol } from './pattern-symbol.js';

/** Callers are counted at so many changes at most, the latest first. */
const MOST_COUNTED = 500;

interface FileChange extends DefinitionChange {
  readonly commit: number;
  readonly path: number;
}

/**
 * Changes of a symbol's definition in production code at which places that match the pattern were left to use it the old
 * way: those with most such places first, then the latest. Merges are left out: they repeat what the commits did.
 * @param definitions where the symbol is defined, in every version of every file
 * @param uses where the pattern matches, likewise
 */
export function contractChanges(
  use: PatternSymbol,
  definitions: VersionTable,
  uses: VersionTable,
  graph: CommitGraph,
  classOf: (path: number) => CodeClass,
): ContractChange[] {
  const { commits, paths } = definitions.history;
  const candidates = definitionChanges(definitions)
    .filter(({ kind, path }) => isOldWay(use, kind) && classOf(path) === 'production')
    .sort((a, b) => b.commit - a.commit || a.path - b.path)
    .slice(0, MOST_COUNTED);
  const counted = new Map<number, ReturnType<typeof occurrencesAt>>();
  const found = candidates.flatMap((change) => {
    const callers = counted.get(change.commit) ?? occurrencesAt(uses, classOf, change.commit);
    counted.set(change.commit, callers);
    const hash = commits[change.commit] ?? '';
    const about = graph.get(hash);
    const callersOldWay = totalOf(callers.counts);
    if (!about || callersOldWay === 0) return [];
    // Callers of one that is gone may well mean another of the same name.
    if (change.kind === 'removed' && occurrencesAt(definitions, classOf, change.commit).counts.production > 0)
      return [];
    return [
      {
        order: change.commit,
        change: {
          symbol: use.symbol,
          commit: hash,
          author: about.author,
          authoredAt: about.authoredAt,
          subject: about.subject,
          path: paths[change.path] ?? '',
          line: change.after?.line ?? change.before?.line ?? 1,
          change: change.kind,
          before: change.before?.head ?? '',
          after: change.after?.head ?? '',
          callersOldWay,
          callersOldWayFiles: totalOf(callers.files),
          callersOldWayProduction: callers.counts.production,
          evidence: `contract:${shortHash(hash)}:${use.symbol}`,
        },
      },
    ];
  });
  return found
    .sort((a, b) => b.change.callersOldWay - a.change.callersOldWay || b.order - a.order)
    .map(({ change }) => change);
}

/** What every commit did to the symbol's definitions. One that only left its file for another has moved. */
function definitionChanges(table: VersionTable): FileChange[] {
  const { commits, parents, starts, pathOf, before, after } = table.history;
  const found: FileChange[] = [];
  for (let commit = 0; commit < commits.length; commit += 1) {
    if ((parents[commit]?.length ?? 0) > 1) continue;
    const here: FileChange[] = [];
    for (let row = starts[commit] ?? 0; row < (starts[commit + 1] ?? 0); row += 1) {
      const path = pathOf[row] ?? 0;
      const [old, now] = [before, after].map((side) => definitionsIn(table, side[row] ?? -1, path));
      for (const change of compareDefinitions(old ?? [], now ?? [])) here.push({ ...change, commit, path });
    }
    found.push(...withMoves(here));
  }
  return found;
}

function definitionsIn(table: VersionTable, oid: number, path: number): Definition[] {
  return (table.matchesOf(oid, path)?.details ?? []).map((detail) => JSON.parse(detail) as Definition);
}

function withMoves(changes: readonly FileChange[]): FileChange[] {
  const added = changes.filter(({ kind }) => kind === 'added');
  return changes.flatMap((change) => {
    if (change.kind !== 'removed') return [change];
    const target = added.findIndex(({ after }) => after?.container === change.before?.container);
    if (target < 0) return [change];
    const [to] = added.splice(target, 1);
    const pair = compareDefinitions(change.before ? [change.before] : [], to?.after ? [to.after] : []);
    const place = { commit: change.commit, path: to?.path ?? change.path };
    return pair.length > 0
      ? pair.map((difference) => ({ ...difference, ...place }))
      : [{ ...change, ...place, kind: 'moved' as const, after: to?.after ?? null }];
  });
}

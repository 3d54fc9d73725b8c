import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCodeStory } from '../src/analysis/code-story.js';
import { asPatterns } from '../src/analysis/patterns/as-patterns.js';
import { inferPatterns } from '../src/analysis/patterns/infer-patterns.js';
import { compilePattern } from '../src/clients/code/matcher.js';
import { readLog } from '../src/clients/git/log.js';
import { type Clone, openClone, resolveCommit } from '../src/clients/git/repository.js';
import type { InferredPattern } from '../src/domain/causes.js';
import { totalOf } from '../src/domain/code-class.js';
import { CommitGraph, type LogEntry } from '../src/domain/history.js';
import { readRows } from './linked-repository.js';
import { placesAt, truthPatterns } from './pattern-places.js';

type Row = Readonly<Record<string, string>>;

interface Judged {
  readonly row: Row;
  readonly inferred: InferredPattern | undefined;
  readonly agreement: 'equal' | 'same places' | 'differs' | 'none';
  readonly counts: Counts | null;
}

interface Counts {
  readonly removed: number;
  readonly leftAtFix: number;
  readonly leftAtHead: number;
  readonly rank: number | null;
}

/**
 * Measures inferred patterns and their ledgers against `patterns/cases.csv`: the pattern’s places at the fix’s parent, the
 * counts where the pattern is right, and the fix’s rank among the commits that replaced most.
 */
export async function accuracyOfPatterns(cases: string, clones: string): Promise<string> {
  const rows = readRows(cases, 'patterns/cases.csv');
  const judged: Judged[] = [];
  for (const row of rows) {
    const folder = join(clones, (row.repo ?? '').replace('/', '+'), 'repo');
    if (existsSync(folder)) judged.push(await judge(await openClone(folder), row));
  }
  const systematic = judged.filter(({ row }) => row.before_pattern !== 'NONE');
  const ordinary = judged.filter(({ row }) => row.before_pattern === 'NONE');
  const right = systematic.filter(({ agreement }) => agreement === 'equal' || agreement === 'same places');
  const first = right.filter(({ row }) => row.rank_by_in_place === '1');
  const share = (n: number, of: number) => `${n} of ${of}`;
  return [
    `patterns: ${judged.length} of ${rows.length} rows have a clone`,
    `  pattern equal or matching the same places: ${share(right.length, systematic.length)}`,
    `  ordinary fixes answered "none": ${share(ordinary.filter(({ inferred }) => !inferred).length, ordinary.length)}`,
    `  removed exact, where the pattern is right: ${share(right.filter(isRemovedExact).length, right.length)}`,
    `  left at the fix exact: ${share(right.filter(isLeftExact).length, right.length)}`,
    `  left at head exact: ${share(right.filter(isHeadExact).length, right.length)}`,
    `  fix ranked first where it should be: ${share(first.filter(({ counts }) => counts?.rank === 1).length, first.length)}`,
    ...judged.map(describe),
  ].join('\n');
}

async function judge(clone: Clone, row: Row): Promise<Judged> {
  const commit = await resolveCommit(clone.git, row.fix_commit ?? '');
  const parent = await resolveCommit(clone.git, `${commit}^`);
  const { patterns } = await inferPatterns(clone, [{ commit, parent }]);
  const [inferred] = patterns;
  if (!inferred) return { row, inferred, agreement: 'none', counts: null };
  const truth = truthPatterns(row.before_pattern ?? '');
  const ours = [inferred.pattern, ...inferred.alternatives];
  const isEqual = [...truth].sort().join('\n') === [...ours].sort().join('\n');
  const agreement = isEqual
    ? 'equal'
    : (await isSamePlaces(clone, parent, inferred.language, ours, truth))
      ? 'same places'
      : 'differs';
  return { row, inferred, agreement, counts: await countLedger(clone, commit, inferred) };
}

async function isSamePlaces(
  clone: Clone,
  parent: string,
  language: string,
  ours: readonly string[],
  truth: readonly string[],
): Promise<boolean> {
  if (truth[0] === 'NONE') return false;
  const [mine, theirs] = [
    await placesAt(clone.git, parent, language, ours),
    await placesAt(clone.git, parent, language, truth),
  ];
  return mine !== null && theirs !== null && mine.join('\n') === theirs.join('\n');
}

async function countLedger(clone: Clone, fix: string, inferred: InferredPattern): Promise<Counts> {
  const head = await resolveCommit(clone.git, 'HEAD');
  const entries: LogEntry[] = [];
  for await (const entry of readLog(clone.git, [head, fix])) entries.push(entry);
  const graph = new CommitGraph(entries);
  const revision = graph.isAncestor(fix, head) ? head : fix;
  const matchers = await Promise.all(asPatterns(inferred, 1).map(compilePattern));
  const { ledgers } = await readCodeStory(clone, { revision, graph, matchers });
  const own = ledgers.flatMap(({ entries: list }) => list.filter(({ commit }) => commit === fix));
  const replaced = new Map<string, number>();
  for (const { entries: list } of ledgers) {
    for (const entry of list.filter((each) => each.replaced !== null))
      replaced.set(entry.commit, (replaced.get(entry.commit) ?? 0) + (entry.replaced ?? 0));
  }
  const mine = replaced.get(fix) ?? 0;
  const better = [...replaced].filter(([commit, n]) => commit !== fix && n > mine).length;
  return {
    removed: own.reduce((sum, entry) => sum + totalOf(entry.removed), 0),
    leftAtFix: own.reduce((sum, entry) => sum + entry.total, 0),
    leftAtHead: ledgers.reduce((sum, ledger) => sum + totalOf(ledger.remaining), 0),
    rank: replaced.has(fix) ? better + 1 : null,
  };
}

function isRemovedExact({ row, counts }: Judged): boolean {
  return counts?.removed === Number(row.removed_ast);
}

function isLeftExact({ row, counts }: Judged): boolean {
  return counts?.leftAtFix === sumOf(row['remaining_at_fix_prod/test/other/vendor']);
}

function isHeadExact({ row, counts }: Judged): boolean {
  return counts?.leftAtHead === sumOf(row['remaining_at_head_prod/test/other/vendor']);
}

function sumOf(cell: string | undefined): number {
  return (cell ?? '').split('/').reduce((sum, part) => sum + Number(part || 0), 0);
}

function describe({ row, inferred, agreement, counts }: Judged): string {
  const plain = (text: string) => text.replace(/\s+/g, ' ');
  const said = inferred
    ? [inferred.pattern, ...inferred.alternatives].map((pattern) => plain(pattern)).join(' | ')
    : 'none';
  const numbers = counts
    ? `removed ${counts.removed}/${row.removed_ast} left ${counts.leftAtFix}/${sumOf(row['remaining_at_fix_prod/test/other/vendor'])} head ${counts.leftAtHead}/${sumOf(row['remaining_at_head_prod/test/other/vendor'])} rank ${counts.rank}/${row.rank_by_in_place}`
    : '';
  const isOrdinary = row.before_pattern === 'NONE';
  const verdict = isOrdinary ? (inferred ? 'WRONG' : 'none, right') : agreement;
  return `  ${row.id}: ${verdict}; ${said}${isOrdinary ? '' : ` (truth ${plain(row.before_pattern ?? '')})`}; ${numbers}`;
}

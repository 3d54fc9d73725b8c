import { type ClassCounts, type CodeClass, zeroCounts } from '../../domain/code-class.js';
import type { FileDelta } from './commit-deltas.js';
import type { Vector } from './merge-balance.js';
import type { Renamed } from './renamed-files.js';

/** The columns of a vector: a class each, then text-only matches. */
export const CLASSES: readonly CodeClass[] = [
  'production',
  'test',
  'docs',
  'generated',
  'vendored',
  'backup',
];
export const WIDTH = CLASSES.length + 1;

/** What a commit did, told as additions and removals. */
export interface Tally {
  readonly added: ClassCounts;
  readonly removed: ClassCounts;
  readonly copied: ClassCounts;
  readonly moved: ClassCounts;
  readonly filesAdded: number;
  readonly filesRemoved: number;
  readonly filesRemovedProduction: number;
}

/** The plain difference of a commit to its first parent. */
export function differenceOf(files: readonly FileDelta[]): Vector {
  const sums = new Array<number>(WIDTH).fill(0);
  for (const { class: codeClass, before, after } of files) {
    const column = CLASSES.indexOf(codeClass);
    sums[column] = (sums[column] ?? 0) + (after?.occurrences ?? 0) - (before?.occurrences ?? 0);
    sums[WIDTH - 1] = (sums[WIDTH - 1] ?? 0) + (after?.textOnly ?? 0) - (before?.textOnly ?? 0);
  }
  return sums;
}

/** Adds up a commit's files; what a renamed file keeps is neither added nor removed. */
export function tallyOf(
  files: readonly FileDelta[],
  renames: readonly Renamed[],
  copies: ReadonlyMap<FileDelta, number>,
): Tally {
  const [added, removed, copied, moved] = [zeroCounts(), zeroCounts(), zeroCounts(), zeroCounts()];
  const kept = new Map<FileDelta, number>();
  for (const { from, to } of renames) {
    const both = Math.min(from.before?.occurrences ?? 0, to.after?.occurrences ?? 0);
    kept.set(from, both).set(to, both);
    moved[from.class] -= both;
    moved[to.class] += both;
  }
  let [filesAdded, filesRemoved, filesRemovedProduction] = [0, 0, 0];
  for (const file of files) {
    const change = (file.after?.occurrences ?? 0) - (file.before?.occurrences ?? 0);
    const beyond = Math.max(0, Math.abs(change) - (kept.get(file) ?? 0));
    if (beyond === 0) continue;
    if (change > 0) {
      added[file.class] += beyond;
      copied[file.class] += Math.min(beyond, copies.get(file) ?? 0);
      filesAdded += 1;
    } else {
      removed[file.class] += beyond;
      filesRemoved += 1;
      if (file.class === 'production') filesRemovedProduction += 1;
    }
  }
  return { added, removed, copied, moved, filesAdded, filesRemoved, filesRemovedProduction };
}

/** What a merge's balance says, as additions and removals; no files, because it is no change of its own. */
export function tallyOfBalance(balance: Vector): Tally {
  const [added, removed] = [zeroCounts(), zeroCounts()];
  CLASSES.forEach((codeClass, column) => {
    const n = balance[column] ?? 0;
    if (n > 0) added[codeClass] = n;
    if (n < 0) removed[codeClass] = -n;
  });
  return {
    added,
    removed,
    copied: zeroCounts(),
    moved: zeroCounts(),
    filesAdded: 0,
    filesRemoved: 0,
    filesRemovedProduction: 0,
  };
}

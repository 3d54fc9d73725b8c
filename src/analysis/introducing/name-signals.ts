import type { Hunk } from '../../clients/git/diff-hunks.js';
import type { FileVersion } from '../../clients/git/file-history.js';
import type { FileFacts } from './gather.js';
import { countNames, type Direction, type NameCounts, NameWeights, similarity } from './names.js';

/** How the names and lines of a candidate's change compare with those of the fix; shares are 0 to 1. */
export interface NameSignals {
  /** How much alike the fix, or one of its places, and the most similar hunk of the candidate are. */
  readonly similarity: number;
  /** The share of the fix's names that occur in the candidate's change, rare ones counting more. */
  readonly sharedNames: number;
  /** Of the lines that the fix adds, the share that the candidate had removed. */
  readonly restoredLines: number;
  /** Of the names that the fix adds, the share that the candidate had removed more often than added. */
  readonly restoredNames: number;
}

export const NO_NAMES: NameSignals = { similarity: 0, sharedNames: 0, restoredLines: 0, restoredNames: 0 };

/** A line shorter than this (a bracket, `else`) is put back by accident. */
const TELLING_LINE = 4;

/** A first version of a file, or a fix of a whole file, can have any number of hunks; so many are compared. */
const MOST_HUNKS = 100;

/**
 * Compares every candidate with the fix, file by file.
 * @param commits the candidates that may be considered
 */
export function measureNames(
  facts: readonly FileFacts[],
  commits: ReadonlyMap<string, unknown>,
): Map<string, NameSignals> {
  const hunks = facts.flatMap(({ file }) => file.hunks);
  const removed = countNames(hunks.flatMap((hunk) => hunk.oldLines));
  const added = hunks.flatMap((hunk) => hunk.newLines);
  const cameWithFix = moreOften(countNames(added), removed);
  const ofFix = countNames(hunks.flatMap(linesOf));
  const addedLines = tellingLines(added);
  const changes = readChanges(facts, commits);
  const weights = new NameWeights([...changes.values()].map((change) => change.names));
  const alike = compareHunks(facts, changes, weights, ofFix);
  return new Map(
    [...changes].map(([commit, change]) => [
      commit,
      {
        similarity: alike.get(commit) ?? 0,
        sharedNames: weights.share(ofFix.keys(), change.names),
        restoredLines: shareOf(addedLines, change.removedLines),
        restoredNames: shareOf(cameWithFix, change.lostNames),
      },
    ]),
  );
}

interface Change {
  readonly names: ReadonlySet<string>;
  readonly removedLines: ReadonlySet<string>;
  readonly lostNames: ReadonlySet<string>;
}

function readChanges(
  facts: readonly FileFacts[],
  commits: ReadonlyMap<string, unknown>,
): Map<string, Change> {
  const hunks = new Map<string, Hunk[]>();
  for (const version of facts.flatMap(versionsOf)) {
    if (!commits.has(version.commit)) continue;
    hunks.set(version.commit, [...(hunks.get(version.commit) ?? []), ...version.hunks]);
  }
  return new Map([...hunks].map(([commit, own]) => [commit, readChange(own)]));
}

function versionsOf({ history, older }: FileFacts): readonly FileVersion[] {
  return [...history, ...older];
}

function readChange(hunks: readonly Hunk[]): Change {
  const removed = hunks.flatMap((hunk) => hunk.oldLines);
  const added = hunks.flatMap((hunk) => hunk.newLines);
  const removedNames = countNames(removed);
  const addedNames = countNames(added);
  const stillThere = tellingLines(added);
  return {
    names: new Set([...removedNames.keys(), ...addedNames.keys()]),
    removedLines: new Set([...tellingLines(removed)].filter((line) => !stillThere.has(line))),
    lostNames: moreOften(removedNames, addedNames),
  };
}

/** The best likeness of any hunk of a candidate with the whole fix or with one place of it, in the same file. */
function compareHunks(
  facts: readonly FileFacts[],
  changes: ReadonlyMap<string, Change>,
  weights: NameWeights,
  ofFix: NameCounts,
): Map<string, number> {
  const best = new Map<string, number>();
  const whole = weights.direction(ofFix);
  for (const fileFacts of facts) {
    const places = [whole, ...placesOf(fileFacts, weights)];
    for (const { commit, hunks } of versionsOf(fileFacts)) {
      if (!changes.has(commit)) continue;
      let alike = best.get(commit) ?? 0;
      for (const hunk of hunks.slice(0, MOST_HUNKS)) {
        const direction = weights.direction(countNames(linesOf(hunk)));
        for (const place of places) alike = Math.max(alike, similarity(place, direction));
      }
      best.set(commit, alike);
    }
  }
  return best;
}

function placesOf({ file }: FileFacts, weights: NameWeights): Direction[] {
  return file.hunks
    .slice(0, MOST_HUNKS)
    .map((hunk, i) => weights.direction(countNames([...linesOf(hunk), ...(file.surroundings[i] ?? [])])));
}

function linesOf(hunk: Hunk): string[] {
  return [...hunk.oldLines, ...hunk.newLines];
}

function tellingLines(lines: readonly string[]): Set<string> {
  return new Set(lines.map((line) => line.trim()).filter((line) => line.length >= TELLING_LINE));
}

function moreOften(here: NameCounts, there: NameCounts): Set<string> {
  return new Set([...here].filter(([name, n]) => n > (there.get(name) ?? 0)).map(([name]) => name));
}

function shareOf(wanted: ReadonlySet<string>, having: ReadonlySet<string>): number {
  let shared = 0;
  for (const one of wanted) if (having.has(one)) shared += 1;
  return wanted.size === 0 ? 0 : shared / wanted.size;
}

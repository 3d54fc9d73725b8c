import { type DerivedEvidence, NOTHING_DERIVED } from './derived-evidence.js';
import { measureDistances } from './distance.js';
import type { FileFacts } from './gather.js';
import { measureNames, type NameSignals, NO_NAMES } from './name-signals.js';

/** What is known of one candidate, as numbers that the rules weigh. Shares are 0 to 1. */
export interface Signals extends NameSignals, DerivedEvidence {
  readonly commit: string;
  /** Lines with code that the fix deleted and this commit was the last to change, as `path:line`. */
  readonly deleted: readonly string[];
  /** The same with changes of white space alone passed over. */
  readonly deletedBySubstance: readonly string[];
  /** Lines beside insertions that this commit was the last to change. */
  readonly beside: readonly string[];
  /** How many lines with code the fix deleted, and how many lines beside insertions were asked about. */
  readonly allDeleted: number;
  readonly allBeside: number;
  /** How many later commits changed the file before the fix did (0: it was the last); null beyond the last 25. */
  readonly historyRank: number | null;
  /** How many candidates are later. */
  readonly laterCandidates: number;
  /** Lines between its change and the fix's, 0 for blamed lines; null when not known. */
  readonly distance: number | null;
  /** Files it changed; null while it has not been counted. */
  readonly changedFiles: number | null;
  /** Days from it to the fix, by committer date. */
  readonly ageInDays: number;
}

/** Every commit that git named in answer to any question, sorted. */
export function findCandidates(facts: readonly FileFacts[]): string[] {
  const found = new Set<string>();
  for (const file of facts) {
    for (const commit of file.blamed.values()) found.add(commit);
    for (const commit of file.blamedBySubstance.values()) found.add(commit);
    for (const version of file.history) found.add(version.commit);
  }
  return [...found].sort();
}

/**
 * Measures every candidate; all but the number of files it changed. Pure.
 * @param committedAt the candidates that may be considered, with their committer dates (ISO 8601)
 * @param fixedAt committer date of the fix
 * @returns newest first
 */
export function measureSignals(
  facts: readonly FileFacts[],
  committedAt: ReadonlyMap<string, string>,
  fixedAt: string,
  derived: ReadonlyMap<string, DerivedEvidence> = new Map(),
): Signals[] {
  const lines = attributeLines(facts);
  const names = measureNames(facts, committedAt);
  const places = placesOf(facts);
  const newestFirst = [...committedAt].sort(
    ([a, x], [b, y]) => Date.parse(y) - Date.parse(x) || (a < b ? -1 : 1),
  );
  return newestFirst.map(([commit, date], laterCandidates) => {
    const deleted = lines.deleted.get(commit) ?? [];
    const deletedBySubstance = lines.substance.get(commit) ?? [];
    const beside = lines.beside.get(commit) ?? [];
    const isBlamed = deleted.length + deletedBySubstance.length + beside.length > 0;
    const place = places.get(commit);
    return {
      commit,
      deleted,
      deletedBySubstance,
      beside,
      allDeleted: lines.allDeleted,
      allBeside: lines.allBeside,
      historyRank: place?.rank ?? null,
      laterCandidates,
      distance: isBlamed ? 0 : (place?.distance ?? null),
      ...(names.get(commit) ?? NO_NAMES),
      ...(derived.get(commit) ?? NOTHING_DERIVED),
      changedFiles: null,
      ageInDays: Math.max(0, (Date.parse(fixedAt) - Date.parse(date)) / 86_400_000),
    };
  });
}

type Attribution = Map<string, string[]>;

function attributeLines(facts: readonly FileFacts[]) {
  const deleted: Attribution = new Map();
  const substance: Attribution = new Map();
  const beside: Attribution = new Map();
  let allDeleted = 0;
  let allBeside = 0;
  for (const { file, blamed, blamedBySubstance } of facts) {
    allDeleted += file.deleted.length;
    allBeside += file.beside.length;
    for (const line of file.deleted) {
      attribute(deleted, blamed.get(line), `${file.path}:${line}`);
      attribute(substance, blamedBySubstance.get(line), `${file.path}:${line}`);
    }
    for (const line of file.beside) attribute(beside, blamed.get(line), `${file.path}:${line}`);
  }
  return { deleted, substance, beside, allDeleted, allBeside };
}

function attribute(lines: Attribution, commit: string | undefined, place: string): void {
  if (commit === undefined) return;
  const known = lines.get(commit);
  if (known) known.push(place);
  else lines.set(commit, [place]);
}

/** Where a commit stands in the histories of the files: the best of them. */
function placesOf(facts: readonly FileFacts[]): Map<string, { rank: number; distance: number | null }> {
  const places = new Map<string, { rank: number; distance: number | null }>();
  for (const { file, history } of facts) {
    const distances = measureDistances(history, file.hunks);
    history.forEach(({ commit }, rank) => {
      const known = places.get(commit);
      places.set(commit, {
        rank: Math.min(rank, known?.rank ?? rank),
        distance: least(distances.get(commit) ?? null, known?.distance ?? null),
      });
    });
  }
  return places;
}

function least(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}

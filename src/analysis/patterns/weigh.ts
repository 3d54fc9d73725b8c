import { parseRule } from '../../clients/code/rule-pattern.js';
import type { SyntaxSearch } from '../../clients/code/syntax-tree.js';
import type { Candidate, Place } from './candidates.js';
import { isContainer } from './code-roles.js';
import type { Edit } from './find-edits.js';
import type { ParsedFile } from './parsed-file.js';

/** How well a candidate tells what was replaced. */
export interface Weighed {
  readonly candidate: Candidate;
  /** Matches in the files before the change. */
  readonly matchedBefore: number;
  /** Of these, how many fewer there are now, file by file. */
  readonly removed: number;
  /** Changed places that the pattern was told from, with what stands there now. */
  readonly places: readonly Place[];
  /** The edits in them. */
  readonly edits: readonly Edit[];
  /** In which there are such places. */
  readonly files: number;
  /** Places that matched and were left as they were. */
  readonly exceptions: readonly { readonly file: ParsedFile; readonly start: number; readonly end: number }[];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** Counts a candidate’s matches in all changed files, before and after. Null when it cannot be read as a pattern. */
export function weigh(candidate: Candidate, files: readonly ParsedFile[]): Weighed | null {
  const search = searcher(candidate);
  let [matchedBefore, removed] = [0, 0];
  const places: Place[] = [];
  const edits: Edit[] = [];
  const exceptions: { file: ParsedFile; start: number; end: number }[] = [];
  const own = new Map(candidate.places.map((place) => [place.edit, place]));
  for (const file of files) {
    const found = search(file);
    if (!found) return null;
    const { old, now } = found;
    if (old.length === 0) continue;
    matchedBefore += old.length;
    removed += Math.max(0, old.length - now);
    const spans = new Set(old.map(spanKey));
    const here = file.edits.flatMap((edit) => own.get(edit) ?? placeAt(file, edit, spans, candidate) ?? []);
    places.push(...distinct(here));
    edits.push(...here.map(({ edit }) => edit));
    const isLeft = (match: Span) =>
      !here.some(({ before }) => before.start < match.end && match.start < before.end);
    exceptions.push(...old.filter(isLeft).map((match) => ({ file, ...match })));
  }
  const touched = new Set(places.map(({ file }) => file));
  return { candidate, matchedBefore, removed, places, edits, files: touched.size, exceptions };
}

/** A changed place that the pattern matches, though another pattern was told from it: `f()` is a place of `f($$$)`. */
function placeAt(file: ParsedFile, edit: Edit, spans: ReadonlySet<string>, { how }: Candidate): Place | null {
  const pair = edit.around.slice(0, MOST_AROUND).find(({ before }) => spans.has(spanKey(before)));
  return pair && !isContainer(pair.before) ? { file, edit, ...pair, how, others: [] } : null;
}

const MOST_AROUND = 6;

function spanKey({ start, end }: Span): string {
  return `${start}:${end}`;
}

/** Matches in a file before, and their number after; null when the candidate cannot be read as a pattern. */
function searcher(candidate: Candidate): (file: ParsedFile) => { old: readonly Span[]; now: number } | null {
  const words = wordsOf(candidate.pattern);
  const searches = new Map<string, SyntaxSearch | null>();
  return (file) => {
    const none = { old: [], now: 0 };
    if (file.reads !== candidate.language) return none;
    if (!searches.has(file.language)) searches.set(file.language, file.reader.compile(candidate.pattern));
    const search = searches.get(file.language);
    if (!search) return null;
    if (!words.every((word) => file.before.includes(word))) return none;
    const old = search(file.oldTree);
    const canMatch = old.length > 0 && words.every((word) => file.after.includes(word));
    return { old, now: canMatch ? search(file.newTree).length : 0 };
  };
}

/** A call whose name and arguments both changed is one place. */
function distinct(places: readonly Place[]): Place[] {
  const found = new Map<string, Place>();
  for (const place of places) {
    const known = found.get(spanKey(place.before));
    const others = known ? [...known.others, known.edit] : [];
    found.set(spanKey(place.before), { ...place, others });
  }
  return [...found.values()];
}

/** Names and keywords that are in any file the pattern matches in. */
function wordsOf(pattern: string): string[] {
  const rule = parseRule(pattern);
  const code = rule ? String(rule.pattern ?? '') : pattern;
  return code.match(/(?<![$\p{L}\p{N}_])[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
}

import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import { languageOfPath } from '../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { anchorsOf, rarestLines } from '../check/counting.js';
import type { WordLine } from '../check/word-table.js';
import { normalCode, withoutComment } from '../extract/code-text.js';
import type { Fence, Sentence } from '../extract/document.js';
import { fileSpokenOf, isComment } from '../extract/file-context.js';

/** Code in a fence that names no file: the lines that stand somewhere in the code are found there. Nothing is refuted. */
export const shownCode: ClaimPart = { kinds: ['snippet'], recognise };

const LANGUAGES =
  /^(?:py|python|js|javascript|jsx|ts|typescript|tsx|go|java|rust|rs|ruby|rb|php|c|cpp|csharp|cs|kotlin|swift|scala)$/;
/** What introduces code as it shall be, as it was, or as it may be called; that of "after" is looked for as what is. */
const NOT_AS_IT_IS =
  /\b(?:before|old|removed|eliminated|previous(?:ly)?|should|must|required|proposed|correct|recommended|would|target|ideal|desired|solution|suggest\w*|example|usage|instead|template)\b/i;
/** Shorter lines stand in many files by chance. */
const SHORTEST = 20;
/** `THREAD = "thread"` */
const CONSTANT = /^[A-Z][A-Z0-9_]{3,40} ?= ?["'\d].{2,60}$/;
/** Lines of one fence that are looked for; what follows is as true as they are. */
const MOST_LINES = 12;

function recognise(reading: Reading): Candidate[] {
  const byFence = new Map<Fence, Sentence[]>();
  for (const sentence of reading.document.sentences) {
    const { fence } = sentence;
    if (!fence || !LANGUAGES.test(fence.language) || fence.mood === 'proposal') continue;
    const known = byFence.get(fence);
    if (known) known.push(sentence);
    else byFence.set(fence, [sentence]);
  }
  return [...byFence].flatMap(([fence, lines]) => candidatesOf(reading, fence, lines));
}

function candidatesOf(reading: Reading, fence: Fence, lines: readonly Sentence[]): Candidate[] {
  const found: Candidate[] = [];
  let isOther = NOT_AS_IT_IS.test(fence.before?.text.slice(0, 300) ?? '');
  for (const sentence of lines) {
    const text = (fence.lines[sentence.line - fence.firstLine] ?? '').trim();
    // "# Broken:" and "# Should be:", "# BEFORE" and "# AFTER" part a fence in what is and what is not.
    if (isComment(text)) isOther = NOT_AS_IT_IS.test(text) || (isOther && !/:\W{0,3}$|\bafter\b/i.test(text));
    else if (!isOther && isTelling(text) && fileSpokenOf(reading, sentence) === null)
      found.push(...candidateOf(sentence, text));
    if (found.length >= MOST_LINES) break;
  }
  return found;
}

function isTelling(text: string): boolean {
  return (
    (text.length >= SHORTEST || CONSTANT.test(text)) &&
    text.length <= 300 &&
    /[=(]|["']|^(?:class|def|async) |:$/.test(text) &&
    !/\.{3}|…/.test(text)
  );
}

function candidateOf(sentence: Sentence, text: string): Candidate[] {
  const anchors = anchorsOf(withoutComment(text));
  if (anchors.length === 0) return [];
  const beside = besideOf(sentence);
  return [
    {
      kind: 'snippet',
      line: sentence.line,
      text,
      statement: `the code holds ${text.slice(0, 160)}`,
      words: [...anchors, ...(beside ? anchorsOf(withoutComment(beside)) : [])],
      check: (context) => check(context, text, anchors, beside),
    },
  ];
}

/** The line below in a fence, or else the one above, that tells more than its neighbour. */
function besideOf({ fence, line }: Sentence): string | null {
  if (!fence) return null;
  const at = line - fence.firstLine;
  const found = [fence.lines[at + 1], fence.lines[at - 1]].map((each) => (each ?? '').trim());
  return found.find((each) => !isComment(each) && isTelling(each)) ?? null;
}

/** @returns null where no code has the line: it may be a sketch */
async function check(
  context: CheckContext,
  text: string,
  anchors: readonly string[],
  beside: string | null,
): Promise<Outcome | null> {
  const wanted = normal(text);
  const own = placesOf(context, anchors, wanted);
  const places = own.length > 0 || !beside ? own : await placesBeside(context, wanted, beside);
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `at ${listing(
      places.map(({ path, line }) => `${path}:${line}`),
      3,
    )}`,
    scope: 'code, tests included; only that the line stands there',
    command: `git grep -n -F ${quoted(withoutComment(text))} ${context.rev} -- ${quoted(first.path)}`,
  };
}

type Place = Pick<WordLine, 'path' | 'line'>;

function placesOf(context: CheckContext, anchors: readonly string[], wanted: string): readonly Place[] {
  return rarestLines(context, anchors).filter(
    ({ path, text: line }) =>
      languageOfPath(path) !== undefined &&
      !/^(?:docs|backup)$/.test(context.classOf(path)) &&
      normal(line) === wanted,
  );
}

/** Files in which a neighbour of the line is looked for. */
const MOST_FILES = 3;

/** A line whose words stand everywhere: where the line beside it stands, this one stands beside it. */
async function placesBeside(context: CheckContext, wanted: string, beside: string): Promise<Place[]> {
  const found: Place[] = [];
  for (const { path, line } of placesOf(context, anchorsOf(withoutComment(beside)), normal(beside)).slice(
    0,
    MOST_FILES,
  )) {
    const lines = (await context.lines(path)) ?? [];
    const at = [line - 1, line + 1].find((each) => normal(lines[each - 1] ?? '') === wanted);
    if (at !== undefined) found.push({ path, line: at });
  }
  return found;
}

function normal(text: string): string {
  return normalCode(withoutComment(text)).replace(/,$/, '').trim();
}

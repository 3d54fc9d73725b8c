import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import { languageOfPath } from '../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { anchorOf } from '../check/counting.js';
import type { Fence, Sentence } from '../extract/document.js';
import { fileSpokenOf, isComment } from '../extract/file-context.js';

/** Code in a fence that names no file: the lines that stand somewhere in the code are found there. Nothing is refuted. */
export const shownCode: ClaimPart = { kinds: ['snippet'], recognise };

const LANGUAGES =
  /^(?:py|python|js|javascript|jsx|ts|typescript|tsx|go|java|rust|rs|ruby|rb|php|c|cpp|csharp|cs|kotlin|swift|scala)$/;
/** What introduces code as it shall be, or as it may be called. */
const TO_BE =
  /\b(?:after|should|proposed|fix|fixed|correct|recommended|would|target|ideal|desired|solution|suggest\w*|example|usage|new|replace|instead|implementation plan|template)\b/i;
/** Shorter lines stand in many files by chance. */
const SHORTEST = 24;
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
  let isToBe = TO_BE.test(fence.before?.text.slice(0, 300) ?? '');
  for (const sentence of lines) {
    const text = (fence.lines[sentence.line - fence.firstLine] ?? '').trim();
    // "# Broken:" and "# Should be:" part a fence in what is and what shall be.
    if (isComment(text)) isToBe = TO_BE.test(text) || (isToBe && !/:\W{0,3}$/.test(text));
    else if (!isToBe && isTelling(text) && fileSpokenOf(reading, sentence) === null)
      found.push(...candidateOf(sentence, text));
    if (found.length >= MOST_LINES) break;
  }
  return found;
}

function isTelling(text: string): boolean {
  return (
    text.length >= SHORTEST &&
    text.length <= 300 &&
    /[=(]|["']|^(?:class|def|async) /.test(text) &&
    !/\.{3}|…/.test(text)
  );
}

function candidateOf(sentence: Sentence, text: string): Candidate[] {
  const anchor = anchorOf(plain(text));
  if (anchor === null || anchor.length < 6) return [];
  return [
    {
      kind: 'snippet',
      line: sentence.line,
      text,
      statement: `the code holds ${text.slice(0, 160)}`,
      words: [anchor],
      check: (context) => check(context, text, anchor),
    },
  ];
}

/** @returns null where no code has the line: it may be a sketch */
function check(context: CheckContext, text: string, anchor: string): Outcome | null {
  const wanted = normal(text);
  const places = (context.words.lines.get(anchor) ?? []).filter(
    ({ path, text: line }) =>
      languageOfPath(path) !== undefined &&
      !/^(?:docs|backup)$/.test(context.classOf(path)) &&
      normal(line) === wanted,
  );
  const [first] = places;
  if (!first) return null;
  return {
    verdict: 'verified',
    measured: `at ${listing(
      places.map(({ path, line }) => `${path}:${line}`),
      3,
    )}`,
    scope: 'code, tests included; only that the line stands there',
    command: `git grep -n -F ${quoted(plain(text))} ${context.rev} -- ${quoted(first.path)}`,
  };
}

/** Without a comment behind it. */
function plain(text: string): string {
  return text.replace(/\s{1,40}(?:#|\/\/)\s.*$/, '').trim();
}

function normal(text: string): string {
  return plain(text).replace(/\s+/g, ' ').replaceAll('"', "'").replace(/,$/, '').trim();
}

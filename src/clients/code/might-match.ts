import type { PatternText, Run } from './pattern-text.js';

/**
 * Words that a grammar may place between two tokens of a pattern without their being part of it (`async function` for
 * `function`). All of them, of every language: to take a word for one of these costs only time.
 */
const KEYWORDS = new Set(
  `abstract accessor actual any as assert asserts async at auto await bool boolean break by byte case catch chan char checked
  class companion const constexpr constructor continue crossinline declare def default defer del delete descending do done
  double dyn each elif else elsif end ensure enum esac event exec expect explicit export extends extern external fallthrough
  fi final finally fixed float fn for foreach from fun func function get global go goto if implements implicit import in
  infer infix init inline inner inout insteadof int interface internal into is join keyof lambda lateinit lazy let local lock
  long loop macro match mod module move mut mutable mutating namespace native new noexcept noinline nonlocal noreturn not
  null object of on open operator or orderby out override package params partial permits pass print private protected proto
  prefix postfix pub public raise range readonly record ref register reified repeat require requires rescue restrict return
  satisfies sealed select self set short signed sizeof some static strictfp struct super suspend switch synchronized tailrec
  target template then this throw throws to trait transient try type typealias typedef typename typeof undef union unique
  unless unowned unsafe unset unsigned until use using val value var vararg virtual void volatile weak when where while
  with without yield and xor`.split(/\s+/),
);

/** How far two tokens may lie apart before the answer is "perhaps". */
const LONGEST_GAP = 1000;

/**
 * Whether a file can hold a match: no only if it is sure. Looks for the literals anywhere and for the runs in order, with
 * nothing but white space, signs, keywords and comments between their parts.
 */
export function mightMatch(text: string, pattern: PatternText): boolean {
  return (
    pattern.literals.every((literal) => text.includes(literal)) &&
    pattern.runs.every((run) => hasRun(text, run))
  );
}

function hasRun(text: string, { parts, afterPoint }: Run): boolean {
  const [first = ''] = parts;
  for (let at = text.indexOf(first); at >= 0; at = text.indexOf(first, at + 1)) {
    if (
      (!isWordCode(first.charCodeAt(0)) || isWordAt(text, at, at + first.length)) &&
      (!afterPoint || mayFollowPoint(text, at)) &&
      runGoesOn(text, at + first.length, parts)
    )
      return true;
  }
  return false;
}

/** Whether a point stands before a place, with nothing but white space, signs and keywords between, or perhaps a comment. */
function mayFollowPoint(text: string, start: number): boolean {
  let at = start - 1;
  for (const end = start - LONGEST_GAP; at >= 0 && at > end; at -= 1) {
    const char = text[at] ?? '';
    // A comment ends with its line, or with a slash.
    if (char === '.' || char === '/' || char === '\n' || char === '\r') return true;
    if (!isWordCode(text.charCodeAt(at))) continue;
    const stop = at + 1;
    while (at > end && isWordCode(text.charCodeAt(at - 1))) at -= 1;
    if (!KEYWORDS.has(text.slice(at, stop))) return false;
  }
  return at >= 0;
}

function runGoesOn(text: string, from: number, run: readonly string[]): boolean {
  let wanted = 1;
  let at = from;
  const end = Math.min(text.length, from + LONGEST_GAP);
  while (wanted < run.length && at < end) {
    const element = run[wanted] ?? '';
    if (!isWordCode(element.charCodeAt(0)) && text.startsWith(element, at)) {
      wanted += 1;
      at += element.length;
    } else if (isCommentStart(text, at)) return true;
    else if (isWordCode(text.charCodeAt(at))) {
      const stop = wordEnd(text, at, end);
      const word = text.slice(at, stop);
      if (word === element) wanted += 1;
      else if (!KEYWORDS.has(word)) return false;
      at = stop;
    } else at += 1;
  }
  return wanted === run.length || at < text.length;
}

function wordEnd(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && isWordCode(text.charCodeAt(at))) at += 1;
  return at;
}

function isWordAt(text: string, start: number, end: number): boolean {
  return !isPlainWordCode(text.charCodeAt(start - 1)) && !isPlainWordCode(text.charCodeAt(end));
}

/** `#` (also of private members and directives), `//`, `/*`, `--` (also a decrement), `<!--`. */
function isCommentStart(text: string, at: number): boolean {
  const char = text[at];
  const next = text[at + 1];
  return char === '#' || (char === '/' && (next === '/' || next === '*')) || (char === '-' && next === '-');
}

/** Letters outside ASCII count as part of a word, so that no word is taken for two. */
function isWordCode(code: number): boolean {
  return isPlainWordCode(code) || code > 127;
}

function isPlainWordCode(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    code === 36
  );
}

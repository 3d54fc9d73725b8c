import { type ExpectedText, holds } from '../../extract/code/expected-text.js';
import type { LineRange } from '../../extract/files/file-mentions.js';
import type { DefinitionSaid } from '../../extract/names/words-of-lines.js';
import { wordParts } from '../../extract/names/words-of-lines.js';
import { enclosingNames } from '../names/enclosing.js';
import { namesIn, shareHeld } from '../names/names-shared.js';

/** Lines beside those named whose words count for them: a comment above, the head of a body. */
const BESIDE = 3;

/** Whether lines hold a text, or are part of what it names: "Lines 58-87: `Class`". @param near lines beside them that may, too */
export function isAt(
  lines: readonly string[],
  { from, to }: LineRange,
  expected: ExpectedText,
  near = 0,
): boolean {
  const text = lines.slice(Math.max(0, from - 1 - near), to + near).join('\n');
  if (holds(text, expected) || isHeadOf(text, expected)) return true;
  return (
    expected.kind === 'code' &&
    /^[\w.$]{1,120}(?:\((?:\.{3}|…)?\))?$/.test(expected.text) &&
    enclosingNames(lines, from).some((name) => name === expected.text.replace(/\(.*$/s, ''))
  );
}

const CALL = /^(?:async |await )?([A-Za-z_$][\w$]{2,80})\(([\w$]{1,60}(?:, ?[\w$]{1,60}){0,12})\)$/;

/** Whether lines have the name of a call that is written with other arguments than theirs. */
export function isCallOfName(lines: readonly string[], { from, to }: LineRange, code: string): boolean {
  const [, name = ''] = CALL.exec(code) ?? [];
  return name !== '' && lines.slice(from - 1, to).some((line) => line.includes(`${name}(`));
}

/** `open(user)` for `def open(user: User) -> Hub:`: a head that has all parameters which the code names. */
function isHeadOf(text: string, { text: code, kind }: ExpectedText): boolean {
  const [, name = '', parameters = ''] = CALL.exec(code) ?? [];
  if (kind !== 'code' || name === '') return false;
  const head = new RegExp(`\\b(?:def|function|func|fn|fun)\\s+${name.replaceAll('$', '\\$')}\\s*\\(`).exec(
    text,
  );
  if (!head) return false;
  const behind = new Set(text.slice(head.index + head[0].length).split(/[^\w$]+/));
  return parameters.split(/, ?/).every((each) => behind.has(each));
}

export function isBlank(lines: readonly string[], { from, to }: LineRange): boolean {
  return lines.slice(from - 1, to).every((line) => line.trim() === '');
}

/** Words of a description that stand in some lines, right beside them, or in the names of what they are part of. */
export function wordsSpoken(
  lines: readonly string[],
  path: string,
  { from, to }: LineRange,
  words: readonly string[],
): string[] {
  const beside = lines.slice(Math.max(0, from - 1 - BESIDE), Math.min(to + BESIDE, from + 400));
  const there = new Set([...beside, ...enclosingNames(lines, from)].flatMap(wordParts).map(stemOf));
  // The words of a file’s name are all over it.
  const named = new Set(wordParts(path.replace(/^.*\//, '')).map(stemOf));
  const own = new Set(
    lines
      .slice(from - 1, to)
      .flatMap(wordParts)
      .map(stemOf),
  );
  return words.filter((word) => (named.has(stemOf(word)) ? own : there).has(stemOf(word)));
}

/** Words of a description that one line holds. @param at 1-based */
export function wordsIn(lines: readonly string[], at: number, words: readonly string[]): string[] {
  const own = new Set(wordParts(lines[at - 1] ?? '').map(stemOf));
  return words.filter((word) => own.has(stemOf(word)));
}

/** The beginning of a word, which its other forms share: "validators", "validation". */
function stemOf(word: string): string {
  return word.length > 5 ? word.slice(0, 5) : word.replace(/s$/, '');
}

/** How much of some code stands in lines: the share of its names and words that they hold, 0 to 1. */
export function likeness(
  lines: readonly string[],
  { from, to }: LineRange,
  code: string,
  near: number,
): number {
  const wanted = namesIn(code);
  if (wanted.size < 2) return 0;
  const text = lines.slice(Math.max(0, from - 1 - near), to + near).join('\n');
  // One such word makes other code of it.
  if (TURNS.some((turn) => turn.test(code) && !turn.test(text))) return 0.5;
  if (from === to && near === 0 && TURNS.some((turn) => turn.test(text) && !turn.test(code))) return 0.5;
  return shareHeld(wanted, text);
}

/** Words that code may hang on. */
const TURNS = [/\bawait\b/, /\basync\b/, /\bnot\b/, /\bnew\b/];

const HEADS: Readonly<Record<DefinitionSaid['what'], RegExp>> = {
  function:
    /^\s{0,80}(?:export |default |public |private |protected |static |pub |async ){0,4}(?:def|function|func|fn|it|test)\b|^\s{0,80}(?:async |static |private |public ){0,3}[\w$]{1,80}\([^)]{0,300}\)[^;]{0,80}\{$/,
  class:
    /^\s{0,80}(?:export |default |abstract |public |private |final |pub ){0,4}(?:class|interface|struct|enum|trait)\b/,
  import: /^\s{0,80}(?:from\s\S+\simport|import|use|require|#include|const .{1,200}= require)\b/,
  decorator: /^\s{0,80}[@#]/,
};

/** The lines at which such a definition begins, from its first decorator to its head. */
export function definitionsAt(lines: readonly string[], said: DefinitionSaid): LineRange[] {
  return lines.flatMap((line, i) => {
    if (!HEADS[said.what].test(line)) return [];
    if (said.isAsync && !/\basync\b/.test(line)) return [];
    if (said.isTest && !/test/i.test(line)) return [];
    let from = i;
    while (from > 0 && /^\s{0,80}@\w/.test(lines[from - 1] ?? '')) from -= 1;
    return [{ from: from + 1, to: i + 1 }];
  });
}

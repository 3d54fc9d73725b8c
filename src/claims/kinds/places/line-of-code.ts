import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf } from '../../check/count/counting.js';
import { codeLines } from '../../check/look/code-lines.js';
import { normalCode } from '../../extract/code/code-text.js';
import { fileMentions, type LineRange, rangeOf } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';

/** "sets `self.children = []` (line 30)", "`open()` is called in `start()` (line 36)": the file is the one that has the code. */
export const lineOfCode: ClaimPart = { kinds: ['line-reference'], recognise };

/** Code that is said to be at a line of a file that is not named. */
interface Said {
  readonly code: string;
  readonly isCall: boolean;
  readonly lines: LineRange;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    if (!/\(lines? \d/i.test(sentence.text)) return [];
    // Where a file is named, the lines are its own.
    if (lineMentions(reading, sentence).length > 0 || fileMentions(sentence, reading.paths).length > 0)
      return [];
    return sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []);
  });
}

function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const said = saidAt(sentence, i);
  if (!said) return null;
  const anchors = anchorsOf(said.code);
  if (anchors.length === 0) return null;
  const { from, to } = said.lines;
  return {
    kind: 'line-reference',
    line: sentence.tokens[i]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${said.code.slice(0, 120)} is at ${from === to ? `line ${from}` : `lines ${from}-${to}`}`,
    words: anchors,
    check: (context) => check(context, said, anchors),
  };
}

/** What stands before the brackets that begin at a token and hold nothing but lines. */
function saidAt({ tokens }: Sentence, i: number): Said | null {
  const [open, word, number, close] = tokens.slice(i, i + 4).map(({ text }) => text);
  if (open !== '(' || close !== ')' || !/^lines?$/i.test(word ?? '')) return null;
  const lines = rangeOf(number ?? '');
  const own = tokens[i - 1];
  if (!lines || own?.kind !== 'code') return null;
  if (isStatement(own.text)) return { code: own.text.trim(), isCall: false, lines };
  const called = calledIn(tokens.slice(0, i - 1));
  return called === null ? null : { code: called, isCall: true, lines };
}

/** An assignment or a call with arguments. */
function isStatement(text: string): boolean {
  return (
    text.length >= 12 &&
    text.length <= 160 &&
    !/\.{3}|…/.test(text) &&
    (/^[\w$.[\]'"]{2,80}(?::[^=]{1,60})? ?(?:[-+|]?=)(?![=>]) ?\S/.test(text) ||
      /^(?:await |return |raise |throw )?[\w$.]{3,100}\(.{2,}\)$/.test(text))
  );
}

/** "`open()` is called in": the call, without its bracket's end. */
function calledIn(tokens: Sentence['tokens']): string | null {
  const before = tokens.slice(-8).map(({ text }) => text);
  if (!/\b(?:called|invoked|awaited|used) (?:in|by|from|inside|within)(?: the)?$/i.test(before.join(' ')))
    return null;
  const subject = tokens.slice(-8).find(({ kind }) => kind === 'code')?.text ?? '';
  const name = /^([\w$.]{3,100})\(\)$/.exec(subject)?.[1];
  return name === undefined ? null : `${name}(`;
}

/** @returns null where no one file has the code: another may be meant */
function check(
  context: CheckContext,
  { code, isCall, lines }: Said,
  anchors: readonly string[],
): Outcome | null {
  const wanted = normalCode(code);
  const places = codeLines(context, anchors).filter(
    ({ text }) => normalCode(text).includes(wanted) && !(isCall && isDefinition(text)),
  );
  const [first] = places;
  if (!first || places.some(({ path }) => path !== first.path)) return null;
  const numbers = places.map(({ line }) => line);
  const shared = {
    scope: `${first.path}, the only file that has it`,
    command: `git grep -n -F ${quoted(code)} ${context.rev} -- ${quoted(first.path)}`,
  };
  const measured = `${code} is at line ${numbers.slice(0, 4).join(', ')}`;
  if (numbers.some((line) => line >= lines.from && line <= lines.to))
    return { verdict: 'verified', ...shared, measured };
  return {
    verdict: 'refuted',
    ...shared,
    measured,
    correction: `${measured} of ${first.path}.`,
    past: {
      paths: [first.path],
      isTrue: (texts) =>
        (texts.get(first.path) ?? '')
          .split('\n')
          .slice(lines.from - 1, lines.to)
          .some((line) => normalCode(line).includes(wanted)),
    },
  };
}

function isDefinition(line: string): boolean {
  return /^\s{0,80}(?:export |default |public |private |static |async ){0,4}(?:def|function|func|fn) /.test(
    line,
  );
}

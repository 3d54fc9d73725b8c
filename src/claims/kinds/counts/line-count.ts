import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { extensionOf, plainPath } from '../../check/files/path-index.js';
import type { TextsOf } from '../../check/history/path-history.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { type CountedNoun, countedNouns, stated } from '../../extract/figures/quantities.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { isNotMeantHere } from '../../extract/files/paths-to-be.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { countOfCell, fileOfRow } from '../../extract/markdown/table-row.js';
import type { Quantity } from '../../extract/markdown/token.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** How many lines a file, or a class in it, has; and how many tokens, which nobody can recount. */
export const lineCount: ClaimPart = { kinds: ['line-count'], recognise };

const NOUNS = new Set(['line', 'loc', 'token']);

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (
      sentence.mood === 'past' ||
      sentence.mood === 'conditional' ||
      (sentence.fence && !isListingFence(sentence.fence))
    )
      return [];
    // Lines beside a commit are those that it changed.
    if (commitMentions(sentence).some(({ hash }) => hash !== null)) return [];
    return nounsOf(sentence).flatMap((noun) => {
      const file = fileFor(reading, sentence, noun);
      if (!file || isChange(sentence, noun)) return [];
      if (file.match.kind === 'none')
        return isSaidToBe(reading, sentence, file) ? [missing(sentence, noun, file)] : [];
      return file.match.kind === 'file' ? [candidateOf(sentence, noun, file)] : [];
    });
  });
}

/** A path from the root, with nothing that says that it shall be, or was. */
function isSaidToBe({ document, paths }: Reading, sentence: Sentence, file: FileMention): boolean {
  return (
    sentence.mood === 'present' &&
    !tellsOfChange(sentence) &&
    extensionOf(plainPath(file.written)) !== '' &&
    paths.beginsAtRoot(plainPath(file.written)) &&
    !isNotMeantHere(sentence, file, document)
  );
}

/** No file has any lines that is not there. */
function missing(sentence: Sentence, { quantity, token }: CountedNoun, { written }: FileMention): Candidate {
  const path = plainPath(written);
  const wasTrue = (texts: TextsOf) =>
    [...texts.values()].some((text) => text !== null && fits(quantity, text));
  return {
    kind: 'line-count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${written} has ${quantity.text} lines`,
    check: ({ rev }) => ({
      verdict: 'refuted',
      measured: 'no such file',
      scope: `all files of ${rev}`,
      command: `git ls-tree ${rev} ${quoted(path)}`,
      correction: `There is no ${path}.`,
      past: { paths: [path], isTrue: wasTrue },
    }),
  };
}

function fits(quantity: Quantity, text: string): boolean {
  return isTrue(agreement(quantity, linesOf(text).length));
}

/** The heading of a column that gives the length of the file of its row. */
const LINES_COLUMN = /^(?:lines|loc|lines? (?:count|of code)|(?:size|length) lines|# ?lines)$/;

/** "462 lines", and "**Lines of code**: 462". */
function nounsOf(sentence: Sentence): CountedNoun[] {
  const cell = countOfCell(sentence, LINES_COLUMN, 'line');
  if (cell) return [cell];
  const found = countedNouns(sentence, NOUNS);
  if (found.length > 0 || !/^(?:total )?(?:lines(?: of code)?|loc|line count|size)$/.test(sentence.label))
    return found;
  const colon = sentence.tokens.findIndex(({ text }) => text === ':');
  const quantity = stated(sentence.tokens, colon + 1);
  if (quantity?.unit !== '' || !Number.isInteger(quantity.value)) return [];
  // "Lines: 763, 770" are places, and "Lines: 36 (in the fixture)" is one.
  const behind = sentence.tokens.slice(colon + 2, colon + 4).map(({ text }) => text.toLowerCase());
  if (/^(?:(?:,|and|&) \d|\( (?:in|inside|within|at)$)/.test(behind.join(' '))) return [];
  return [{ quantity, noun: 'line', between: [], token: colon + 1, nounToken: colon + 1 }];
}

function fileFor(reading: Reading, sentence: Sentence, noun: CountedNoun): FileMention | null {
  if (sentence.place === 'cell' && noun.token === noun.nounToken) return fileOfRow(reading, sentence);
  const files = fileMentions(sentence, reading.paths).filter(({ lines }) => lines === null);
  const before = files.findLast(({ token }) => token < noun.token);
  // In a listing of files a length belongs to the one on its line: "├── a.py (120 lines)".
  if (before || sentence.fence) return before ?? null;
  // "reduced from 2,000 to 500 lines in `a.py`"
  const [after] = files;
  if (after) return after;
  const isOfOne = sentence.label !== '' || sentence.place === 'item' || PRONOUN.test(sentence.text);
  return isOfOne && !isOfMany(sentence, noun) ? fileSpokenOf(reading, sentence) : null;
}

/** "It has 12 lines." */
const PRONOUN = /^(?:it|(?:this|that|the) (?:file|module|script))\b/i;

/** "Some files exceed 1,500 lines": of no single file. */
function isOfMany({ tokens }: Sentence, noun: CountedNoun): boolean {
  return tokens
    .slice(0, noun.token)
    .some(({ text }) =>
      /^(?:files|tests|modules|some|several|many|most|few|each|every|average|largest|largest:)$/i.test(text),
    );
}

/** "+120 lines", "removed 300 lines": a change, no length; "30 lines above": a distance. */
function isChange(sentence: Sentence, noun: CountedNoun): boolean {
  const around = sentence.tokens
    .slice(Math.max(0, noun.token - 3), noun.nounToken + 3)
    .map(({ text }) => text.toLowerCase());
  return around.some((word) =>
    /^(?:added|removed|deleted|changed|modified|reduced|reduction|from|to|saved|eliminated|duplicate|duplicated|first|last|per|above|below|beside|within|every|diff|max|maximum|under|limit)$/.test(
      word,
    ),
  );
}

function candidateOf(sentence: Sentence, noun: CountedNoun, file: FileMention): Candidate {
  const of = sentence.tokens[noun.nounToken + 1]?.text.toLowerCase() === 'of';
  const part = of ? partNamed(sentence, noun.nounToken + 2) : null;
  const what = part === null ? '' : ` of ${part} code`;
  return {
    kind: 'line-count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${file.written} has ${noun.quantity.text} ${noun.noun}s${what}`,
    says: { thing: `${noun.noun}s in ${file.match.paths.join(' ')}${what}`, what: noun.quantity },
    check: (context) =>
      noun.noun === 'token' ? checkTokens(context, file) : check(context, noun, file, part),
  };
}

/** "lines of adapter code": what part of the file is meant; null for "lines of code". */
function partNamed(sentence: Sentence, from: number): string | null {
  const word = sentence.tokens[from]?.text.toLowerCase() ?? '';
  return /^[a-z]{4,}$/.test(word) &&
    word !== 'code' &&
    /^(?:code|logic)$/i.test(sentence.tokens[from + 1]?.text ?? '')
    ? word
    : null;
}

async function check(
  context: CheckContext,
  noun: CountedNoun,
  file: FileMention,
  part: string | null,
): Promise<Outcome> {
  const measuredFiles: { path: string; lines: readonly string[] }[] = [];
  for (const path of file.match.paths.slice(0, 20)) {
    const lines = await context.lines(path);
    if (lines) measuredFiles.push({ path, lines });
  }
  const [first] = measuredFiles;
  if (!first) return { verdict: 'not checkable', needs: `${file.written} as a text that this clone holds` };
  const sizes = measuredFiles.flatMap(({ path, lines }) => [
    { what: path, size: lines.length },
    ...partsOf(lines, part),
  ]);
  const met = sizes.find(({ size }) => isTrue(agreement(noun.quantity, size)));
  const said = sizes.slice(0, 4).map(({ what, size }) => `${thousands(size)} in ${what}`);
  const command = `git show ${context.rev}:${quoted(first.path)} | awk 'END{print NR}'`;
  const scope =
    part === null ? 'all lines of the file, blank ones too' : `the file, and what is named ${part} in it`;
  if (met)
    return {
      verdict: 'verified',
      approximate: agreement(noun.quantity, met.size) === 'near',
      measured: `${thousands(met.size)} in ${met.what}`,
      scope,
      command,
    };
  if (measuredFiles.length > 1)
    return {
      verdict: 'not checkable',
      measured: listing(said, 4),
      scope,
      command,
      needs: 'to know which of these files is meant',
    };
  return {
    verdict: 'refuted',
    measured: listing(said, 4),
    scope,
    command,
    correction: `${first.path} has ${count(first.lines.length, 'line')}.`,
    past: {
      paths: [first.path],
      isTrue: (texts) => isTrue(agreement(noun.quantity, linesOf(texts.get(first.path) ?? '').length)),
    },
  };
}

/** Definitions whose name holds the word. */
function partsOf(lines: readonly string[], part: string | null): { what: string; size: number }[] {
  if (part === null) return [];
  return definitionSpans(lines)
    .filter(({ name }) => name.toLowerCase().includes(part))
    .map(({ name, from, to }) => ({ what: name, size: to - from + 1 }));
}

async function checkTokens(context: CheckContext, file: FileMention): Promise<Outcome> {
  const [path = ''] = file.match.paths;
  const lines = await context.lines(path);
  return {
    verdict: 'not checkable',
    measured: lines ? `${count(lines.length, 'line')} in ${path}` : null,
    scope: 'all lines of the file',
    command: `git show ${context.rev}:${quoted(path)} | wc`,
    needs: 'to know how the tokens were counted',
  };
}

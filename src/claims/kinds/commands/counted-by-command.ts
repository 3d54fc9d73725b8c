import { count } from '../../../domain/wording.js';
import type { Candidate, ClaimPart, Reading } from '../../check/context.js';
import {
  askedOf,
  checkNumber,
  kindOfNumber,
  type NumberOfCommand,
} from '../../check/count/number-of-command.js';
import { countedInFile } from '../../extract/figures/counted-in-file.js';
import { countedUses } from '../../extract/figures/counted-uses.js';
import { numbersSaid } from '../../extract/figures/numbers-said.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import {
  isMeasured,
  type PrintedCommand,
  printedCommands,
  printedNumber,
  saidNumber,
} from '../../extract/names/printed-commands.js';
import { readPipeline } from '../../extract/names/shell-command.js';

/**
 * Numbers that commands print: below them in a fence, behind an arrow, in a sentence ("`grep -rn x src/` returns 3 matches"), and
 * as the label of a fence repeats them: "**Uses in tests**: **75 instances**" above a `grep … | wc -l` that printed 75.
 */
export const countedByCommand: ClaimPart = { kinds: ['count', 'line-count'], recognise };

function recognise(reading: Reading): Candidate[] {
  return [
    ...reading.document.fences.flatMap((fence) => {
      const printed = printedCommands(fence);
      return [
        ...printed.flatMap((each) => inFence(each) ?? []),
        ...printed.flatMap((each) => besideFence(reading, fence, each)),
      ];
    }),
    ...reading.document.sentences.flatMap((sentence) => inSentence(sentence) ?? []),
  ];
}

function inFence(printed: PrintedCommand): Candidate | null {
  const { text, pipeline, arrow, line, outputLine, remark } = printed;
  if (arrow === null && remark !== null) {
    const number = saidNumber(remark.text);
    const isLeast = /^[\d,]+\+/.test(remark.text);
    const what = `${number}${isLeast ? ' or more' : ''}`;
    return number === null ? null : candidateOf({ text, pipeline, number, isLeast }, remark.line, what);
  }
  if (arrow === null) {
    const number = printedNumber(printed);
    const what = String(number);
    return number === null ? null : candidateOf({ text, pipeline, number }, outputLine, what);
  }
  const number = saidNumber(arrow);
  return number === null ? null : candidateOf({ text, pipeline, number }, line, count(number, 'line'));
}

/** "`grep -rn x src/` returns 3 matches". */
function inSentence(sentence: Sentence): Candidate | null {
  if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return null;
  const at = sentence.tokens.findIndex(({ kind, text }) => kind === 'code' && isMeasured(text));
  const text = sentence.tokens[at]?.text ?? '';
  const pipeline = at < 0 ? null : readPipeline(text);
  const behind = sentence.tokens.slice(at + 1, at + 7).map((token) => token.text);
  const said = SAID.exec(behind.join(' '))?.[1] ?? '';
  const number = saidNumber(said);
  if (!pipeline || number === null || !COUNTED.test(said)) return null;
  const line = sentence.tokens[at]?.line ?? sentence.line;
  return candidateOf({ text, pipeline, number }, line, count(number, 'line'));
}

const SAID =
  /^(?:(?:command|now|only|still) ){0,2}(?:→|returns?|returned|finds?|found|prints?|printed|shows?|showed|gives?|yields?) (?:only |exactly )?(.+)$/;
const COUNTED =
  /\b(?:results?|matches|match|hits?|lines?|files?|occurrences?|references?|usages?|instances?|nothing|none)\b/i;

function candidateOf(of: NumberOfCommand, line: number, what: string): Candidate {
  return {
    kind: kindOfNumber(of.pipeline),
    line,
    text: of.text,
    statement: `${of.text.slice(0, 120)} prints ${what}`,
    ...askedOf(of.pipeline),
    check: (context) => checkNumber(context, of),
  };
}

/** The sentences right before and behind a fence that say the number which its command printed. */
function besideFence(reading: Reading, fence: Fence, printed: PrintedCommand): Candidate[] {
  const { text, pipeline } = printed;
  const number = printedNumber(printed);
  if (number === null) return [];
  const after = reading.document.sentences[fence.index];
  return [fence.before, after].flatMap((sentence) => {
    if (!sentence || sentence.section !== fence.section || !mayLabel(reading, sentence)) return [];
    const said = numbersSaid(sentence).find(({ value, isLoose }) => value === number && !isLoose);
    if (!said) return [];
    return [
      {
        kind: kindOfNumber(pipeline),
        line: said.line,
        text: sentence.text,
        statement: `${number} is what ${text.slice(0, 120)} prints`,
        ...askedOf(pipeline),
        // What is counted for a sentence about code may stand in documents, too, and those are not meant.
        check: (context) => checkNumber(context, { text, pipeline, number }, true),
      },
    ];
  });
}

/** Where a sentence names what it counts, it is counted without the command. */
function mayLabel(reading: Reading, sentence: Sentence): boolean {
  return (
    !sentence.fence &&
    /^(?:present|past)$/.test(sentence.mood) &&
    countedUses(reading, sentence) === null &&
    countedInFile(reading, sentence) === null
  );
}

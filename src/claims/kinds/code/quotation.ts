import { quoted } from '../../../domain/shell-word.js';
import {
  lineOf,
  literalAnchors,
  literalInFiles,
  messageInCode,
  nearestLine,
} from '../../check/code/find-literal.js';
import { standsAt } from '../../check/code/literal-outcome.js';
import { placesPrinting, printedAnchors } from '../../check/code/printing-places.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { onceIn } from '../../check/history/once-in-file.js';
import { printedMessage } from '../../extract/code/printed-message.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type LiteralText, literalText } from '../../extract/markdown/literal-text.js';
import type { Token } from '../../extract/markdown/token.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { isCommandLine } from '../../extract/names/programs.js';

/** Words that a document quotes out of code: a notice, a comment, what is logged or raised. */
export const quotation: ClaimPart = { kinds: ['snippet'], recognise };

/** What a quotation is of, in the words before it. */
const OF_CODE =
  /\b(?:notices?|comments?|docstrings?|header|errors?|exceptions?|outputs?|messages?|(?:log|warning|error|deprecation) (?:messages?|lines?|texts?)|logs?|logged|logging|warns?|warnings?|raises?|raising|throws?|states?|says|reads|fails? with|failed with|rejected with|responds? with)\b[^.]{0,80}$/i;
/** A label of what a program says: without a report, that it was said is not known. */
const OF_PROGRAM = /^(?:\w+ ){0,2}(?:error|output|message|warning|log|exception|failure)(?: \w+)?$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    // With lines beside it, it is what those are said to hold.
    if (
      !sentence.tokens.some((token) => isLong(token) || mayBePrinted(token)) ||
      lineMentions(reading, sentence).length > 0
    )
      return [];
    const commits = commitTokens(sentence);
    return sentence.tokens.flatMap((token, i) =>
      !commits.has(i) && isLong(token) && (isOfCode(sentence, i) || isMessage(token))
        ? candidateOf(reading, sentence, i)
        : !commits.has(i) && mayBePrinted(token)
          ? printedCandidate(sentence, i)
          : [],
    );
  });
}

/** Some words in quotes, or in a code span that holds no code. */
function isLong({ kind, text }: Token): boolean {
  if (text.length < 20 || !/\S\s+\S+\s+\S/.test(text)) return false;
  return (
    kind === 'quote' || (kind === 'code' && /^["']?[A-Z]/.test(text) && !/[=;{}]|\w\(|^\w+Error\b/.test(text))
  );
}

/** A code span with nothing but a text in quotes, or with a message behind the name of what happened. */
function isMessage({ kind, text }: Token): boolean {
  if (kind !== 'code' || !/(?:\S+\s+){3}\S/.test(text)) return false;
  return /^(["']).*\1$/.test(text) || /^[A-Z][A-Z _-]{5,60}: \w/.test(text);
}

/** Words in quotes, or in a code span without code, of which nothing says what they are: a literal of some code, or no claim. */
function mayBePrinted({ kind, text }: Token): boolean {
  if (kind !== 'quote' && !(kind === 'code' && !isCommandLine(text))) return false;
  const message = text.length < 14 || text.length > 300 ? null : printedMessage(text);
  return message !== null && !/[=;{}]|\w\(/.test(text);
}

/** The whole of a literal, but for a few letters. */
const WHOLE = 0.9;

function printedCandidate({ tokens, line, text }: Sentence, i: number): Candidate[] {
  const { kind, text: written, line: own } = tokens[i] as Token;
  const message = printedMessage(written)?.text ?? written;
  const anchors = printedAnchors(message);
  if (anchors.length === 0) return [];
  const share = kind === 'code' ? undefined : WHOLE;
  return [
    {
      kind: 'snippet',
      line: own ?? line,
      text,
      statement: `code prints "${message.slice(0, 160)}"`,
      words: anchors,
      check: async (context) => {
        const places = await placesPrinting(context, message, anchors, share);
        return places.length > 0 ? standsAt(context, places) : null;
      },
    },
  ];
}

function isOfCode({ tokens }: Sentence, i: number): boolean {
  const before = tokens.slice(Math.max(0, i - 12), i).map(({ text }) => text);
  return OF_CODE.test(before.join(' '));
}

/** The one file in which the words are said to be: one that is named, or "Comments in the file say …". */
function pathOf(reading: Reading, sentence: Sentence): string | null {
  const own = fileMentions(sentence, reading.paths).filter(
    ({ match, isImport }) => match.kind === 'file' && !isImport,
  );
  const isSpokenOf = /\b(?:in|of) (?:the |this )?(?:file|module)\b/i.test(sentence.text.slice(0, 300));
  const file = own.length === 1 ? own[0] : isSpokenOf ? fileSpokenOf(reading, sentence) : null;
  const [path, ...others] = file?.match.paths ?? [];
  return path === undefined || others.length > 0 ? null : path;
}

function candidateOf(reading: Reading, sentence: Sentence, i: number): Candidate[] {
  const text = literalText((sentence.tokens[i]?.text ?? '').slice(0, 300));
  const anchors = literalAnchors(text.written);
  if (anchors.length === 0) return [];
  const isOfProgram = OF_PROGRAM.test(sentence.label) && sentence.tokens.slice(0, i).length < 8;
  return [
    {
      kind: 'snippet',
      line: sentence.tokens[i]?.line ?? sentence.line,
      text: sentence.text,
      statement: `the code says "${text.written.slice(0, 160)}"`,
      words: [...new Set([...anchors, ...printedAnchors(text.written)])],
      check: (context) => check(context, text, pathOf(reading, sentence), isOfProgram),
    },
  ];
}

/** @returns null where no code holds the words: they may be what a program printed, or somebody said */
async function check(
  context: CheckContext,
  text: LiteralText,
  path: string | null,
  isOfProgram: boolean,
): Promise<Outcome | null> {
  const own = path === null ? [] : await literalInFiles(context, text, [path]);
  const whole = own.length > 0 ? own : await messageInCode(context, text);
  const places =
    whole.length > 0 ? whole : await placesPrinting(context, text.written, printedAnchors(text.written));
  if (places.length > 0) return standsAt(context, places);
  const once =
    path === null
      ? null
      : await onceIn(context, path, text.written, (old) => lineOf(old.split('\n'), text) > 0);
  if (once || !isOfProgram) return once;
  const near = path === null ? null : nearestLine((await context.lines(path)) ?? [], text);
  return {
    verdict: 'not checkable',
    measured: near === null ? 'no code holds these words' : `no code holds these words; ${near}`,
    scope: 'code, tests included',
    command: `git grep -n -i -F ${quoted(text.written)} ${context.rev}`,
    needs: 'the output in which it stood',
  };
}

import {
  type FenceLine,
  isImportOfSome,
  isShortCode,
  isTellingCode,
  isTellingComment,
  lineOfFence,
  wordsOfFence,
} from '../../check/code/fence-home.js';
import { isSetting, lineInFile, missingLine } from '../../check/code/quoted-line.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isComment } from '../../extract/files/file-context.js';
import type { FileMention } from '../../extract/files/file-mentions.js';
import { isEdit, isQuotation, linesToBe, quotedFile } from '../../extract/files/quoted-file.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { contentOf, rolesOf } from '../../extract/markdown/fence-roles.js';

/**
 * Code in a fence. Where it is said to be a file’s, each telling line is looked for in that file; else in all code, where
 * nothing is refuted: it may be a sketch.
 */
export const snippet: ClaimPart = { kinds: ['snippet', 'config'], recognise };

/** Lines of one fence that are looked for in all code; what follows is as true as they are. */
const MOST_LINES = 16;

function recognise(reading: Reading): Candidate[] {
  return reading.document.fences.flatMap((fence) => {
    const sentences = reading.document.sentences
      .slice(fence.index, fence.index + fence.lines.length)
      .filter((each) => each.fence === fence);
    const quotes = isQuotation(fence) ? linesOfFile(reading, fence, sentences) : new Map();
    const shown = linesShown(reading, fence, sentences);
    return sentences.flatMap((sentence) => {
      const quote = quotes.get(sentence) ?? null;
      const line = shown.get(sentence) ?? null;
      return quote || line ? [candidateOf(sentence, fence, quote, line)] : [];
    });
  });
}

/** A line that is a file’s, which is refuted where the file has it not. */
interface Quote {
  readonly file: FileMention;
  readonly isNamed: boolean;
}

function linesOfFile(
  reading: Reading,
  fence: Fence,
  sentences: readonly Sentence[],
): ReadonlyMap<Sentence, Quote> {
  const toBe = linesToBe(fence);
  const found = new Map<Sentence, Quote>();
  for (const sentence of sentences) {
    if (toBe.has(sentence.line - fence.firstLine) || !isTelling(sourceOf(sentence))) continue;
    const quote = quotedFile(reading, sentence, fence);
    if (quote) found.set(sentence, quote);
  }
  return found;
}

/** A line that could hardly stand in a file by chance. */
function isTelling(line: string): boolean {
  if (isComment(line) || line.length < 14 || /\.{3}|…/.test(line)) return false;
  return /[\w"'][^\w\s]|=|\(/.test(line) && !/^(?:return|pass|else|try|import \w+)\W{0,4}$/.test(line);
}

/** Lines of code that are shown as they are, whosever they are. */
function linesShown(
  reading: Reading,
  fence: Fence,
  sentences: readonly Sentence[],
): ReadonlyMap<Sentence, FenceLine> {
  const content = contentOf(fence);
  if (content === 'other' || isEdit(fence) || wordsOfFence(fence).length === 0) return new Map();
  const roles = rolesOf(fence);
  const lines = sentences.filter((sentence) => {
    const text = sourceOf(sentence);
    return (
      roles[sentence.line - fence.firstLine] !== 'other' &&
      (isTellingCode(text) || (content === 'code' && isShownCode(text)))
    );
  });
  const isConfiguration = content === 'configuration';
  const found = new Map<Sentence, FenceLine>();
  for (const sentence of lines.slice(0, MOST_LINES)) {
    const named = quotedFile(reading, sentence, fence);
    const paths = named?.isNamed ? named.file.match.paths : null;
    const spoken = named?.file.match.paths ?? [];
    // Without a language, it may be what a program printed.
    const isSaid = roles[sentence.line - fence.firstLine] === 'said' && fence.language !== '';
    found.set(sentence, { fence, text: sourceOf(sentence), isConfiguration, isSaid, paths, spoken });
  }
  return found;
}

/** What may be found beside telling lines, or by itself where it says what is imported from where. */
function isShownCode(text: string): boolean {
  return isShortCode(text) || isTellingComment(text) || isImportOfSome(text);
}

function sourceOf({ fence, line }: Sentence): string {
  return (fence?.lines[line - (fence?.firstLine ?? 0)] ?? '').trim();
}

function candidateOf(
  sentence: Sentence,
  fence: Fence,
  quote: Quote | null,
  shown: FenceLine | null,
): Candidate {
  const line = sourceOf(sentence);
  const isValue = quote !== null && isSetting(line) && !(IS_CODE.test(fence.language) && IS_TEXT.test(line));
  return {
    kind: isValue ? 'config' : 'snippet',
    line: sentence.line,
    text: line,
    statement: `${quote && (quote.isNamed || !shown) ? quote.file.written : 'the code'} holds ${line.slice(0, 160)}`,
    words: shown ? wordsOfFence(fence) : [],
    check: (context) => check(context, { fence, line, quote, shown }),
  };
}

/** What a program gives a text to, and `Format: "…"` of a docstring, is code. */
const IS_TEXT = /^["']?\w+["']? ?[:=] ?["']/;
const IS_CODE = /^(?:py|python|js|jsx|ts|tsx|javascript|typescript|go|java|rust|rs|ruby|rb|php)$/;

interface Asked {
  readonly fence: Fence;
  readonly line: string;
  readonly quote: Quote | null;
  readonly shown: FenceLine | null;
}

/** @returns null where no code has the line, and it may be a sketch */
async function check(context: CheckContext, { fence, line, quote, shown }: Asked): Promise<Outcome | null> {
  const own = quote && (await lineInFile(context, line, quote.file));
  if (own) return own;
  const missing = quote && (await missingLine(context, fence, line, quote.file));
  // What a fence says is in one file is not there because another has it.
  if (missing || quote?.isNamed || !shown) return missing;
  return lineOfFence(context, shown);
}

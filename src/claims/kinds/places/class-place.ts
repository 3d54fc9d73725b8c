import { quoted } from '../../../domain/shell-word.js';
import { listing, placesListed, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import { isAt } from '../../check/code/lines-hold.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { knowledgeOf, type Located } from '../../check/names/definitions.js';
import { definitionSpans } from '../../check/names/enclosing.js';
import { type CodeShown, codeShownFor } from '../../extract/code/shown-for-lines.js';
import { fileMentions, type LineRange, rangeOf } from '../../extract/files/file-mentions.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, type Quantity, quantityOf } from '../../extract/markdown/token.js';
import { lineMentions } from '../../extract/names/line-mentions.js';

/** "**HubStore** (566 lines)", "`HubStore` (lines 58-120)": the class stands for its file. Nothing is refuted. */
export const classPlace: ClaimPart = { kinds: ['line-count', 'line-reference'], recognise };

/** Definitions of one name that are looked at. */
const MOST_DEFINITIONS = 12;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence) return candidateInFence(reading, sentence, sentence.fence) ?? [];
    if (sentence.mood === 'past' || !sentence.tokens.some(({ text }) => text === '(')) return [];
    // Where a file is named, the lines are its own.
    if (fileMentions(sentence, reading.paths).length > 0 || lineMentions(reading, sentence).length > 0)
      return [];
    const direct = sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []);
    return direct.length > 0 ? direct : (candidateInside(sentence) ?? []);
  });
}

/** "# Line 224: …" in the fence below "`HubStore` looks it up": the code shown stands there in the file of the class. */
function candidateInFence(reading: Reading, sentence: Sentence, fence: Fence): Candidate | null {
  const lines = /^\s{0,40}(?:#|\/\/)\s{0,4}lines? (\d{1,6}(?:[-–]\d{1,6})?)\b/i.exec(sentence.text)?.[1];
  const range = lines === undefined ? null : rangeOf(lines);
  const shown =
    range && fence.before && lineMentions(reading, sentence).length === 0
      ? codeShownFor(sentence, fence)
      : null;
  const names = new Set((fence.before?.tokens ?? []).flatMap((token) => nameIn(token) ?? []));
  const [name, ...others] = names;
  if (!range || !shown || name === undefined || others.length > 0) return null;
  return {
    line: sentence.line,
    text: sentence.text,
    words: [name],
    symbol: name,
    kind: 'line-reference',
    statement: `lines ${range.from}-${range.to} of the file of ${name} hold ${shown.codes[0]?.slice(0, 120)}`,
    check: (context) => checkShown(context, name, range, shown),
  };
}

/** @returns null where no file of that class has the code there */
async function checkShown(
  context: CheckContext,
  name: string,
  range: LineRange,
  { codes, near }: CodeShown,
): Promise<Outcome | null> {
  for (const { path } of await definitionsOf(context, name)) {
    const lines = (await context.lines(path)) ?? [];
    const there = codes.find((text) => isAt(lines, range, { text, kind: 'code' }, near));
    if (there !== undefined)
      return {
        verdict: 'verified',
        measured: `${there.slice(0, 80)} is there`,
        scope: `${path}, which defines ${name}`,
        command: `git show ${context.rev}:${quoted(path)} | sed -n '${range.from},${range.to}p'`,
      };
  }
  return null;
}

/** A name, and in the brackets behind it its lines or how many there are. */
function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const name = tokens[i];
  if (
    !name ||
    !/^(?:code|word)$/.test(name.kind) ||
    !isIdentifier(name.text) ||
    !/^_?[A-Z]\w*$/.test(name.text)
  )
    return null;
  if (tokens[i + 1]?.text !== '(') return null;
  // "Hub (legacy) (lines 3-9)": the last brackets in a row.
  const said = bracketsBehind(sentence, i + 1);
  const range = said.map((words) => linesIn(words)).find((each) => each !== null);
  const length = said.map((words) => lengthIn(words)).find((each) => each !== null);
  const shared = { line: name.line, text: sentence.text, words: [name.text], symbol: name.text };
  if (range)
    return {
      ...shared,
      kind: 'line-reference',
      statement: `${name.text} is at lines ${range.from}-${range.to}`,
      check: (context) => checkRange(context, name.text, range),
    };
  if (!length) return null;
  return {
    ...shared,
    kind: 'line-count',
    statement: `${name.text} has ${length.text} lines`,
    check: (context) => checkLength(context, name.text, length),
  };
}

/** "`HubStore` refuses others (lines 224-226)", "the `open_hub()` method (lines 3-9)": the one name of a sentence, and lines in it. */
function candidateInside(sentence: Sentence): Candidate | null {
  const { tokens } = sentence;
  const ranges = tokens.flatMap(({ text }, i) => {
    const range = text === '(' ? linesIn(bracketsBehind(sentence, i)[0] ?? []) : null;
    return range ? [{ range, at: i }] : [];
  });
  const [only, ...more] = ranges;
  if (!only || more.length > 0) return null;
  const names = new Set(tokens.slice(0, only.at).flatMap((token) => nameIn(token) ?? []));
  const [name, ...others] = names;
  if (name === undefined || others.length > 0) return null;
  return {
    line: tokens[only.at]?.line ?? sentence.line,
    text: sentence.text,
    words: [name],
    symbol: name,
    kind: 'line-reference',
    statement: `lines ${only.range.from}-${only.range.to} are of ${name}`,
    check: (context) => checkInside(context, name, only.range),
  };
}

/** A class, or a function that is written as a call. */
function nameIn({ kind, text }: Sentence['tokens'][number]): string | null {
  if (!/^(?:code|word)$/.test(kind) || !isIdentifier(text)) return null;
  const name = text.replace(/\(.{0,80}\)$/s, '');
  return /^_?[A-Z]\w*$/.test(name) || (name !== text && /^\w+$/.test(name)) ? name : null;
}

async function checkInside(context: CheckContext, name: string, range: LineRange): Promise<Outcome | null> {
  for (const { path, line } of await definitionsOf(context, name)) {
    const lines = await context.lines(path);
    const span = definitionSpans(lines ?? []).find(
      (each) => each.name === name && Math.abs(each.from - line) <= ABOVE,
    );
    if (span && span.from - ABOVE <= range.from && range.to <= span.to)
      return {
        verdict: 'verified',
        measured: `in ${name}, which is at ${path}:${span.from}-${span.to}`,
        scope: `where a definition of ${name} is; only that the lines are in it`,
        command: `git show ${context.rev}:${quoted(path)} | sed -n '${range.from},${range.to}p'`,
      };
  }
  return checkRange(context, name, range);
}

/** The words of the brackets that follow one another from a token on. */
function bracketsBehind({ tokens }: Sentence, start: number): string[][] {
  const found: string[][] = [];
  let at = start;
  while (tokens[at]?.text === '(' && found.length < 3) {
    const length = tokens.slice(at, at + 12).findIndex(({ text }) => text === ')');
    if (length < 0) break;
    found.push(tokens.slice(at + 1, at + length).map(({ text }) => text));
    at += length + 1;
  }
  return found;
}

/** "lines 58-566"; null for anything else. */
function linesIn(words: readonly string[]): LineRange | null {
  const range = words.length === 2 && /^lines?$/i.test(words[0] ?? '') ? rangeOf(words[1] ?? '') : null;
  return range && range.to > range.from ? range : null;
}

/** "566 lines", "legacy, 364 lines"; null for anything else. */
function lengthIn(words: readonly string[]): Quantity | null {
  if (!/^lines$/i.test(words.at(-1) ?? '')) return null;
  const quantity = quantityOf(words.at(-2) ?? '');
  const before = words.slice(0, -2).every((word) => /^[A-Za-z,-]{1,20}$/.test(word));
  return quantity?.unit === '' && before && words.length < 6 ? quantity : null;
}

async function definitionsOf(context: CheckContext, name: string): Promise<readonly Located[]> {
  return ((await knowledgeOf(context, name))?.definitions ?? []).slice(0, MOST_DEFINITIONS);
}

/** A decorator or a comment may stand above the head of a definition. */
const ABOVE = 3;

async function checkRange(
  context: CheckContext,
  name: string,
  { from, to }: LineRange,
): Promise<Outcome | null> {
  const definitions = await definitionsOf(context, name);
  if (definitions.length === 0) return null;
  const command = `git grep -n -w ${quoted(name)} ${context.rev}`;
  const scope = `where a definition of ${name} begins`;
  const right = definitions.filter(({ line }) => line >= from - 1 && line <= Math.min(to, from + ABOVE));
  if (right.length > 0)
    return { verdict: 'verified', measured: `begins at ${placesOf(right)}`, scope, command };
  return {
    verdict: 'not checkable',
    measured: `begins at ${placesOf(definitions)}`,
    scope,
    command,
    needs: 'to know which file these lines are of',
  };
}

function placesOf(definitions: readonly Located[]): string {
  return placesListed(definitions, 3);
}

async function checkLength(context: CheckContext, name: string, length: Quantity): Promise<Outcome | null> {
  const sizes: { what: string; size: number; path: string }[] = [];
  for (const { path, line } of await definitionsOf(context, name)) {
    const lines = await context.lines(path);
    if (!lines) continue;
    sizes.push({ what: path, size: lines.length, path });
    const span = definitionSpans(lines).find(
      (each) => each.name === name && Math.abs(each.from - line) <= ABOVE,
    );
    if (span) sizes.push({ what: `${name} of ${path}`, size: span.to - span.from + 1, path });
  }
  const [first] = sizes;
  if (!first) return null;
  const met = sizes.find(({ size }) => isTrue(agreement(length, size)));
  const told = (met ? [met] : sizes).map(({ what, size }) => `${thousands(size)} in ${what}`);
  const shared = {
    measured: listing(told, 4),
    scope: 'the class and its file, blank lines too',
    command: `git show ${context.rev}:${quoted((met ?? first).path)} | awk 'END{print NR}'`,
  };
  if (!met) return { verdict: 'not checkable', ...shared, needs: 'to know which lines were counted' };
  return { verdict: 'verified', ...shared, approximate: agreement(length, met.size) === 'near' };
}

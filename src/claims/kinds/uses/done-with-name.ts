import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { codeLines } from '../../check/look/code-lines.js';
import type { WordLine } from '../../check/look/word-table.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * What is done with a name: "the test sends a mock `hub_opened` event", "it raises `HubError`". Some code does so; when, and whether
 * the one that is spoken of does, is not told. Never refuted: the name may be handed on by another one.
 */
export const doneWithName: ClaimPart = { kinds: ['snippet'], recognise };

interface Doing {
  /** The word in a sentence. */
  readonly said: RegExp;
  /** What stands before the name in code, on its line or one of those right above. */
  readonly code: RegExp;
  readonly what: string;
}

const DOINGS: readonly Doing[] = [
  {
    said: /^(?:send|emit|publish|broadcast|dispatch|deliver)(?:s|es|ed|ing)?$|^(?:sent|emitt(?:ed|ing))$/i,
    code: /\w*(?:send|emit|publish|broadcast|dispatch|notify)\w*\s?\(/i,
    what: 'sends',
  },
  { said: /^(?:rais|throw)(?:es?|ed|ing|s)?$|^threw$/i, code: /\b(?:raise|throw)\b/, what: 'raises' },
  { said: /^return(?:s|ed|ing)?$/i, code: /\breturn\b/, what: 'returns' },
];
/** Words between the verb and the name. */
const BETWEEN =
  /^(?:an?|the|all|its|their|mock|real|only|critical|error|exception|events?|messages?|instances?|of)$/i;
const MOST_BETWEEN = 4;
const NAME = /^[A-Za-z_][\w.]{3,80}(?:\(\))?$/;
/** What takes back that it is done. */
const NOT_DONE =
  /^(?:fails?|failed|failing|instead|should|must|would|could|cannot|can't|unable|stop(?:s|ped)?|to)$/i;
/** Lines above a name on which the call may begin that it is given to. */
const ABOVE = 3;
/** Lines with the name that are looked at. */
const MOST_LINES = 400;

interface Done {
  readonly name: string;
  /** "The test sends …" */
  readonly isOfTest: boolean;
  /** The files that the sentence names; empty for none. */
  readonly paths: ReadonlySet<string>;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    return sentence.tokens.flatMap((_, i) => candidateAt(reading, sentence, i) ?? []);
  });
}

function candidateAt(reading: Reading, sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const verb = tokens[i];
  const doing = verb?.kind === 'word' ? DOINGS.find(({ said }) => said.test(verb.text)) : undefined;
  if (!doing || isDeniedBefore(tokens, i, 3) || tokens.slice(Math.max(0, i - 2), i).some(isTakenBack))
    return null;
  const object = objectFrom(tokens, i + 1);
  if (!object) return null;
  const name = object.text.replace(/\(\)$/, '').split('.').at(-1) ?? '';
  const isOfTest = tokens.slice(0, i).some(({ kind, text }) => kind === 'word' && /^tests?$/i.test(text));
  const files = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  return {
    kind: 'snippet',
    line: object.line,
    text: sentence.text,
    statement: `code ${doing.what} ${name}`,
    words: [name],
    says: null,
    check: (context) =>
      check(context, doing, { name, isOfTest, paths: new Set(files.flatMap(({ match }) => match.paths)) }),
  };
}

function isTakenBack({ kind, text }: Token): boolean {
  return kind === 'word' && NOT_DONE.test(text);
}

/** The name in a code span right behind a verb. */
function objectFrom(tokens: readonly Token[], from: number): Token | null {
  for (const token of tokens.slice(from, from + MOST_BETWEEN + 1)) {
    if (token.kind === 'code') return NAME.test(token.text) ? token : null;
    if (token.kind !== 'word' || !BETWEEN.test(token.text)) return null;
  }
  return null;
}

/** @returns null where no code does so with it */
async function check(
  context: CheckContext,
  { code, what }: Doing,
  { name, isOfTest, paths }: Done,
): Promise<Outcome | null> {
  if (context.words.isTooCommon(name)) return null;
  const all = codeLines(context, [name]).filter(
    ({ path }) => (paths.size === 0 || paths.has(path)) && (!isOfTest || context.classOf(path) === 'test'),
  );
  const inOrder = [...all].sort((a, b) => rankOf(context, a) - rankOf(context, b)).slice(0, MOST_LINES);
  for (const line of inOrder) {
    const at = await doneAt(context, line, code, name);
    if (at !== null)
      return {
        verdict: 'verified',
        measured: `${line.path}:${line.line} reads: ${line.text.trim().slice(0, 120)}`,
        scope: `only that some code ${what} it, not when`,
        command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(line.path)}`,
      };
  }
  return null;
}

/** Programs come before tests. */
function rankOf(context: CheckContext, { path }: WordLine): number {
  return context.classOf(path) === 'production' ? 0 : 1;
}

/** The line on which a call, or a statement, begins that the name is given to; null where it is given to none. */
async function doneAt(
  context: CheckContext,
  { path, line, text }: WordLine,
  code: RegExp,
  name: string,
): Promise<number | null> {
  const before = text.slice(0, text.indexOf(name));
  if (/^\s*(?:#|\/\/|\*|"""|from |import |def |class |async def )/.test(text)) return null;
  if (code.test(before)) return line;
  // `send(` alone on a line, and the name as one of its arguments.
  if (!/^\s*["'\w.{[=: ]*$/.test(before)) return null;
  const lines = (await context.lines(path)) ?? [];
  for (let at = line - 2; at >= Math.max(0, line - 1 - ABOVE); at -= 1) {
    const above = lines[at] ?? '';
    if (code.test(above) && /[([{]\s*$/.test(above)) return at + 1;
    if (!/[,([{]\s*$/.test(above)) return null;
  }
  return null;
}

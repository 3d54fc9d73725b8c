import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type SaidWords, saidWords } from '../../check/files/said-words.js';
import { firstDate } from '../../extract/figures/dates.js';
import {
  nameSaid,
  type TitledDocument,
  titledAbove,
  titledDocuments,
} from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, tokenize } from '../../extract/markdown/token.js';

/**
 * What a document that is named in words is said to hold, or not to: "Master Status claims "99% health"", "`Hub` is not listed
 * in the Import Registry". Words that no version of it held may be meant otherwise, and are not refuted.
 */
export const saidByTitle: ClaimPart = { kinds: ['citation', 'count'], recognise };

const CLAIMS =
  /^(?:claim|state|say|report|assert|declare|read|show|list|mention|note|indicate|contain)(?:s|ed|ing)?$|^(?:said|shown|:)$/i;
/** Tokens between the name of the document and what it says. */
const MOST_BETWEEN = 10;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.tokens.length > 80) return [];
    if (!sentence.tokens.some(({ kind, text }) => kind === 'quote' || text === 'not')) return [];
    const isTakenOut = TAKEN_OUT.test(sentence.text.slice(0, 600));
    if (sentence.place === 'cell') return isTakenOut ? [] : quotesOfColumn(reading, sentence);
    const [title, ...others] = titledDocuments(sentence, reading.paths);
    if (!title || others.length > 0) return [];
    return [...(isTakenOut ? [] : quotesOf(sentence, title)), ...absentIn(sentence, title)];
  });
}

/** "Removed the "99% health" claims from Master Status": that they stand there no longer is what is said. */
const TAKEN_OUT =
  /\b(?:remov\w+|delet\w+|dropped|drops|replac\w+|correct(?:ed|s|ing)|fix(?:ed|es)|retract\w*|revised|purged|eliminat\w+|no longer|used to|instead of|(?:chang|updat)\w+ from)\b/i;

function quotesOf(sentence: Sentence, title: TitledDocument): Candidate[] {
  const { tokens } = sentence;
  const isDated = sentence.mood === 'past' || firstDate(tokens.slice(0, title.end + 6)) !== null;
  return tokens.flatMap((token, i): Candidate[] =>
    token.kind === 'quote' &&
    /\p{L}{4}/u.test(token.text) &&
    (isSaidBehind(tokens, title, i) || isSaidBefore(tokens, title, i))
      ? quoteOf(sentence, title.paths, token, { of: '', isDated })
      : [],
  );
}

/** "Master Status claims "99% health"". */
function isSaidBehind(tokens: Sentence['tokens'], { end }: TitledDocument, i: number): boolean {
  if (i < end || i - end > MOST_BETWEEN) return false;
  const between = tokens.slice(end, i);
  return between.some(({ text }) => CLAIMS.test(text)) || MADE.test(textOf(between));
}

/** "updated to": what was written there. */
const MADE = /\b(?:updated|changed|set|marked|labell?ed|listed|rated|declared) (?:to|as)$/i;

/** "despite "99% health" claims in Master Status", ""Ready" (per the Master Status)": at most a few words lie between. */
function isSaidBefore(tokens: Sentence['tokens'], { start }: TitledDocument, i: number): boolean {
  if (i >= start || start - i > MOST_BEFORE) return false;
  return OUT_OF.test(textOf(tokens.slice(i + 1, start)));
}

const MOST_BEFORE = 6;
const OUT_OF =
  /^(?:[(,] )?(?:(?:health|status|the|as|is|was|stated|reported|claimed|documented|written|claims?|statements?|assertions?|figures?|ratings?) ){0,3}(?:in|by|from|per|according to)(?: the| our)?$/i;

function textOf(tokens: Sentence['tokens']): string {
  return tokens.map(({ text }) => text).join(' ');
}

/** What a cell quotes, below the name of the document that claims it: the column "Master Status claim". */
function quotesOfColumn(reading: Reading, sentence: Sentence): Candidate[] {
  const { column, row, tokens } = sentence;
  if (!SAID_IN_COLUMN.test(column)) return [];
  const quotes = tokens.filter(({ kind }) => kind === 'quote');
  const [quote, ...others] = quotes;
  const paths = quote && others.length === 0 ? titledAbove(column, reading.document, reading.paths) : [];
  if (!quote || paths.length === 0) return [];
  // A figure alone is one of what the row is about.
  const isFigure = /^\W*\d[\d.,]*\s?%?\W*$/.test(quote.text);
  if (!isFigure && !/\p{L}{4}/u.test(quote.text)) return [];
  const isDated = sentence.mood === 'past' || firstDate(tokenize(column, sentence.line)) !== null;
  return quoteOf(sentence, paths, quote, { of: isFigure ? row : '', isDated });
}

const SAID_IN_COLUMN = /\b(?:claim(?:s|ed)?|sa(?:ys|id)|state[sd]|report(?:s|ed)|shows?|according)\b/;

function quoteOf(
  sentence: Sentence,
  paths: readonly string[],
  { text, line }: Sentence['tokens'][number],
  how: Pick<SaidWords, 'of' | 'isDated'>,
): Candidate[] {
  if (text.length > 300) return [];
  return [
    {
      kind: 'citation',
      line,
      text: sentence.text,
      statement: `${nameSaid(paths)} says "${text.slice(0, 160)}"${how.of === '' ? '' : ` of ${how.of}`}`,
      says: null,
      check: (context) => saidWords(context, paths, { text, ...how }),
    },
  ];
}

const ABSENT =
  /\bnot (?:yet )?(?:documented|listed|mentioned|registered|included|recorded|described|found|present) (?:in|by)(?: the)?$/i;

/** A name that is said not to be in the document. */
function absentIn(sentence: Sentence, title: TitledDocument): Candidate[] {
  const { tokens } = sentence;
  const before = tokens
    .slice(0, title.start)
    .map(({ text }) => text)
    .join(' ');
  if (!ABSENT.test(before.slice(-60))) return [];
  const named = tokens.findLast(
    ({ kind, text }, i) => i < title.start && (kind === 'code' || kind === 'word') && isIdentifier(text),
  );
  if (!named) return [];
  const name = named.text.replace(/\(.*$/s, '');
  return [
    {
      kind: 'count',
      line: named.line,
      text: sentence.text,
      statement: `${name} does not stand in ${title.paths[0]}`,
      check: (context) => checkAbsent(context, title.paths, name),
    },
  ];
}

async function checkAbsent(
  context: CheckContext,
  paths: readonly string[],
  name: string,
): Promise<Outcome | null> {
  const [path, ...others] = paths;
  const lines = path === undefined || others.length > 0 ? null : await context.lines(path);
  if (path === undefined || !lines) return null;
  const at = lines.flatMap((line, i) => (line.includes(name) ? [i + 1] : []));
  const command = `git grep -n -F ${quoted(name)} ${context.rev} -- ${quoted(path)}`;
  if (at.length === 0) return { verdict: 'verified', measured: `0 in ${path}`, scope: path, command };
  return {
    verdict: 'refuted',
    measured: `${name} is at line ${listing(at.map(String), 4)} of ${path}`,
    scope: path,
    command,
    correction: `${name} is at line ${listing(at.map(String), 4)} of ${path}.`,
    past: { paths: [path], isTrue: (texts) => !(texts.get(path) ?? '').includes(name) },
  };
}

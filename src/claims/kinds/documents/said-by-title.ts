import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { onceIn } from '../../check/history/once-in-file.js';
import { loosened } from '../../extract/code/expected-text.js';
import { firstDate } from '../../extract/figures/dates.js';
import { type TitledDocument, titledDocuments } from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { longestRun } from '../../extract/words/plain-words.js';

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
    const [title, ...others] = titledDocuments(sentence, reading.paths);
    if (!title || others.length > 0) return [];
    return [...quotesOf(sentence, title), ...absentIn(sentence, title)];
  });
}

function quotesOf(sentence: Sentence, title: TitledDocument): Candidate[] {
  const { tokens } = sentence;
  const dated = firstDate(tokens.slice(0, title.end + 6)) !== null;
  return tokens.flatMap(({ kind, text, line }, i): Candidate[] => {
    const isSaid =
      i >= title.end &&
      i - title.end <= MOST_BETWEEN &&
      tokens.slice(title.end, i).some((token) => CLAIMS.test(token.text));
    if (kind !== 'quote' || !isSaid || !/\p{L}{4}/u.test(text) || text.length > 300) return [];
    return [
      {
        kind: 'citation',
        line,
        text: sentence.text,
        statement: `${title.paths[0]} says "${text.slice(0, 160)}"`,
        says: null,
        check: (context) => checkQuote(context, title.paths, text, dated),
      },
    ];
  });
}

async function checkQuote(
  context: CheckContext,
  paths: readonly string[],
  text: string,
  isDated: boolean,
): Promise<Outcome | null> {
  const wanted = ` ${loosened(text, 'quote')} `;
  const holds = (line: string) => ` ${loosened(line, 'quote')} `.includes(wanted);
  const own = paths.filter((path) => path !== context.documentPath);
  const command = `git grep -n -i -F ${quoted(longestRun(text))} ${context.rev} -- ${own.map((path) => quoted(path)).join(' ')}`;
  const scope = `only that it is cited, out of ${listing(own, 3)}`;
  for (const path of own) {
    const at = ((await context.lines(path)) ?? []).findIndex(holds);
    if (at >= 0)
      return { verdict: 'verified', measured: `the same words stand in ${path}:${at + 1}`, scope, command };
  }
  for (const path of own) {
    const once = await onceIn(context, path, text, (old) => old.split('\n').some(holds));
    if (!once) continue;
    // "Master Status (Sept 15) claims …": of that day, not of now.
    if (isDated)
      return {
        verdict: 'verified',
        measured: once.correction ?? '',
        scope,
        command: once.command ?? command,
      };
    return once;
  }
  return null;
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

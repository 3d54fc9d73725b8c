import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf, rarestLines } from '../../check/count/counting.js';
import { relatedDocuments } from '../../check/files/related-documents.js';
import { loosened } from '../../extract/code/expected-text.js';
import { documentsNamed } from '../../extract/files/document-spoken-of.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { titledDocuments } from '../../extract/files/titled-documents.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier } from '../../extract/markdown/token.js';
import { longestRun } from '../../extract/words/plain-words.js';

/**
 * Words in quotes that are said to be claimed, while the sentence names no document: "Contradiction: claims "careful testing"".
 * One that the text names elsewhere holds them, or one about the same. Never refuted.
 */
export const saidWithoutSource: ClaimPart = { kinds: ['snippet', 'citation'], recognise };

const CLAIMS =
  /^(?:claim(?:s|ed|ing)?|states?|stated|stating|asserts?|asserted|declares?|declared|reports?|reported|says?|said|identifies|identified|describes?|described|calls?|called|documents?|documented)$/i;
/** Of one text so many are looked for; more are data. */
const MOST_OF_DOCUMENT = 200;
/** Words between the verb and the quotation. */
const MOST_BETWEEN = 4;

function recognise(reading: Reading): Candidate[] {
  const found = reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    if (sentence.tokens.length > 80) return [];
    const message = messageOf(sentence);
    if (message !== null) return [elsewhere(sentence, message, sentence.line, [])];
    if (!sentence.tokens.some(({ kind }) => kind === 'quote')) return [];
    const isSourced =
      fileMentions(sentence, reading.paths).length > 0 || titledDocuments(sentence, reading.paths).length > 0;
    if (isSourced) return [];
    return sentence.tokens.flatMap((token, i) =>
      isSaid(sentence, i) ? candidatesOf(sentence, token, documentsNamed(reading)) : [],
    );
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

const FAILED = /\b(?:errors?|exceptions?|failures?|timeouts?|refused|mismatch|conflicts?)\b/i;
const FEWEST_OF_MESSAGE = 3;
const MOST_OF_MESSAGE = 10;

/** An item that tells how something failed, by a name of code: "**Hub Service:** ❌ BaseHub argument error". */
function messageOf({ place, label, tokens }: Sentence): string | null {
  if (!/^(?:item|cell)$/.test(place) || (label === '' && place === 'item')) return null;
  const colon = tokens.findIndex(({ text }) => text === ':');
  const rest = tokens.slice(colon + 1).filter(({ kind }) => kind !== 'mark');
  if (rest.length < FEWEST_OF_MESSAGE || rest.length > MOST_OF_MESSAGE) return null;
  if (!rest.every(({ kind }) => kind === 'word') || !rest.some(({ text }) => isIdentifier(text))) return null;
  const text = rest.map((token) => token.text).join(' ');
  return FAILED.test(text) && !text.includes('#') && anchorsOf(text).length > 0 ? text : null;
}

function isSaid({ tokens, label }: Sentence, i: number): boolean {
  const { kind, text } = tokens[i] ?? {};
  if (kind !== 'quote' || text === undefined || text.length > 300) return false;
  if (!/\p{L}\P{L}+\p{L}/u.test(text) || (text.match(/\p{L}/gu)?.length ?? 0) < 12) return false;
  const before = tokens.slice(Math.max(0, i - MOST_BETWEEN), i);
  // A name in code before it is what says so: code, and no document.
  if (before.some((token) => token.kind === 'code')) return false;
  const verb = before.findIndex((token) => CLAIMS.test(token.text));
  if (verb < 0) return /^claims?$/.test(label);
  const who = tokens[i - before.length + verb - 1]?.text ?? '';
  return !BY_OTHERS.test(who);
}

/** People are no documents; what "the documentation" says is looked for by another kind. */
const BY_OTHERS =
  /^(?:i|we|he|she|they|you|users?|customers?|somebody|someone|everybody|nobody|documentation|docs)$/i;

function candidatesOf(
  sentence: Sentence,
  { text, line }: Sentence['tokens'][number],
  named: readonly string[],
): Candidate[] {
  const words = anchorsOf(text);
  const own: Candidate = {
    kind: 'snippet',
    line,
    text: sentence.text,
    statement: `a document that is named here holds "${text.slice(0, 160)}"`,
    says: null,
    check: (context) => outcomeOf(context, text, namedPlaces(context, text, named)),
  };
  return [
    ...(named.length > 0 ? [own] : []),
    ...(words.length > 0 ? [elsewhere(sentence, text, line, named)] : []),
  ];
}

function elsewhere(sentence: Sentence, text: string, line: number, named: readonly string[]): Candidate {
  const words = anchorsOf(text);
  return {
    kind: 'citation',
    line,
    text: sentence.text,
    statement: `another document says "${text.slice(0, 160)}"`,
    words,
    says: null,
    check: async (context) =>
      (await namedPlaces(context, text, named)).length === 0
        ? outcomeOf(context, text, relatedPlaces(context, text, words))
        : null,
  };
}

/** Documents that are read for a quotation: a text that names more is a list of them. */
const MOST_NAMED = 20;

function namedPlaces(context: CheckContext, text: string, named: readonly string[]): Promise<string[]> {
  return context.once(['words in documents that are named', text], async () => {
    const wanted = ` ${loosened(text, 'quote')} `;
    const run = longestRun(text).toLowerCase();
    const places: string[] = [];
    for (const path of named.slice(0, MOST_NAMED)) {
      if (path === context.documentPath) continue;
      const lines = (await context.lines(path)) ?? [];
      const at = lines.findIndex(
        (line) => line.toLowerCase().includes(run) && ` ${loosened(line, 'quote')} `.includes(wanted),
      );
      if (at >= 0) places.push(`${path}:${at + 1}`);
    }
    return places;
  });
}

function relatedPlaces(context: CheckContext, text: string, anchors: readonly string[]): string[] {
  const asked = new Set(relatedDocuments(context));
  const wanted = ` ${loosened(text, 'quote')} `;
  return rarestLines(context, anchors)
    .filter(({ path, text: line }) => asked.has(path) && ` ${loosened(line, 'quote')} `.includes(wanted))
    .map(({ path, line }) => `${path}:${line}`);
}

/** @returns null where none of these documents has the words: they may be the sense of it */
async function outcomeOf(
  context: CheckContext,
  text: string,
  found: readonly string[] | Promise<readonly string[]>,
): Promise<Outcome | null> {
  const places = await found;
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `the same words stand in ${listing([...places], 2)}`,
    scope: 'only that they are cited; documents that are named, or about the same',
    command: `git grep -n -i -F -e ${quoted(longestRun(text))} ${context.rev} -- ${quoted(first.replace(/:\d+$/, ''))}`,
  };
}

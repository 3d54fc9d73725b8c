import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import { codeLines } from '../check/code-lines.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { ENVIRONMENTS, isOfEnvironment, partsOf } from '../check/environment-of.js';
import type { WordLine } from '../check/word-table.js';
import type { Sentence } from '../extract/document.js';
import { fileSpokenOf } from '../extract/file-context.js';
import { fileMentions } from '../extract/file-mentions.js';
import { singular } from '../extract/quantities.js';
import { quantityOf, type Token } from '../extract/token.js';

/**
 * A setting in words, without its name and without its file: "Database timeout extended to 75.0s for staging". Verified
 * where code or configuration gives that value to a name with these words; nothing is refuted, and nothing said otherwise.
 */
export const wordedValue: ClaimPart = { kinds: ['config'], recognise };

/** What a setting is about: one of these stands in its name. */
const NOUNS =
  /^(?:timeout|interval|ttl|limit|threshold|cooldown|backoff|expiry|expiration|lifetime|concurrency|grace|heartbeat|retention)s?$/;
/** A plan or a wish gives a value, too, and words of time stand beside what was measured. */
const MEASURED =
  /\b(?:after|took|takes?|waited|average|avg|latency|elapsed|within|under|every|per|of the)\b/i;
const EMPTY =
  /^(?:with|from|that|this|have|been|were|will|when|over|only|more|than|into|each|there|these|their|which|also|both|some|none|such|configuration|config|setting|value|increased|extended|reduced|raised|lowered|changed|set|applied|properly|correctly|previously|current|currently|default|second|minute|validated|maintained|environment|application|core|test|working|problem|service|system|issue|code|fix|now|the|for|was|are|and)$/;
/** How far from its number the noun stands, in words. */
const NEAR = 5;
/** Smaller numbers are given to everything. */
const LEAST = 10;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    if (fileMentions(sentence, reading.paths).length > 0 || MEASURED.test(sentence.text.slice(0, 400)))
      return [];
    return candidateIn(sentence, (each) => isLabelled(reading, sentence, each)) ?? [];
  });
}

interface Worded {
  readonly value: number;
  readonly noun: string;
  /** Words that tell which setting it is. */
  readonly words: readonly string[];
  readonly environment: string | null;
}

/** "- Init timeout: 75.0s" below its file is told by the words of the label, as `init_timeout` of that file. */
function isLabelled(reading: Reading, sentence: Sentence, { key, path }: Bound): boolean {
  if (sentence.place !== 'item' || !sentence.label.replaceAll(' ', '_').endsWith(key.toLowerCase()))
    return false;
  return fileSpokenOf(reading, sentence)?.match.paths.includes(path) ?? false;
}

/** The first value beside a noun of settings. */
function candidateIn(sentence: Sentence, isTold: (each: Bound) => boolean): Candidate[] | null {
  const { tokens } = sentence;
  for (const [i, token] of tokens.entries()) {
    const value = token.kind === 'word' && !isFormer(tokens, i) ? valueAt(tokens, i) : null;
    const noun = value === null ? null : nounNear(tokens, i);
    if (value === null || noun === null) continue;
    const told = plainWords(tokens);
    const environment = told.find((word) => ENVIRONMENTS.test(word)) ?? null;
    const words = told.filter((word) => word !== noun && word !== environment && !EMPTY.test(word));
    if (words.length === 0) return null;
    const worded = { value, noun, words: words.slice(0, 12), environment };
    return [
      {
        kind: 'config',
        line: token.line,
        text: sentence.text,
        statement: `a ${noun} of ${listing(words.slice(0, 3), 3)} is ${value}`,
        words: [anchorOf(value)],
        says: null,
        check: (context) => check(context, worded, isTold),
      },
    ];
  }
  return null;
}

/** "(previously 45.0s)", "from 45.0s": not what it is. */
function isFormer(tokens: readonly Token[], i: number): boolean {
  return (
    /^(?:previously|formerly|originally|original|old|from|was|than)$/i.test(tokens[i - 1]?.text ?? '') ||
    /^(?:→|->)$/.test(tokens[i + 1]?.text ?? '')
  );
}

/** "75.0s", "90 seconds", "90-second"; in seconds, or without a unit. */
function valueAt(tokens: readonly Token[], i: number): number | null {
  const text = tokens[i]?.text ?? '';
  const joined = /^(\d{1,6}(?:\.\d{1,3})?)-seconds?$/i.exec(text)?.[1];
  const quantity = quantityOf(joined ?? text);
  if (!quantity || quantity.atLeast || !/^\d/.test(quantity.text) || quantity.value < LEAST) return null;
  const next = tokens[i + 1]?.text ?? '';
  const isOfTime = quantity.unit === 's' || joined !== undefined || /^(?:seconds?|secs?)$/i.test(next);
  return isOfTime ? quantity.value : null;
}

function nounNear(tokens: readonly Token[], i: number): string | null {
  const near = tokens.slice(Math.max(0, i - NEAR), i + NEAR + 1);
  const noun = near.map(({ text }) => text.toLowerCase()).find((text) => NOUNS.test(text));
  return noun === undefined ? null : singular(noun);
}

function plainWords(tokens: readonly Token[]): string[] {
  const words = tokens
    .filter(({ kind }) => kind === 'word' || kind === 'code')
    .flatMap(({ text }) => text.toLowerCase().split(/[_-]/))
    .filter((text) => /^[a-z]{3,30}$/.test(text));
  return [...new Set(words.map(singular))];
}

function anchorOf(value: number): string {
  return String(Math.trunc(value));
}

interface Bound extends WordLine {
  readonly key: string;
}

/** @returns null where nothing gives this value to such a name: it may be set elsewhere, or be called otherwise */
async function check(
  context: CheckContext,
  worded: Worded,
  isTold: (each: Bound) => boolean,
): Promise<Outcome | null> {
  const bound = codeLines(context, [anchorOf(worded.value)]).flatMap((line) =>
    context.classOf(line.path) === 'test' ? [] : keysGiven(line, worded.value),
  );
  const meant = bound.filter((each) => isMeant(each, worded));
  if (meant.length > MOST_PLACES) return null;
  const right: Bound[] = [];
  for (const each of meant) if (await isOfEnvironment(context, each, worded.environment)) right.push(each);
  const [first] = right;
  if (!first || right.some(isTold)) return null;
  return {
    verdict: 'verified',
    measured: `${first.key} is ${worded.value} at ${listing([...new Set(right.map(({ path, line }) => `${path}:${line}`))], 3)}`,
    scope: `settings of code and configuration whose name says ${worded.noun}`,
    command: `git grep -n -w ${quoted(first.key)} ${context.rev} -- ${quoted(first.path)}`,
  };
}

/** A value that is given to so many names says nothing of the one that is meant. */
const MOST_PLACES = 5;
const GIVEN =
  /([A-Za-z_][\w-]{2,80})["']?\s{0,4}(?::\s{0,2}[A-Za-z]\w{0,20}\s{0,4}=|[:=])\s{0,4}(\d[\d_]{0,12}(?:\.\d{1,6})?)(?=s?["']?(?:$|[\s,;)\]}]))/g;

function keysGiven(line: WordLine, value: number): Bound[] {
  return [...line.text.matchAll(GIVEN)].flatMap(([, key = '', text = '']) =>
    Number(text.replaceAll('_', '')) === value ? [{ ...line, key }] : [],
  );
}

/** The name says the noun, and it or its file one of the other words. */
function isMeant({ key, path }: Bound, { noun, words }: Worded): boolean {
  const ofKey = partsOf(key);
  const ofPath = new Set(partsOf(path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')));
  return ofKey.includes(noun) && words.some((word) => ofKey.includes(word) || ofPath.has(word));
}

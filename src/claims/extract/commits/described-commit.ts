import { firstDate } from '../figures/dates.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { nameStems } from '../words/name-words.js';
import { type CommitMention, commitMentions } from './commit-mentions.js';

/** What a sentence says in words that a commit did. */
export interface CommitDescription {
  /** Foreign. */
  readonly text: string;
  /** What the words that tell something have in common with their other forms; each once. */
  readonly stems: readonly string[];
}

/** Verbs of what any commit does: one message says "fix" where another says "resolve". */
const DEEDS = stemsOf(
  'add added adding addition address adjust apply applied change clean cleanup complete consolidate correct create delete document eliminate enhance enable extend extract finalize fix fixed fixing implement implementation improve include integrate introduce migrate modify modified move moved optimize patch prevent refactor remediate removal remove rename repair replace resolution resolve restore revert rewrite show simplify standardize support update upgrade',
);
/** Words that tell nothing of what a commit is about. */
const EMPTY = stemsOf(
  'a an and are as at been both by commit critical for from has have in into is it its issue latest merge new now of on or recent successfully that the this to via was were which with work feat docs chore test refactor perf style build ci pr all several some various final related',
  // A test and a document are what many are about.
  ['test'],
);

function stemsOf(words: string, except: readonly string[] = []): ReadonlySet<string> {
  return new Set(nameStems(words).filter((stem) => !except.includes(stem)));
}

/** The words of a text that tell what a commit is about, without what any commit does. */
export function tellingStems(text: string): string[] {
  return [...new Set(nameStems(text.replaceAll("'s ", ' ')))].filter(
    (stem) => stem.length > 1 && !/^\d+$/.test(stem) && !EMPTY.has(stem) && !DEEDS.has(stem),
  );
}

/** Words that a description ends before, and the longest that is read. */
const END = /^(?:but|which|because|so|while|although|however|whereas|after|before|when|since)$/i;
const LONGEST = 24;

/** What the one commit that a sentence names is said to have done: behind its hash, in brackets behind it, or before it. */
export function descriptionOf(sentence: Sentence): CommitDescription | null {
  const [mention, ...others] = commitMentions(sentence).filter(({ hash }) => hash !== null);
  if (!mention || others.length > 0 || sentence.fence) return null;
  if (sentence.mood !== 'present' && sentence.mood !== 'past') return null;
  return (
    // What is told in brackets behind it is the writer's own.
    described(mention.subject?.replace(/ \([^()]{1,200}\)$/, '') ?? null) ??
    described(wordsBehind(sentence, mention)) ??
    described(wordsBefore(sentence, mention))
  );
}

/** Words that are left of a description at least. */
const LEAST = 3;
const DENIED = /\b(?:not|never|no|without|failed|attempted)\b/i;

function described(text: string | null): CommitDescription | null {
  const stems = text === null || DENIED.test(text) ? [] : tellingStems(text);
  return text !== null && stems.length >= LEAST ? { text: text.slice(0, 200), stems } : null;
}

/** "Commit `abc1234` *fixed the staging domain*", "`abc1234` (*staging report timestamp*)", "`abc1234`: *Fixed it.*" */
function wordsBehind({ tokens }: Sentence, { token }: CommitMention): string | null {
  let at = token + 1;
  while (
    /^[)*_:–—-]$/.test(tokens[at]?.text ?? '') ||
    /^(?:also|already|which|that)$/i.test(tokens[at]?.text ?? '')
  )
    at += 1;
  at = behindDate(tokens, at);
  const first = tokens[at];
  if (first?.text === '(') return textUntil(tokens, at + 1, ({ text }) => text === ')');
  const isDash = at > token + 1 && /^[:–—-]$/.test(tokens[at - 1]?.text ?? '');
  if (!first || !(isDash || isDeed(first))) return null;
  return textUntil(
    tokens,
    at,
    ({ kind, text }) => (kind === 'mark' && /^[.;(–—]$/.test(text)) || END.test(text),
  );
}

/** "Commit `abc1234` (Sep 17) documents …": the index behind the date. */
function behindDate(tokens: readonly Token[], at: number): number {
  const close = tokens.findIndex(({ text }, i) => i > at && text === ')');
  if (tokens[at]?.text !== '(' || close < 0 || close - at > MOST_OF_DATE) return at;
  return firstDate(tokens.slice(at + 1, close)) ? close + 1 : at;
}

/** Words of a date, with the marks around it. */
const MOST_OF_DATE = 7;

function isDeed({ kind, text }: Token): boolean {
  return kind === 'word' && nameStems(text).some((stem) => DEEDS.has(stem));
}

/** "*Module packaging* fixed in commit `abc1234`", "*Startup race resolved* (commit `abc1234`)". */
function wordsBefore({ tokens }: Sentence, { token }: CommitMention): string | null {
  let end = token;
  while (end > 0 && isLead(tokens[end - 1] as Token)) end -= 1;
  const lead = tokens.slice(end, token).map(({ text }) => text.toLowerCase());
  // "Before commit `abc1234`", "see commit": not what it did.
  if (!lead.includes('commit') || !(lead.includes('(') || lead.includes('in') || lead.includes('by')))
    return null;
  const before = tokens.slice(Math.max(0, end - LONGEST), end);
  const start = before.findLastIndex(
    ({ kind, text }) => (kind === 'mark' && /^[.;:–—,]$/.test(text)) || END.test(text),
  );
  const own = before.slice(start + 1);
  return own.some(isDeed) ? plain(own) : null;
}

function isLead({ text }: Token): boolean {
  return /^(?:\(|:|in|by|with|commits?|the|git|hash|see)$/i.test(text);
}

function textUntil(tokens: readonly Token[], from: number, isEnd: (token: Token) => boolean): string {
  const own = tokens.slice(from, from + LONGEST);
  const end = own.findIndex((each, i) => i > 0 && isEnd(each));
  return plain(end < 0 ? own : own.slice(0, end));
}

function plain(tokens: readonly Token[]): string {
  return tokens
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text)
    .join(' ');
}

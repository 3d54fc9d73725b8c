import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';

/** A commit that a sentence names. */
export interface CommitMention {
  readonly line: number;
  readonly hash: string | null;
  /** Words that its message shall hold; foreign. */
  readonly subject: string | null;
  /** Index of its first token. */
  readonly token: number;
  /** It is clear that a commit is meant: a hash stands beside it, or the words "commit", "git log". */
  readonly isSure: boolean;
}

const HASH = /^[0-9a-f]{7,40}$/;
/** `feat(scope): subject`, as conventional commits write it. */
const CONVENTIONAL =
  /^(?:feat|fix|docs|style|refactor|perf|test|tests|build|ci|chore|revert|merge|security)(?:\([\w/, .#-]{1,60}\))?!?: \S.{7,}$/i;

const known = new WeakMap<Sentence, readonly CommitMention[]>();

/** Commits by hash, by a subject behind the hash, and by a quoted subject. */
export function commitMentions(sentence: Sentence): readonly CommitMention[] {
  const before = known.get(sentence);
  if (before) return before;
  const found = findMentions(sentence);
  known.set(sentence, found);
  return found;
}

function findMentions(sentence: Sentence): CommitMention[] {
  const found: CommitMention[] = [];
  const { tokens } = sentence;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (isHash(sentence, i)) {
      const subject = subjectBehind(sentence, i);
      found.push({ line: token.line, hash: token.text.toLowerCase(), subject, token: i, isSure: true });
      if (subject !== null) break;
    } else if (isSubject(sentence, i) || isPartNamed(sentence, i)) {
      const isSure = (token.kind === 'quote' || speaksOfCommits(sentence)) && !isPartNamed(sentence, i);
      const text = token.text.replace(/^"|"$/g, '').trim();
      found.push({ line: token.line, hash: null, subject: text, token: i, isSure });
    }
  }
  return found;
}

/** Tokens a message has to be away from the hash it belongs to: a date may stand between. */
const FARTHEST_MESSAGE = 12;

/** Three words of code are no message. */
const CODE_WORDS =
  /^(?:async|await|class|const|def|export|for|from|fn|func|function|if|import|let|new|pub|public|raise|return|self|static|throw|var|while|git)\b|[={};]/;

/** Indices of the tokens that name commits, with the messages quoted behind them: no text that stands in any file. */
export function commitTokens(sentence: Sentence): ReadonlySet<number> {
  const found = new Set<number>();
  let last = Number.NEGATIVE_INFINITY;
  for (const [i, token] of sentence.tokens.entries()) {
    const isText = token.kind === 'quote' || token.kind === 'code';
    if (isHash(sentence, i)) last = i;
    else if (!isText || !(isDatedMessage(sentence, last, i) || isMessage(sentence, i, i - last))) continue;
    found.add(i);
  }
  return found;
}

/** `hash` of 2025-09-14 21:27 -07:00, `misc`: between a hash and its message stands nothing but the date. */
function isDatedMessage({ tokens }: Sentence, hash: number, i: number): boolean {
  // Not sliced before that is known: a text may hold very many quotations.
  if (i - hash > 7 || i - hash < 2) return false;
  const between = tokens.slice(hash + 1, i);
  return (
    between.some(({ text }) => /^\d{4}-\d{2}-\d{2}/.test(text)) &&
    between.every(({ text }) => /^(?:of|from|on|[,(]|[+-]?\d[\d:-]{1,12})$/.test(text))
  );
}

function isMessage(sentence: Sentence, i: number, distance: number): boolean {
  if (isSubject(sentence, i)) return true;
  const token = sentence.tokens[i] as Token;
  if (distance >= FARTHEST_MESSAGE || !/\S\s+\S+\s+\S/.test(token.text)) return false;
  return token.kind === 'quote' || !CODE_WORDS.test(token.text);
}

/** Seven or more hex digits, with a letter and a digit among them: neither a number nor a word like "defaced". */
function isHash(sentence: Sentence, i: number): boolean {
  const token = sentence.tokens[i] as Token;
  const { kind, text } = token;
  if (kind === 'mark' || kind === 'quote' || !HASH.test(text)) return false;
  if (!/\d/.test(text)) return false;
  // Of digits alone it is a number, unless it stands as code in a sentence about commits.
  if (!/[a-f]/.test(text) && text.length < 40)
    return (
      isBehindCommit(sentence, i) ||
      (kind === 'code' &&
        text.length >= 9 &&
        /\bcommits?\b|\b(?:introduced|fixed|reverted) (?:by|in)\b/i.test(sentence.text))
    );
  return (
    kind === 'code' ||
    /\b(?:commits?|hash|sha|merge|revert|cherry)\b/i.test(sentence.text) ||
    sentence.tokens[0]?.text === text
  );
}

/** "Commit 1234567": digits, and no count of anything. */
function isBehindCommit({ tokens }: Sentence, i: number): boolean {
  return /^commit$/i.test(tokens[i - 1]?.text ?? '') && !/^commits?$/i.test(tokens[i + 1]?.text ?? '');
}

/** `hash subject…`, `hash - "subject"`: the rest of a line of a log. */
function subjectBehind(sentence: Sentence, i: number): string | null {
  const { tokens } = sentence;
  const at = tokens.slice(i + 1, i + 5).findIndex(({ kind }) => kind === 'quote') + i + 1;
  const quote = at > i ? tokens[at] : undefined;
  if (quote && quote.text.length >= 8 && !isPart(tokens, at)) return quote.text.trim();
  if (sentence.fence && i === 0) return rest(sentence.text, tokens[0]?.text ?? '');
  const next = tokens[i + 1];
  if (next && /^[-–—:]$/.test(next.text)) {
    const code = tokens[i + 2];
    if (code?.kind === 'code') return code.text.length >= 8 ? code.text : null;
    const words = tokens.slice(i + 2).filter(({ line }) => line === next.line);
    const text = words.map(({ text }) => text).join(' ');
    // A sentence about the commit, with its full stop, is no subject.
    if (words.at(-1)?.text === '.') return null;
    return text.length >= 12 && text.length <= 200 && words.filter(isWord).length > 1 ? text : null;
  }
  return null;
}

/** A date and the brackets around it are no subject. */
function isWord({ text }: Token): boolean {
  return /^\p{L}{2}/u.test(text);
}

function rest(text: string, hash: string): string | null {
  const subject = text
    .slice(text.indexOf(hash) + hash.length)
    .replace(/^[\s:–—-]{1,5}/, '')
    .trim();
  return subject.length >= 8 ? subject : null;
}

function isSubject(sentence: Sentence, i: number): boolean {
  const { kind, text } = sentence.tokens[i] as Token;
  if (sentence.fence || text.length > 400 || text.length < 12) return false;
  const plain = text.replace(/^"|"$/g, '').trim();
  if (kind === 'code') return CONVENTIONAL.test(plain);
  return (
    kind === 'quote' &&
    ((CONVENTIONAL.test(plain) && speaksOfCommits(sentence)) || isNamedMessage(sentence, i))
  );
}

/** `commit "Wait longer for the hub"`, `with the message "…"`: three words at least, right behind the word. */
function isNamedMessage({ tokens }: Sentence, i: number): boolean {
  if (!/\S\s+\S+\s+\S/.test(tokens[i]?.text ?? '')) return false;
  const before = tokens.slice(Math.max(0, i - 5), i).filter(({ kind }) => kind !== 'mark');
  return (
    /^(?:commit|subject|titled)$/i.test(before.at(-1)?.text ?? '') ||
    (/^message$/i.test(before.at(-1)?.text ?? '') && /^commit$/i.test(before.at(-2)?.text ?? ''))
  );
}

/** "Deleted in commit `abc1234` as part of "the consolidation of pools"": words that its message may well hold. */
function isPartNamed(sentence: Sentence, i: number): boolean {
  const { tokens } = sentence;
  const { kind, text } = tokens[i] as Token;
  if (kind !== 'quote' || text.length > 400 || !/\S\s+\S+\s+\S/.test(text)) return false;
  return (
    isPart(tokens, i) && tokens.slice(0, i).some((_, at) => i - at < FARTHEST_MESSAGE && isHash(sentence, at))
  );
}

function isPart(tokens: readonly Token[], i: number): boolean {
  const before = tokens.slice(Math.max(0, i - 3), i).map(({ text }) => text.toLowerCase());
  return /\bpart of(?: the| a)?$/.test(before.join(' '));
}

function speaksOfCommits(sentence: Sentence): boolean {
  const around = `${sentence.text} ${sentence.headings.at(-1) ?? ''} ${sentence.parent?.text ?? ''}`;
  return /\b(?:commits?|committed|git (?:log|history)|commit history)\b/i.test(around);
}

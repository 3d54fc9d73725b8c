import type { Mention, MentionKind } from '../domain/commit.js';
import { landedPullRequest } from './landed-pull-requests.js';
import { CONTEXT_AFTER, CONTEXT_BEFORE, isListGap, mentionKind } from './mention-kind.js';
import type { Message } from './message.js';
import { findReferenceTokens, type ReferenceToken } from './reference-tokens.js';

/** What counts as a reference to the audited repository's issues. */
export interface ReferenceRules {
  /** `owner/name` of the repository and of its former names; references that name another do not count. */
  readonly repositories: readonly string[];
  /** Hosts on which those names hold; empty: any. */
  readonly hosts: readonly string[];
  /** Matches one whole key of a configured form (`PROJ-\d+`); null without any. */
  readonly keys: RegExp | null;
}

/** Keys longer than this are no keys; it also bounds the work of a configured form. */
const LONGEST_KEY = 60;
/** More text than this is not a message written by people; the rest is not read. */
const LONGEST_MESSAGE = 200_000;

/**
 * Compiles the forms of reference of a configuration.
 * @param forms regular expressions that match a whole key, e.g. `PROJ-\d+`; already checked to be simple
 * @param literals keys to be found as they are, for issues whose key is no number
 */
export function compileKeys(forms: readonly string[], literals: readonly string[] = []): RegExp | null {
  const escaped = literals
    .filter((key) => !/^\d+$/.test(key))
    .map((key) => key.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const sources = [...forms, ...escaped];
  if (sources.length === 0) return null;
  return new RegExp(`^(?:${sources.map((source) => `(?:${source})`).join('|')})$`, 'i');
}

/**
 * Every way in which a message names issues of this repository, each with what it says of them. The time is linear in the
 * length of the message.
 */
export function findMentions(message: Message, rules: ReferenceRules): Mention[] {
  const found: Mention[] = [];
  const trailersAt = startOfTrailers(message.body);
  const parts: { text: string; place: Mention['place'] }[] = [
    { text: message.subject.slice(0, LONGEST_MESSAGE), place: 'subject' },
    { text: message.body.slice(0, trailersAt).slice(0, LONGEST_MESSAGE), place: 'body' },
    { text: message.body.slice(trailersAt).slice(0, LONGEST_MESSAGE), place: 'trailer' },
  ];
  const landed = landedPullRequest(message.subject);
  for (const { text, place } of parts) {
    if (text === '') continue;
    const tokens = withoutForeign(
      [...findReferenceTokens(text), ...bareTrailerNumbers(text), ...configuredKeys(text, rules)],
      text,
      rules,
    );
    tokens.sort((a, b) => a.start - b.start);
    found.push(...judge(text, tokens, place, place === 'subject' ? (landed?.key ?? null) : null));
  }
  return distinct(found);
}

/** Decides what each token is said to be. */
function judge(
  text: string,
  tokens: readonly ReferenceToken[],
  place: Mention['place'],
  landed: string | null,
): Mention[] {
  const quoted = quotedSpans(text);
  const found: Mention[] = [];
  let previous: { end: number; kind: MentionKind } | null = null;
  for (const token of tokens) {
    // The words before a number and the number itself can both be read as a reference.
    if (previous && token.start < previous.end) continue;
    const after = text.slice(token.end, token.end + CONTEXT_AFTER);
    const own = mentionKind(text.slice(Math.max(0, token.start - CONTEXT_BEFORE), token.start), after);
    const inList: boolean =
      previous !== null && own === 'refers' && isListGap(text.slice(previous.end, token.start));
    const carried: MentionKind = inList && previous ? previous.kind : own;
    const kind = asPullRequest(token, carried, landed, text);
    previous = { end: token.end, kind: carried };
    const isQuoted = quoted.some(([start, end]) => token.start >= start && token.end <= end);
    found.push({
      kind: isQuoted ? 'refers' : kind,
      form: place === 'trailer' && (token.form === 'hash' || token.form === 'words') ? 'trailer' : token.form,
      key: token.key,
      text: words(text, token),
      place,
    });
  }
  return found;
}

function asPullRequest(
  token: ReferenceToken,
  kind: MentionKind,
  landed: string | null,
  text: string,
): MentionKind {
  const isLast =
    landed === token.key &&
    kind === 'refers' &&
    (/^merge|^auto|^rollup/i.test(text) || text.length - token.end < 40);
  if (isLast) return 'pull-request';
  return token.isPullRequest && kind === 'refers' ? 'pull-request' : kind;
}

/** What a revert quotes is said of the commit that it takes back, not of itself. */
function quotedSpans(text: string): [number, number][] {
  const spans: [number, number][] = [];
  for (const match of text.matchAll(/(?:^|\n|: )Revert(?:ed)?:? (["“'])/g)) {
    const start = match.index + match[0].length;
    const lineEnd = text.indexOf('\n', start);
    const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd);
    const closing = line.lastIndexOf(match[1] === '“' ? '”' : (match[1] as string));
    spans.push([start, start + (closing < 0 ? line.length : closing)]);
  }
  return spans;
}

/** Leaves out what names another repository, by itself or by the address it is linked to. */
function withoutForeign(
  tokens: readonly ReferenceToken[],
  text: string,
  rules: ReferenceRules,
): ReferenceToken[] {
  const own = new Set(rules.repositories.map((name) => name.toLowerCase()));
  const isForeign = (token: ReferenceToken) =>
    (token.repository !== null && !own.has(token.repository.toLowerCase())) ||
    (token.host !== null && rules.hosts.length > 0 && !rules.hosts.includes(token.host));
  const foreign = tokens.filter(isForeign);
  const starts = new Set(foreign.map((token) => token.start));
  const ends = new Set(foreign.map((token) => token.end));
  const isLinkedAway = (token: ReferenceToken) =>
    // [#12](https://…/issues/12), [`#12`](…) and <a href="https://…/issues/12">#12</a>
    (starts.has(token.end + 2) && text.startsWith('](', token.end)) ||
    (starts.has(token.end + 3) && /^\W\]\($/.test(text.slice(token.end, token.end + 3))) ||
    (ends.has(token.start - 2) && /^["']>$/.test(text.slice(token.start - 2, token.start)));
  return tokens.filter((token) => !isForeign(token) && !isLinkedAway(token));
}

/** `Fixes: 12, 13` at the start of a line: numbers without a sign. */
function bareTrailerNumbers(text: string): ReferenceToken[] {
  const found: ReferenceToken[] = [];
  const lines =
    /^(?:closes?|fix(?:es|ed)?|resolves?|issues?|bugs?|refs?|references|see|related(?:-to)?|tickets?)[ \t]{0,3}:[ \t]{0,3}(\d{1,7}(?:[ \t]{0,3},[ \t]{0,3}\d{1,7}){0,30})[ \t]*$/gim;
  for (const match of text.matchAll(lines)) {
    const list = match[1] ?? '';
    const base = match.index + match[0].indexOf(list);
    for (const number of list.matchAll(/\d+/g)) {
      if (number[0].startsWith('0')) continue;
      const start = base + number.index;
      found.push({
        start,
        end: start + number[0].length,
        key: number[0],
        form: 'trailer',
        isPullRequest: false,
        repository: null,
        host: null,
      });
    }
  }
  return found;
}

function configuredKeys(text: string, rules: ReferenceRules): ReferenceToken[] {
  if (!rules.keys) return [];
  const found: ReferenceToken[] = [];
  for (const match of text.matchAll(/[^\s,;:()[\]{}<>"'`|]+/g)) {
    const word = match[0].replace(/[.!?]+$/, '');
    if (word.length > LONGEST_KEY * 4) continue;
    // In an address or a branch name the key is one of the pieces.
    for (const piece of word.matchAll(/[^/#=&?]+/g)) {
      if (piece[0].length > LONGEST_KEY || !rules.keys.test(piece[0])) continue;
      const start = match.index + piece.index;
      found.push({
        start,
        end: start + piece[0].length,
        key: piece[0],
        form: 'key',
        isPullRequest: false,
        repository: null,
        host: null,
      });
    }
  }
  return found;
}

/** Where the last paragraph starts, if every line of it is a trailer. */
function startOfTrailers(body: string): number {
  const text = body.trimEnd();
  const start = text.lastIndexOf('\n\n') + 1;
  const lines = text
    .slice(start)
    .split('\n')
    .filter((line) => line.trim() !== '');
  const isTrailer = (line: string) =>
    /^(?:[A-Za-z][\w-]{0,40}[ \t]?:[ \t]|\(cherry picked from |[ \t])/.test(line) ||
    /^(?:closes|fixes|resolves|refs) #\d+$/i.test(line.trim());
  return lines.length > 0 && lines.length <= 200 && lines.every(isTrailer) ? start : body.length;
}

/** The words a reference stands in, on one line. */
function words(text: string, token: ReferenceToken): string {
  const before = text.slice(Math.max(0, token.start - 60), token.start);
  const after = text.slice(token.end, token.end + 60);
  return `${before.slice(before.lastIndexOf('\n') + 1)}${text.slice(token.start, token.end)}${after.split('\n')[0] ?? ''}`.trim();
}

function distinct(mentions: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return mentions.filter((mention) => {
    const key = `${mention.key}\0${mention.kind}\0${mention.form}\0${mention.place}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

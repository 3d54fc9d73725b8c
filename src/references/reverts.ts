import type { Message } from './message.js';

/** What a message says that its commit takes back. */
export interface RevertClaim {
  /** Hashes, full or shortened, in order. */
  readonly hashes: readonly string[];
  /** Subjects quoted by `Revert "…"`, inner quotes kept: `Revert "Revert "x""` quotes `Revert "x"`. */
  readonly subjects: readonly string[];
  /** Numbers of pull requests: `Reverts owner/name#12`, as hosts write it. */
  readonly pullRequests: readonly string[];
  /** The subject itself says so; otherwise only the body does, where squashed commits repeat inner messages. */
  readonly inSubject: boolean;
}

const WORD = '(?:revert(?:s|ed|ing)?|back(?:s|ed|ing)?[ -]?out|undo(?:es|ing)?|roll(?:s|ed|ing)?[ -]?back)';
const SUBJECT_START = new RegExp(`^(?:[\\w/.()\\[\\]!@-]{1,40}:[ \\t]{1,3})?${WORD}\\b`, 'i');
const SUBJECT_QUOTE = new RegExp(
  `^(?:[\\w/.()\\[\\]!@-]{1,40}:[ \\t]{1,3})?${WORD}:?[ \\t]{1,3}(["“'\`])`,
  'i',
);
const SUBJECT_HASHES = new RegExp(
  `\\b${WORD}:?[ \\t]{1,3}(?:commits?[ \\t]{1,3}|changes?[ \\t](?:in|from)[ \\t])?([0-9a-f]{7,64})\\b`,
  'gi',
);
const BODY_HASHES =
  /\b(?:this|that|these|it)?[ \t]{0,3}(?:partially |also )?revert(?:s|ed|ing)?:?\s{1,3}(?:the |merge )?(?:commits?|changesets?|revisions?)\s{1,3}((?:["'`(<]{0,2}[0-9a-f]{7,64}\b["'`)>]{0,2}(?:\s?(?:,|and|&)\s?){0,2}){1,40})/gi;
const BODY_PULL =
  /^\s{0,3}(?:this )?reverts\s{1,3}(?:[\w.-]{1,100}\/[\w.-]{1,100})?(?:pull request |PR )?#(\d{1,7})\b/gim;
const SUBJECT_PULL = new RegExp(`\\b${WORD}:?[ \\t]{1,3}(?:PR |pull request )?#(\\d{1,7})\\b`, 'i');
const BODY_QUOTE = /^[ \t*-]{0,4}revert:?[ \t]{1,3}["“](.{1,300})["”](?:[ \t]\(#\d{1,7}\))?[ \t]*$/gim;

/** Reads what a commit message says it takes back; null when it says nothing of the kind. */
export function parseRevert(message: Message): RevertClaim | null {
  const inSubject = SUBJECT_START.test(message.subject) || /^Reapply "/.test(message.subject);
  // Few bodies hold the word that all forms have in common; the others are done with.
  const whole = message.body.slice(0, 100_000);
  const body = /revert/i.test(whole) ? whole : '';
  const subjects = new Set<string>();
  const own = quotedSubject(message.subject);
  if (own) subjects.add(own);
  for (const match of body.matchAll(BODY_QUOTE)) if (match[1]) subjects.add(match[1]);
  const hashes = new Set<string>();
  for (const match of message.subject.matchAll(SUBJECT_HASHES)) if (isHash(match[1])) hashes.add(match[1]);
  for (const match of body.matchAll(BODY_HASHES)) {
    for (const hash of (match[1] ?? '').match(/[0-9a-f]{7,64}/gi) ?? []) hashes.add(hash.toLowerCase());
  }
  const pullRequests = new Set<string>();
  for (const match of body.matchAll(BODY_PULL)) if (match[1]) pullRequests.add(match[1]);
  const numbered = SUBJECT_PULL.exec(message.subject)?.[1];
  if (numbered) pullRequests.add(numbered);
  if (hashes.size + subjects.size + pullRequests.size === 0 && !inSubject) return null;
  return { hashes: [...hashes], subjects: [...subjects], pullRequests: [...pullRequests], inSubject };
}

/** Seven digits alone are more likely a number than a hash. */
function isHash(text: string | undefined): text is string {
  return text !== undefined && (/[a-f]/i.test(text) || text.length >= 12);
}

/** `Revert "x" (#12)` quotes `x`; `Reapply "x"`, as git calls a revert of a revert, takes back `Revert "x"`. */
function quotedSubject(subject: string): string | null {
  const reapplied = /^Reapply "(.*)"/.exec(subject)?.[1];
  if (reapplied) return `Revert "${reapplied}"`;
  const start = SUBJECT_QUOTE.exec(subject);
  if (!start) return null;
  const rest = subject.slice(start[0].length);
  const end = rest.lastIndexOf(start[1] === '“' ? '”' : (start[1] as string));
  // Hosts cut long titles, the closing quote included: the ellipsis stays, so that the rest is known to be missing.
  const quoted = end > 0 ? rest.slice(0, end) : rest.replace(/\s\(#\d{1,7}\)$/, '');
  return quoted.trim() === '' ? null : quoted.trim();
}

/** Hashes that cherry-pick footers name, in order. */
export function cherryPickSources(body: string): string[] {
  const found = new Set<string>();
  for (const match of body.matchAll(/\bcherry[- ]?picked from (?:commit )?([0-9a-f]{7,64})\b/gi)) {
    if (match[1]) found.add(match[1].toLowerCase());
  }
  return [...found];
}

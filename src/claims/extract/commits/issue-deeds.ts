import type { PathIndex } from '../../check/files/path-index.js';
import type { Deed } from '../../check/history/deed.js';
import { deedOfWord } from '../files/file-events.js';
import { type FileMention, fileMentions } from '../files/file-mentions.js';
import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { isDeniedBefore } from '../words/mood.js';
import { nameStems } from '../words/name-words.js';

/** What the work on an issue is said to have done: "Issue #12 created `hub.py`", "**Issue #12:** Added hub adapters". */
export interface IssueDeed {
  /** Number of the issue. */
  readonly issue: string;
  readonly deed: Deed;
  /** The file that it was done to; null where only words name it. */
  readonly mention: FileMention | null;
  /** As it is called in words, and the stems of these; none beside a file. */
  readonly words: string;
  readonly stems: readonly string[];
  /** Index of the verb’s token. */
  readonly token: number;
}

/** Words between an issue and what it did. */
const NEAR = 8;
/** It is no issue that did it where one of these stands before: "before #12 added …", "PR #12 added …". */
const NOT_THE_DOER =
  /^(?:before|after|since|until|unlike|despite|pr|prs|pull|request|by|in|for|via|when|while|if|and|or|of|than|from)$/i;
const ARTICLE =
  /^(?:the|a|an|new|another|more|file|files|module|script|and|both|its|own|old|legacy|obsolete|unused|[,:&*_])$/i;
const STOP = /^(?:to|in|into|for|with|from|on|at|by|as|that|which|and|or|but|was|were|is|are|of)$/i;

/** Of a sentence that names one issue, as the one who did it or as its label. */
export function issueDeeds(sentence: Sentence, paths: PathIndex): IssueDeed[] {
  if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
  const { tokens } = sentence;
  const issues = tokens.flatMap(({ kind, text }, i) =>
    kind !== 'mark' && /^#\d{1,7}$/.test(text) ? [i] : [],
  );
  const [issue, ...others] = issues;
  if (issue === undefined || others.length > 0) return [];
  const verb = verbOf(tokens, issue);
  const deed = verb < 0 ? null : deedOfWord(tokens[verb]?.text ?? '');
  if (!deed || isDeniedBefore(tokens, verb, 3)) return [];
  const base = { issue: tokens[issue]?.text.slice(1) ?? '', deed, token: verb };
  const files = objectsBehind(tokens, verb, fileMentions(sentence, paths));
  if (files.length > 0) return files.map((mention) => ({ ...base, mention, words: '', stems: [] }));
  const words = deed === 'changed' ? [] : wordsBehind(tokens, verb);
  const stems = nameStems(words.join(' '));
  return stems.length > 1 ? [{ ...base, mention: null, words: words.join(' '), stems }] : [];
}

/** The verb right behind the issue, or the first behind its colon; -1 for none. */
function verbOf(tokens: readonly Token[], issue: number): number {
  const start = tokens[issue - 1]?.text.toLowerCase() === 'issue' ? issue - 1 : issue;
  const before = tokens.slice(0, start).filter(({ kind }) => kind !== 'mark');
  let at = issue + 1;
  while (/^[*_)]$/.test(tokens[at]?.text ?? '')) at += 1;
  if (tokens[at]?.text === ':' && before.length === 0) {
    const end = Math.min(tokens.length, at + NEAR);
    // What stands between is a status: "Complete" – added …
    for (let k = at + 1; k < end; k += 1) if (isVerb(tokens[k])) return k;
    return -1;
  }
  if (NOT_THE_DOER.test(before.at(-1)?.text ?? '')) return -1;
  while (/^(?:also|has|have|then|only|had|just)$/i.test(tokens[at]?.text ?? '')) at += 1;
  return isVerb(tokens[at]) ? at : -1;
}

function isVerb(token: Token | undefined): boolean {
  return token?.kind === 'word' && deedOfWord(token.text) !== null;
}

/** "Added `a.py` and `b.py`": with nothing but articles between them. */
function objectsBehind(
  tokens: readonly Token[],
  verb: number,
  mentions: readonly FileMention[],
): readonly FileMention[] {
  const found: FileMention[] = [];
  let at = verb + 1;
  for (const mention of mentions.filter(({ token }) => token > verb)) {
    if (!tokens.slice(at, mention.token).every(({ kind, text }) => kind !== 'code' && ARTICLE.test(text)))
      break;
    if (mention.match.kind === 'folder' || mention.lines || mention.isImport) break;
    found.push(mention);
    at = mention.token + 1;
  }
  // "Added `a.py` support" is about something else.
  const next = tokens[at];
  return next?.kind === 'word' &&
    /^[a-z]/.test(next.text) &&
    !STOP.test(next.text) &&
    !ARTICLE.test(next.text)
    ? found.slice(0, -1)
    : found;
}

/** "Added migration adapters (more of them)": two words or three, up to a mark. */
function wordsBehind(tokens: readonly Token[], verb: number): string[] {
  const words: string[] = [];
  for (const { kind, text } of tokens.slice(verb + 1, verb + 6)) {
    if (kind === 'mark' || STOP.test(text)) break;
    if (kind !== 'word' || !/^[A-Za-z]{2,24}$/.test(text)) return [];
    if (!ARTICLE.test(text)) words.push(text.toLowerCase());
  }
  return words.length > 3 ? [] : words;
}

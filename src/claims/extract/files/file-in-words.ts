import type { Sentence } from '../markdown/document.js';
import type { Token } from '../markdown/token.js';
import { nameStems } from '../words/name-words.js';

/** A file, or several, that a sentence says is there without its name: "Created retry validation tests", "Issue #12 rollout report exists". */
export interface FileInWords {
  /** As it was written. */
  readonly written: string;
  /** Stems, as `nameStems` makes them, of the words that its name would hold. */
  readonly stems: readonly string[];
  /** The number of an issue that its name would hold, too; null without one. */
  readonly issue: string | null;
  readonly kind: 'test' | 'document' | 'script';
  readonly line: number;
}

const KINDS: readonly (readonly [RegExp, FileInWords['kind']])[] = [
  [/^(?:tests?|suites?)$/i, 'test'],
  [/^(?:documents?|reports?|plans?|guides?|runbooks?|checklists?|summary|summaries)$/i, 'document'],
  [/^scripts?$/i, 'script'],
];
/** What says that it is there: in front of the phrase, or behind it. */
const MADE = /^(?:created|added|wrote|built|implemented|developed|generated|introduced)$/i;
const THERE = /^(?:exists?|created|available|added|present|written|generated|implemented|completed?)$/i;
const BETWEEN = /^(?:is|are|was|were|been|has|have|also|already|now|files?|:|✅)$/i;
/** Words that no name need hold. */
const EMPTY =
  /^(?:a|an|the|all|new|comprehensive|complete|full|detailed|dedicated|specialized|existing|several|multiple|various|automated|proper|proof|based|level|specific|unit|integration|e2e|end|to|and|of|for|tests?|suites?|files?|issue|execution|status|final|critical|bug|fix|fixes|important|business|technical|code|project)$/i;
/** Words of a phrase, and between it and its verb. */
const MOST_WORDS = 6;
const MOST_BEHIND = 3;
/** One word is in too many names, but beside the number of an issue. */
const LEAST_STEMS = 2;

/** The first such file of a sentence; null without one. */
export function fileInWords({ tokens }: Sentence): FileInWords | null {
  for (const [i, { kind, text }] of tokens.entries()) {
    const of = kind === 'word' ? KINDS.find(([form]) => form.test(text))?.[1] : undefined;
    const found = of && phraseBefore(tokens, i, of);
    if (found) return found;
  }
  return null;
}

function phraseBefore(tokens: readonly Token[], end: number, kind: FileInWords['kind']): FileInWords | null {
  let from = end;
  while (from > 0 && end - from < MOST_WORDS && isOfPhrase(tokens[from - 1])) from -= 1;
  const isMade = MADE.test(tokens[from - 1]?.text ?? '');
  if (!isMade && !isSaidThere(tokens, end + 1)) return null;
  const own = tokens.slice(from, end);
  const issue =
    own.map(({ text }) => /^#(\d{2,7})$/.exec(text)?.[1]).find((each) => each !== undefined) ?? null;
  const words = own.filter(({ text }) => !EMPTY.test(text) && !text.startsWith('#')).map(({ text }) => text);
  const stems = [...new Set(nameStems(words.join(' ')))].filter((stem) => stem.length > 2);
  if (stems.length + (issue === null ? 0 : 1) < LEAST_STEMS || stems.length === 0) return null;
  const written = tokens
    .slice(from, end + 1)
    .map(({ text }) => text)
    .join(' ');
  return { written, stems, issue, kind, line: tokens[end]?.line ?? 0 };
}

function isOfPhrase(token: Token | undefined): boolean {
  return (
    token?.kind === 'word' &&
    !MADE.test(token.text) &&
    /^(?:#\d{2,7}|[A-Za-z][A-Za-z\d-]{1,40})$/.test(token.text) &&
    !/^(?:is|are|was|were|has|have|by|with|in|on|from|that|which|not|no|missing|without)$/i.test(token.text)
  );
}

/** "… suite files were created", "… plan: available". */
function isSaidThere(tokens: readonly Token[], from: number): boolean {
  const behind = tokens.slice(from, from + MOST_BEHIND + 1);
  const verb = behind.findIndex(({ text }) => THERE.test(text));
  return verb >= 0 && behind.slice(0, verb).every(({ text }) => BETWEEN.test(text));
}

import { quoted } from '../../../domain/shell-word.js';
import { count, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitsSince, messagesHolding } from '../../check/history/commit-messages.js';
import { dateAt } from '../../extract/figures/dates.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "Over 100 commits related to X", "multiple commits address Y": what the messages hold of these words. */
export const commitCount: ClaimPart = { kinds: ['commit-count'], recognise };

const COMMITS = new Set(['commit']);
const SEVERAL = /\b(?:multiple|several|many|numerous) (?:git )?commits\b|\bextensive git history\b/i;
const PLAIN_WORDS = new Set(
  'multiple several many numerous contain contains containing mention mentions mentioned commits commit show shows addressing address recent extensive history related focused without but with about around over from that this efforts claiming claim total final elimination through pattern patterns completed work since branch'.split(
    ' ',
  ),
);

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const [noun] = countedNouns(sentence, COMMITS);
    const isVague = !noun && SEVERAL.test(sentence.text.slice(0, 400));
    if (!noun && !isVague) return [];
    const words = isAbout(sentence, noun ?? null) ? wordsMeant(sentence, noun ?? null) : [];
    if (words.length > 0) return [candidateOf(sentence, noun ?? null, words)];
    return noun ? totalOrSince(sentence, noun) : [];
  });
}

function totalOrSince(sentence: Sentence, noun: CountedNoun): Candidate[] {
  const since = sinceSaid(sentence, noun);
  if (since) return [sinceCandidate(sentence, noun, since)];
  return isTotal(sentence, noun) ? [totalCandidate(sentence, noun)] : [];
}

/** Words that say of what the commits are: without one, "5 less likely commits" are about nothing that could be looked for. */
const ABOUT =
  /^(?:related|about|mention\w*|address\w*|shows?|showing|focused|regarding|concerning|claim\w*|implement\w*|fix(?:es|ing|ed)?|touch\w*|referenc\w*|contain\w*|nam(?:e|es|ing)|for|on|involv\w*)$/i;
/** Words between the number's noun and the one that says what it is about. */
const NEAR = 4;
const TOTAL = /\b(?:all|total|history|repository|revision|builds on)\b/i;

/** Of the whole history; the last few commits are not. */
function isTotal({ text, tokens }: Sentence, { token }: CountedNoun): boolean {
  const before = tokens[token - 1]?.text ?? '';
  return TOTAL.test(text.slice(0, 400)) && !/^(?:last|latest|recent|past|first|previous|next)$/i.test(before);
}

function isAbout({ tokens }: Sentence, noun: CountedNoun | null): boolean {
  const after = noun === null ? tokens : tokens.slice(noun.nounToken + 1, noun.nounToken + 1 + NEAR);
  return after.some(({ kind, text }) => kind === 'word' && ABOUT.test(text));
}

/** `contain "import"`, `mention "golden path"`: the words in quotes as they stand; else what the commits are about. */
function wordsMeant(sentence: Sentence, noun: CountedNoun | null): string[] {
  const from = noun === null ? 0 : noun.nounToken + 1;
  const at = sentence.tokens.findIndex(
    ({ kind, text }, i) => i >= from && kind === 'word' && HOLD.test(text),
  );
  const held = sentence.tokens[at + 1];
  const isQuoted = held?.kind === 'quote' || held?.kind === 'code';
  return at >= 0 && isQuoted && /^.{2,80}$/.test(held.text)
    ? [held.text.trim().toLowerCase()]
    : topicOf(sentence, noun);
}

const HOLD =
  /^(?:contain(?:s|ed|ing)?|mention(?:s|ed|ing)?|includ(?:e|es|ed|ing)|nam(?:e|es|ed|ing)|say(?:s|ing)?|reference(?:s|d)?)$/i;

/** Up to four telling words behind the number’s noun, to the end of the clause, each cut to its stem. */
function topicOf({ tokens }: Sentence, noun: CountedNoun | null): string[] {
  const from = noun === null ? 0 : noun.nounToken + 1;
  const end =
    noun === null
      ? -1
      : tokens.findIndex(({ kind, text }, i) => i > from && kind === 'mark' && /^[,;:)—–]$/.test(text));
  const words = tokens
    .slice(from, end < 0 ? undefined : end)
    .filter(({ kind, text }) => (kind === 'word' || kind === 'code') && /^#?[\p{L}\d_]{4,40}$/u.test(text))
    .map(({ text }) => text.toLowerCase())
    .filter((word) => !PLAIN_WORDS.has(word) && !/^\d+$/.test(word));
  return [...new Set(words)].slice(0, 4).map((word) => word.slice(0, 9));
}

function candidateOf(sentence: Sentence, noun: CountedNoun | null, words: readonly string[]): Candidate {
  return {
    kind: 'commit-count',
    line: sentence.tokens[noun?.token ?? 0]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun ? noun.quantity.text : 'several'} commits are about ${words.join(', ')}`,
    check: (context) => check(context, noun, words),
  };
}

/** "60+ git commits since September 9, 2025": the day; null for any other sentence. */
function sinceSaid({ tokens }: Sentence, { nounToken }: CountedNoun): string | null {
  if (!/^since$/i.test(tokens[nounToken + 1]?.text ?? '')) return null;
  const date = dateAt(tokens, nounToken + 2);
  return date && /^\d{4}-/.test(date.iso) ? date.iso : null;
}

function sinceCandidate(sentence: Sentence, { quantity, token }: CountedNoun, since: string): Candidate {
  return {
    kind: 'commit-count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are ${quantity.text} commits since ${since}`,
    check: (context) => {
      const found = commitsSince(context, since);
      const shared = {
        measured: count(found, 'commit'),
        scope: `the history of ${context.rev} since ${since}`,
        command: `git rev-list --count --since=${since}T00:00:00Z ${context.rev}`,
      };
      const agrees = agreement(quantity, found);
      return isTrue(agrees)
        ? { verdict: 'verified', ...shared, approximate: agrees === 'near' }
        : { verdict: 'not checkable', ...shared, needs: 'to know which commits were counted' };
    },
  };
}

/** "12,478 commits since July": those of the revision. */
function totalCandidate(sentence: Sentence, noun: CountedNoun): Candidate {
  return {
    kind: 'commit-count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there are ${noun.quantity.text} commits`,
    check: (context) => {
      const { commits } = context.history.state;
      const shared = {
        measured: count(commits, 'commit'),
        scope: `the history of ${context.rev}`,
        command: `git rev-list --count ${context.rev}`,
      };
      return isTrue(agreement(noun.quantity, commits))
        ? { verdict: 'verified', ...shared, approximate: agreement(noun.quantity, commits) === 'near' }
        : { verdict: 'not checkable', ...shared, needs: 'to know which commits were counted' };
    },
  };
}

function check(context: CheckContext, noun: CountedNoun | null, words: readonly string[]): Outcome {
  const found = messagesHolding(context, words);
  const measured = `${count(found, 'commit')} whose message holds ${words.join(', ')}`;
  const scope = `messages of the ${thousands(context.history.state.commits)} commits of ${context.rev}`;
  const command = `git log ${context.rev} --oneline -i --all-match ${words.map((word) => `--grep=${quoted(word)}`).join(' ')} | wc -l`;
  if (noun === null && found > 1) return { verdict: 'verified', measured, scope, command };
  if (noun && isTrue(agreement(noun.quantity, found)) && noun.quantity.atLeast)
    return { verdict: 'verified', measured, scope, command };
  return {
    verdict: 'not checkable',
    measured,
    scope,
    command,
    needs: 'to know by which words, and on which branch, they were counted',
  };
}

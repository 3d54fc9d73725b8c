import { shortHash } from '../../../domain/commit.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { mergesCommand, mergesOfRequest } from '../../check/history/merged-requests.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/** "PR #12 was merged": whether a commit carries the number of a pull request that is said to be merged. */
export const mergedRequest: ClaimPart = { kinds: ['commit'], recognise };

/** Words between the number and "merged", apart from marks. */
const MOST_BETWEEN = 4;
const REQUEST = /^(?:PRs?|requests?|MRs?)$/i;
const MERGED = /^merged$/i;
/** What makes another statement of it: "not merged", "to be merged", "until merged". */
const OTHERWISE =
  /^(?:not|never|be|being|un\w+|until|once|when|if|after|before|or|get|gets|awaiting|pending|ready)$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const merged = sentence.tokens.findIndex(({ kind, text }) => kind === 'word' && MERGED.test(text));
    if (merged < 0) return labelled(sentence);
    const number = requestOf(sentence, merged) ?? requestOfHeading(sentence);
    return number === null ? [] : [candidate(sentence, sentence.tokens[merged] as Token, number)];
  });
}

/** "**PR #12** (2025-09-14): Moves the hub": what is listed so is in the history; what it did is told elsewhere. */
function labelled(sentence: Sentence): Candidate[] {
  const number = /^(?:PR|MR|pull request|merge request) #?(\d{1,7})(?= ?[:(–—-])/i.exec(sentence.text)?.[1];
  if (number === undefined || sentence.mood === 'past') return [];
  const check = (context: CheckContext) => {
    const outcome = checkRequest(context, number);
    return outcome.verdict === 'verified' ? outcome : null;
  };
  const statement = `the history has pull request #${number}`;
  return [{ kind: 'commit', line: sentence.line, text: sentence.text, statement, check }];
}

function candidate(sentence: Sentence, token: Token, number: string): Candidate {
  return {
    kind: 'commit',
    line: token.line,
    text: sentence.text,
    statement: `pull request #${number} was merged`,
    check: (context) => checkRequest(context, number),
  };
}

/** The number of the pull request that "merged" is said of; null for none. */
function requestOf({ tokens }: Sentence, merged: number): string | null {
  let between = 0;
  for (let i = merged - 1; i >= 0 && between <= MOST_BETWEEN; i -= 1) {
    const { kind, text } = tokens[i] as Token;
    if (kind !== 'word') continue;
    if (OTHERWISE.test(text)) return null;
    const number = /^#?(\d{1,7})$/.exec(text)?.[1];
    if (number !== undefined) return REQUEST.test(tokens[i - 1]?.text ?? '') ? number : null;
    between += 1;
  }
  return null;
}

/** "Status: MERGED" below a heading that names one pull request. */
function requestOfHeading({ headings, label, tokens }: Sentence): string | null {
  const words = tokens.filter(({ kind }) => kind === 'word');
  if (!/^(?:pr |merge )?(?:status|state)$/.test(label) || words.length > 3) return null;
  const named = [...(headings.at(-1) ?? '').matchAll(/\b(?:PR|pull request|MR) #?(\d{1,7})\b/gi)];
  return named.length === 1 ? (named[0]?.[1] ?? null) : null;
}

function checkRequest(context: CheckContext, number: string): Outcome {
  const found = mergesOfRequest(context, number);
  const shared = { scope: 'commits whose subject carries the number', command: mergesCommand(number) };
  if (found.length === 0)
    return {
      verdict: 'not checkable',
      ...shared,
      measured: 'no subject carries the number',
      needs: 'the host of the repository: a merge may leave no trace in the clone',
    };
  const told = found.map(
    ({ hash, committedAt }) =>
      `${shortHash(hash)} of ${day(committedAt)}${context.isAncestor(hash) ? '' : ', not part of the revision'}`,
  );
  return { verdict: 'verified', ...shared, measured: listing(told, 3) };
}

import { shortHash } from '../../../domain/commit.js';
import type { CommitGraph, LogEntry } from '../../../domain/history.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { type Governing, governingCommits } from '../../extract/commits/governing-commit.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "The merge (`abc1234`) containing 95 upstream commits": how many commits a merge brought. */
export const mergedCommits: ClaimPart = { kinds: ['commit-content'], recognise };

const COMMITS = new Set(['commit']);
const BRINGS =
  /^(?:contain(?:s|ed|ing)?|includ(?:es|ed|ing)|merg(?:es|ed|ing)|br(?:ings|ought|inging)|with)$/i;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    if (sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const noun = countedNouns(sentence, COMMITS).find(({ token }) => isBrought(sentence, token));
    if (!noun || !/\bmerg/i.test(sentence.text.slice(0, 600))) return [];
    const governing = governingCommits(document, sentence);
    return governing?.from === 'near' ? [candidateOf(sentence, noun, governing)] : [];
  });
}

function isBrought({ tokens }: Sentence, number: number): boolean {
  return tokens
    .slice(Math.max(0, number - 2), number)
    .some(({ kind, text }) => kind === 'word' && BRINGS.test(text));
}

function candidateOf(sentence: Sentence, { quantity, token }: CountedNoun, governing: Governing): Candidate {
  return {
    kind: 'commit-content',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `that merge brought ${quantity.text} commits`,
    check: (context) => check(context, quantity, governing),
  };
}

/** @returns null where no merge is meant that is here */
function check(
  context: CheckContext,
  quantity: CountedNoun['quantity'],
  governing: Governing,
): Outcome | null {
  const merges = commitsMeant(context, governing.mentions).found.filter(({ parents }) => parents.length > 1);
  const [first] = merges;
  if (!first) return null;
  const { graph } = context.history;
  const brought = merges.map((merge) => ({ merge, sides: sidesOf(graph, merge) }));
  const said = merges.filter(({ subject, body }) => saysSo(`${subject}\n${body}`, quantity.value));
  const fits = brought.some(({ sides }) => sides.some((number) => isTrue(agreement(quantity, number))));
  const measured = brought.map(
    ({ merge, sides: [theirs, ours] }) =>
      `${shortHash(merge.hash)} brought ${count(theirs, 'commit')}; the other side had ${count(ours, 'commit')}`,
  );
  const told = said.map(({ hash }) => `the message of ${shortHash(hash)} says ${thousands(quantity.value)}`);
  const shared = {
    measured: listing([...measured, ...told], 4),
    scope: 'commits of each side of the merge that the other has not, and its message',
    command: `git rev-list --count ${shortHash(first.hash)}^1..${shortHash(first.hash)}^2`,
  };
  if (fits || said.length > 0) return { verdict: 'verified', ...shared };
  return { verdict: 'not checkable', ...shared, needs: 'to know which commits were counted' };
}

/** What the second parent brought, and what the first had that it had not. */
function sidesOf(graph: CommitGraph, { parents }: LogEntry): [number, number] {
  const [first = '', second = ''] = parents;
  const [ours, theirs] = [graph.ancestorsOf(first), graph.ancestorsOf(second)];
  const without = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
    [...some].filter((hash) => !others.has(hash)).length;
  return [without(theirs, ours), without(ours, theirs)];
}

function saysSo(message: string, number: number): boolean {
  return new RegExp(`(?<![\\d.,])${number}(?![\\d.,]\\d|\\d) (?:[\\w-]{1,20} ){0,2}commits\\b`, 'i').test(
    message,
  );
}

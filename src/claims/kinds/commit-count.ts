import { quoted } from '../../domain/shell-word.js';
import { count, thousands } from '../../domain/wording.js';
import { agreement, isTrue } from '../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import type { Sentence } from '../extract/document.js';
import { type CountedNoun, countedNouns } from '../extract/quantities.js';

/** "Over 100 commits related to X", "multiple commits address Y": what the messages hold of these words. */
export const commitCount: ClaimPart = { kinds: ['commit-count'], recognise };

const COMMITS = new Set(['commit']);
const SEVERAL = /\b(?:multiple|several|many|numerous) (?:git )?commits\b|\bextensive git history\b/i;
const PLAIN_WORDS = new Set(
  'multiple several many numerous mention mentions mentioned commits commit show shows addressing address recent extensive history related focused without but with about around over from that this efforts claiming claim total final elimination through pattern patterns completed work since branch'.split(
    ' ',
  ),
);

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (
      sentence.fence ||
      sentence.mood === 'proposal' ||
      sentence.mood === 'question' ||
      sentence.mood === 'conditional'
    )
      return [];
    const [noun] = countedNouns(sentence, COMMITS);
    const isVague = !noun && SEVERAL.test(sentence.text.slice(0, 400));
    const words = noun || isVague ? topicOf(sentence) : [];
    return (noun || isVague) && words.length > 0 ? [candidateOf(sentence, noun ?? null, words)] : [];
  });
}

/** Up to four telling words of the sentence, each cut to its stem. */
function topicOf(sentence: Sentence): string[] {
  const words = sentence.tokens
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

function check(context: CheckContext, noun: CountedNoun | null, words: readonly string[]): Outcome {
  let found = 0;
  for (const { hash, subject, body } of context.history.graph.all()) {
    if (!context.isAncestor(hash)) continue;
    const text = `${subject}\n${body}`.toLowerCase();
    if (words.every((word) => text.includes(word))) found += 1;
  }
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

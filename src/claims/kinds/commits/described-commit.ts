import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitsDescribed, commitsWithFigure } from '../../check/history/described-commits.js';
import { commitsNamed, commitsWithSubject } from '../../check/history/find-commits.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { type CommitDescription, descriptionOf } from '../../extract/commits/described-commit.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "Commit `abc1234` fixed the staging domain config": what a commit is said to have done, apart from whether its hash is here.
 * Verified by a message that says so in other words; never refuted.
 */
export const describedCommit: ClaimPart = { kinds: ['commit'], recognise };

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    const description = descriptionOf(sentence);
    const mention = commitMentions(sentence).find(({ hash }) => hash !== null);
    return description && mention?.hash ? [candidateOf(sentence, mention.hash, description)] : [];
  });
}

function candidateOf(sentence: Sentence, hash: string, description: CommitDescription): Candidate {
  return {
    kind: 'commit',
    line: sentence.line,
    text: sentence.text,
    statement: `a commit is about "${description.text}"`,
    check: (context) => check(context, hash, description),
  };
}

/** @returns null where the hash is here, or no subject says so */
function check(context: CheckContext, hash: string, { text, stems }: CommitDescription): Outcome | null {
  if (commitsNamed(context, hash).length > 0 || commitsWithSubject(context, text).length > 0) return null;
  const described = commitsDescribed(context, stems);
  const found = described.length > 0 ? described : commitsWithFigure(context, text, stems);
  if (found.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `${listing(found.map(told), 2)}; ${hash} is not in this clone`,
    scope: `subjects of ${context.history.graph.size} commits, by the words that tell something, in any form`,
    command: `git show --no-patch --format='%h %cs %s' ${found.map((each) => shortHash(each.hash)).join(' ')}`,
  };
}

function told({ hash, committedAt, subject }: LogEntry): string {
  return `${shortHash(hash)} of ${day(committedAt)} "${subject.slice(0, 100)}"`;
}

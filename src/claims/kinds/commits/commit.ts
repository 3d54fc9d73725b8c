import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { daysAround } from '../../check/history/days-around.js';
import { commitsNamed, commitsWithSubject } from '../../check/history/find-commits.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { type CommitMention, commitMentions } from '../../extract/commits/commit-mentions.js';
import { firstDate } from '../../extract/figures/dates.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** Commits by hash and by quoted subject, and the dates that are given to them; what is in them is another kind. */
export const commit: ClaimPart = { kinds: ['commit', 'commit-date'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const mentions = commitMentions(sentence);
    const candidates = mentions.flatMap((mention) => [
      ...(mention.hash === null ? [] : [hashCandidate(sentence, mention)]),
      ...(mention.subject === null ? [] : [subjectCandidate(sentence, mention)]),
    ]);
    const hashes = mentions.filter(({ hash }) => hash !== null);
    const [only] = hashes.length > 0 ? hashes : mentions;
    const isOne = hashes.length === 1 || mentions.length === 1;
    const date = isOne && only ? firstDate(sentence.tokens) : null;
    return only && date ? [...candidates, dateCandidate(sentence, only, date.iso)] : candidates;
  });
}

function hashCandidate(sentence: Sentence, mention: CommitMention): Candidate {
  const { hash } = mention;
  return {
    kind: 'commit',
    line: mention.line,
    text: sentence.text,
    statement: `there is a commit ${hash}`,
    check: (context) => checkHash(context, hash ?? '', mention),
  };
}

/** A hash that is not there proves nothing: histories get rewritten. The commit is looked for by its subject. */
async function checkHash(context: CheckContext, hash: string, mention: CommitMention): Promise<Outcome> {
  const { subject } = mention;
  const command = `git show --no-patch --format='%h %cs %s' ${hash}`;
  const scope = 'all commits of the clone';
  const [only, ...others] = commitsNamed(context, hash);
  if (others.length > 0)
    return {
      verdict: 'not checkable',
      measured: 'several commits begin so',
      scope,
      command,
      needs: 'more digits of the hash',
    };
  if (only) return foundHash(context, only, subject, command);
  const bySubject = subject === null ? [] : commitsWithSubject(context, subject);
  const found =
    bySubject.length > 0 ? `; its subject is that of ${told(bySubject)}` : givenElsewhere(context, mention);
  return {
    verdict: 'not checkable',
    measured: `no such commit in this clone${found}`,
    scope,
    command,
    needs: 'a clone that holds it: hashes change when a history is rewritten',
  };
}

/** What the document says of a lost hash at another line, where that tells one commit. */
function givenElsewhere(context: CheckContext, mention: CommitMention): string {
  const { found } = commitsMeant(context, [mention]);
  return found.length === 1 ? `; what the document says of it elsewhere is told by ${told(found)}` : '';
}

function foundHash(context: CheckContext, found: LogEntry, subject: string | null, command: string): Outcome {
  const here = context.isAncestor(found.hash) ? '' : '; it is no part of the revision';
  const other =
    subject !== null && !sameWords(found.subject, subject) ? '; its subject is another one than quoted' : '';
  return {
    verdict: 'verified',
    measured: `${shortHash(found.hash)} of ${day(found.committedAt)} "${found.subject.slice(0, 100)}"${here}${other}`,
    scope: 'all commits of the clone',
    command,
  };
}

function sameWords(subject: string, said: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return plain(subject).includes(plain(said)) || plain(said).includes(plain(subject));
}

function told(commits: readonly LogEntry[]): string {
  return listing(
    commits.map(({ hash, committedAt }) => `${shortHash(hash)} of ${day(committedAt)}`),
    3,
  );
}

function subjectCandidate(sentence: Sentence, mention: CommitMention): Candidate {
  const subject = (mention.subject ?? '').replace(/ +(?=[:,.;!?)])/g, '');
  return {
    kind: 'commit',
    line: mention.line,
    text: sentence.text,
    statement: `a commit says "${subject.slice(0, 160)}"`,
    check: (context) => checkSubject(context, subject, mention.isSure),
  };
}

/** A message may come several times: cherry-picked, re-landed, merged. */
const MOST_OF_A_SUBJECT = 5;

function checkSubject(context: CheckContext, subject: string, isSure: boolean): Outcome | null {
  const found = commitsWithSubject(context, subject);
  const command = `git log --all -i -F --grep=${quoted(subject)} --format='%h %cs %s'`;
  const scope = `messages of ${context.history.graph.size} commits`;
  // Two words that stand in very many messages are no subject of one.
  if (found.length > MOST_OF_A_SUBJECT && subject.trim().split(/\s+/).length < 4) return null;
  if (found.length > 0)
    return {
      verdict: 'verified',
      measured: told(found),
      scope,
      command: `git show --no-patch --format='%h %cs %s' ${found
        .slice(0, 3)
        .map(({ hash }) => shortHash(hash))
        .join(' ')}`,
    };
  if (!isSure) return null;
  return {
    verdict: 'not checkable',
    measured: 'no message holds these words',
    scope,
    command,
    needs: 'the exact subject, or a clone that holds the commit',
  };
}

function dateCandidate(sentence: Sentence, mention: CommitMention, iso: string): Candidate {
  return {
    kind: 'commit-date',
    line: mention.line,
    text: sentence.text,
    statement: `the commit is of ${iso.replace(/^--/, '')}`,
    check: (context) => checkDate(context, mention, iso),
  };
}

function checkDate(context: CheckContext, mention: CommitMention, iso: string): Outcome | null {
  const byHash = mention.hash === null ? [] : commitsNamed(context, mention.hash);
  const beside =
    byHash.length > 0 ? byHash : mention.subject === null ? [] : commitsWithSubject(context, mention.subject);
  // By the subject that another sentence gives the hash.
  const found = beside.length > 0 ? beside : commitsMeant(context, [mention]).found;
  if (found.length === 0) return null;
  const wanted = iso.replace(/^--/, '');
  const dates = found.flatMap(({ authoredAt, committedAt }) => [
    ...daysAround(authoredAt),
    ...daysAround(committedAt),
  ]);
  const measured = told(found);
  const scope = 'author and committer dates, as written and in UTC';
  const command = `git show --no-patch --format='%h %as %cs %s' ${found
    .map(({ hash }) => shortHash(hash))
    .slice(0, 3)
    .join(' ')}`;
  if (dates.some((each) => each.endsWith(wanted))) return { verdict: 'verified', measured, scope, command };
  // The same subject may have been used again.
  if (beside.length === 0)
    return { verdict: 'not checkable', measured, scope, command, needs: 'a clone that holds the commit' };
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction: `${shortHash(found[0]?.hash ?? '')} is of ${day(found[0]?.committedAt ?? '')}.`,
  };
}

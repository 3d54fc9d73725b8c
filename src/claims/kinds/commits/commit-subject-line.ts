import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { day, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** A line that is, word for word, the subject of a commit: pasted messages, lists of what was done. Never refuted. */
export const commitSubjectLine: ClaimPart = { kinds: ['commit'], recognise };

/** Subjects as people begin them, or with the number of an issue: other lines are no subjects, or any. */
const LIKE_SUBJECT = /^[A-Za-z]{2,20}(?:\([\w ./-]{1,40}\))?!?: \S|#\d/;
const [SHORTEST, LONGEST] = [20, 160];

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    const text = textOf(sentence);
    if (text.length < SHORTEST || text.length > LONGEST || !LIKE_SUBJECT.test(text)) return [];
    return commitMentions(sentence).length > 0 ? [] : [candidateOf(sentence, text)];
  });
}

function textOf({ fence, line, text }: Sentence): string {
  return (fence ? (fence.lines[line - fence.firstLine] ?? '') : text).trim();
}

function candidateOf({ line, text: sentence }: Sentence, text: string): Candidate {
  return {
    kind: 'commit',
    line,
    text: sentence,
    statement: `there is a commit "${text}"`,
    check: (context) => check(context, text),
  };
}

/** @returns null where no commit has that subject: the line need not be one */
function check(context: CheckContext, text: string): Outcome | null {
  const found = subjectsOf(context).get(text) ?? [];
  if (found.length === 0) return null;
  return {
    verdict: 'verified',
    measured: listing(
      found.map(({ hash, committedAt }) => `${shortHash(hash)} of ${day(committedAt)}`),
      3,
    ),
    scope: 'subjects of all commits of the clone',
    command: `git log --all -F --grep=${quoted(text)} --format='%h %cs %s'`,
  };
}

function subjectsOf(context: CheckContext): ReadonlyMap<string, readonly LogEntry[]> {
  return context.once(['commits by subject'], () => {
    const found = new Map<string, LogEntry[]>();
    for (const entry of context.history.graph.all()) {
      const subject = entry.subject.trim();
      const same = found.get(subject);
      if (same) same.push(entry);
      else found.set(subject, [entry]);
    }
    return found;
  });
}

import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type {
  Candidate,
  CheckContext,
  ClaimPart,
  Outcome,
  PatternChange,
  Reading,
} from '../../check/context.js';
import { type ChangesStated, lookForChanges } from '../../check/history/changes-in-files.js';
import { sizeOfCommit } from '../../check/history/commit-size.js';
import { commitsNamed, commitsWithSubject } from '../../check/history/find-commits.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { countedNouns } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tokenize } from '../../extract/markdown/token.js';
import { awaitSubject } from '../../extract/words/subject.js';

/** "N fixes across M files": true of the history, and, apart from it, of the commit that is named or says so. */
export const changeCount: ClaimPart = { kinds: ['change-count', 'commit-content'], recognise };

const CHANGES = new Set([
  'fix',
  'change',
  'replacement',
  'update',
  'correction',
  'removal',
  'edit',
  'modification',
  'migration',
  'conversion',
]);
const FILES = new Set(['file', 'module']);

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.mood === 'proposal' || sentence.mood === 'conditional' || sentence.mood === 'question')
      return [];
    const own = statedIn(sentence);
    const inside = sentence.tokens.flatMap((token, i) =>
      (token.kind === 'code' || token.kind === 'quote') &&
      token.text.length > 20 &&
      !isApposition(sentence, i)
        ? [statedIn({ ...sentence, tokens: tokenize(token.text.replaceAll('"', ' '), token.line) })]
        : [],
    );
    const quotedOnes = inside.filter((each) => each !== null);
    return [
      ...(own ? [historyCandidate(reading, sentence, own)] : []),
      ...(own && commitMentions(sentence).length > 0 ? [commitCandidate(reading, sentence, own, null)] : []),
      // A table of commits quotes their subjects and claims nothing of them.
      ...(sentence.place === 'cell' ? [] : quotedOnes).map((each) =>
        commitCandidate(reading, sentence, each, longestText(sentence)),
      ),
    ];
  });
}

/** `hash` ("subject", …): the brackets right behind a hash say which commit is meant, and nothing of what is in it. */
function isApposition(sentence: Sentence, i: number): boolean {
  const { tokens } = sentence;
  const open = tokens.slice(0, i).findLastIndex(({ text }) => text === '(');
  const closed = tokens.slice(0, i).findLastIndex(({ text }) => text === ')');
  return (
    open > closed && commitMentions(sentence).some(({ hash, token }) => hash !== null && token === open - 1)
  );
}

function statedIn(sentence: Sentence): ChangesStated | null {
  const [changes] = countedNouns(sentence, CHANGES);
  const files = countedNouns(sentence, FILES).find(({ token }) => token > (changes?.token ?? 0));
  return changes && files && files.token - changes.nounToken < 6 ? { changes, files } : null;
}

function longestText(sentence: Sentence): string {
  return sentence.tokens
    .filter(({ kind }) => kind === 'code' || kind === 'quote')
    .reduce((best, { text }) => (text.length > best.length ? text : best), '')
    .replaceAll('"', '')
    .trim();
}

function label({ changes, files }: ChangesStated): string {
  return `${changes.quantity.text} ${changes.noun}${changes.noun.endsWith('x') ? 'es' : 's'} across ${files.quantity.text} files`;
}

function historyCandidate(reading: Reading, sentence: Sentence, stated: ChangesStated): Candidate {
  const subject = awaitSubject(reading.document);
  return {
    kind: 'change-count',
    line: sentence.tokens[stated.changes.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${label(stated)} were made`,
    words: subject ? [subject.counted.anchor] : [],
    asksForHistory: subject !== null,
    check: (context) => checkHistory(context, stated, subject?.written ?? null),
  };
}

/** In the pattern’s ledger, whatever the messages say; without a pattern, in the commits whose message gives these numbers. */
async function checkHistory(
  context: CheckContext,
  stated: ChangesStated,
  pattern: string | null,
): Promise<Outcome> {
  const sayers = commitsSaying(context, stated);
  if (pattern !== null) {
    const call = pattern.replace(/\(.*$/s, '');
    const source = `python:${call}($$$ARGS)`;
    const { met, most, tooMany } = await lookForChanges(context, stated, source);
    const command = `issue-audit history ${quoted(source)} --at ${context.rev}`;
    if (met) return foundInLedger(stated, met, sayers, command);
    if (tooMany !== null) return tooCommon(stated, { most, tooMany, call, command });
    if (most) return missedInLedger(context, stated, most, call, command);
  }
  return bySize(context, stated, sayers);
}

function foundInLedger(
  stated: ChangesStated,
  met: PatternChange,
  sayers: readonly LogEntry[],
  command: string,
): Outcome {
  const others = sayers
    .filter(({ hash }) => hash !== met.commit)
    .slice(0, 3)
    .map(({ hash }) => shortHash(hash));
  const isExact =
    met.removed === stated.changes.quantity.value && met.removedFiles === stated.files.quantity.value;
  return {
    verdict: 'verified',
    approximate: !isExact,
    measured: `${thousands(met.removed)} in ${count(met.removedFiles, 'file')}, in ${shortHash(met.commit)} "${met.subject.slice(0, 60)}"${others.length > 0 ? `, not in ${others.join(', ')}, whose message says so` : ''}`,
    scope: 'occurrences in code, all commits of the revision; strings and comments left out',
    command,
  };
}

function missedInLedger(
  context: CheckContext,
  stated: ChangesStated,
  most: PatternChange,
  call: string,
  command: string,
): Outcome {
  return {
    verdict: 'not checkable',
    measured: `at most ${thousands(most.removed)} of ${call} in ${count(most.removedFiles, 'file')}, in ${shortHash(most.commit)}`,
    scope: `removals of ${call} in the history of ${context.rev}`,
    command,
    needs: `to know what was counted as a ${stated.changes.noun}`,
  };
}

/** Its history was not read: the pattern is a guess, and stands everywhere. */
function tooCommon(
  { changes, files }: ChangesStated,
  looked: { most: PatternChange | undefined; tooMany: number; call: string; command: string },
): Outcome {
  const { most, tooMany, call, command } = looked;
  return {
    verdict: 'not checkable',
    measured: most
      ? `at most ${thousands(most.removed)} of ${call} in ${count(most.removedFiles, 'file')}, in ${shortHash(most.commit)}, of commits that changed about ${thousands(files.quantity.value)} files or more`
      : `more than ${thousands(tooMany)} versions of files have ${call}`,
    scope: `${call} is too common for its whole history to be read for this`,
    command,
    needs: `to know what was counted as a ${changes.noun}, or the commit`,
  };
}

/** Commits whose subject gives both numbers. */
function commitsSaying(context: CheckContext, { changes, files }: ChangesStated): readonly LogEntry[] {
  const numbers = [changes.quantity.value, files.quantity.value];
  return context.once(['commits saying', numbers], () => {
    const forms = numbers.map((number) => new RegExp(`(?<!\\d)${number}(?!\\d)`));
    return [...context.history.graph.all()].filter(
      ({ hash, subject }) => forms.every((form) => form.test(subject)) && context.isAncestor(hash),
    );
  });
}

async function bySize(
  context: CheckContext,
  stated: ChangesStated,
  sayers: readonly LogEntry[],
): Promise<Outcome> {
  const [sayer] = sayers;
  const needs = `to know what was counted as a ${stated.changes.noun}, or the commit`;
  if (!sayer)
    return {
      verdict: 'not checkable',
      scope: 'subjects of all commits of the revision',
      needs,
      command: null,
    };
  const size = await sizeOfCommit(context, sayer.hash);
  return {
    verdict: 'not checkable',
    measured: size
      ? `${shortHash(sayer.hash)} says so; it changes ${count(size.files, 'file')} (+${size.added}/−${size.deleted})`
      : `${shortHash(sayer.hash)} says so`,
    scope: 'subjects of all commits of the revision',
    command: `git show --stat ${shortHash(sayer.hash)}`,
    needs,
  };
}

function commitCandidate(
  reading: Reading,
  sentence: Sentence,
  stated: ChangesStated,
  subject: string | null,
): Candidate {
  const pattern = awaitSubject(reading.document)?.written ?? null;
  const hash = commitMentions(sentence).find((mention) => mention.hash !== null)?.hash ?? null;
  return {
    kind: 'commit-content',
    line: sentence.line,
    text: sentence.text,
    statement: `that commit makes ${label(stated)}`,
    check: (context) => checkCommit(context, stated, { subject, hash, pattern }),
  };
}

async function checkCommit(
  context: CheckContext,
  stated: ChangesStated,
  named: { subject: string | null; hash: string | null; pattern: string | null },
): Promise<Outcome | null> {
  const byHash = named.hash === null ? [] : commitsNamed(context, named.hash);
  const found =
    byHash.length > 0 ? byHash : named.subject === null ? [] : commitsWithSubject(context, named.subject);
  if (found.length === 0) return null;
  const sizes: string[] = [];
  for (const each of found.slice(0, 5)) {
    const size = await sizeOfCommit(context, each.hash);
    if (!size)
      return {
        verdict: 'not checkable',
        scope: shortHash(each.hash),
        needs: 'a clone that holds all objects of the commit',
      };
    sizes.push(
      `${shortHash(each.hash)} changes ${count(size.files, 'file')} (+${size.added}/−${size.deleted})`,
    );
    const fitsFiles = isTrue(agreement(stated.files.quantity, size.files));
    if (fitsFiles && stated.changes.quantity.value <= size.added + size.deleted)
      return {
        verdict: 'verified',
        measured: sizes.at(-1) ?? '',
        scope: 'files of that commit against its first parent; what counts as one change cannot be told',
        command: `git show --stat ${shortHash(each.hash)}`,
      };
  }
  const other = await elsewhere(context, stated, named.pattern);
  const [first] = found;
  return {
    verdict: 'refuted',
    measured: `${sizes.join('; ')}${other ? `; ${other}` : ''}`,
    scope: 'files and lines of that commit against its first parent',
    command: `git show --stat ${shortHash(first?.hash ?? '')}`,
    correction: `${sizes[0]}${other ? `; ${other}` : ''}.`,
  };
}

async function elsewhere(
  context: CheckContext,
  stated: ChangesStated,
  pattern: string | null,
): Promise<string | null> {
  if (pattern === null) return null;
  const { met } = await lookForChanges(context, stated, `python:${pattern.replace(/\(.*$/s, '')}($$$ARGS)`);
  return met
    ? `${thousands(met.removed)} in ${count(met.removedFiles, 'file')} went in ${shortHash(met.commit)}`
    : null;
}

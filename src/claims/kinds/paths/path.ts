import { shortHash } from '../../../domain/commit.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { listCommand, MOST_PATHS, missingPath, packageWords } from '../../check/files/missing-path.js';
import { classWritten, plainPath } from '../../check/files/path-index.js';
import type { PastQuestion } from '../../check/history/path-history.js';
import { isComment } from '../../extract/files/file-context.js';
import { type FileMention, fileMentions, type LineRange } from '../../extract/files/file-mentions.js';
import { isNoStatement, isOfChange, saysAbsent } from '../../extract/files/path-statements.js';
import { isNotMeantHere } from '../../extract/files/paths-to-be.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { saysThere } from '../../extract/names/symbol-mentions.js';

/** Paths and bare names of files: they exist, or, where the sentence says so, they do not. A missing file has no lines, either. */
export const path: ClaimPart = { kinds: ['path', 'line-reference'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const isInCode = sentence.fence !== null && !isListingFence(sentence.fence);
    if (isInCode && !isComment(sentence.text)) return [];
    const seen = new Set<string>();
    return fileMentions(sentence, reading.paths).flatMap((mention) => {
      if (seen.has(mention.written) || isNoStatement(sentence, mention)) return [];
      if (isNotMeantHere(sentence, mention, reading.document)) return [];
      // A comment in code may name the file that the code shall be in.
      if (isInCode && mention.match.kind === 'none') return [];
      seen.add(mention.written);
      const own = candidateOf(sentence, mention);
      const lines = linesInMissing(reading, sentence, mention);
      return lines ? [own, placeOf(own, mention, lines)] : [own];
    });
  });
}

function candidateOf(sentence: Sentence, mention: FileMention): Candidate {
  const absent = saysAbsent(sentence, mention);
  const changed = !absent && mention.match.kind === 'none' && isOfChange(sentence, mention);
  const exists = changed ? 'is or was a file' : 'exists';
  return {
    kind: 'path',
    line: sentence.tokens[mention.token]?.line ?? sentence.line,
    text: sentence.text,
    says:
      absent || saysThere(sentence, mention.token)
        ? { thing: `path ${plainPath(mention.written)}`, what: absent ? 'missing' : 'exists' }
        : null,
    words: mention.match.kind === 'none' ? packageWords(mention.written) : [],
    asksForClasses: mention.match.kind === 'none' && classWritten(plainPath(mention.written)) !== null,
    statement: absent ? `there is no ${mention.written}` : `${mention.written} ${exists}`,
    check: (context) =>
      absent
        ? checkAbsent(context, mention)
        : changed
          ? checkChanged(context, mention)
          : checkPath(context, mention),
  };
}

/** "`a.py:12`", "`a.py` line 12" of a file that is not there: told as a place, too, which nobody can look up. */
function linesInMissing(reading: Reading, sentence: Sentence, mention: FileMention): LineRange | null {
  if (mention.match.kind !== 'none' || sentence.fence) return null;
  if (saysAbsent(sentence, mention) || isOfChange(sentence, mention)) return null;
  const own = lineMentions(reading, sentence).find(
    ({ file, isInherited }) => file.token === mention.token && isInherited !== true,
  );
  return own?.lines ?? null;
}

function placeOf(own: Candidate, { written }: FileMention, { from }: LineRange): Candidate {
  const { says: _, ...rest } = own;
  return {
    ...rest,
    kind: 'line-reference',
    statement: `${written}:${from} is there`,
    check: async (context) => {
      const missing = await missingPath(context, written);
      // What else may be said of the file is told once, as a path; a bare name that never was here may be one of a library.
      const isOwn = missing?.past != null || /[\\/]/.test(written);
      return missing?.verdict === 'refuted' && isOwn ? missing : null;
    },
  };
}

/** A file that a change touched is there, or was once. */
async function checkChanged(context: CheckContext, mention: FileMention): Promise<Outcome | null> {
  const path = plainPath(mention.written);
  const paths = (await context.past.deleted(path)).slice(0, MOST_PATHS);
  const past: PastQuestion = { paths, isTrue: (texts) => [...texts.values()].some((text) => text !== null) };
  const until = paths.length > 0 ? await context.past.trueUntil(past) : null;
  if (!until) return missingPath(context, mention.written);
  return {
    verdict: 'verified',
    measured: `was there until ${shortHash(until.commit)} of ${until.date}`,
    scope: `the history of ${context.rev}`,
    command: `git log --oneline --name-status ${context.rev} -- ${quoted(paths[0] ?? path)}`,
  };
}

/** What has to be said beside a file that is not written as git writes it. */
const HOW: Readonly<Record<FileMention['match']['how'], string>> = {
  exact: '',
  suffix: '',
  prefixed: '; what was written before it is the folder of a machine',
  module: '; what was written is the name of a module',
  stem: '; what was written is the name of a class',
};

function checkPath(context: CheckContext, mention: FileMention): Promise<Outcome | null> | Outcome {
  const { written, match } = mention;
  const { rev } = context;
  if (match.kind === 'none') return missingPath(context, written);
  const [first = ''] = match.paths;
  const command =
    match.paths.length > 1
      ? listCommand(rev, plainPath(written))
      : `git ls-tree ${match.kind === 'folder' ? '-d ' : ''}-r --name-only ${rev} ${quoted(first)}`;
  const what =
    match.kind === 'folder' ? `folder ${first}/ (${count(context.paths.sizeOf(first), 'file')})` : first;
  const several =
    match.paths.length > 1 ? `; ${count(match.paths.length, 'path')} end so: ${listing(match.paths, 4)}` : '';
  return {
    verdict: 'verified',
    measured: `${match.paths.length > 1 ? `exists${several}` : `exists: ${what}`}${HOW[match.how]}`,
    scope: `all ${count(context.paths.files.size, 'file')} of ${rev}`,
    command,
  };
}

async function checkAbsent(context: CheckContext, mention: FileMention): Promise<Outcome | null> {
  const path = plainPath(mention.written);
  const { match } = mention;
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = listCommand(context.rev, path);
  if (match.kind === 'none') return { verdict: 'verified', measured: 'no such file', scope, command };
  const isSure = match.how === 'exact' || path.includes('/');
  if (!isSure)
    return {
      verdict: 'not checkable',
      measured: `there is ${listing(match.paths, 4)}`,
      scope,
      command,
      needs: 'the path from the root',
    };
  return {
    verdict: 'refuted',
    measured: `exists: ${listing(match.paths, 4)}`,
    scope,
    command,
    correction: `${match.paths[0]} exists.`,
    past: { paths: match.paths, isTrue: (texts) => [...texts.values()].every((text) => text === null) },
  };
}

import { shortHash } from '../../../domain/commit.js';
import { quoted } from '../../../domain/shell-word.js';
import { day } from '../../../domain/wording.js';
import { isAskedTooOften } from '../../check/asked-often.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { broughtBy } from '../../check/history/brought-by.js';
import { holdsWhole } from '../../extract/code/code-text.js';
import { commitMentions } from '../../extract/commits/commit-mentions.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/** "Added `import redis` to limits.py": the commit that brought this line to the file; never refuted, since it may be written otherwise. */
export const lineBrought: ClaimPart = { kinds: ['commit-content'], recognise };

const ADDED = /^(?:added|introduced|inserted)$/i;
/** Files of one name that are looked at, and those among them that have the line. */
const [MOST_FILES, MOST_HOLDING] = [12, 2];
/** Lines of a document whose commits are looked for. */
const MOST_ASKED = 30;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const at = sentence.tokens.findIndex(({ text }) => ADDED.test(text));
    // A commit beside it is asked itself.
    if (at < 0 || commitMentions(sentence).length > 0) return [];
    return candidateIn(reading, sentence, at) ?? [];
  });
}

/** The code right behind the verb, and the file that it was added to. */
function candidateIn(reading: Reading, sentence: Sentence, verb: number): Candidate | null {
  const { tokens } = sentence;
  const code = tokens.slice(verb + 1, verb + 4).findIndex(({ kind }) => kind === 'code') + verb + 1;
  const text = tokens[code]?.text ?? '';
  // One word may stand in a file for many reasons; what is done to a file is another kind of statement.
  if (code <= verb || text.length > 160 || !/^\S{1,80}[\s(=.:]\S/.test(text)) return null;
  if (isDeniedBefore(tokens, verb, 4)) return null;
  const file = fileMentions(sentence, reading.paths).find(({ token }) => token > code);
  const between = file ? tokens.slice(code + 1, file.token) : [];
  const isInto = between.length <= 4 && between.some((each) => /^(?:to|in|into)$/i.test(each.text));
  const isFile = file?.match.kind === 'file' && file.match.paths.length <= MOST_FILES;
  return file && isFile && isInto ? candidateOf(sentence, verb, text, file) : null;
}

function candidateOf(sentence: Sentence, verb: number, text: string, file: FileMention): Candidate {
  return {
    kind: 'commit-content',
    line: sentence.tokens[verb]?.line ?? sentence.line,
    text: sentence.text,
    statement: `a commit added ${text} to ${file.written}`,
    says: null,
    check: (context) => check(context, text, file),
  };
}

/** @returns null where none of the files has the line, or each had it from the beginning */
async function check(context: CheckContext, text: string, { match }: FileMention): Promise<Outcome | null> {
  const holds = (lines: readonly string[]) => lines.some((line) => holdsWhole(line, text));
  const holding: string[] = [];
  for (const path of match.paths) if (holds((await context.lines(path)) ?? [])) holding.push(path);
  if (holding.length === 0 || holding.length > MOST_HOLDING) return null;
  for (const path of isAskedTooOften(context, 'lines brought', MOST_ASKED) ? [] : holding) {
    const [newest] = await broughtBy(context, path, holds);
    if (!newest) continue;
    return {
      verdict: 'verified',
      measured: `${shortHash(newest.hash)} of ${day(newest.committedAt)} "${newest.subject.slice(0, 100)}" added it to ${path}`,
      scope: `the versions of ${path}, each against its first parent`,
      command: `git log --format='%h %cs %s' -S ${quoted(text)} ${context.rev} -- ${quoted(path)}`,
    };
  }
  return null;
}

import { quoted } from '../../../domain/shell-word.js';
import { count } from '../../../domain/wording.js';
import { isTellingCode } from '../../check/code/fence-home.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { normalCode, withoutComment } from '../../extract/code/code-text.js';
import { isComment } from '../../extract/files/file-context.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { contentOf, rolesOf } from '../../extract/markdown/fence-roles.js';

/** "# Found in hub.py:" above code in a fence: that file holds the lines below. What is not there is said line by line. */
export const shownBlock: ClaimPart = { kinds: ['snippet'], recognise };

/** Lines below a comment that are looked for. */
const MOST_LINES = 30;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const { fence } = sentence;
    if (fence?.mood !== 'present' || !isComment(sentence.text) || contentOf(fence) === 'other') return [];
    const [file, ...others] = fileMentions(sentence, reading.paths);
    // With lines, it is told what those hold.
    if (!file || others.length > 0 || file.lines || /\blines? \d/i.test(sentence.text)) return [];
    const lines = file.match.kind === 'file' ? linesBelow(reading, sentence, fence) : [];
    return lines.length > 0 ? [candidateOf(sentence, file, lines)] : [];
  });
}

/** The telling lines below a comment, up to the next one that names a file. */
function linesBelow(reading: Reading, sentence: Sentence, fence: Fence): string[] {
  const roles = rolesOf(fence);
  const found: string[] = [];
  for (const below of reading.document.sentences.slice(sentence.index + 1, sentence.index + 1 + MOST_LINES)) {
    if (below.fence !== fence) break;
    if (isComment(below.text) && fileMentions(below, reading.paths).length > 0) break;
    const at = below.line - fence.firstLine;
    const text = (fence.lines[at] ?? '').trim();
    if (roles[at] !== 'other' && isTellingCode(text)) found.push(text);
  }
  return found;
}

function candidateOf(sentence: Sentence, file: FileMention, lines: readonly string[]): Candidate {
  return {
    kind: 'snippet',
    line: sentence.line,
    text: sentence.text,
    statement: `${file.written} holds the code below: ${lines[0]?.slice(0, 120)}`,
    check: (context) => check(context, file, lines),
  };
}

/** @returns null where no file of that name has most of it */
async function check(
  context: CheckContext,
  { match }: FileMention,
  wanted: readonly string[],
): Promise<Outcome | null> {
  for (const path of match.paths.slice(0, 20)) {
    const lines = (await context.lines(path)) ?? [];
    const at = new Map(lines.map((line, i) => [normal(line), i + 1] as const).reverse());
    const found = wanted.flatMap((line) => at.get(normal(line)) ?? []);
    if (found.length * 2 <= wanted.length) continue;
    const isWhole = found.length === wanted.length;
    return {
      verdict: 'verified',
      approximate: !isWhole,
      measured: `${isWhole ? '' : `${found.length} of `}${count(wanted.length, 'line')} at line ${Math.min(...found)} and below`,
      scope: path,
      command: `git show ${context.rev}:${quoted(path)} | sed -n '${Math.min(...found)},${Math.max(...found)}p'`,
    };
  }
  return null;
}

function normal(line: string): string {
  return normalCode(withoutComment(line)).replace(/,$/, '');
}

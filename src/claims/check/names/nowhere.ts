import { quoted } from '../../../domain/shell-word.js';
import { normalCode, withoutComment } from '../../extract/code/code-text.js';
import type { CheckContext, Outcome } from '../context.js';
import { anchorsOf } from '../count/counting.js';
import { codeLines } from '../look/code-lines.js';
import type { WordLine } from '../look/word-table.js';
import { namesIn, shareHeld } from './names-shared.js';

/** Letters of a line that nobody writes by chance as some code has it. */
const LONG = 30;
/** Names that such a line holds at least. */
const LEAST_NAMES = 3;
/** Letters of each: `for` and `not` stand in every second line. */
const LEAST_LETTERS = 4;
/** The share of its names that a line has which is likely meant. */
const ALIKE = 0.75;
/** Lines with its rarest name that are looked at together with those around them. */
const MOST_LOOKED_AT = 20;
/** Lines that a statement is broken over. */
const MOST_BROKEN = 8;

/**
 * Code that a text says is there and that no line of code has; it must have been looked for before.
 * @param isCertain whether nothing else than the code as it stands can be meant: refuted then
 * @returns null where the code is too short, where its words stand in too many lines, or where some code may be meant by it
 */
export async function nowhere(
  context: CheckContext,
  code: string,
  isCertain: boolean,
): Promise<Outcome | null> {
  const text = withoutComment(code);
  const anchors = anchorsOf(text);
  const names = namesIn(text, LEAST_LETTERS);
  if (text.length < LONG || names.size < LEAST_NAMES || anchors.length === 0) return null;
  if (anchors.every((anchor) => context.words.isTooCommon(anchor))) return null;
  const near = codeLines(context, anchors);
  if (await context.once(['broken over lines', text], () => isBroken(context, text, near))) return null;
  const alike = near.find((line) => shareHeld(names, line.text) >= ALIKE);
  const shared = {
    scope: 'code and configuration, tests included',
    command: `git grep -n -F ${quoted(text)} ${context.rev}`,
  };
  if (isCertain && !alike)
    return {
      verdict: 'refuted',
      ...shared,
      measured: 'no such line in any code',
      correction: 'No code holds this line.',
    };
  return {
    verdict: 'not checkable',
    ...shared,
    measured: alike
      ? `no such line in any code; ${alike.path}:${alike.line} reads: ${alike.text.trim().slice(0, 120)}`
      : 'no such line in any code',
    needs: 'the revision in which it stood, or to know that it is shortened',
  };
}

/** Whether a statement stands over several lines. */
async function isBroken(context: CheckContext, code: string, lines: readonly WordLine[]): Promise<boolean> {
  const wanted = tight(code);
  const words = new Set(code.match(/\w{4,}/g));
  for (const { path, line } of lines.slice(0, MOST_LOOKED_AT)) {
    const own = (await context.lines(path)) ?? [];
    const around = own.slice(Math.max(0, line - MOST_BROKEN), line + MOST_BROKEN);
    // Most lines have only the rarest of the words near them, and are not worth to be read closely.
    const text = around.join('\n');
    if (![...words].every((word) => text.includes(word))) continue;
    if (tight(around.map(withoutComment).join('\n')).includes(wanted)) return true;
  }
  return false;
}

function tight(code: string): string {
  return normalCode(code)
    .replace(/\s+/g, '')
    .replace(/,(?=[)\]}])/g, '');
}

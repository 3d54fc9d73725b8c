import { count } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countLogged } from '../../check/history/logged-commits.js';
import {
  loggedCommands,
  type PrintedCommand,
  printedNumber,
  saidNumber,
} from '../../extract/names/printed-commands.js';

/** `git log --oneline | grep -i hub | wc -l` in a fence, and the number below it: counted in the history, never run. */
export const loggedByCommand: ClaimPart = { kinds: ['commit-count'], recognise };

interface SaidOfLog {
  readonly number: number;
  /** "62+" */
  readonly isLeast: boolean;
  readonly line: number;
}

function recognise({ document }: Reading): Candidate[] {
  return document.fences.flatMap(loggedCommands).flatMap((printed) => {
    const said = saidOf(printed);
    return said ? [candidateOf(printed, said)] : [];
  });
}

function saidOf(printed: PrintedCommand): SaidOfLog | null {
  const { remark, arrow, line, outputLine } = printed;
  const text = remark?.text ?? arrow ?? '';
  const number = text === '' ? printedNumber(printed) : saidNumber(text);
  if (number === null) return null;
  return {
    number,
    isLeast: /^[\d,]+\+/.test(text),
    line: remark?.line ?? (arrow === null ? outputLine : line),
  };
}

function candidateOf(printed: PrintedCommand, said: SaidOfLog): Candidate {
  return {
    kind: 'commit-count',
    line: said.line,
    text: printed.text,
    statement: `${printed.text.slice(0, 120)} prints ${said.number}${said.isLeast ? ' or more' : ''}`,
    check: (context) => check(context, printed, said),
  };
}

/** Nothing is refuted: on which branch, and when, it was run is not known. */
async function check(
  context: CheckContext,
  { pipeline, text }: PrintedCommand,
  { number, isLeast }: SaidOfLog,
): Promise<Outcome | null> {
  const logged = await countLogged(context, pipeline);
  if (!logged) return null;
  const shared = { measured: count(logged.number, 'commit'), scope: logged.scope, command: text };
  return logged.number === number || (isLeast && logged.number >= number)
    ? { verdict: 'verified', ...shared }
    : { verdict: 'not checkable', ...shared, needs: 'to know on which branch, and when, it was run' };
}

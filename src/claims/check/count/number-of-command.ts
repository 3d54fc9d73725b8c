import type { ClaimKind } from '../../../domain/claim.js';
import { count, thousands } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { CommandWords } from '../../extract/names/shell-command.js';
import type { Candidate, CheckContext, Outcome } from '../context.js';
import { recompute, type Shown } from './recompute.js';

/** A number that a command is said to print. */
export interface NumberOfCommand {
  /** The command, as it is written. */
  readonly text: string;
  readonly pipeline: readonly CommandWords[];
  readonly number: number;
  /** "62+": at least so many. */
  readonly isLeast?: boolean;
}

/** `wc -l file` tells how long a file is; whatever else prints a number counts what it finds. */
export function kindOfNumber([first]: readonly CommandWords[]): ClaimKind {
  return first?.[0] === 'wc' ? 'line-count' : 'count';
}

/** What measures the command of a statement anew, together with all others of the document. */
export function askedOf([first]: readonly CommandWords[]): Pick<Candidate, 'command'> {
  return first ? { command: first } : {};
}

/** Whether a command prints this number now. @param isOfCode whether the number is one of code, not of all that is searched */
export async function checkNumber(
  context: CheckContext,
  { text, pipeline, number: said, isLeast = false }: NumberOfCommand,
  isOfCode = false,
): Promise<Outcome> {
  const shown = await recompute(context, pipeline);
  if (!shown) return unmeasured(text);
  const number = shown.number ?? shown.lines.length;
  const measured = thousands(number);
  const shared = { measured, scope: shown.scope, command: text };
  // "Found 3 files" of a search that prints lines counts their files.
  const files = new Set(shown.lines.map(pathOf)).size;
  const isSaid = (each: number) => each === said || (isLeast && each >= said);
  if (isSaid(number) || (shown.number === null && files === said)) return { verdict: 'verified', ...shared };
  const inCode = isOfCode ? codeIn(shown) : number;
  if (inCode === said)
    return {
      verdict: 'verified',
      ...shared,
      measured: `${thousands(inCode)} in code; ${measured} in all that the command finds`,
    };
  return {
    verdict: 'refuted',
    ...shared,
    correction: prints(text, shown.number === null ? count(number, 'line') : measured),
  };
}

function codeIn({ lines }: Shown): number {
  return lines.filter((line) => languageOfPath(pathOf(line)) !== undefined).length;
}

/** Of `path:12`. */
export function pathOf(place: string): string {
  return place.replace(/:\d{1,7}$/, '');
}

/** A sentence that can stand alone. */
export function prints(command: string, what: string): string {
  return `\`${command}\` prints ${what}.`;
}

/** What is said of a command that is not measured. */
export function unmeasured(text: string): Outcome {
  return {
    verdict: 'not checkable',
    command: text,
    needs: 'a person to run it; this command or one of its switches is not measured here',
  };
}

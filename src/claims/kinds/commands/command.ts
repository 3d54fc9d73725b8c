import { count, listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { askedOf, pathOf, prints, unmeasured } from '../../check/count/number-of-command.js';
import { recompute, type Shown } from '../../check/count/recompute.js';
import { plainPath } from '../../check/files/path-index.js';
import { type PrintedCommand, printedCommands, printedNumber } from '../../extract/names/printed-commands.js';

/** Commands with pasted output: measured anew from the revision, never run. Those that print a number are counts. */
export const command: ClaimPart = { kinds: ['command'], recognise };

function recognise({ document }: Reading): Candidate[] {
  return document.fences
    .flatMap(printedCommands)
    .filter((each) => each.arrow === null && each.output.length > 0 && printedNumber(each) === null)
    .map(candidateOf);
}

function candidateOf({ text, pipeline, line, output }: PrintedCommand): Candidate {
  return {
    kind: 'command',
    line,
    text,
    statement: `${text.slice(0, 120)} prints ${output.length === 1 ? (output[0] ?? '').slice(0, 80) : count(output.length, 'line')}`,
    ...askedOf(pipeline),
    check: async (context: CheckContext) => {
      const shown = await recompute(context, pipeline);
      return shown ? compare(shown, output, text) : unmeasured(text);
    },
  };
}

function compare(shown: Shown, output: readonly string[], text: string): Outcome {
  if (shown.number === null) return compareLines(shown, output, text);
  const said = /^(\d{1,9})\b/.exec(output[0] ?? '')?.[1];
  const shared = { measured: thousands(shown.number), scope: shown.scope, command: text };
  if (said === undefined) return { verdict: 'not checkable', ...shared, needs: 'a number in the output' };
  return Number(said) === shown.number
    ? { verdict: 'verified', ...shared }
    : { verdict: 'refuted', ...shared, correction: prints(text, shared.measured) };
}

function compareLines(
  { lines, scope, isExact = false }: Shown,
  printed: readonly string[],
  text: string,
): Outcome {
  // `grep -rc` also prints the files without a match.
  const output = isExact
    ? printed.filter((line) => !/:0$/.test(line) || lines.includes(plainPath(line)))
    : printed;
  const isCut = output.some((line) => /\.{3}|…|\bmore\b/.test(line));
  const said = output
    .filter((line) => !/^(?:\.{3}|…|\[)/.test(line))
    .map((line) => placeIn(line, lines, isExact));
  const unknown = output.filter((_, i) => said[i] === null && !isCut);
  // Without `-n` the lines of a file cannot be told apart.
  const whole = new Set(output.flatMap((line, i) => (hasNumber(line, said[i]) ? [] : pathOf(said[i] ?? ''))));
  const missing = lines.filter((line) => !said.includes(line) && !whole.has(pathOf(line)));
  const measured = `${count(lines.length, 'line')}${lines.length > 0 ? `: ${listing(lines, 3)}` : ''}`;
  if (unknown.length === 0 && (missing.length === 0 || isCut))
    return { verdict: 'verified', measured, scope, command: text };
  const wrong = [
    ...(unknown.length > 0
      ? [
          `not there: ${listing(
            unknown.map((line) => line.slice(0, 100)),
            2,
          )}`,
        ]
      : []),
    ...(missing.length > 0 && !isCut ? [`not shown: ${listing(missing, 2)}`] : []),
  ];
  return {
    verdict: 'refuted',
    measured: `${measured}; ${wrong.join('; ')}`,
    scope,
    command: text,
    correction: prints(text, measured),
  };
}

/** The measured line that a line of output begins with: `./a.py:12: text`, `a.py`. */
function placeIn(line: string, lines: readonly string[], isExact: boolean): string | null {
  const plain = plainPath(line);
  if (isExact) return lines.find((each) => plain === each) ?? null;
  return (
    lines.find((each) => plain === each || plain.startsWith(`${each}:`) || plain.startsWith(`${each} `)) ??
    lines.find((each) => plain.startsWith(`${each.replace(/:\d{1,7}$/, '')}:`)) ??
    null
  );
}

/** Whether a line of output gives the number of the line that it was taken for. */
function hasNumber(line: string, place: string | null | undefined): boolean {
  return !place || pathOf(place) === place || plainPath(line).startsWith(place);
}

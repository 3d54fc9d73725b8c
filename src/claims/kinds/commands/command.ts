import { count, listing, thousands } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { recompute, type Shown } from '../../check/count/recompute.js';
import { plainPath } from '../../check/files/path-index.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { isOtherCommand } from '../../extract/names/programs.js';
import { type CommandWords, readPipeline } from '../../extract/names/shell-command.js';

/** Commands with pasted output: measured anew from the revision, never run. */
export const command: ClaimPart = { kinds: ['command'], recognise };

const SHELL = /^(?:|sh|bash|shell|console|zsh|text|terminal)$/;
const KNOWN = /^(?:grep|rg|wc|ls|find|git (?:grep|ls-files))\s/;
/** Lines of output that are read. */
const MOST_OUTPUT = 500;

function recognise(reading: Reading): Candidate[] {
  return [
    ...reading.document.fences.flatMap((fence) =>
      SHELL.test(fence.language) && fence.mood !== 'proposal' ? inFence(fence) : [],
    ),
    ...reading.document.sentences.flatMap((sentence) => inSentence(sentence) ?? []),
  ];
}

/** How many lines a command is said to print: "→ 0 hits", "returns no results"; null for anything else. */
function saidNumber(said: string): number | null {
  if (/^(?:no|none|nothing|zero|empty)\b/i.test(said)) return 0;
  const number = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.,]*\w)/.exec(said)?.[1];
  return number === undefined ? null : Number(number.replaceAll(',', ''));
}

/** "`grep -rn x src/` returns 3 matches". */
function inSentence(sentence: Sentence): Candidate | null {
  if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return null;
  const at = sentence.tokens.findIndex(({ kind, text }) => kind === 'code' && KNOWN.test(text));
  const text = sentence.tokens[at]?.text ?? '';
  const pipeline = at < 0 ? null : readPipeline(text);
  const behind = sentence.tokens.slice(at + 1, at + 7).map((token) => token.text);
  const said =
    /^(?:(?:command|now|only|still) ){0,2}(?:→|returns?|returned|finds?|found|prints?|printed|shows?|showed|gives?|yields?) (?:only |exactly )?(.+)$/.exec(
      behind.join(' '),
    )?.[1];
  const number = said === undefined ? null : saidNumber(said);
  if (
    !pipeline ||
    number === null ||
    !/\b(?:results?|matches|match|hits?|lines?|files?|occurrences?|references?|usages?|instances?|nothing|none)\b/i.test(
      said ?? '',
    )
  )
    return null;
  return numberCandidate(sentence.tokens[at]?.line ?? sentence.line, text, pipeline, number);
}

function firstOf([command]: readonly CommandWords[]): Pick<Candidate, 'command'> {
  return command ? { command } : {};
}

function numberCandidate(
  line: number,
  text: string,
  pipeline: readonly CommandWords[],
  number: number,
): Candidate {
  return {
    kind: 'command',
    line,
    text,
    statement: `${text.slice(0, 120)} prints ${count(number, 'line')}`,
    ...firstOf(pipeline),
    check: (context) => checkNumber(context, text, pipeline, number),
  };
}

async function checkNumber(
  context: CheckContext,
  text: string,
  pipeline: readonly CommandWords[],
  said: number,
): Promise<Outcome> {
  const shown = await recompute(context, pipeline);
  if (!shown) return unmeasured(text);
  const number = shown.number ?? shown.lines.length;
  const measured = thousands(number);
  const shared = { measured, scope: shown.scope, command: text };
  // "Found 3 files" of a search that prints lines counts their files.
  const files = new Set(shown.lines.map((each) => each.replace(/:\d{1,7}$/, ''))).size;
  return number === said || (shown.number === null && files === said)
    ? { verdict: 'verified', ...shared }
    : {
        verdict: 'refuted',
        ...shared,
        correction: prints(text, shown.number === null ? count(number, 'line') : measured),
      };
}

/** A sentence that can stand alone. */
function prints(command: string, what: string): string {
  return `\`${command}\` prints ${what}.`;
}

function unmeasured(text: string): Outcome {
  return {
    verdict: 'not checkable',
    command: text,
    needs: 'a person to run it; this command or one of its switches is not measured here',
  };
}

/** Index of the first line from one on that is a command of another kind: what follows is its output. */
function otherCommandFrom({ lines }: Fence, from: number): number {
  const at = lines.findIndex((line, i) => i >= from && isOtherCommand(line));
  return at < 0 ? lines.length : at;
}

function inFence(fence: Fence): Candidate[] {
  const starts = fence.lines.flatMap((line, i) => (commandIn(line) === null ? [] : [i]));
  return starts.flatMap((at, k) => {
    // `grep … → 0 hits`: what it prints stands behind the arrow.
    const [text = '', arrow] = (commandIn(fence.lines[at] ?? '') ?? '').split(/\s{1,4}→\s{1,4}/);
    const pipeline = readPipeline(text);
    const number = arrow === undefined ? null : saidNumber(arrow);
    if (arrow !== undefined)
      return pipeline && number !== null
        ? [numberCandidate(fence.firstLine + at, text, pipeline, number)]
        : [];
    const next = Math.min(starts[k + 1] ?? fence.lines.length, otherCommandFrom(fence, at + 1));
    const output = fence.lines
      .slice(at + 1, next)
      .map((line) => line.trim())
      .filter((line) => line !== '' && !line.startsWith('# '))
      .slice(0, MOST_OUTPUT);
    return pipeline && output.length > 0 ? [candidateOf(fence.firstLine + at, text, pipeline, output)] : [];
  });
}

/** The command of a line, after its prompt; null for output. */
function commandIn(line: string): string | null {
  const text = line.trim().replace(/^[$>%] /, '');
  return KNOWN.test(text) ? text : null;
}

function candidateOf(
  line: number,
  text: string,
  pipeline: readonly CommandWords[],
  output: readonly string[],
): Candidate {
  return {
    kind: 'command',
    line,
    text,
    statement: `${text.slice(0, 120)} prints ${output.length === 1 ? (output[0] ?? '').slice(0, 80) : count(output.length, 'line')}`,
    ...firstOf(pipeline),
    check: (context) => check(context, text, pipeline, output),
  };
}

async function check(
  context: CheckContext,
  text: string,
  pipeline: readonly CommandWords[],
  output: readonly string[],
): Promise<Outcome> {
  const shown = await recompute(context, pipeline);
  if (!shown) return unmeasured(text);
  const scope = shown.scope;
  if (shown.number !== null) {
    const said = /^(\d{1,9})\b/.exec(output[0] ?? '')?.[1];
    if (said === undefined)
      return {
        verdict: 'not checkable',
        measured: thousands(shown.number),
        scope,
        command: text,
        needs: 'a number in the output',
      };
    const measured = thousands(shown.number);
    return Number(said) === shown.number
      ? { verdict: 'verified', measured, scope, command: text }
      : { verdict: 'refuted', measured, scope, command: text, correction: prints(text, measured) };
  }
  return compareLines(shown, output, text);
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

function pathOf(place: string): string {
  return place.replace(/:\d{1,7}$/, '');
}

/** Whether a line of output gives the number of the line that it was taken for. */
function hasNumber(line: string, place: string | null | undefined): boolean {
  return !place || pathOf(place) === place || plainPath(line).startsWith(place);
}

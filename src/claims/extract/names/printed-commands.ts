import type { Fence } from '../markdown/document.js';
import { isOtherCommand } from './programs.js';
import { type CommandWords, readPipeline } from './shell-command.js';

/** A command of a fence that can be measured anew, and what is pasted below it. */
export interface PrintedCommand {
  readonly text: string;
  readonly pipeline: readonly CommandWords[];
  /** Line of the document that it stands at. */
  readonly line: number;
  /** What stands behind an arrow on its line; null without one. */
  readonly arrow: string | null;
  /** Lines below it that are no comments, trimmed; the first five hundred. */
  readonly output: readonly string[];
  /** Line of the document at which the output begins; that of the command where there is none. */
  readonly outputLine: number;
  /** `# Result: 5 (all in tests)` right below it: what is said that it printed, and its line; null without one. */
  readonly remark: { readonly text: string; readonly line: number } | null;
}

const REMARK =
  /^#{1,2}\s{0,4}(?:(?:results?|outputs?|returns?|returned|prints?|printed|found|shows?|counts?|total|actual(?: result)?)\s{0,4}:?|→|=>|->)\s{1,4}(\S.{0,400})$/i;

const SHELL = /^(?:|sh|bash|shell|console|zsh|text|terminal)$/;
const KNOWN = /^(?:grep|rg|wc|ls|find|git (?:grep|ls-files))\s/;
/** Lines of output that are read. */
const MOST_OUTPUT = 500;

/** Whether a text is a command that may be measured anew. */
export function isMeasured(text: string): boolean {
  return KNOWN.test(text);
}

/** The commands of a fence that are read, in their order; none of a fence of another language, or of a plan. */
export function printedCommands(fence: Fence): PrintedCommand[] {
  const before = printed.get(fence);
  if (before) return before;
  const found = commandsLike(fence, KNOWN);
  printed.set(fence, found);
  return found;
}

/** Several kinds, and each remark in a fence, ask for its commands. */
const printed = new WeakMap<Fence, PrintedCommand[]>();

/** `git log … | wc -l`, which counts commits. */
export function loggedCommands(fence: Fence): PrintedCommand[] {
  return commandsLike(fence, LOG);
}

const LOG = /^git log\s.{0,400}\|\s{0,4}wc -l/;

function commandsLike(fence: Fence, known: RegExp): PrintedCommand[] {
  if (!SHELL.test(fence.language) || fence.mood === 'proposal') return [];
  const starts = fence.lines.flatMap((line, i) => (commandIn(line, known) === null ? [] : [i]));
  return starts.flatMap((at, k) => {
    // `grep … → 0 hits`: what it prints stands behind the arrow.
    const [text = '', arrow] = (commandIn(fence.lines[at] ?? '', known) ?? '').split(/\s{1,4}→\s{1,4}/);
    const pipeline = readPipeline(text);
    if (!pipeline) return [];
    const next = otherCommandFrom(fence, at + 1, starts[k + 1] ?? fence.lines.length);
    const output = fence.lines
      .slice(at + 1, next)
      .map((line, i) => ({ text: line.trim(), line: fence.firstLine + at + 1 + i }))
      .filter((line) => line.text !== '' && !line.text.startsWith('# '))
      .slice(0, MOST_OUTPUT);
    const line = fence.firstLine + at;
    return {
      text,
      pipeline,
      line,
      arrow: arrow ?? null,
      output: output.map((each) => each.text),
      outputLine: output[0]?.line ?? line,
      remark: output.length === 0 ? remarkAt(fence, at + 1) : null,
    };
  });
}

function remarkAt({ lines, firstLine }: Fence, at: number): PrintedCommand['remark'] {
  const text = REMARK.exec((lines[at] ?? '').trim())?.[1];
  return text === undefined ? null : { text, line: firstLine + at };
}

/** Index of the first line from one on that is a command of another kind, whose output follows; where there is none, `end`. */
function otherCommandFrom({ lines }: Fence, from: number, end: number): number {
  let at = from;
  while (at < end && !isOtherCommand(lines[at] ?? '')) at += 1;
  return at;
}

/** The command of a line, after its prompt; null for output. */
function commandIn(line: string, known: RegExp): string | null {
  const text = line.trim().replace(/^[$>%] /, '');
  return known.test(text) ? text : null;
}

/** The number that is all that a command which counts has printed: `grep -c`, `… | wc -l`; null for other output. */
export function printedNumber({ pipeline, output }: PrintedCommand): number | null {
  const [only, ...more] = output;
  const number = /^(\d{1,9})(?:\s+\S{1,300})?$/.exec(only ?? '')?.[1];
  return number === undefined || more.length > 0 || !isCounting(pipeline) ? null : Number(number);
}

function isCounting(pipeline: readonly CommandWords[]): boolean {
  const [first = [], ...rest] = pipeline;
  const last = rest.at(-1) ?? first;
  if (last[0] === 'wc') return last[1] === '-l';
  return (
    rest.length === 0 && /^(?:grep|rg)$/.test(first[0] ?? '') && first.some((word) => /^-\w*c/.test(word))
  );
}

/** How many lines a command is said to print: "0 hits", "no results"; null for anything else. */
export function saidNumber(said: string): number | null {
  if (/^(?:no|none|nothing|zero|empty)\b/i.test(said)) return 0;
  const number = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?![\d.,]*\w)/.exec(said)?.[1];
  return number === undefined ? null : Number(number.replaceAll(',', ''));
}

import { outcomeWords } from './outcome-words.js';

/** The words at the ends of pytest’s lines. */
export const PYTEST_STATUSES = outcomeWords({
  PASSED: 'passed',
  FAILED: 'failed',
  ERROR: 'error',
  SKIPPED: 'skipped',
  XFAIL: 'skipped',
  // Without strict, a test that was expected to fail and passes has passed.
  XPASS: 'passed',
  RERUN: 'failed',
});

const LETTERS = new Map([
  ['.', 'PASSED'],
  ['F', 'FAILED'],
  ['E', 'ERROR'],
  ['s', 'SKIPPED'],
  ['x', 'XFAIL'],
  ['X', 'XPASS'],
]);

/** A line of pytest’s output, as far as it tells of results. */
export type PytestLine =
  | { readonly kind: 'session' | 'details' | 'summary' }
  | { readonly kind: 'over'; readonly sums: string }
  | { readonly kind: 'cut-short'; readonly why: string }
  | { readonly kind: 'collecting' | 'teardown'; readonly what: string }
  | { readonly kind: 'result'; readonly id: string; readonly status: string; readonly reason: string }
  /** A status on a line of its own: live output came between it and its test. */
  | { readonly kind: 'status'; readonly status: string; readonly reason: string }
  | { readonly kind: 'letters'; readonly file: string | null; readonly statuses: readonly string[] }
  | { readonly kind: 'started'; readonly id: string }
  | { readonly kind: 'other' };

const WORDS = [...PYTEST_STATUSES.keys()].join('|');
const STATUS = new RegExp(` (${WORDS})(?= \\(|$)`, 'g');
const XDIST = new RegExp(`^\\[gw\\d+\\] (?:\\[\\s*\\d+%\\] )?(${WORDS}) (\\S.*)$`);
const STARTED = /^\S+\.(?:py|md|rst|txt|feature)::\S/;
const LETTER_LINE = /^(?:(\S+\.(?:py|md|rst|txt)) )?([.FEsxXRu,-]+)$/;
const HEADING = /^_{2,} (ERROR collecting|ERROR at teardown of) (\S.*?) _{2,}$/;
const DETAILS = /^=+ (?:FAILURES|ERRORS|PASSES|XFAILURES|XPASSES|warnings summary.*|slowest .*) =+$/;
const OVER =
  /^(?:=+ )?((?:\d+ (?:passed|failed|errors?|skipped|xfailed|xpassed|deselected|warnings?|rerun|subtests passed)(?:, )?)+|no tests ran)(?: in [\d.]+ ?s.*)$/;
const CUT_SHORT = /^!{3,} (.*?) !{3,}$|^(INTERNALERROR>)/;

/** A longer line is output of a test, and none of the expressions above should have to look at it. */
const MAX_LINE = 4000;

/** Reads one line that has no colours and no white space at its end. */
export function pytestLine(line: string): PytestLine {
  return line.length > MAX_LINE ? { kind: 'other' } : (frameLine(line) ?? progressLine(line));
}

function frameLine(line: string): PytestLine | null {
  if (/^=+ test session starts =+$/.test(line)) return { kind: 'session' };
  if (/^=+ short test summary info =+$/.test(line)) return { kind: 'summary' };
  if (DETAILS.test(line)) return { kind: 'details' };
  const over = OVER.exec(line);
  if (over) return { kind: 'over', sums: over[1] ?? '' };
  const cut = CUT_SHORT.exec(line);
  if (cut) return { kind: 'cut-short', why: cut[1] ?? 'internal error' };
  const heading = HEADING.exec(line);
  if (!heading) return null;
  return { kind: heading[1] === 'ERROR collecting' ? 'collecting' : 'teardown', what: heading[2] ?? '' };
}

function progressLine(printed: string): PytestLine {
  const line = withoutPercentage(printed);
  const xdist = XDIST.exec(line);
  if (xdist) return { kind: 'result', id: xdist[2] ?? '', status: xdist[1] ?? '', reason: '' };
  const result = verboseResult(line) ?? statusAlone(line);
  if (result) return result;
  const letters = LETTER_LINE.exec(line);
  // Letters alone may be any word; a file before them or a progress behind them makes them pytest’s.
  if (letters && (letters[1] || line !== printed || /^[.FEsxX]+$/.test(line))) {
    const statuses = [...(letters[2] ?? '')].flatMap((letter) => LETTERS.get(letter) ?? []);
    return { kind: 'letters', file: letters[1] ?? null, statuses };
  }
  return STARTED.test(line) ? { kind: 'started', id: line } : { kind: 'other' };
}

/** Without the progress at its end: `[ 50%]`. */
function withoutPercentage(line: string): string {
  if (!line.endsWith('%]')) return line;
  const bracket = line.lastIndexOf('[');
  return /^\[\s*\d+%\]$/.test(line.slice(bracket)) ? line.slice(0, bracket).trimEnd() : line;
}

/** `id STATUS` or `id STATUS (reason)`: ids may hold anything, so the first status that can end the line counts. */
function verboseResult(line: string): PytestLine | null {
  const colons = line.indexOf('::');
  if (colons < 1) return null;
  STATUS.lastIndex = colons;
  for (let match = STATUS.exec(line); match !== null; match = STATUS.exec(line)) {
    const end = match.index + match[0].length;
    if (end < line.length && !line.endsWith(')')) continue;
    // A test that is inherited is printed with the place where it is written: `id <- other/file.py`.
    const id = line.slice(0, match.index).replace(/ <- \S+$/, '');
    return { kind: 'result', id, status: match[1] ?? '', reason: line.slice(end + 2, -1) };
  }
  return null;
}

function statusAlone(line: string): PytestLine | null {
  const word = line.split(' ', 1)[0] ?? '';
  const rest = line.slice(word.length);
  const isReason = rest === '' || (rest.startsWith(' (') && rest.endsWith(')'));
  return PYTEST_STATUSES.has(word) && isReason
    ? { kind: 'status', status: word, reason: rest.slice(2, -1) }
    : null;
}

/** A line of the short summary: `FAILED id - message`, `SKIPPED [2] file:3: reason`. */
export interface PytestSummaryLine {
  readonly status: string;
  /** What follows the status. */
  readonly rest: string;
  readonly folded: { readonly count: number; readonly place: string; readonly reason: string } | null;
}

const SUMMARY_LINE = new RegExp(`^(${WORDS}) (\\S.*)$`);

/** @returns null for a line that is none of the short summary */
export function pytestSummaryLine(line: string): PytestSummaryLine | null {
  const match = line.length > MAX_LINE ? null : SUMMARY_LINE.exec(line);
  if (!match) return null;
  const [, status = '', rest = ''] = match;
  const folded = status === 'SKIPPED' ? /^\[(\d+)\] (\S+?(?::\d+)?): ?(.*)$/.exec(rest) : null;
  return {
    status,
    rest,
    folded: folded && { count: Number(folded[1]), place: folded[2] ?? '', reason: folded[3] ?? '' },
  };
}

import { count, listing } from '../../../domain/wording.js';
import { withoutComment } from '../../extract/code/code-text.js';
import { type ExpectedText, holds } from '../../extract/code/expected-text.js';
import type { LineRange } from '../../extract/files/file-mentions.js';
import type { Expected } from '../../extract/names/said-of-lines.js';
import { astray, isInPlace } from '../code/block-place.js';
import { definitionsAt, isAt, isBlank, isCallOfName, likeness, wordsSpoken } from '../code/lines-hold.js';
import { linesOf, type Outcome } from '../context.js';
import { type Held, leastOf, type Place, shownLine, spoken } from './lines-spoken-of.js';
import type { PastQuestion } from './path-history.js';

/** So much of some shown code must be in lines to call it theirs though it is written otherwise. */
const ALIKE = 0.6;
/** Lines around those named, none of which has anything of code that is refuted for being nowhere. */
const AROUND = 5;

/** Whether lines hold what is said of them; without the scope, where that is the file as it was given. */
export function heldBy(place: Place): Held {
  const { lines, path, range, expected } = place;
  if (range.to > lines.length)
    return {
      verdict: 'refuted',
      measured: `the file has ${count(lines.length, 'line')}`,
      past: pastOf(place),
      correction: `${path} has ${count(lines.length, 'line')}.`,
    };
  if (expected.lacksAwait) return withoutAwait(place);
  const elsewhere = standingElsewhere(place);
  if (elsewhere) return elsewhere;
  const met = expected.texts.filter((text) => isAt(lines, range, text, expected.near));
  if (met.length > 0) return { verdict: 'verified', measured: `${listing(met.map(labelOf), 3)} is there` };
  if (expected.denied?.length) return denied(place, expected.denied);
  if (expected.definition) return defined(place);
  if (expected.isShown && expected.texts.length > 0 && isDrawn(lines, expected)) return sketched(place);
  return missed(place) ?? spoken(place, pastOf(place));
}

/** A text that is expected, as it is told: cut. */
export function labelOf({ text }: ExpectedText): string {
  return text.slice(0, 80);
}

/** A whole block that is shown for a range, and stands at another place. */
function standingElsewhere({ lines, path, range, expected }: Place): Outcome | null {
  const shown = expected.texts.filter(({ kind }) => kind === 'code').map(({ text }) => text);
  const block = expected.isShown ? shown : (expected.former ?? []);
  const place = expected.isRough ? null : astray(lines, range, block);
  if (!place) return null;
  return {
    verdict: 'refuted',
    measured: `the ${count(block.length, 'line')} that are shown stand at lines ${place.from}-${place.to}; line ${range.from} reads: ${shownLine(lines, range.from)}`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        [...texts.values()].some((text) => text !== null && isInPlace(linesOf(text), range, block)),
    },
    correction: `What is shown stands at lines ${place.from}-${place.to} of ${path}.`,
  };
}

/** A line, or two, that is said to call something without waiting for it: a remark and a blank line call nothing. */
function withoutAwait(place: Place): Held {
  const { lines, path, range } = place;
  const own = codeAt(lines, range);
  const reads = `line ${range.from} reads: ${shownLine(lines, range.from)}`;
  const waits = own.find((line) => WAITS.test(line));
  const isCall = own.some((line) => CALLS.test(line));
  if (isCall && waits === undefined)
    return { verdict: 'verified', isLoose: true, measured: `no await is there; ${reads}` };
  if (isCall && own.length > 1)
    return { verdict: 'not checkable', measured: reads, needs: 'to know which of the calls is meant' };
  return {
    verdict: 'refuted',
    measured: waits === undefined ? `nothing is called there; ${reads}` : `it waits: ${reads}`,
    correction: `Line ${range.from} of ${path} reads: ${shownLine(lines, range.from)}.`,
    past: {
      paths: [path],
      isTrue: (texts) => {
        const then = codeAt(linesOf(texts.get(path) ?? ''), range);
        return then.some((line) => CALLS.test(line) && !WAITS.test(line));
      },
    },
  };
}

const WAITS = /\bawait\b/;
const CALLS = /[\w$]\(/;

/** Lines without what is remarked in them. */
function codeAt(lines: readonly string[], { from, to }: LineRange): string[] {
  return lines
    .slice(from - 1, to)
    .map((line) => (/^\s*(?:#|\/\/|\*)/.test(line) ? '' : withoutComment(line)));
}

/** Code that is said not to be in the lines. */
function denied(place: Place, texts: readonly ExpectedText[]): Outcome {
  const { lines, path, range } = place;
  const found = texts.flatMap((text) => {
    const at = lines.slice(range.from - 1, range.to).findIndex((line) => holds(line, text));
    return at < 0 ? [] : [{ label: labelOf(text), line: range.from + at }];
  });
  const [first] = found;
  if (!first) return { verdict: 'verified', measured: `${listing(texts.map(labelOf), 3)} is not there` };
  const measured = `${first.label} is there, at line ${first.line}`;
  return { verdict: 'refuted', measured, correction: `${first.label} is at line ${first.line} of ${path}.` };
}

/** "Line 12: a test": nothing else than what begins there. */
function defined(place: Place): Held {
  const { lines, path, range, expected } = place;
  const what = expected.definition;
  if (!what) return spoken(place, pastOf(place));
  const all = definitionsAt(lines, what);
  const own = all.find(({ from, to }) => from <= range.to && range.from <= to);
  if (own) return { verdict: 'verified', measured: `line ${own.to} reads: ${shownLine(lines, own.to)}` };
  const label = `${what.isAsync ? 'async ' : ''}${what.isTest ? 'test ' : ''}${what.what}`;
  const [nearest] = all.toSorted((a, b) => Math.abs(a.to - range.from) - Math.abs(b.to - range.from));
  const others = nearest ? `the nearest ${label} begins at line ${nearest.to}` : `the file has no ${label}`;
  const reads = `line ${range.from} reads: ${shownLine(lines, range.from)}`;
  return {
    verdict: 'refuted',
    measured: `no ${label} begins there; ${others}; ${reads}`,
    past: pastOf(place),
    correction: `No ${label} begins at line ${range.from} of ${path}; ${others}.`,
  };
}

/** Code that is shown for some lines and is, for the most part, nowhere in the file. */
function isDrawn(lines: readonly string[], { texts }: Expected): boolean {
  const there = texts.filter((text) => lines.some((line) => holds(line, text))).length;
  return there === 0 || there * 2 < texts.length;
}

/** Such code may be written otherwise than the lines are; where they have nothing of it, it is not theirs. */
function sketched(place: Place): Held {
  const { lines, path, range, expected } = place;
  const like = (near: number) =>
    Math.max(...expected.texts.map(({ text }) => likeness(lines, range, text, near)));
  const reads = `line ${range.from} reads: ${shownLine(lines, range.from)}`;
  if (like(expected.near ?? 0) >= ALIKE)
    return {
      verdict: 'verified',
      approximate: true,
      isSketch: true,
      measured: `much of it is there: ${reads}`,
    };
  const label = labelOf(expected.texts[0] as ExpectedText);
  if (
    isBlank(lines, range) ||
    (!expected.isBeside && like(AROUND) === 0 && expected.texts.every(({ text }) => isLong(text)))
  )
    return {
      verdict: 'refuted',
      measured: `${label} is not in the file; ${reads}`,
      past: pastOf(place),
      correction: `${path} does not hold ${label}; its ${reads}.`,
    };
  return {
    verdict: 'not checkable',
    isSketch: true,
    measured: reads,
    needs: 'the exact code; what is shown is not in the file',
  };
}

/** Code of which some name would be in lines that are like it. */
function isLong(code: string): boolean {
  return (code.match(/[A-Za-z_]\w{3,200}/g) ?? []).filter((name) => !KEYWORDS.test(name)).length >= 3;
}

const KEYWORDS =
  /^(?:await|async|return|self|this|class|import|from|const|function|raise|throw|None|True|False|true|false|null|with|pass|else|elif|static|public|private)$/;

/** Code or words that the lines should hold and do not; null where nothing firm is said. */
function missed(place: Place): Outcome | null {
  const { lines, path, range, expected } = place;
  const firm = expected.texts.filter((text) => isFirm(lines, text, expected.isBound));
  const [wanted] = firm;
  if (!wanted) return null;
  const elsewhere = firm
    .map((text) => ({ text, places: lines.flatMap((line, i) => (holds(line, text) ? [i + 1] : [])) }))
    .find(({ places }) => places.length > 0);
  const reads = `line ${range.from} reads: ${shownLine(lines, range.from)}`;
  // A quotation says itself that it is found; of code it must be clear that the lines are said to hold it.
  const isQuoted = elsewhere !== undefined && firm.every(({ kind }) => kind === 'quote');
  if ((!expected.isBound && !isQuoted) || (expected.isBeside && !elsewhere))
    return {
      verdict: 'not checkable',
      measured: reads,
      needs: elsewhere
        ? 'to know what these lines are said to hold'
        : 'the exact words; these are not in the file',
    };
  if (!elsewhere && firm.some(({ text }) => isCallOfName(lines, range, text)))
    return { verdict: 'not checkable', measured: reads, needs: 'the arguments as they are written there' };
  const places = elsewhere?.places ?? [];
  if (isRoughly(place, firm))
    return {
      verdict: 'not checkable',
      measured: `${labelOf(elsewhere?.text ?? wanted)} is at line ${listing(places.map(String), 4)}; ${reads}`,
      needs: 'to know whether these lines are exact: some of the code stands close to them',
    };
  const label = labelOf(elsewhere?.text ?? wanted);
  const where = `${label} is at line ${listing(places.map(String), 4)}`;
  return {
    verdict: 'refuted',
    measured: places.length > 0 ? `${where}; ${reads}` : `${label} is not in the file; ${reads}`,
    past: pastOf(place),
    correction: places.length > 0 ? `${where} of ${path}.` : `${path} does not hold ${label}; its ${reads}.`,
  };
}

/** A block that is shown for a range, not as the file has it, and of which some stands beside the range. */
function isRoughly({ lines, range, expected }: Place, firm: readonly ExpectedText[]): boolean {
  return (
    expected.isShown === true &&
    range.to > range.from &&
    firm.some((text) => !lines.some((line) => holds(line, text))) &&
    firm.some((text) => isAt(lines, range, text, AROUND))
  );
}

/** A name outside of a code span must be right beside its place, and be in the file: it may be another word. */
function isFirm(lines: readonly string[], text: ExpectedText, isBound: boolean): boolean {
  if (text.kind === 'code' && MESSAGE.test(text.text)) return lines.some((line) => holds(line, text));
  if (text.kind === 'quote' || text.kind === 'code') return text.text.length > 3;
  return (
    text.kind === 'name' &&
    isBound &&
    /^\w{2,80}(?:\(\)|_\w{1,80})$/.test(text.text) &&
    lines.some((line) => holds(line, text))
  );
}

/** What a program said when it ran, shown as code: "'coroutine' object has no attribute 'close'". */
const MESSAGE = /^(?:[\w'".:-]{1,60} ){3,30}[\w'".:-]{1,60}$/;

/** Whether earlier versions of the file held it in these lines. */
export function pastOf({ path, range, expected }: Pick<Place, 'path' | 'range' | 'expected'>): PastQuestion {
  return {
    paths: [path],
    isTrue: (texts) =>
      [...texts.values()].some((text) => {
        const lines = text === null ? [] : linesOf(text);
        return range.to <= lines.length && wasTrue(lines, path, range, expected);
      }),
  };
}

function wasTrue(lines: readonly string[], path: string, range: LineRange, expected: Expected): boolean {
  const { definition, texts, words } = expected;
  if (definition)
    return definitionsAt(lines, definition).some(({ from, to }) => from <= range.to && range.from <= to);
  if (texts.length > 0) return texts.some((each) => isAt(lines, range, each, expected.near));
  return (
    words.length === 0 || wordsSpoken(lines, path, range, words).length >= leastOf(expected) * words.length
  );
}

import { languageOfPath } from '../../../languages/languages.js';
import { type LiteralText, literalText } from '../../extract/markdown/literal-text.js';
import type { CheckContext } from '../context.js';
import { anchorOf, anchorsOf } from '../count/counting.js';
import type { WordLine } from '../look/word-table.js';

/** Lines that a text is broken over. */
const MOST_JOINED = 6;
/** Files of one name that are looked through. */
const MOST_FILES = 20;
/** Lines of a word that are looked at, unless there is no rarer one. */
const MOST_LINES = 6000;
/** Files that are read for texts broken over several lines. */
const MOST_READ = 4;

/** A place of a text: `path:line`. */
export interface LiteralPlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** Where some files hold a text; the first place of each. */
export async function literalInFiles(
  context: CheckContext,
  text: LiteralText,
  paths: readonly string[],
): Promise<LiteralPlace[]> {
  const found: LiteralPlace[] = [];
  for (const path of paths.slice(0, MOST_FILES)) {
    const at = lineOf((await context.lines(path)) ?? [], text);
    if (at > 0) found.push({ path, line: at });
  }
  return found;
}

/** The 1-based line at which a text stands, or begins; 0 for none. */
export function lineOf(lines: readonly string[], text: LiteralText): number {
  const whole = lines.findIndex((line) => text.fits(line));
  if (whole >= 0) return whole + 1;
  return lines.findIndex((_, i) => isBroken(lines, i, text)) + 1;
}

/** Whether a text that is put together out of pieces begins in a line. */
function isBroken(lines: readonly string[], i: number, text: LiteralText): boolean {
  if (text.beginning.length < 8) return false;
  const line = lines[i] ?? '';
  if (!/["'`]\s*\\?[,+]?\s*$/.test(line) || !literalText(text.beginning).fits(line)) return false;
  return text.fits(joined(lines.slice(i, i + MOST_JOINED)));
}

/** Texts one below the other, as one. */
function joined(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .trim()
        .replace(/^[(+\s]{0,4}[frbFRB]{0,2}["'`]/, '')
        .replace(/["'`]\s{0,4}[\\+]?$/, ''),
    )
    .join(' ')
    .replace(/\s+/g, ' ');
}

/** Where code of the revision holds a text, tests included. */
export async function literalInCode(context: CheckContext, text: LiteralText): Promise<LiteralPlace[]> {
  const anchors = literalAnchors(text.written);
  const begins = new Map<string, WordLine>();
  for (const lines of literalLines(context, anchors)) {
    const found: WordLine[] = [];
    const begun: WordLine[] = [];
    for (const line of lines) {
      if (text.fits(line.text)) found.push(line);
      else if (found.length === 0 && mayBegin(line.text, text)) begun.push(line);
    }
    if (found.length > 0) return found;
    for (const line of begun) begins.set(`${line.path}:${line.line}`, line);
  }
  return brokenIn(context, text, [...begins.values()].slice(0, MOST_READ));
}

/**
 * Lines of code with one of some words after the other, the rarest first; those of the others only where they are not many.
 * Each line is made when it is asked for: most are dropped at once, and many that are held together are slow to be given back.
 */
export function* literalLines(
  context: CheckContext,
  anchors: readonly string[],
): Generator<Iterable<WordLine>> {
  const byNumber = [...anchors].sort((a, b) => context.words.countOf(a) - context.words.countOf(b));
  const isWanted = context.once(['code with literals'], () => (path: string) => isCode(context, path));
  for (const [i, anchor] of byNumber.entries()) {
    if (i > 0 && context.words.countOf(anchor) > MOST_LINES) break;
    yield context.words.eachLine(anchor, isWanted);
  }
}

/** Where code holds a text, or else each part of a message that was put together: "cannot start: no hub is open". */
export async function messageInCode(context: CheckContext, text: LiteralText): Promise<LiteralPlace[]> {
  const whole = await literalInCode(context, text);
  if (whole.length > 0) return whole;
  const parts = partsOf(text.written);
  const found: LiteralPlace[] = [];
  for (const part of parts) {
    const [place] = await literalInCode(context, literalText(part));
    if (!place) return [];
    found.push(place);
  }
  return found;
}

/** The parts of a message at its colons; none where one of them says too little to be told from others. */
function partsOf(text: string): string[] {
  const parts = text.split(/:\s+|\s+[-–—]\s+/).map((part) => part.trim());
  const areTelling = parts.every((part) => part.length >= 14 && /\S\s+\S+\s+\S/.test(part));
  return parts.length > 1 && parts.length < 5 && areTelling ? parts : [];
}

/** The line that shares most words with a text, as `line N reads: …`; null where none shares half of them. */
export function nearestLine(lines: readonly string[], { written }: LiteralText): string | null {
  const wanted = new Set(wordsOf(written));
  let [best, at] = [0, -1];
  for (const [i, line] of lines.entries()) {
    const own = new Set(wordsOf(line.slice(0, 400)));
    const shared = [...wanted].filter((word) => own.has(word)).length;
    if (shared > best) [best, at] = [shared, i];
  }
  return at < 0 || best * 2 < wanted.size ? null : `line ${at + 1} reads: ${lines[at]?.trim().slice(0, 160)}`;
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]{3,}/g) ?? [];
}

/** Words of which the files are read for a text. */
export function literalAnchors(text: string): readonly string[] {
  const long = anchorsOf(text);
  const only = long.length > 0 ? null : anchorOf(text);
  return only === null || only.length < 4 ? long : [only];
}

function isCode(context: CheckContext, path: string): boolean {
  const isOfCode = languageOfPath(path) !== undefined && path !== context.documentPath;
  return isOfCode && !/^(?:docs|backup)$/.test(context.classOf(path));
}

function mayBegin(line: string, text: LiteralText): boolean {
  return text.beginning.length >= 8 && literalText(text.beginning).fits(line);
}

async function brokenIn(
  context: CheckContext,
  text: LiteralText,
  begins: readonly WordLine[],
): Promise<LiteralPlace[]> {
  for (const { path, line } of begins)
    if (isBroken((await context.lines(path)) ?? [], line - 1, text)) return [{ path, line }];
  return [];
}

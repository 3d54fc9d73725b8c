import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import { longestWord, normalCode, someLine, withoutComment } from '../../extract/code/code-text.js';
import { isComment } from '../../extract/files/file-context.js';
import type { Fence } from '../../extract/markdown/document.js';
import type { CheckContext, Outcome } from '../context.js';
import { anchorsOf } from '../count/counting.js';
import { onceIn } from '../history/once-in-file.js';
import { codeLines, codeLinesHolding } from '../look/code-lines.js';
import type { WordLine } from '../look/word-table.js';
import { nowhere } from '../names/nowhere.js';
import { placeOfBlock } from './block-place.js';

/** Shorter lines stand in many files by chance. */
const SHORTEST = 20;
/** `THREAD = "thread"` */
const CONSTANT = /^[A-Z][A-Z0-9_]{3,40} ?= ?["'\d].{2,60}$/;
/** A line that stands in more files tells nothing of where a fence is from. */
const MOST_PLACES = 40;
/** Telling lines of a fence by which its file is found. */
const MOST_LINES = 12;
/** A line of a few letters is a fence’s where so many of its telling lines are in one file. */
const LEAST_FOR_SHORT = 2;
/** Lines above and below the telling ones among which a short one is looked for. */
const AROUND = 12;

/** A call that is given a text of several words. */
const MESSAGE = /^[\w.]{3,60}\(f?["'](?:\S+ ){3,40}\S{1,60}["']\)$/;

/** A line of a fence, and what it is of. */
export interface FenceLine {
  readonly fence: Fence;
  /** The line without spaces around it. */
  readonly text: string;
  /** Configuration has the same lines in many files: one of its own must be known. */
  readonly isConfiguration: boolean;
  /** The document says that it is there, and does not only show it. */
  readonly isSaid: boolean;
  /** The files that it is said to be of; null where none is named. */
  readonly paths: readonly string[] | null;
  /** The files that were spoken of last. */
  readonly spoken: readonly string[];
}

/** Whether a line could hardly be the same in two places that have nothing to do with one another. */
export function isTellingCode(text: string): boolean {
  const code = withoutComment(text);
  return (
    (code.length >= SHORTEST || CONSTANT.test(code)) &&
    code.length <= 300 &&
    !isComment(code) &&
    /[=(]|["']|^(?:class|def|async|from \S+ import) |:$/.test(code) &&
    !/\.{3}|…/.test(code)
  );
}

/** Whether a line is code at all that may be found beside telling ones. */
export function isShortCode(text: string): boolean {
  const code = withoutComment(text);
  return (
    code.length >= 9 &&
    code.length <= 300 &&
    /\w{3}/.test(code) &&
    !EMPTY.test(code) &&
    !isComment(code) &&
    !/\.{3}|…/.test(code)
  );
}

/** Lines that stand in every function. */
const EMPTY =
  /^(?:return(?: (?:True|False|None|true|false|null|self|\w))?|pass|else|try|continue|break|finally)\W*$/;

/** The words by which the telling lines of a fence are found. */
export function wordsOfFence(fence: Fence): readonly string[] {
  const known = wordsBy.get(fence);
  if (known) return known;
  const found = [...new Set(tellingLines(fence).flatMap((text) => anchorsOf(withoutComment(text))))];
  wordsBy.set(fence, found);
  return found;
}

const wordsBy = new WeakMap<Fence, readonly string[]>();

function tellingLines({ lines }: Fence): string[] {
  return lines
    .map((line) => line.trim())
    .filter((text) => isTellingCode(text) || isImportOfSome(text))
    .slice(0, MOST_LINES);
}

/** Where a line of a fence stands in the code of the revision; null where it was not found there. */
export async function lineOfFence(context: CheckContext, line: FenceLine): Promise<Outcome | null> {
  const { fence } = line;
  const home =
    context.once(['home of a fence', fence.firstLine], () => homeOf(context, fence)) ??
    (await context.once(['home as spoken of', fence.firstLine], () => homeSpokenOf(context, line)));
  return aside(context, line, home) ?? codeOfFence(context, line, home);
}

/** A comment, and an import that names nothing: null for other lines. */
function aside(
  context: CheckContext,
  { text, paths }: FenceLine,
  home: Home | null,
): Promise<Outcome | null> | null {
  if (isComment(text))
    return home === null || (paths && !paths.includes(home.path))
      ? Promise.resolve(null)
      : commentOfFence(context, text, home);
  return isImportOfSome(text) ? Promise.resolve(importOfSome(context, text)) : null;
}

async function codeOfFence(
  context: CheckContext,
  line: FenceLine,
  home: Home | null,
): Promise<Outcome | null> {
  const { fence, text, paths } = line;
  const isTelling = isTellingCode(text);
  const isKnown = home !== null && home.lines.length >= LEAST_FOR_SHORT;
  if (paths && !(home && paths.includes(home.path))) return null;
  if (home !== null && (isTelling || isKnown)) {
    const at = nearestIn((await context.lines(home.path)) ?? [], text, home.lines, isTelling);
    if (at > 0) return standsIn(context, text, [{ path: home.path, line: at }]);
  }
  if (!isTelling || line.isConfiguration || paths) return null;
  const places = placesOf(context, text);
  if (places.length > 0) return standsIn(context, text, places);
  if (!line.isSaid) return null;
  const wanted = normal(text);
  const once =
    isKnown && !fence.lines.some(headsChange)
      ? await onceIn(context, home.path, withoutComment(text), (old) =>
          someLine(old, wanted, (each) => normal(each) === wanted),
        )
      : null;
  // Beside lines that are there, one with a message of its own is no sketch.
  return once ?? nowhere(context, text, isKnown && MESSAGE.test(text));
}

/** "# Fixed:" beside "# Current:": the document tells of a change, and what was current may be that before it. */
function headsChange(line: string): boolean {
  return isComment(line) && /\b(?:fix(?:ed)?|after|correct(?:ed)?|new|updated|should|instead)\b/i.test(line);
}

/** The file that holds most of the telling lines of a fence, and where. */
interface Home {
  readonly path: string;
  /** 1-based. */
  readonly lines: readonly number[];
}

function homeOf(context: CheckContext, fence: Fence): Home | null {
  const byPath = new Map<string, number[]>();
  for (const text of tellingLines(fence)) {
    const places = placesOf(context, text);
    if (places.length > MOST_PLACES) continue;
    const first = new Map(places.map(({ path, line }) => [path, line] as const).reverse());
    for (const [path, line] of first) byPath.set(path, [...(byPath.get(path) ?? []), line]);
  }
  let best: Home | null = null;
  for (const [path, lines] of [...byPath].sort(([a], [b]) => (a < b ? -1 : 1)))
    if (best === null || lines.length > best.lines.length) best = { path, lines };
  return best;
}

/** Files that are spoken of which are looked through for a whole fence. */
const MOST_SPOKEN = 3;

/** Lines that each stand in many files are those of the file that is spoken of, where they stand in it as a whole, and once. */
async function homeSpokenOf(context: CheckContext, { fence, spoken }: FenceLine): Promise<Home | null> {
  const block = fence.lines.map((each) => each.trim()).filter((each) => /\w/.test(each) && !isComment(each));
  if (
    spoken.length > MOST_SPOKEN ||
    block.length < LEAST_OF_BLOCK ||
    block.length > MOST_OF_BLOCK ||
    block.some((each) => /\.{3}|…/.test(each))
  )
    return null;
  for (const path of spoken) {
    const place = placeOfBlock((await context.lines(path)) ?? [], block);
    if (place) return { path, lines: place.at };
  }
  return null;
}

/** Lines of a fence that is no chance to be found in order; of a longer one each line may begin the whole anew in a file of equal lines. */
const [LEAST_OF_BLOCK, MOST_OF_BLOCK] = [4, 80];

/** A comment of a fence that stands beside its code in its file, word by word; null where it may be the writer’s own. */
async function commentOfFence(context: CheckContext, text: string, home: Home): Promise<Outcome | null> {
  const lines = (await context.lines(home.path)) ?? [];
  const from = Math.max(0, Math.min(...home.lines) - 1 - AROUND);
  const at = lines
    .slice(from, Math.max(...home.lines) + AROUND)
    .findIndex((each) => each.trim() === text.trim());
  return at < 0 ? null : standsIn(context, text, [{ path: home.path, line: from + at + 1 }]);
}

/** Whether a comment is long enough to be no other’s: "# Three tries, since the first may meet a cold start". */
export function isTellingComment(text: string): boolean {
  return (
    isComment(text) &&
    text.length >= SHORTEST &&
    text.length <= 300 &&
    /\w \S{1,60} \w/.test(text) &&
    !/\.{3}|…/.test(text)
  );
}

/** `from app.hub.store import …`: what is imported is left out. */
const IMPORT_OF_SOME = /^from ([\w.]{3,120}) import \(?(?:\.{3}|…)\)?$/;

export function isImportOfSome(text: string): boolean {
  return IMPORT_OF_SOME.test(withoutComment(text));
}

function importOfSome(context: CheckContext, text: string): Outcome | null {
  const [, module = ''] = IMPORT_OF_SOME.exec(withoutComment(text)) ?? [];
  const begin = `from ${module} import `;
  const found = codeLines(context, anchorsOf(module)).filter(({ text: line }) =>
    line.trim().startsWith(begin),
  );
  if (found.length === 0) return null;
  const [first] = found;
  return {
    ...standsIn(context, begin.trim(), found),
    measured: `at ${placesListed(found, 3)}: ${first?.text.trim().slice(0, 120)}`,
    scope: 'code, tests included; only that it is imported from',
  };
}

/** The 1-based line of a text in a file, the one nearest to what else is known of it; 0 for none. */
function nearestIn(
  lines: readonly string[],
  text: string,
  known: readonly number[],
  isTelling: boolean,
): number {
  const wanted = normal(text);
  const word = longestWord(wanted);
  const [from, to] = [Math.min(...known) - AROUND, Math.max(...known) + AROUND];
  const distance = (line: number) => Math.min(...known.map((each) => Math.abs(each - line)));
  let best = 0;
  for (const [i, each] of lines.entries()) {
    const line = i + 1;
    if (!isTelling && (line < from || line > to)) continue;
    if (!each.includes(word)) continue;
    if (normal(each) === wanted && (best === 0 || distance(line) < distance(best))) best = line;
  }
  return best;
}

function placesOf(context: CheckContext, text: string): readonly WordLine[] {
  const code = withoutComment(text);
  const anchors = anchorsOf(code);
  if (anchors.length === 0) return [];
  const wanted = normal(text);
  // Most lines lack one of its long names, and are not worth to be made alike.
  const isLike = (line: string) => anchors.every((anchor) => line.includes(anchor));
  return context.once(['places of code', wanted], () => {
    const held = anchors.every((anchor) => standsAlone(code, anchor))
      ? codeLinesHolding(context, anchors)
      : codeLines(context, anchors);
    return [...held].filter(({ text: line }) => isLike(line) && normal(line) === wanted);
  });
}

/** Whether a name is a word as they are looked for in files: behind a digit, or beside letters beyond ASCII, it is a part of one. */
function standsAlone(code: string, name: string): boolean {
  const at = code.indexOf(name);
  return !isOfWord(code.charAt(at - 1)) && !isOfWord(code.charAt(at + name.length));
}

function isOfWord(character: string): boolean {
  return character > '\x7f' || /\w/.test(character);
}

function standsIn(
  context: CheckContext,
  text: string,
  places: readonly Pick<WordLine, 'path' | 'line'>[],
): Outcome {
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'code, tests included; only that the line stands there',
    command: `git grep -n -F ${quoted(withoutComment(text))} ${context.rev} -- ${quoted(places[0]?.path ?? '')}`,
  };
}

function normal(text: string): string {
  return normalCode(withoutComment(text)).replace(/,$/, '').trim();
}

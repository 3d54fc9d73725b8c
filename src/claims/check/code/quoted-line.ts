import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { longestWord, normalCode, someLine, withoutComment } from '../../extract/code/code-text.js';
import { isComment } from '../../extract/files/file-context.js';
import type { FileMention } from '../../extract/files/file-mentions.js';
import type { Fence } from '../../extract/markdown/document.js';
import type { CheckContext, Outcome } from '../context.js';
import { onceIn } from '../history/once-in-file.js';

/** `"timeout": 75.0,`, `timeout = 75.0`, `timeout: 75`. */
const SETTING =
  /^["']?[A-Za-z_][\w.-]{1,80}["']?\s{0,8}[:=]\s{0,8}(?:-?\d[\d_.]{0,20}|true|false|True|False|None|null|"[^"]{0,80}"|'[^']{0,80}')\s{0,20},?\s{0,40}(?:(?:#|\/\/).*)?$/;

/** Whether a line gives a literal value to a key. */
export function isSetting(line: string): boolean {
  return SETTING.test(line);
}

/** Where a file of that name has a line; null where none has it. */
export async function lineInFile(
  context: CheckContext,
  line: string,
  { match }: FileMention,
): Promise<Outcome | null> {
  const paths = match.paths.slice(0, MOST_FILES);
  const wanted = normal(line);
  const word = longestWord(wanted);
  const isIt = (each: string) => each === wanted || (wanted.length > LONG && each.includes(wanted));
  const begins = beginningsOf(wanted);
  const goesOn = (each: string) => begins.some((begin) => withoutForm(each).startsWith(begin));
  for (const is of [isIt, goesOn])
    for (const path of paths) {
      const lines = await context.lines(path);
      const at = lines?.findIndex((each) => each.includes(word) && is(normal(each))) ?? -1;
      if (at < 0) continue;
      const found = { scope: path, command: commandFor(context, line, paths) };
      return is === isIt
        ? { verdict: 'verified', measured: `at line ${at + 1}`, ...found }
        : {
            verdict: 'verified',
            approximate: true,
            measured: `line ${at + 1} begins so and goes on`,
            ...found,
          };
    }
  return null;
}

/**
 * `log("Opened the hub")`, `def open(self, most=20):` without what closes it: where the message, or the list of parameters,
 * goes on in the file, the line begins so; a long message may stand on a line of its own. None for a line that is too short
 * to tell, or closes nothing.
 */
function beginningsOf(wanted: string): string[] {
  const open = wanted.replace(/'?\)+(?: ?->.{1,60})?[:{; ]{0,3}$/, '');
  if (open.length <= LONG || open === wanted || !/\(.{8}/.test(open)) return [];
  const message = /\(f?('[^']+)$/.exec(open)?.[1];
  return [withoutForm(open), ...(message && message.length > LONG ? [message] : [])];
}

/** `f'…'` and `'…'` are the same where what is filled in comes later. */
function withoutForm(code: string): string {
  return code.replace(/(^|[(,=] ?)f'/, "$1'");
}

/** Files of one name that are looked through. */
const MOST_FILES = 20;

function commandFor(context: CheckContext, line: string, paths: readonly string[]): string {
  return `git grep -n -F ${quoted(withoutComment(line))} ${context.rev} -- ${quoted(paths[0] ?? '')}`;
}

/** What is to be said of a line of a fence that its file has not; null where it may be a sketch. */
export async function missingLine(
  context: CheckContext,
  fence: Fence,
  line: string,
  { match }: FileMention,
): Promise<Outcome | null> {
  const paths = match.paths.slice(0, MOST_FILES);
  const wanted = normal(line);
  // What shall be may be there already, and is not refuted where it is not.
  const path = fence.mood === 'proposal' ? null : await pathQuoted(context, fence, paths);
  if (path === null) return null;
  const lines = (await context.lines(path)) ?? [];
  if (isAbridged(wanted, lines)) return null;
  if (!quotes(fence, lines) && !isPlaced(fence, path, lines)) return onceThere(context, path, line);
  const setting = otherValue(line, lines);
  return {
    verdict: 'refuted',
    measured: setting ?? 'no such line',
    scope: path,
    command: commandFor(context, line, paths),
    correction: setting ? `${path} holds ${setting}.` : `${path} holds no such line.`,
    past: {
      paths: [path],
      isTrue: (texts) => someLine(texts.get(path) ?? '', wanted, (each) => normal(each) === wanted),
    },
  };
}

/** The file that a fence is of: the only one, or of several of one name the only one that it quotes. */
async function pathQuoted(
  context: CheckContext,
  fence: Fence,
  paths: readonly string[],
): Promise<string | null> {
  const own: string[] = [];
  for (const path of paths) {
    const lines = paths.length > 1 ? await context.lines(path) : null;
    if (paths.length === 1 || (lines && quotes(fence, lines))) own.push(path);
  }
  const [path, ...more] = own.length > 1 ? own.filter((each) => context.classOf(each) !== 'backup') : own;
  return path !== undefined && more.length === 0 ? path : null;
}

/** What a fence of a line or two shows was there, or may be a sketch; null where no version of the file held it. */
async function onceThere(context: CheckContext, path: string, line: string): Promise<Outcome | null> {
  const wanted = normal(line);
  if (wanted.length < LONG || !/[\w)\]]\s?[=(:]/.test(wanted)) return null;
  return onceIn(context, path, withoutComment(line), (text) =>
    someLine(text, wanted, (each) => normal(each) === wanted),
  );
}

/** Letters of a line that nobody writes the same by chance. */
const LONG = 24;

/** `def f(user):` for `def f(user: User) -> None:`: what stands in brackets is often left out or shortened. */
function isAbridged(wanted: string, lines: readonly string[]): boolean {
  const head = /^[^(]{6,120}\(/.exec(wanted)?.[0];
  if (head === undefined) return false;
  // A message is shortened at its end.
  const message = /^f?'([^']{16,})'/.exec(wanted.slice(head.length))?.[1];
  const begins = message === undefined ? '' : message.slice(0, 12);
  return lines.some((each) => {
    const line = normal(each);
    return line.startsWith(head) && line.includes(begins);
  });
}

/** "# app/hub.py, lines 12-14" above lines of which the file has none: what is given a place is no sketch. */
function isPlaced(fence: Fence, path: string, lines: readonly string[]): boolean {
  return once(lacking, fence, lines, () => isPlacedWithout(fence, path, lines));
}

function isPlacedWithout(fence: Fence, path: string, lines: readonly string[]): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const isGiven = fence.lines.some(
    (each) => isComment(each) && each.includes(name) && /\blines? \d|:\d/i.test(each),
  );
  if (!isGiven) return false;
  const there = new Set(lines.map(normal));
  return !fence.lines.some((each) => each.trim().length >= 8 && !isComment(each) && there.has(normal(each)));
}

type OfFence = WeakMap<Fence, WeakMap<readonly string[], boolean>>;
/** What was found out of a fence and the lines of a file: every line of it asks. */
const [quoting, lacking]: [OfFence, OfFence] = [new WeakMap(), new WeakMap()];

function once(known: OfFence, fence: Fence, lines: readonly string[], find: () => boolean): boolean {
  const own = known.get(fence) ?? new WeakMap<readonly string[], boolean>();
  known.set(fence, own);
  const found = own.get(lines) ?? find();
  own.set(lines, found);
  return found;
}

/** Whether a fence quotes the file at all: half of its telling lines must be there, or it is a sketch. */
function quotes(fence: Fence, lines: readonly string[]): boolean {
  return once(quoting, fence, lines, () => isQuoted(fence, lines));
}

function isQuoted(fence: Fence, lines: readonly string[]): boolean {
  const there = new Set(lines.map(normal));
  const telling = fence.lines
    .map((each) => each.trim())
    .filter((each) => each.length >= 8 && !isComment(each));
  const found = telling.filter((each) => there.has(normal(each))).length;
  return telling.length >= 3 && found >= 2 && found * 2 >= telling.length;
}

/** What the file gives that setting instead; null when it has no such key. */
function otherValue(line: string, lines: readonly string[]): string | null {
  const key = keyOf(line);
  if (key === null) return null;
  const found = lines
    .map((each) => each.trim())
    .filter((each) => each.includes(key) && keyOf(each) === key)
    .map(withoutComment);
  return found.length > 0
    ? `${count(found.length, 'other value')}: ${listing([...new Set(found)], 3)}`
    : null;
}

function keyOf(line: string): string | null {
  return isSetting(line) ? (/^["']?([\w.-]{2,80})/.exec(line)?.[1] ?? null) : null;
}

function normal(line: string): string {
  return normalCode(withoutComment(line.trim()));
}

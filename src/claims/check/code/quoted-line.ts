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
  const isIt = (each: string) => each === wanted || (wanted.length > 24 && each.includes(wanted));
  for (const path of paths) {
    const lines = await context.lines(path);
    const at = lines?.findIndex((each) => each.includes(word) && isIt(normal(each))) ?? -1;
    if (at >= 0)
      return {
        verdict: 'verified',
        measured: `at line ${at + 1}`,
        scope: path,
        command: commandFor(context, line, paths),
      };
  }
  return null;
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
  if (!quotes(fence, lines)) return onceThere(context, path, line);
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

/** What was found out of a fence and the lines of a file: every line of it asks. */
const quoting = new WeakMap<Fence, WeakMap<readonly string[], boolean>>();

/** Whether a fence quotes the file at all: half of its telling lines must be there, or it is a sketch. */
function quotes(fence: Fence, lines: readonly string[]): boolean {
  const known = quoting.get(fence) ?? new WeakMap<readonly string[], boolean>();
  quoting.set(fence, known);
  const found = known.get(lines) ?? isQuoted(fence, lines);
  known.set(lines, found);
  return found;
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
  const key = isSetting(line) ? /^["']?([\w.-]{2,80})/.exec(line)?.[1] : undefined;
  if (key === undefined) return null;
  const found = lines
    .filter((each) => isSetting(each.trim()) && each.includes(key))
    .map((each) => withoutComment(each.trim()));
  return found.length > 0
    ? `${count(found.length, 'other value')}: ${listing([...new Set(found)], 3)}`
    : null;
}

function normal(line: string): string {
  return normalCode(withoutComment(line.trim()));
}

import { quoted } from '../../domain/shell-word.js';
import { count, listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { onceIn } from '../check/once-in-file.js';
import { normalCode, someLine, withoutComment } from '../extract/code-text.js';
import type { Fence, Sentence } from '../extract/document.js';
import { fileSpokenOf, isComment } from '../extract/file-context.js';
import { type FileMention, fileMentions } from '../extract/file-mentions.js';
import { isCommandLine } from '../extract/programs.js';

/** Code in a fence that is said to be a file’s: each telling line is looked for in that file. */
export const snippet: ClaimPart = { kinds: ['snippet', 'config'], recognise };

const CODE =
  /^(?:py|python|js|javascript|jsx|ts|typescript|tsx|go|java|rust|rs|ruby|rb|php|c|cpp|csharp|cs|kotlin|swift|scala|sql|yaml|yml|toml|json|ini|hcl|terraform|dockerfile|html|xml|css|sh|bash|)$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.fences.flatMap((fence) => {
    if (!CODE.test(fence.language) || isFixture(fence)) return [];
    if (/^(?:sh|bash)$/.test(fence.language) || isSession(fence) || isEdit(fence)) return [];
    const sentences = reading.document.sentences
      .slice(fence.index, fence.index + fence.lines.length)
      .filter((each) => each.fence === fence);
    const toBe = linesToBe(fence);
    return sentences.flatMap((sentence) => {
      if (toBe.has(sentence.line - fence.firstLine)) return [];
      const file = isTelling(sentence) ? fileFor(reading, sentence, fence) : null;
      return file && file.match.kind === 'file' && fits(fence, file)
        ? [candidateOf(fence, sentence, file)]
        : [];
    });
  });
}

/** A fence without a language that shows commands, and what they printed. */
function isSession({ language, lines }: Fence): boolean {
  return language === '' && lines.some(isCommandLine);
}

/** Endings that the files of a language have; a page about it quotes it, and is not what a fence quotes. */
const ENDINGS: readonly (readonly [RegExp, RegExp])[] = [
  [/^py/, /\.(?:pyi?|ipynb)$/],
  [/^(?:js|jsx|ts|tsx|javascript|typescript)$/, /\.(?:[mc]?[jt]sx?|vue|svelte)$/],
  [
    /^(?:go|java|kotlin|swift|scala|rust|rs|ruby|rb|php|cs|csharp|sql)$/,
    /\.(?:go|java|kts?|swift|scala|rs|rb|php|cs|sql)$/,
  ],
];

function fits({ language }: Fence, { match }: FileMention): boolean {
  const wanted = ENDINGS.find(([name]) => name.test(language))?.[1];
  return !wanted || match.paths.some((path) => wanted.test(path) || !/\.\w+$/.test(path));
}

/** Code that shows what was, what shall be, or what happens: no quotation of a file. */
function isFixture({ before, lines }: Fence): boolean {
  // A comment says what the code is; code may hold these words itself.
  const own = lines
    .slice(0, 2)
    .filter((line) => isComment(line) || !/[=(]/.test(line))
    .map((line) => (isFileComment(line) ? line.replace(/\binstead of\b/i, '') : line))
    // "# CRITICAL FIX: names with their scope" is said of what is there.
    .map((line) => line.replace(/\berrors? (?=messages?\b|handling\b)|(?<=[A-Z] )FIX:/i, ''));
  return NOT_QUOTED.test(`${before?.text ?? ''} ${own.join(' ')}`.slice(0, 600));
}

const NOT_QUOTED =
  /\b(?:before|after|example|instead of|should|proposed|fix:|incorrect|correct pattern|old|new|recommended|expected|would|usage|error|traceback|template|target|ideal|desired|wrong|broken|solution|suggest\w*)\b/i;

/** "# ... existing code ...": what stands beside it is to be put there. */
function isEdit({ lines }: Fence): boolean {
  return lines.some(
    (line) =>
      isComment(line) &&
      /(?:\.{3}|…|\b(?:your|rest of)\b).{0,12}\b(?:existing|current|other)\b.{0,12}\bcode\b/i.test(line),
  );
}

const TO_BE =
  /\b(?:should(?: be)?|after|proposed|fixed|correct(?:ed)?|recommended|target|ideal|better|instead|replace with)\b/i;

/** Indices of the lines below "# SHOULD BE:": up to a comment that names a file, or begins something else with a colon. */
function linesToBe({ lines }: Fence): ReadonlySet<number> {
  const found = new Set<number>();
  let isToBe = false;
  for (const [i, line] of lines.entries()) {
    if (!isComment(line)) {
      if (isToBe) found.add(i);
      continue;
    }
    if (TO_BE.test(line)) isToBe = !isFileComment(line);
    else if (isFileComment(line) || /:\W{0,3}$/.test(line)) isToBe = false;
  }
  return found;
}

/** "# hub.py - creates a wrapper instead of …" describes the file that the lines below are of. */
function isFileComment(line: string): boolean {
  return /^\s{0,80}(?:#|\/\/) ?(?:(?:found|located|defined|from|in|file:?|see) ){0,2}[\w./-]{1,200}\.\w{1,5} /i.test(
    line,
  );
}

/** A line that could hardly stand in a file by chance. */
function isTelling(sentence: Sentence): boolean {
  const line = sourceOf(sentence);
  if (isComment(line) || line.length < 14 || /\.{3}|…/.test(line)) return false;
  return /[\w"'][^\w\s]|=|\(/.test(line) && !/^(?:return|pass|else|try|import \w+)\W{0,4}$/.test(line);
}

function sourceOf({ fence, line }: Sentence): string {
  return (fence?.lines[line - (fence?.firstLine ?? 0)] ?? '').trim();
}

/** The file that a comment in the fence names, or the sentence that introduces it. */
function fileFor(reading: Reading, sentence: Sentence, fence: Fence): FileMention | null {
  const spoken = fileSpokenOf(reading, sentence);
  if (!spoken || !fence.before) return spoken;
  const named = fileMentions(fence.before, reading.paths).some(({ match }) => match.kind === 'file');
  const isNear = named || fence.before.text.length < 160 || fence.before.text.endsWith(':');
  return isNear ? spoken : null;
}

function candidateOf(fence: Fence, sentence: Sentence, file: FileMention): Candidate {
  const line = sourceOf(sentence);
  const isValue = SETTING.test(line) && !(IS_CODE.test(fence.language) && LABELLED.test(line));
  return {
    kind: isValue ? 'config' : 'snippet',
    line: sentence.line,
    text: line,
    statement: `${file.written} holds ${line.slice(0, 160)}`,
    check: (context) => check(context, fence, line, file),
  };
}

/** `"timeout": 75.0,`, `timeout = 75.0`, `timeout: 75`. */
const SETTING =
  /^["']?[A-Za-z_][\w.-]{1,80}["']?\s{0,8}[:=]\s{0,8}(?:-?\d[\d_.]{0,20}|true|false|True|False|None|null|"[^"]{0,80}"|'[^']{0,80}')\s{0,20},?\s{0,40}(?:(?:#|\/\/).*)?$/;

/** In code, `Format: "…"` is a line of a docstring. */
const LABELLED = /^[A-Za-z]\w{1,80}: /;
const IS_CODE = /^(?:py|python|js|jsx|ts|tsx|javascript|typescript|go|java|rust|rs|ruby|rb|php)$/;

async function check(
  context: CheckContext,
  fence: Fence,
  line: string,
  file: FileMention,
): Promise<Outcome | null> {
  const paths = file.match.paths.slice(0, 20);
  const command = `git grep -n -F ${quoted(withoutComment(line))} ${context.rev} -- ${quoted(paths[0] ?? '')}`;
  const wanted = normal(line);
  for (const path of paths) {
    const lines = await context.lines(path);
    const at =
      lines?.findIndex(
        (each) => normal(each) === wanted || (wanted.length > 24 && normal(each).includes(wanted)),
      ) ?? -1;
    if (at >= 0) return { verdict: 'verified', measured: `at line ${at + 1}`, scope: path, command };
  }
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
    command,
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
  const key = SETTING.test(line) ? /^["']?([\w.-]{2,80})/.exec(line)?.[1] : undefined;
  if (key === undefined) return null;
  const found = lines
    .filter((each) => SETTING.test(each.trim()) && each.includes(key))
    .map((each) => withoutComment(each.trim()));
  return found.length > 0
    ? `${count(found.length, 'other value')}: ${listing([...new Set(found)], 3)}`
    : null;
}

function normal(line: string): string {
  return normalCode(withoutComment(line.trim()));
}

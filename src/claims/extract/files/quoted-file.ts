import type { Reading } from '../../check/context.js';
import type { Fence, Sentence } from '../markdown/document.js';
import { isCommandLine } from '../names/programs.js';
import { fileSpokenOf, isComment } from './file-context.js';
import { type FileMention, fileMentions } from './file-mentions.js';

/** Languages whose fences may quote a file. */
const QUOTED =
  /^(?:py|python|js|javascript|jsx|ts|typescript|tsx|go|java|rust|rs|ruby|rb|php|c|cpp|csharp|cs|kotlin|swift|scala|sql|yaml|yml|toml|json|ini|hcl|terraform|dockerfile|html|xml|css|)$/;

/** The file that a line of a fence is of. */
export interface QuotedFile {
  readonly file: FileMention;
  /** A comment of the fence or the sentence before it names the file; else it is the one that was spoken of last. */
  readonly isNamed: boolean;
}

/** Whether a fence may be a quotation of a file: what is not in it is refuted. */
export function isQuotation(fence: Fence): boolean {
  return QUOTED.test(fence.language) && !isFixture(fence) && !isSession(fence) && !isEdit(fence);
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
    .map((line) => line.replace(/\berrors? (?=messages?\b|handling\b)|(?<=[A-Z] )FIX:/i, ''))
    .filter((line) => !saysInUse(line));
  return NOT_QUOTED.test(`${before?.text ?? ''} ${own.join(' ')}`.slice(0, 600));
}

const NOT_QUOTED =
  /\b(?:before|after|example|instead of|should|proposed|fix:|incorrect|correct pattern|old|new|recommended|expected|would|usage|error|traceback|template|target|ideal|desired|wrong|broken|solution|suggest\w*)\b/i;

/** "# ... existing code ...": what stands beside it is to be put there. */
export function isEdit({ lines }: Fence): boolean {
  return lines.some(
    (line) =>
      isComment(line) &&
      /(?:\.{3}|…|\b(?:your|rest of)\b).{0,12}\b(?:existing|current|other)\b.{0,12}\bcode\b/i.test(line),
  );
}

const TO_BE =
  /\b(?:should(?: be)?|after|proposed|fixed|correct(?:ed)?|recommended|target|ideal|better|instead|replace with)\b/i;

/** Indices of the lines below "# SHOULD BE:": up to a comment that names a file, or begins something else with a colon. */
export function linesToBe({ lines }: Fence): ReadonlySet<number> {
  const found = new Set<number>();
  let isToBe = false;
  for (const [i, line] of lines.entries()) {
    if (!isComment(line)) {
      if (isToBe) found.add(i);
      continue;
    }
    if (TO_BE.test(line)) isToBe = !isFileComment(line) && !saysInUse(line);
    else if (isFileComment(line) || /:\W{0,3}$/.test(line)) isToBe = false;
  }
  return found;
}

/** "# Correct pattern, now in use": what is there. */
function saysInUse(line: string): boolean {
  return /\bcorrect (?:pattern|usage|form|way)s?\b.{0,12}\b(?:in use|in place|applied)\b/i.test(line);
}

/** "# hub.py - creates a wrapper instead of …" describes the file that the lines below are of. */
function isFileComment(line: string): boolean {
  return /^\s{0,80}(?:#|\/\/) ?(?:(?:found|located|defined|from|in|file:?|see) ){0,2}[\w./-]{1,200}\.\w{1,5} /i.test(
    line,
  );
}

/** The file that a comment in the fence names, or the sentence that introduces it; one that the language of the fence fits. */
export function quotedFile(reading: Reading, sentence: Sentence, fence: Fence): QuotedFile | null {
  const file = fileFor(reading, sentence, fence);
  if (file?.match.kind !== 'file' || !fits(fence, file)) return null;
  const around = [fence.before?.text ?? '', ...fence.lines.filter(isComment)];
  return { file, isNamed: around.some((text) => text.includes(file.written)) };
}

function fileFor(reading: Reading, sentence: Sentence, fence: Fence): FileMention | null {
  const spoken = fileSpokenOf(reading, sentence);
  if (!spoken || !fence.before) return spoken;
  const named = fileMentions(fence.before, reading.paths).some(({ match }) => match.kind === 'file');
  const isNear = named || fence.before.text.length < 160 || fence.before.text.endsWith(':');
  return isNear ? spoken : null;
}

import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { bindingOf, wordOf } from '../../check/names/name-in-file.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { rolesOf } from '../../extract/markdown/fence-roles.js';

/** Imports in a fence, or in a command as `python -c "from a.b import c"`, whose module has the names, and definitions that the file has as they are shown. Nothing is refuted. */
export const shownNames: ClaimPart = { kinds: ['symbol'], recognise };

const SHELLS = /^(?:|bash|sh|shell|console|zsh)$/;
const LANGUAGES = /^(?:py|python|js|javascript|jsx|ts|typescript|tsx)$/;
/** Names of one import, and lines of one fence, that are looked at. */
const MOST_NAMES = 12;
const MOST_LINES = 12;

function recognise(reading: Reading): Candidate[] {
  const seen = new Map<Fence, number>();
  return reading.document.sentences.flatMap((sentence) => {
    const { fence } = sentence;
    if (!fence || SHELLS.test(fence.language)) return inCommands(reading, sentence);
    const read = seen.get(fence) ?? 0;
    if (read >= MOST_LINES || !LANGUAGES.test(fence.language)) return [];
    const line = (fence.lines[sentence.line - fence.firstLine] ?? '').trim();
    const found = importIn(reading, sentence, line) ?? definitionIn(reading, sentence, line);
    if (!found) return [];
    seen.set(fence, read + 1);
    return [found];
  });
}

/** The first import that `python -c "…"` makes, on a line of a fence or in a code span; and one that is a code span itself. */
function inCommands(reading: Reading, sentence: Sentence): Candidate[] {
  const { fence, tokens, line } = sentence;
  const texts = fence
    ? [fence.lines[line - fence.firstLine] ?? '']
    : tokens.flatMap(({ kind, text }) => (kind === 'code' ? [text] : []));
  return texts.flatMap((text) => {
    const run = IN_COMMAND.exec(text.slice(0, 600))?.[1] ?? (fence ? undefined : IMPORT.exec(text)?.[0]);
    return run === undefined ? [] : (importIn(reading, sentence, run.trim()) ?? []);
  });
}

const IN_COMMAND = /\bpython3? -c ["']\s{0,4}(from [\w.]{1,200} import [\w, ]{1,300})(?=[;"'])/;

const IMPORT = /^from [\w.]{3,200} import \w[\w, ]{1,300}$/;

/** What a remark behind an import says of it: another kind looks at that. */
const SAID_MISSING =
  /#.*\b(?:do(?:es)? not exist|doesn['’]t exist|not found|no such|missing|fails?|broken)\b/i;

/** `from app.core.store import HubStore, open_hub`: the module is a file of the repository. */
function importIn({ paths }: Reading, sentence: Sentence, line: string): Candidate | null {
  const [, module = '', rest = ''] =
    /^from ([A-Za-z_][\w.]{2,200}) import ([\w, ]{1,400})(?:#.*)?$/.exec(line) ?? [];
  const match = paths.find(module);
  const [path] = match.paths;
  const names = rest
    .split(',')
    .map((each) => each.trim().replace(/ as .*$/, ''))
    .filter((each) => /^\w{3,}$/.test(each))
    .slice(0, MOST_NAMES);
  const isSound = !SAID_MISSING.test(line);
  if (!isSound || match.how !== 'module' || match.kind !== 'file' || path === undefined || names.length === 0)
    return null;
  return {
    kind: 'symbol',
    line: sentence.line,
    text: sentence.text,
    statement: `${module} has ${listing(names, 3)}`,
    check: (context) => checkImport(context, path, names),
  };
}

/** @returns null where one of them is missing: that an import fails is what many reports show */
async function checkImport(
  context: CheckContext,
  path: string,
  names: readonly string[],
): Promise<Outcome | null> {
  const lines = await context.lines(path);
  if (!lines) return null;
  const at = names.map((name) => {
    const bound = bindingOf(name);
    const held = wordOf(name);
    return lines.findIndex(
      (each) =>
        each.includes(name) &&
        (bound.test(each) ||
          (/^\s*(?:from .{1,300} )?import\b|^\s{2,8}\w+(?: as \w+)?,?$/.test(each) && held.test(each))),
    );
  });
  if (at.some((each) => each < 0)) return null;
  return {
    verdict: 'verified',
    measured: `at line ${listing(
      at.map((each) => String(each + 1)),
      4,
    )}`,
    scope: path,
    command: `git grep -n -w ${quoted(names[0] ?? '')} ${context.rev} -- ${quoted(path)}`,
  };
}

/** `async def open_hub(user):`, `class Hub(Base):` as it is shown in a fence. */
interface ShownHead {
  readonly name: string;
  readonly isClass: boolean;
  readonly isAsync: boolean;
}

/** Below the name of its file: async or not, as the file has it. Else, in a fence that tells of what is there, the only definition of that name. */
function definitionIn(reading: Reading, sentence: Sentence, line: string): Candidate | null {
  const head = headOf(line);
  if (!head) return null;
  const { name, isClass, isAsync } = head;
  const paths = fileSpokenOf(reading, sentence)?.match.paths ?? [];
  const isSaid = isToldOf(sentence) && !/^_|^(?:main|setup|run|test)$/.test(name);
  if (paths.length > MOST_FILES || (paths.length === 0 && !isSaid)) return null;
  return {
    kind: 'symbol',
    line: sentence.line,
    text: sentence.text,
    statement: isClass ? `there is a class ${name}` : `${name} is ${isAsync ? 'async' : 'sync'}`,
    ...(paths.length === 0 ? { words: [name] } : {}),
    check: async (context) =>
      (await definitionInFiles(context, paths, head)) ?? (isSaid ? onlyDefinition(context, head) : null),
  };
}

/** Whether a line of a fence shows what is there, and is no sketch of what was or shall be. */
function isToldOf({ fence, line }: Sentence): boolean {
  return fence?.mood === 'present' && rolesOf(fence)[line - fence.firstLine] !== 'other';
}

/** Files of one name in which a definition is looked for. */
const MOST_FILES = 20;

function headOf(line: string): ShownHead | null {
  const [, async = '', keyword = '', name] =
    /^(?:export )?(?:default )?(?:abstract )?((?:async )?)(def|function|class) ([A-Za-z_]\w{2,100})(?=[(: {]|$)/.exec(
      line,
    ) ?? [];
  if (name === undefined || (keyword !== 'class' && !line.includes('('))) return null;
  return { name, isClass: keyword === 'class', isAsync: async !== '' };
}

async function definitionInFiles(
  context: CheckContext,
  paths: readonly string[],
  { name, isClass, isAsync }: ShownHead,
): Promise<Outcome | null> {
  const word = isClass ? 'class' : '(?:def|function)';
  const head = new RegExp(
    `^\\s*(?:export )?(?:default )?(?:abstract )?${isAsync ? 'async ' : ''}${word} ${name}\\b`,
  );
  for (const path of paths) {
    const at = (await context.lines(path))?.findIndex((each) => each.includes(name) && head.test(each)) ?? -1;
    if (at >= 0) return foundAt(context, name, { path, line: at + 1 });
  }
  return null;
}

/** @returns null where there are none or several, or it is of another kind: what is shown may be a sketch */
async function onlyDefinition(
  context: CheckContext,
  { name, isClass, isAsync }: ShownHead,
): Promise<Outcome | null> {
  const [only, ...others] = (await knowledgeOf(context, name))?.definitions ?? [];
  if (!only || others.length > 0 || /\bclass\b/.test(only.head) !== isClass) return null;
  return isClass || (only.isAsync === true) === isAsync ? foundAt(context, name, only) : null;
}

function foundAt(
  context: CheckContext,
  name: string,
  { path, line }: { path: string; line: number },
): Outcome {
  return {
    verdict: 'verified',
    measured: `at ${path}:${line}`,
    scope: path,
    command: `git grep -n -w ${quoted(name)} ${context.rev} -- ${quoted(path)}`,
  };
}

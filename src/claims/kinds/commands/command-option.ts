import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * Options of a script of the repository: "`python scripts/deploy.py --project main`". Refuted only where a Python script declares
 * its options itself or hands its parser to functions that are known, and has none that begins so.
 */
export const commandOption: ClaimPart = { kinds: ['symbol'], recognise };

const LONGEST = 600;
const SCRIPT =
  /(?:^|[\s`])(?:python3?|node|bash|sh|tsx|deno run|bun) ((?:\.\/)?[\w./-]{3,200}\.(?:py|sh|[cm]?[jt]s))( [^|;&\n]{1,400})/;
const OPTION = /^--[a-z][\w-]{1,60}$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence && !isListingFence(sentence.fence)) return [];
    return sentence.fence
      ? candidatesOf(reading, sentence, sentence.text, sentence.line)
      : sentence.tokens.flatMap(({ kind, text, line }) =>
          kind === 'code' ? candidatesOf(reading, sentence, text, line) : [],
        );
  });
}

/** Options of one command that are looked at. */
const MOST_OPTIONS = 8;

/** One for each option: that a script takes one tells nothing of the next. */
function candidatesOf(reading: Reading, sentence: Sentence, text: string, line: number): Candidate[] {
  const [, written = '', rest = ''] = text.length > LONGEST ? [] : (SCRIPT.exec(text) ?? []);
  const path = written.replace(/^\.\//, '');
  if (!reading.paths.files.has(path)) return [];
  const words = rest.split(' ').map((word) => word.replace(/=.*$/s, ''));
  return [...new Set(words)]
    .filter((word) => OPTION.test(word))
    .slice(0, MOST_OPTIONS)
    .map((option) => ({
      kind: 'symbol',
      line,
      text: sentence.text,
      statement: `${path} takes ${option}`,
      says: null,
      check: (context) => check(context, path, option),
    }));
}

/** @returns null where the script does not name it, and may take it nevertheless */
async function check(context: CheckContext, path: string, option: string): Promise<Outcome | null> {
  const lines = (await context.lines(path)) ?? [];
  const at = lines.findIndex((each, i) => holds(each, option) && isDeclared(path, lines, i));
  if (at < 0) return refused(context, path, lines, option);
  return {
    verdict: 'verified',
    measured: `${option} at ${path}:${at + 1}`,
    scope: 'that the script takes it',
    command: `git grep -n -F -e ${quoted(option)} ${context.rev} -- ${quoted(path)}`,
  };
}

/** Options that a script declares, below which it may read others in another way. */
const FEWEST = 3;

/** An option that a script which declares its own would not take. */
async function refused(
  context: CheckContext,
  path: string,
  lines: readonly string[],
  option: string,
): Promise<Outcome | null> {
  if (!path.endsWith('.py')) return null;
  const own = await context.once(['options of a script', path], () => ownOptions(context, lines.join('\n')));
  if (!own || own.texts.some((text) => text.includes(option))) return null;
  const { declared } = own;
  if (declared.length < FEWEST || declared.some((each) => each.startsWith(option))) return null;
  const parts = new Set(option.slice(2).split('-'));
  const alike = declared.filter((each) =>
    each
      .slice(2)
      .split('-')
      .some((part) => parts.has(part)),
  );
  const has = alike.length > 0 ? `; it has ${listing(alike, 3)}` : '';
  return {
    verdict: 'refuted',
    measured: `no ${option} among the ${declared.length} options that ${path} declares${has}`,
    scope: path,
    command: `git grep -n add_argument ${context.rev} -- ${quoted(path)}`,
    correction: `${path} has no option ${option}${has}.`,
    past: { paths: [path], isTrue: (texts) => (texts.get(path) ?? '').includes(option) },
  };
}

/** What a script says of its options, and those that it declares; null where it may take others that are not known. */
async function ownOptions(
  context: CheckContext,
  own: string,
): Promise<{ readonly texts: readonly string[]; readonly declared: readonly string[] } | null> {
  const texts = await declaringTexts(context, own);
  if (!texts || texts.some((text) => /parse_known_args|REMAINDER|parents=|sys\.argv\[/.test(text)))
    return null;
  const declared = texts.flatMap((text) =>
    [...text.matchAll(/add_argument\(\s{0,80}(?:["']-\w["'],\s{0,8})?["'](--[a-z][\w-]{1,60})["']/g)].map(
      ([, each = '']) => each,
    ),
  );
  return { texts, declared };
}

/** A function that is handed a parser, to declare further options. */
const HANDED = /\b(?!add_argument)(\w+)\((?:self, )?parser\b/g;
const IMPORT = /^[ \t]{0,40}from ([\w.]{2,200}) import (\([^)]{1,4000}\)|[^\n(]{1,400})/gm;

/** The text of a script, and those of the modules whose functions it hands its parser to; null where one is of another package. */
async function declaringTexts(context: CheckContext, own: string): Promise<string[] | null> {
  const names = new Set([...own.matchAll(HANDED)].map(([, name = '']) => name));
  const foreign = [...names].filter((name) => !own.includes(`def ${name}(`));
  const texts = [own];
  for (const module of foreign.length > 0 ? modulesOf(own, foreign) : []) {
    const path = fileOfModule(context, module);
    const lines = path === undefined ? null : await context.lines(path);
    if (lines) texts.push(lines.join('\n'));
    // A package of the repository that lacks the module cannot declare anything; one from elsewhere may.
    else if (context.paths.find(module.split('.')[0] ?? '').kind !== 'folder') return null;
  }
  return texts;
}

function fileOfModule({ paths }: CheckContext, module: string): string | undefined {
  return paths.find(module).paths[0] ?? paths.find(`${module.replaceAll('.', '/')}.py`).paths[0];
}

/** The modules that names are imported from; an empty name for one that is not told. */
function modulesOf(text: string, names: readonly string[]): string[] {
  const imports = [...text.matchAll(IMPORT)].map(([, module = '', list = '']) => ({
    module,
    names: new Set(list.match(/\w+/g) ?? []),
  }));
  return [...new Set(names.map((name) => imports.find((each) => each.names.has(name))?.module ?? ''))];
}

/** In Python, where options are declared or asked for: a script may hand on those of another program. */
function isDeclared(path: string, lines: readonly string[], i: number): boolean {
  if (!path.endsWith('.py')) return true;
  return /add_argument|[oO]ption\(|argv|getopt/.test(lines.slice(Math.max(0, i - 1), i + 1).join(' '));
}

/** The option in quotes or in the pattern of a shell: an example of its use is not enough. */
function holds(line: string, option: string): boolean {
  for (let at = line.indexOf(option); at >= 0; at = line.indexOf(option, at + 1)) {
    const [before, behind] = [line.charAt(at - 1), line.charAt(at + option.length)];
    if (/["'`|(\s]/.test(before || ' ') && /["'`)|]/.test(behind)) return true;
  }
  return false;
}

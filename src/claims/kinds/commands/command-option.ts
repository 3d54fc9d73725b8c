import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * Options of a script of the repository: "`python scripts/deploy.py --project main`". Refuted only where a Python script declares
 * its options itself, hands its parser to nobody, and has none that begins so.
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
      ? (candidateOf(reading, sentence, sentence.text, sentence.line) ?? [])
      : sentence.tokens.flatMap(({ kind, text, line }) =>
          kind === 'code' ? (candidateOf(reading, sentence, text, line) ?? []) : [],
        );
  });
}

function candidateOf(reading: Reading, sentence: Sentence, text: string, line: number): Candidate | null {
  const [, written = '', rest = ''] = text.length > LONGEST ? [] : (SCRIPT.exec(text) ?? []);
  const path = written.replace(/^\.\//, '');
  const options = [...new Set(rest.split(' ').map((word) => word.replace(/=.*$/s, '')))].filter((word) =>
    OPTION.test(word),
  );
  if (options.length === 0 || !reading.paths.files.has(path)) return null;
  return {
    kind: 'symbol',
    line,
    text: sentence.text,
    statement: `${path} takes ${listing(options, 4)}`,
    says: null,
    check: (context) => check(context, path, options),
  };
}

/** @returns null where the script does not name one of them, and may take it nevertheless */
async function check(
  context: CheckContext,
  path: string,
  options: readonly string[],
): Promise<Outcome | null> {
  const lines = (await context.lines(path)) ?? [];
  const places = options.map(
    (option) => lines.findIndex((each, i) => holds(each, option) && isDeclared(path, lines, i)) + 1,
  );
  const missing = options[places.indexOf(0)];
  if (missing !== undefined) return refused(context, path, lines, missing);
  return {
    verdict: 'verified',
    measured: `${listing(options, 4)} at ${listing(
      places.map((place) => `${path}:${place}`),
      3,
    )}`,
    scope: 'that the script takes them',
    command: `git grep -n -F ${options.map((option) => `-e ${quoted(option)}`).join(' ')} ${context.rev} -- ${quoted(path)}`,
  };
}

/** Options that a script declares, below which it may read others in another way. */
const FEWEST = 3;

/** An option that a script which declares its own would not take. */
function refused(
  context: CheckContext,
  path: string,
  lines: readonly string[],
  option: string,
): Outcome | null {
  const text = lines.join('\n');
  const declared = [
    ...text.matchAll(/add_argument\(\s{0,80}(?:["']-\w["'],\s{0,8})?["'](--[a-z][\w-]{1,60})["']/g),
  ].map(([, each = '']) => each);
  const isOpen =
    !path.endsWith('.py') ||
    text.includes(option) ||
    /parse_known_args|REMAINDER|parents=|\b(?!add_argument)\w+\((?:self, )?parser\b|sys\.argv\[/.test(text);
  if (isOpen || declared.length < FEWEST || declared.some((each) => each.startsWith(option))) return null;
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

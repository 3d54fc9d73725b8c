import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { isListingFence, type Sentence } from '../extract/document.js';

/** Options of a script of the repository: "`python scripts/deploy.py --project main`". Never refuted: they may be read elsewhere. */
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

/** @returns null where the script does not name one of them */
async function check(
  context: CheckContext,
  path: string,
  options: readonly string[],
): Promise<Outcome | null> {
  const lines = (await context.lines(path)) ?? [];
  const places = options.map(
    (option) => lines.findIndex((each, i) => holds(each, option) && isDeclared(path, lines, i)) + 1,
  );
  if (places.includes(0)) return null;
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

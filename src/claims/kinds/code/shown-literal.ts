import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { lineOf, literalAnchors, literalInCode, literalInFiles } from '../../check/code/find-literal.js';
import { standsAt } from '../../check/code/literal-outcome.js';
import { bindingIn, isSameValue } from '../../check/code/settings.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { onceIn } from '../../check/history/once-in-file.js';
import { codeLines } from '../../check/look/code-lines.js';
import { type ShownLiteral, shownLiterals } from '../../extract/code/shown-literals.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { literalText } from '../../extract/markdown/literal-text.js';

/**
 * Texts and values that are shown as they were found: `Evidence: run_id="run_17"`, `- 'sk-internal-key'`,
 * `can_delete: True`. They stand in the file spoken of, or somewhere in the code.
 */
export const shownLiteral: ClaimPart = { kinds: ['snippet'], recognise };

/** More lines of one fence are a log. */
const MOST_OF_A_FENCE = 20;

function recognise(reading: Reading): Candidate[] {
  const read = new Map<object, number>();
  return reading.document.sentences.flatMap((sentence) => {
    const { fence, mood } = sentence;
    if (mood === 'proposal' || mood === 'conditional' || mood === 'question') return [];
    const literals = shownLiterals(sentence);
    if (literals.length === 0) return [];
    if (fence) read.set(fence, (read.get(fence) ?? 0) + 1);
    if (fence && (read.get(fence) ?? 0) > MOST_OF_A_FENCE) return [];
    return candidateOf(reading, sentence, literals);
  });
}

function candidateOf(reading: Reading, sentence: Sentence, shown: readonly ShownLiteral[]): Candidate[] {
  const paths = fileSpokenOf(reading, sentence)?.match.paths ?? [];
  const wordsOf = ({ text, key }: ShownLiteral) => (key === null ? literalAnchors(text) : [key]);
  // Without a file, a text without a word is not looked for: of a list the others are.
  const literals = shown.filter((literal) => paths.length > 0 || wordsOf(literal).length > 0);
  const words = literals.flatMap(wordsOf);
  if (literals.length === 0) return [];
  const told = literals.map(({ text, key }) => (key === null ? text : `${key}: ${text}`));
  return [
    {
      kind: 'snippet',
      line: sentence.line,
      text: sentence.text,
      statement: `the code holds ${listing(told, 3).slice(0, 200)}`,
      words,
      check: (context) => check(context, literals, paths),
    },
  ];
}

/** @returns null where one of them stands nowhere: it may be what a program made */
async function check(
  context: CheckContext,
  literals: readonly ShownLiteral[],
  paths: readonly string[],
): Promise<Outcome | null> {
  const found: Outcome[] = [];
  for (const literal of literals) {
    const outcome =
      literal.key === null
        ? await textOf(context, literal.text, paths)
        : settingOf(context, literal.key, literal.text);
    if (!outcome || outcome.verdict === 'refuted') return outcome;
    found.push(outcome);
  }
  const [first] = found;
  return first ?? null;
}

async function textOf(
  context: CheckContext,
  written: string,
  paths: readonly string[],
): Promise<Outcome | null> {
  const text = literalText(written);
  const own = await literalInFiles(context, text, paths);
  const places = own.length > 0 ? own : await literalInCode(context, text);
  if (places.length > 0) return standsAt(context, places);
  const [path, ...others] = paths;
  if (path === undefined || others.length > 0) return null;
  return onceIn(context, path, written, (old) => lineOf(old.split('\n'), text) > 0);
}

function settingOf(context: CheckContext, key: string, value: string): Outcome | null {
  const bound = codeLines(context, [key]).filter((line) => {
    const binding = bindingIn(line.text, key);
    return binding?.value != null && isSameValue(binding.value, value);
  });
  const [first] = bound;
  if (!first) return null;
  return {
    ...standsAt(context, bound),
    command: `git grep -n -w ${quoted(key)} ${context.rev} -- ${quoted(first.path)}`,
  };
}

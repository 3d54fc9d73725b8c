import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { partsOf } from '../../check/code/environment-of.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * How many of a thing an infrastructure has, as its files declare it: "Single VPC connector", "one Redis instance". Verified
 * where so many resources are of such a type; never refuted, since an environment may have its own.
 */
export const resourceCount: ClaimPart = { kinds: ['count'], recognise };

const SINGLE = /^(?:single|one|only)$/i;
const DECLARED = /\.tf$/i;
/** Files that declare resources. */
const MOST_FILES = 60;
const [FEWEST_WORDS, MOST_WORDS] = [2, 3];

function recognise(reading: Reading): Candidate[] {
  const paths = [...reading.paths.files.keys()].filter(
    (path) => DECLARED.test(path) && !/^(?:test|backup|generated|vendored)$/.test(reading.classOf(path)),
  );
  if (paths.length === 0 || paths.length > MOST_FILES) return [];
  return reading.document.sentences.flatMap((sentence) =>
    sentence.fence || sentence.mood !== 'present' || sentence.tokens.length > 60
      ? []
      : candidateOf(sentence, paths),
  );
}

function candidateOf(sentence: Sentence, paths: readonly string[]): Candidate[] {
  const { tokens } = sentence;
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && SINGLE.test(text));
  if (at < 0 || /^(?:no|not|any|every|each|per)$/i.test(tokens[at - 1]?.text ?? '')) return [];
  const behind = tokens.slice(at + 1, at + 1 + MOST_WORDS);
  const end = behind.findIndex(({ kind, text }) => kind !== 'word' || !/^[A-Za-z]{2,20}$/.test(text));
  const words = behind
    .slice(0, end < 0 ? behind.length : end)
    .flatMap(({ text }) => partsOf(text.toLowerCase()));
  if (words.length < FEWEST_WORDS) return [];
  return [
    {
      kind: 'count',
      line: tokens[at]?.line ?? sentence.line,
      text: sentence.text,
      statement: `one ${words.join(' ')} is declared`,
      words: [],
      says: null,
      check: (context) => check(context, paths, words),
    },
  ];
}

/** @returns null where nothing of the kind is declared */
async function check(
  context: CheckContext,
  paths: readonly string[],
  words: readonly string[],
): Promise<Outcome | null> {
  const declared = await declaredIn(context, paths);
  for (let n = words.length; n >= FEWEST_WORDS; n -= 1) {
    const own = declared.filter(({ parts }) => words.slice(0, n).every((word) => parts.includes(word)));
    const [first] = own;
    if (!first) continue;
    const shared = {
      measured: `${count(own.length, 'resource')} ${first.type}: ${listing(
        own.map(({ path, line }) => `${path}:${line}`),
        3,
      )}`,
      scope: `${count(paths.length, 'file')} that declare resources`,
      command: `git grep -n ${quoted(`resource "${first.type}"`)} ${context.rev} -- '*.tf'`,
    };
    if (own.length === 1) return { verdict: 'verified', ...shared };
    return { verdict: 'not checkable', ...shared, needs: 'to know which environment is meant' };
  }
  return null;
}

interface Declared {
  readonly type: string;
  readonly parts: readonly string[];
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

function declaredIn(context: CheckContext, paths: readonly string[]): Promise<readonly Declared[]> {
  return context.once(['declared resources'], async () => {
    const found: Declared[] = [];
    for (const path of paths)
      for (const [i, line] of ((await context.lines(path)) ?? []).entries()) {
        const type = /^resource "(\w{3,80})" "/.exec(line)?.[1];
        if (type !== undefined) found.push({ type, parts: partsOf(type), path, line: i + 1 });
      }
    return found;
  });
}

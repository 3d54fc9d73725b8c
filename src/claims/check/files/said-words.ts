import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { loosened } from '../../extract/code/expected-text.js';
import { longestRun } from '../../extract/words/plain-words.js';
import type { CheckContext, Outcome } from '../context.js';
import { onceIn } from '../history/once-in-file.js';

/** Words that a document is said to hold. */
export interface SaidWords {
  readonly text: string;
  /** What they are said of, which has to stand in the same line: "System Health" of a row. Empty where the words tell enough. */
  readonly of: string;
  /** They are told of in the past, or with a day: of then, not of now. */
  readonly isDated: boolean;
}

/** Words that may stand in another order: more are a sentence. */
const MOST_LOOSE = 6;
/** A longer line holds any few words. */
const LONGEST_LINE = 300;

/**
 * Whether one of some documents of the same name says these words, or has said them once, which refutes it: words that no
 * version of them held may be meant otherwise.
 * @returns null where none did
 */
export async function saidWords(
  context: CheckContext,
  paths: readonly string[],
  said: SaidWords,
): Promise<Outcome | null> {
  const own = paths.filter((path) => path !== context.documentPath);
  const scope = `only that it is cited, out of ${listing(own, 3)}`;
  const held = await heldNow(context, own, said);
  if (held) {
    const command = `git grep -n -i -F ${quoted(held.searched)} ${context.rev} -- ${quoted(held.path)}`;
    return {
      verdict: 'verified',
      measured: `the same words stand in ${held.path}:${held.line}`,
      scope,
      command,
    };
  }
  const forms = formsOf(said);
  for (const path of own) {
    const once = await onceIn(context, path, forms.at(-1)?.searched ?? said.text, (old) =>
      forms.some(({ holds }) => old.split('\n').some(holds)),
    );
    if (!once) continue;
    if (!said.isDated) return once;
    // "Master Status (Sept 15) claims …": of that day, not of now.
    const { correction, command } = once;
    return { verdict: 'verified', measured: correction ?? '', scope, command: command ?? null };
  }
  return null;
}

interface Form {
  /** What finds the line in the file. */
  readonly searched: string;
  holds(line: string): boolean;
}

/** As they stand, and the same few words in another order: "99% System Health" is "System Health: **99%**". */
function formsOf({ text, of }: SaidWords): Form[] {
  const wanted = loosened(text, 'quote');
  const beside = wordsIn(loosened(of, 'quote'));
  const words = wordsIn(wanted);
  const isHeldBy = (line: string, all: readonly string[]) => {
    const own = new Set(wordsIn(loosened(line.slice(0, LONGEST_LINE), 'quote')));
    return all.every((word) => own.has(word));
  };
  const exact: Form = {
    searched: longestRun(text),
    holds: (line) =>
      line.length >= text.length / 2 &&
      ` ${loosened(line, 'quote')} `.includes(` ${wanted} `) &&
      isHeldBy(line, beside),
  };
  const figure = words.find((word) => /\d/.test(word));
  if (figure === undefined || words.length + beside.length < 2 || words.length > MOST_LOOSE) return [exact];
  const all = [...words, ...beside];
  return [exact, { searched: figure, holds: (line) => line.includes(figure) && isHeldBy(line, all) }];
}

async function heldNow(
  context: CheckContext,
  paths: readonly string[],
  said: SaidWords,
): Promise<{ path: string; line: number; searched: string } | null> {
  for (const { searched, holds } of formsOf(said))
    for (const path of paths) {
      const at = ((await context.lines(path)) ?? []).findIndex(holds);
      if (at >= 0) return { path, line: at + 1, searched };
    }
  return null;
}

function wordsIn(plain: string): string[] {
  return plain.split(' ').filter((word) => word !== '');
}

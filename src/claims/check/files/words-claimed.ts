import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import { loosened } from '../../extract/code/expected-text.js';
import { plainWord, stemOf } from '../../extract/figures/figure-mentions.js';
import { longestRun } from '../../extract/words/plain-words.js';
import type { CheckContext, Outcome } from '../context.js';
import { lineWithWords } from './line-with-words.js';

/** So many words are not there by another wording alone. */
const MANY = 4;

/**
 * Words that documents of one name are said to claim, in any of them; refuted where each of them refutes it, which needs a
 * figure that it has nowhere, or hardly one of many words.
 */
export async function wordsClaimed(
  context: CheckContext,
  paths: readonly string[],
  text: string,
): Promise<Outcome | null> {
  const found: Outcome[] = [];
  for (const path of paths) {
    const outcome = await check(context, path, text);
    if (!outcome || outcome.verdict === 'verified') return outcome;
    found.push(outcome);
  }
  const [first] = found;
  if (!first || found.length === 1) return first ?? null;
  const open = found.find(({ verdict }) => verdict !== 'refuted');
  if (open) return open;
  const measured = `none of the ${found.length} documents of that name has it: ${listing(paths, 4)}`;
  return { ...first, past: null, measured, correction: `${measured}.` };
}

/** @returns null for the document itself */
async function check(context: CheckContext, path: string, text: string): Promise<Outcome | null> {
  const lines = path === context.documentPath ? null : await context.lines(path);
  if (lines === null) return null;
  const wanted = loosened(text, 'quote');
  const at = lineWithWords(lines, text);
  const scope = 'only that it is cited, out of the document that is named';
  const command = `git grep -n -i -F ${quoted(longestRun(text))} ${context.rev} -- ${quoted(path)}`;
  if (at >= 0)
    return { verdict: 'verified', measured: `the same words stand in ${path}:${at + 1}`, scope, command };
  const plain = lines.map((line) => loosened(line, 'quote'));
  const telling = tellingIn(wanted);
  const nearest = nearestLine(plain, telling);
  const shown = (lines[nearest.line] ?? '').trim().slice(0, 120);
  const figure = figureIn(wanted, plain);
  if (figure === null && (telling.length < MANY || nearest.share * 2 >= telling.length))
    return {
      verdict: 'not checkable',
      measured:
        nearest.share > 0 ? `${path}:${nearest.line + 1} reads: ${shown}` : `${path} has not these words`,
      scope,
      command,
      needs: 'to know whether the words are meant as they stand',
    };
  const measured =
    figure === null
      ? `${path} has not these words, nor half of them in one line`
      : `${path} has no ${figure} anywhere`;
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    past: {
      paths: [path],
      isTrue: (texts) => loosened(texts.get(path) ?? '', 'quote').includes(wanted),
    },
    correction: `${measured}.`,
  };
}

/** A figure of a quotation that the document has nowhere; null without one. */
function figureIn(wanted: string, plain: readonly string[]): string | null {
  const figures = wanted.match(/(?<![\w.])\d{2,6}%?(?![\w%])/g) ?? [];
  const isThere = (figure: string) => plain.some((line) => ` ${line} `.includes(` ${figure} `));
  return figures.find((figure) => !isThere(figure) && !isThere(figure.replace(/%$/, ''))) ?? null;
}

function tellingIn(plain: string): string[] {
  return [
    ...new Set(
      plain
        .split(' ')
        .flatMap((word) => plainWord(word) ?? [])
        .map(stemOf),
    ),
  ];
}

/** The line that holds most of some words, 0-based; two lines count together, since text is wrapped. */
function nearestLine(plain: readonly string[], telling: readonly string[]): { line: number; share: number } {
  let best = { line: 0, share: 0 };
  for (const [line, text] of plain.entries()) {
    const own = new Set(tellingIn(`${text} ${plain[line + 1] ?? ''}`));
    const share = telling.filter((word) => own.has(word)).length;
    if (share > best.share) best = { line, share };
  }
  return best;
}

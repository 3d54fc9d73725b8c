import { quoted } from '../../../domain/shell-word.js';
import { count, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
} from '../../check/context.js';
import { type MarkedWords, markedWords } from '../../extract/code/marked-words.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** How often files hold a word in capitals: "BVJ comments: excellent (37 instances)" below the heading of a file, "12 TODO comments". */
export const markedWordCount: ClaimPart = {
  kinds: ['count'],
  recognise: (reading) =>
    reading.document.sentences.flatMap((sentence) => {
      const said = markedWords(reading, sentence);
      return said ? [candidateOf(sentence, said)] : [];
    }),
};

function candidateOf(sentence: Sentence, said: MarkedWords): Candidate {
  const where = said.isOfOne ? said.paths[0] : `${said.paths.length} files`;
  return {
    kind: 'count',
    line: sentence.tokens[said.noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${said.noun.quantity.text} of ${said.word} in ${where}`,
    says: null,
    check: (context) => check(context, said),
  };
}

interface Totals {
  readonly times: number;
  readonly lines: number;
  /** Followed by a colon, as a label is. */
  readonly labels: number;
}

/** @returns null where a file cannot be read, or none of them holds the word: then it is called otherwise there */
async function check(
  context: CheckContext,
  { noun, word, paths, isOfOne }: MarkedWords,
): Promise<Outcome | null> {
  const each: { path: string; totals: Totals }[] = [];
  for (const path of paths) {
    const lines = await context.lines(path);
    if (!lines) return null;
    each.push({ path, totals: totalsIn(lines, word) });
  }
  const all = summed(each.map(({ totals }) => totals));
  if (all.times === 0) return null;
  const readings = [all.times, all.lines, all.labels];
  const where = isOfOne ? (paths[0] ?? '') : count(paths.length, 'file');
  const shared = {
    measured: `${thousands(all.times)} in ${where}${all.labels === all.times ? '' : `, ${thousands(all.labels)} of them as ${word}:`}`,
    scope: isOfOne ? `the text of ${where}` : 'the files that headings of the text name',
    command: `git grep -c -w ${word} ${context.rev} -- ${paths.slice(0, 4).map(quoted).join(' ')}`,
  };
  const met = readings.find((total) => isTrue(agreement(noun.quantity, total)));
  if (met !== undefined)
    return { verdict: 'verified', ...shared, approximate: agreement(noun.quantity, met) === 'near' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${word} stands ${count(all.times, 'time')} in ${where}.`,
    past: {
      paths: [...paths],
      isTrue: (texts) => {
        const before = summed([...texts.values()].map((text) => totalsIn(linesOf(text ?? ''), word)));
        return [before.times, before.lines, before.labels].some((total) =>
          isTrue(agreement(noun.quantity, total)),
        );
      },
    },
  };
}

function totalsIn(lines: readonly string[], word: string): Totals {
  const form = new RegExp(`\\b${word}s?\\b(:?)`, 'g');
  const totals = { times: 0, lines: 0, labels: 0 };
  for (const line of lines) {
    if (!line.includes(word)) continue;
    const found = [...line.matchAll(form)];
    totals.times += found.length;
    totals.lines += Math.min(1, found.length);
    totals.labels += found.filter(([, colon]) => colon === ':').length;
  }
  return totals;
}

function summed(each: readonly Totals[]): Totals {
  return each.reduce(
    (sum, { times, lines, labels }) => ({
      times: sum.times + times,
      lines: sum.lines + lines,
      labels: sum.labels + labels,
    }),
    { times: 0, lines: 0, labels: 0 },
  );
}

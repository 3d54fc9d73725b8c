import { quoted } from '../../../domain/shell-word.js';
import { count } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { linesOf } from '../../check/context.js';
import { countedText } from '../../check/count/counting.js';
import { numberAt, singular } from '../../extract/figures/quantities.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { PLACES } from '../../extract/words/place-nouns.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** "Multiple `is_testing()` checks" below a file: it calls it more than once. */
export const severalInFile: ClaimPart = { kinds: ['count'], recognise };

const REPEATED = /^(?:many|repeated)$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence)) return [];
    return sentence.tokens.flatMap((_, i) => candidateAt(reading, sentence, i) ?? []);
  });
}

function candidateAt(reading: Reading, sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const [word, code, noun] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  const isSeveral =
    REPEATED.test(word?.text ?? '') || numberAt(tokens, i, { untold: true })?.atLeast === true;
  if (!isSeveral || code?.kind !== 'code') return null;
  const isOfPlaces =
    PLACES.has(singular(noun?.text.toLowerCase() ?? '')) || /^checks?$/i.test(noun?.text ?? '');
  const name = /^([\w$.]{3,80})\(\)$/.exec(code.text)?.[1];
  if (!isOfPlaces || name === undefined) return null;
  const own = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const file = own.length > 1 ? null : (own[0] ?? fileSpokenOf(reading, sentence));
  const [path, ...others] = file?.match.paths ?? [];
  if (path === undefined || others.length > 0) return null;
  return {
    kind: 'count',
    line: code.line,
    text: sentence.text,
    statement: `${path} calls ${name}() more than once`,
    check: (context) => check(context, path, code.text),
  };
}

async function check(context: CheckContext, path: string, call: string): Promise<Outcome | null> {
  const counted = countedText(call);
  const lines = await context.lines(path);
  if (!counted || !lines) return null;
  const totalIn = (all: readonly string[]) => all.reduce((sum, line) => sum + counted.timesIn(line), 0);
  const total = totalIn(lines);
  const shared = {
    measured: `${count(total, 'call')} in ${path}`,
    scope: `the text of ${path}, definitions left out`,
    command: `git grep -n ${counted.search} ${context.rev} -- ${quoted(path)}`,
  };
  if (total > 1) return { verdict: 'verified', ...shared };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${path} calls ${call} ${count(total, 'time')}.`,
    past: {
      paths: [path],
      isTrue: (texts) => [...texts.values()].some((text) => text !== null && totalIn(linesOf(text)) > 1),
    },
  };
}

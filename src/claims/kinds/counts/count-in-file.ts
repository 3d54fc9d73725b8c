import { quoted } from '../../../domain/shell-word.js';
import { thousands, count as words } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
} from '../../check/context.js';
import type { Counted, Places } from '../../check/count/counted.js';
import { countedText } from '../../check/count/counting.js';
import { inCode } from '../../check/count/in-code.js';
import { countedInFile, type FileCount } from '../../extract/figures/counted-in-file.js';
import type { CountedNoun } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import type { Subject } from '../../extract/words/subject.js';

/** How often one file holds a piece of code: "`a.py` has 8 `@marker` decorators", "3 `load()` calls in `a.py`". */
export const countInFile: ClaimPart = {
  kinds: ['count'],
  recognise: (reading) =>
    reading.document.sentences.flatMap((sentence) => {
      const stated = countedInFile(reading, sentence);
      return stated ? [candidateOf(sentence, stated)] : [];
    }),
};

/** Words between the number and its noun that leave nothing out. */
const PLAIN = /^(?:proper|correct|direct|remaining|call|import)$/;

function candidateOf(sentence: Sentence, { noun, file, subject }: FileCount): Candidate {
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun.quantity.text} ${noun.noun}s of ${subject.counted.label} in ${file.written}`,
    check: (context) => check(context, { noun, file, subject }),
  };
}

async function check(context: CheckContext, { noun, file, subject }: FileCount): Promise<Outcome | null> {
  const [path = ''] = file.match.paths;
  const lines = await context.lines(path);
  const command = `git grep -n ${subject.counted.search} ${context.rev} -- ${quoted(path)}`;
  if (!lines) return { verdict: 'not checkable', command, needs: `${path} as a text that this clone holds` };
  const ways = waysToCount(subject, noun);
  const totals = ways.map((way) => totalIn(lines, way));
  const met = totals.find((total) => isTrue(agreement(noun.quantity, total)));
  const [main = 0] = totals;
  const shared = { measured: `${thousands(met ?? main)} in ${path}`, scope: `the text of ${path}`, command };
  const qualified = pickingWords(noun.between, PLAIN).find(
    (word) => /^[a-z-]+$/.test(word) && !subject.written.toLowerCase().includes(word),
  );
  if (qualified !== undefined)
    return { ...shared, verdict: 'not checkable', needs: `to know which are meant by "${qualified}"` };
  if (met !== undefined) return { ...shared, verdict: 'verified' };
  const code = await inCode(context, subject.written, placesIn(context, path, lines, subject.counted));
  if (code && isTrue(agreement(noun.quantity, code.lines.length)))
    return {
      ...shared,
      verdict: 'verified',
      measured: `${thousands(code.lines.length)} in ${path} (strings and comments left out)`,
    };
  return {
    ...shared,
    verdict: 'refuted',
    correction: `${path} holds ${subject.counted.label} ${words(main, 'time')}.`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        [...texts.values()].some(
          (text) =>
            text !== null &&
            ways.some((way) => isTrue(agreement(noun.quantity, totalIn(linesOf(text), way)))),
        ),
    },
  };
}

type Way = (line: string) => number;

/** As a text, without its definition, with what is called, and by lines. */
function waysToCount({ counted, written }: Subject, { noun }: CountedNoun): Way[] {
  const called = /^[\w$.]+$/.test(written) ? countedText(`${written}()`) : null;
  const text: Way[] = [counted.timesIn, counted.textIn, (line) => Math.min(1, counted.textIn(line))];
  const calls: Way[] = called ? [called.timesIn] : [];
  return /^(?:call|invocation)$/.test(noun) ? [...calls, ...text] : [...text, ...calls];
}

function totalIn(lines: readonly string[], way: Way): number {
  return lines.reduce((sum, line) => sum + way(line), 0);
}

function placesIn(context: CheckContext, path: string, lines: readonly string[], counted: Counted): Places {
  const found = lines.flatMap((text, i) => {
    const times = counted.textIn(text);
    return times === 0
      ? []
      : [{ path, line: i + 1, text, times, class: context.classOf(path), isCode: true }];
  });
  return { lines: found };
}

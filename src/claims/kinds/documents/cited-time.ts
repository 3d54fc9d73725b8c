import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { figureOfStamp, stampedLines } from '../../check/files/stamped-lines.js';
import { type TimeStamp, timeStamps } from '../../extract/figures/time-stamps.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * The time of a run to the second, "Evidence of the fresh tests (2025-09-15 18:32:23)", where another document gives it, too.
 * Never refuted: not every run was written down.
 */
export const citedTime: ClaimPart = { kinds: ['citation'], recognise };

/** More of a document are a log. */
const MOST_OF_DOCUMENT = 50;

function recognise({ document }: Reading): Candidate[] {
  return document.sentences
    .flatMap((sentence) => timeStamps(sentence).map((stamp) => candidateOf(sentence, stamp)))
    .slice(0, MOST_OF_DOCUMENT);
}

function candidateOf(sentence: Sentence, stamp: TimeStamp): Candidate {
  return {
    kind: 'citation',
    line: stamp.line,
    text: sentence.text,
    statement: `another document tells of ${stamp.day} ${stamp.time}`,
    figure: figureOfStamp(stamp),
    says: null,
    check: (context) => check(context, stamp),
  };
}

/** @returns null where no other document gives it */
function check(context: CheckContext, stamp: TimeStamp): Outcome | null {
  const places = stampedLines(context, stamp).map(({ path, line }) => `${path}:${line}`);
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `the same time stands in ${listing(places, 2)}`,
    scope: 'only that it is cited; documents of the revision',
    command: `git grep -n -F -e ${quoted(stamp.time)} ${context.rev} -- ${quoted(first.replace(/:\d+$/, ''))}`,
  };
}

import { quoted } from '../../../domain/shell-word.js';
import { listing, count as words } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { counted, placesOf } from '../../check/count/counting.js';
import { countedNouns } from '../../extract/figures/quantities.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';
import { PLACES } from '../../extract/words/place-nouns.js';
import { type Subject, subjectOf, subjectOfListing } from '../../extract/words/subject.js';

/** A line of a fence that lists a file under "# Only 5 … remain", or an item below a search and "Remaining uses:": the file holds one. */
export const listedPlace: ClaimPart = {
  kinds: ['count'],
  recognise: (reading) =>
    reading.document.sentences.flatMap((sentence) => placeListed(reading, sentence) ?? []),
};

function placeListed(reading: Reading, sentence: Sentence): Candidate | null {
  const [file, ...more] = fileMentions(sentence, reading.paths);
  if (!file || more.length > 0 || file.match.kind !== 'file' || file.token > 1 || file.node !== '')
    return null;
  const subject = sentence.fence
    ? subjectOfHead(reading, sentence.fence, sentence)
    : subjectOfListing(reading, sentence);
  if (!subject) return null;
  return {
    kind: 'count',
    line: sentence.line,
    text: sentence.text,
    statement: `${file.written} holds ${subject.counted.label}`,
    words: [subject.counted.anchor],
    check: (context) => checkListed(context, file, subject),
  };
}

/** What the first line of a fence counts: "# Only 5 `open(` calls remain". */
function subjectOfHead(reading: Reading, fence: Fence, sentence: Sentence): Subject | null {
  const head = reading.document.sentences[fence.index];
  if (!head || head === sentence || !/^\s{0,20}#/.test(head.text) || countedNouns(head, PLACES).length === 0)
    return null;
  return subjectOf(reading, head);
}

function checkListed(context: CheckContext, file: FileMention, subject: Subject): Outcome {
  const places = placesOf(context, subject.counted);
  const [path = ''] = file.match.paths;
  const command = `git grep -n ${subject.counted.search} ${context.rev} -- ${quoted(path)}`;
  if (!places)
    return { verdict: 'not checkable', command, needs: `a rarer name than ${subject.counted.anchor}` };
  const own = places.lines.filter((line) => file.match.paths.includes(line.path));
  const { occurrences } = counted('', own);
  const scope = listing(file.match.paths, 3);
  const lines = own.map(({ line }) => String(line));
  if (occurrences > 0)
    return {
      verdict: 'verified',
      measured: `${words(occurrences, 'occurrence')}, at line ${listing(lines, 5)}`,
      scope,
      command,
    };
  return {
    verdict: 'refuted',
    measured: 'none',
    scope,
    command,
    correction: `${path} holds no ${subject.counted.label}.`,
    past: {
      paths: file.match.paths,
      isTrue: (texts) =>
        [...texts.values()].some((text) =>
          (text ?? '').split('\n').some((line) => subject.counted.timesIn(line) > 0),
        ),
    },
  };
}

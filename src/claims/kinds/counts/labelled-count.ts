import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { countCommand, counted, readingsOf, type ScopedCount } from '../../check/count/counting.js';
import { textPlaces, type WantedText, wantedText } from '../../check/look/text-places.js';
import { countedInFile } from '../../extract/figures/counted-in-file.js';
import { countedUses, isOfLogs } from '../../extract/figures/counted-uses.js';
import { type LabelledCount, labelledCount } from '../../extract/figures/labelled-count.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** Numbers that code is labelled with: "`load(`: 40 files", "--all-traffic: 2 occurrences". Where they were counted is seldom said. */
export const labelledCounts: ClaimPart = { kinds: ['count'], recognise };

function recognise(reading: Reading): Candidate[] {
  const { sentences } = reading.document;
  return sentences.flatMap((sentence) => {
    if (!/^(?:present|past)$/.test(sentence.mood) || tellsOfChange(sentence)) return [];
    if (isOfLogs(sentence)) return [];
    const said = labelledCount(sentence, sentences[sentence.index - 1]);
    const wanted = said && wantedText(said.code);
    if (!said || !wanted || isCountedAsUse(reading, sentence)) return [];
    return [candidateOf(reading, sentence, said, wanted)];
  });
}

/** Occurrences of a name are counted with the other sentences that speak of them. */
function isCountedAsUse(reading: Reading, sentence: Sentence): boolean {
  return countedUses(reading, sentence) !== null || countedInFile(reading, sentence) !== null;
}

function candidateOf(
  reading: Reading,
  sentence: Sentence,
  said: LabelledCount,
  wanted: WantedText,
): Candidate {
  const files = filesNear(reading, sentence);
  return {
    kind: 'count',
    line: said.line,
    text: sentence.text,
    statement: `${said.quantity.text} ${said.ofFiles ? 'files with' : 'occurrences of'} ${wanted.counted.label}`,
    words: wanted.anchors,
    check: (context) => check(context, said, wanted, files),
  };
}

/** Files that the section names: what is counted there is often counted in one of them. */
function filesNear({ document, paths }: Reading, { section, index }: Sentence): ReadonlySet<string> {
  const found = new Set<string>();
  for (let i = index; i >= 0 && index - i < MOST_BEFORE; i -= 1) {
    const sentence = document.sentences[i];
    if (!sentence || section - sentence.section > 1) break;
    for (const { match } of fileMentions(sentence, paths))
      if (match.kind === 'file' && match.paths.length === 1) found.add(match.paths[0] ?? '');
  }
  return found;
}

/** Smaller numbers are those of some folder by chance. */
const BY_FOLDER = 10;
/** Sentences that are looked through for files. */
const MOST_BEFORE = 40;

function check(
  context: CheckContext,
  { quantity, ofFiles }: LabelledCount,
  wanted: WantedText,
  files: ReadonlySet<string>,
): Outcome {
  const places = textPlaces(context, wanted);
  const command = countCommand(context.rev, wanted.counted, places ?? { lines: [] }, null);
  if (!places)
    return { verdict: 'not checkable', command, needs: `a rarer text than ${wanted.counted.label}` };
  const others = places.lines.filter(({ class: kind }) => kind !== 'docs');
  const readings = [
    ...readingsOf(places).filter(({ folder }) => folder === null || quantity.value >= BY_FOLDER),
    counted('all files but documents', others),
    counted('all files, documents included', places.lines),
    ...(ofFiles
      ? []
      : [...files].sort().map((path) =>
          counted(
            path,
            places.lines.filter((line) => line.path === path),
          ),
        )),
  ];
  const met = readings.find((each) => isTrue(agreement(quantity, ofFiles ? each.files : each.occurrences)));
  if (met)
    return {
      verdict: 'verified',
      measured: told(met),
      scope: `${met.scope}, as a text`,
      command,
      approximate: agreement(quantity, ofFiles ? met.files : met.occurrences) === 'near',
    };
  const plain = readings.filter(
    ({ folder, files: n, occurrences }, at) =>
      folder === null &&
      readings.findIndex((each) => each.files === n && each.occurrences === occurrences) === at,
  );
  return {
    verdict: 'not checkable',
    measured: listing(plain.map(told), 4),
    scope: 'all files of the revision, as a text',
    command,
    needs: 'to know in which files it was counted',
  };
}

function told({ files, occurrences, scope }: ScopedCount): string {
  return `${thousands(occurrences)} in ${count(files, 'file')} (${scope})`;
}

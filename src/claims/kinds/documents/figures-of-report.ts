import { quoted } from '../../../domain/shell-word.js';
import { partsOf } from '../../check/code/environment-of.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { numbersInReport, type ReportedNumber } from '../../check/files/numbers-in-report.js';
import { type LabelledNumber, labelledNumber } from '../../extract/figures/labelled-number.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * Figures of a list that a report kept as data gives under the same names: "Lamps found: 383", "Critical: 9" out of
 * `{"lamps": 383, "CRITICAL": 9}`. A telling one leads to the report, and the others are looked for in it. Never refuted.
 */
export const figuresOfReport: ClaimPart = { kinds: ['citation'], recognise };

const REPORT = /\.json$/i;
const [FEWEST_OF_LIST, MOST_OF_LIST] = [3, 30];
/** Lists of a document that are looked at, figures of each that lead to a report, and reports that are read for it. */
const [MOST_LISTS, MOST_LEADS, MOST_REPORTS] = [12, 2, 3];
/** Figures of a list that a report has to give before any is taken to be out of it: fewer that tell by themselves. */
const [FEWEST_IN_COMMON, FEWEST_TELLING] = [3, 2];

interface Figure extends LabelledNumber {
  readonly sentence: Sentence;
  readonly words: ReadonlySet<string>;
}

interface FigureList {
  readonly figures: readonly Figure[];
  readonly leads: readonly Figure[];
}

function recognise({ document }: Reading): Candidate[] {
  return listsOf(document.sentences).flatMap((list) =>
    list.figures.map((figure) => candidateOf(figure, list)),
  );
}

/** Items of one list that are each a label and a number, some of which tell by themselves. */
function listsOf(sentences: readonly Sentence[]): FigureList[] {
  const lists = new Map<string, Figure[]>();
  for (const sentence of sentences) {
    if (sentence.place !== 'item' || !/^(?:present|past)$/.test(sentence.mood)) continue;
    const number = labelledNumber(sentence.text);
    if (!number) continue;
    const key = `${sentence.section} ${sentence.depth} ${sentence.parent?.index ?? ''}`;
    const words = new Set(partsOf(sentence.text.slice(0, 200)));
    lists.set(key, [...(lists.get(key) ?? []), { ...number, sentence, words }]);
  }
  return [...lists.values()]
    .filter(({ length }) => length >= FEWEST_OF_LIST && length <= MOST_OF_LIST)
    .flatMap((figures) => {
      const leads = figures.filter(({ value }) => isTelling(value)).slice(0, MOST_LEADS);
      return leads.length > 0 ? [{ figures, leads }] : [];
    })
    .slice(0, MOST_LISTS);
}

/** No year, and no round number. */
function isTelling(value: number): boolean {
  return value > 100 && value % 50 !== 0 && !(value >= 1900 && value <= 2100);
}

function candidateOf(figure: Figure, list: FigureList): Candidate {
  const { sentence, value, label } = figure;
  return {
    kind: 'citation',
    line: sentence.line,
    text: sentence.text,
    statement: `a report kept as data gives ${value} for ${label.replace(/^\W+|\W+$/g, '')}`,
    words: list.leads.map((lead) => String(lead.value)),
    says: null,
    check: (context) => check(context, figure, list),
  };
}

/** @returns null where no report gives the list so */
async function check(context: CheckContext, figure: Figure, list: FigureList): Promise<Outcome | null> {
  for (const path of reportsOf(context, list)) {
    const numbers = await numbersInReport(context, path);
    const found = givenFor(figure, numbers);
    const common = list.figures.filter((each) => givenFor(each, numbers) !== null);
    const telling = common.filter(({ value }) => isTelling(value));
    if (!found || (common.length < FEWEST_IN_COMMON && telling.length < FEWEST_TELLING)) continue;
    return {
      verdict: 'verified',
      measured: `${path} gives ${found.value} as ${found.name}`,
      scope: `only that it is cited; ${common.length} figures of the list are given there by these words`,
      command: `git show ${context.rev}:${quoted(path)} | grep -n -w ${found.value}`,
    };
  }
  return null;
}

/** The reports that give a telling figure of the list under a name with words of its line. */
function reportsOf(context: CheckContext, { leads }: FigureList): readonly string[] {
  const found = leads.flatMap(({ value, words }) => {
    const form = new RegExp(`"([^"]{1,80})": ?${value}(?!\\d|\\.\\d)`);
    return context.words
      .linesOf(String(value), (path) => REPORT.test(path))
      .filter(({ text }) =>
        partsOf(form.exec(text)?.[1] ?? '').some((word) => word.length > 3 && words.has(word)),
      )
      .map(({ path }) => path);
  });
  return [...new Set(found)].slice(0, MOST_REPORTS);
}

/** A number of the same value, all words of whose name the line has; of several that with most words. */
function givenFor({ value, words }: Figure, numbers: readonly ReportedNumber[]): ReportedNumber | null {
  const [first = null, ...others] = numbers.filter(
    (each) => each.value === value && each.words.every((word) => words.has(word)),
  );
  return others.reduce((most, each) => (most && each.words.length > most.words.length ? each : most), first);
}

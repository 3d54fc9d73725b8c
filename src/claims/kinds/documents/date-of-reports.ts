import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type RelatedLine, relatedText } from '../../check/files/related-lines.js';
import { dateAt, firstDate } from '../../extract/figures/dates.js';
import { plainWord, stemOf, weightOfWord } from '../../extract/figures/figure-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type Token, tokenize } from '../../extract/markdown/token.js';

/**
 * The day of what a heading is about, "False success pattern (September 15, 2025)", or of runs that a sentence tells of, "recent
 * unit tests (Sept 16, 2025)", against reports of the same matter.
 */
export const dateOfReports: ClaimPart = { kinds: ['citation'], recognise };

/** Labels of the day of a report. */
const DAY_LABEL = /\b(?:date|time|timestamp|generated|created|updated|executed|execution|run|completed)\b/;
/** A report tells its day within its first lines. */
const FIRST_LINES = 15;
/** What is told of a day in a sentence, right before its brackets. */
const RUN =
  /^(?:tests?|runs?|results?|reports?|audits?|analysis|validation|execution|session|suites?|scans?|checks?)$/i;
/** Words before the brackets that say what it is the day of. */
const MOST_OF_RUN = 4;

function recognise({ document: { sentences } }: Reading): Candidate[] {
  const title = sentences.find(({ place }) => place === 'heading');
  return sentences.flatMap((sentence) => {
    if (sentence === title || sentence.isOfRelease || sentence.fence || sentence.tokens.length > 80)
      return [];
    if (/^(?:proposal|conditional|question)$/.test(sentence.mood)) return [];
    const { tokens } = sentence;
    const open = tokens.findIndex(({ text }, i) => text === '(' && isDayIn(tokens, i));
    const iso = open < 0 ? undefined : dateAt(tokens, open + 1)?.iso;
    if (iso === undefined) return [];
    if (sentence.place === 'heading') return [candidateOf(sentence, tokens, iso)];
    return RUN.test(tokens[open - 1]?.text ?? '')
      ? [candidateOf(sentence, tokens.slice(Math.max(0, open - MOST_OF_RUN), open), iso)]
      : [];
  });
}

/** Whether brackets hold a whole date and nothing else. */
function isDayIn(tokens: readonly Token[], open: number): boolean {
  const date = dateAt(tokens, open + 1);
  return date !== null && /^\d{4}-/.test(date.iso) && tokens[date.end]?.text === ')';
}

function candidateOf(sentence: Sentence, told: readonly Token[], iso: string): Candidate {
  const words = wordsIn(told.map(({ text }) => text).join(' '));
  const isHeading = sentence.place === 'heading';
  return {
    kind: 'citation',
    line: told.at(-1)?.line ?? sentence.line,
    text: sentence.text,
    statement: `what this ${isHeading ? 'heading is about' : 'sentence tells of'} is of ${iso}`,
    says: null,
    check: (context) => check(context, words, iso, isHeading ? 0.5 : 1),
  };
}

/** @returns null where no report about the same is of that day: it may be that of something else */
async function check(
  context: CheckContext,
  words: readonly string[],
  iso: string,
  least: number,
): Promise<Outcome | null> {
  const { titles } = await relatedText(context);
  const lines = (await daysOfReports(context)).get(iso) ?? [];
  const places = lines
    .filter(({ path, text }) => {
      const own = isDayInLine(text) ? text : '';
      return weigh(words, wordsIn(`${titles.get(path) ?? ''} ${own}`)) >= least;
    })
    .map(({ path, line }) => `${path}:${line}`)
    .sort();
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `of that day ${places.length === 1 ? 'is' : 'are'} ${listing(places, 3)}`,
    scope: 'only that documents about the same give that day as theirs',
    command: `git show ${context.rev}:${quoted(first.replace(/:\d+$/, ''))} | sed -n '${/\d+$/.exec(first)?.[0]}p'`,
  };
}

/** The lines in which documents about the same tell their day: behind its label, or in brackets of a heading or a label. */
function daysOfReports(context: CheckContext): Promise<ReadonlyMap<string, readonly RelatedLine[]>> {
  return context.once(['days of reports'], async () => {
    const { byLabel, sections } = await relatedText(context);
    const labelled = [...byLabel].flatMap(([label, lines]) =>
      DAY_LABEL.test(label) ? lines : lines.filter(({ text }) => isDayInLine(text)),
    );
    const headings = [...sections.values()].flat().map(({ heading }) => heading);
    const days = new Map<string, RelatedLine[]>();
    for (const line of [...labelled, ...headings.filter(({ text }) => isDayInLine(text))]) {
      const iso = line.line <= FIRST_LINES ? firstDate(tokenize(line.text, 1))?.iso : undefined;
      if (iso !== undefined) days.set(iso, [...(days.get(iso) ?? []), line]);
    }
    return days;
  });
}

/** "**Failing tests (2025-09-16):**" */
function isDayInLine(text: string): boolean {
  return /\(20\d\d-\d\d-\d\d\)/.test(text);
}

function weigh(words: readonly string[], found: readonly string[]): number {
  return words.reduce((sum, word) => sum + (found.includes(word) ? weightOfWord(word) : 0), 0);
}

function wordsIn(text: string): string[] {
  const words = (text.match(/[A-Za-z]+/g) ?? []).flatMap((word) => plainWord(word) ?? []).map(stemOf);
  return [...new Set(words)];
}

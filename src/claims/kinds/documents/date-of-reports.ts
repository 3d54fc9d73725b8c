import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type RelatedLine, relatedText } from '../../check/files/related-lines.js';
import { dateAt, firstDate } from '../../extract/figures/dates.js';
import { plainWord, stemOf } from '../../extract/figures/figure-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tokenize } from '../../extract/markdown/token.js';

/** The day of what a heading is about: "False success pattern (September 15, 2025)", against reports of the same matter. */
export const dateOfReports: ClaimPart = { kinds: ['date'], recognise };

/** Labels of the day of a report. */
const DAY_LABEL = /\b(?:date|time|timestamp|generated|created|updated|executed|execution|run|completed)\b/;
/** A report tells its day within its first lines. */
const FIRST_LINES = 15;

function recognise({ document: { sentences } }: Reading): Candidate[] {
  const title = sentences.find(({ place }) => place === 'heading');
  return sentences.flatMap((sentence) => {
    if (sentence.place !== 'heading' || sentence === title || sentence.isOfRelease) return [];
    if (/^(?:proposal|conditional|question)$/.test(sentence.mood)) return [];
    const iso = dateInBrackets(sentence);
    return iso === null ? [] : [candidateOf(sentence, iso)];
  });
}

function dateInBrackets({ tokens }: Sentence): string | null {
  const open = tokens.findIndex(({ text }, i) => text === '(' && dateAt(tokens, i + 1) !== null);
  const date = open < 0 ? null : dateAt(tokens, open + 1);
  return date && /^\d{4}-/.test(date.iso) && tokens[date.end]?.text === ')' ? date.iso : null;
}

function candidateOf(sentence: Sentence, iso: string): Candidate {
  return {
    kind: 'date',
    line: sentence.line,
    text: sentence.text,
    statement: `what this heading is about is of ${iso}`,
    says: null,
    check: (context) => check(context, sentence, iso),
  };
}

/** @returns null where no report about the same is of that day: it may be that of something else */
async function check(context: CheckContext, sentence: Sentence, iso: string): Promise<Outcome | null> {
  const { byLabel, titles } = await relatedText(context);
  const words = new Set(wordsIn(sentence.text));
  const found: RelatedLine[] = [];
  for (const [label, lines] of byLabel) {
    if (!DAY_LABEL.test(label)) continue;
    for (const line of lines) {
      const isOfDay = line.line <= FIRST_LINES && firstDate(tokenize(line.text, 1))?.iso === iso;
      if (isOfDay && wordsIn(titles.get(line.path) ?? '').some((word) => words.has(word))) found.push(line);
    }
  }
  const places = found.map(({ path, line }) => `${path}:${line}`).sort();
  const [first] = places;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `of that day ${places.length === 1 ? 'is' : 'are'} ${listing(places, 3)}`,
    scope: 'only that documents about the same give that day as theirs',
    command: `git grep -n -F ${quoted(iso)} ${context.rev} -- ${quoted(first.replace(/:\d+$/, ''))}`,
  };
}

function wordsIn(text: string): string[] {
  return (text.match(/[A-Za-z]+/g) ?? []).flatMap((word) => plainWord(word) ?? []).map(stemOf);
}

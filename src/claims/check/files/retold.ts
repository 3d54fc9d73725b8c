import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import {
  type FigureMention,
  phraseOf,
  stemOf,
  weightOfWord,
  wordsAround,
  wordsOfSentence,
} from '../../extract/figures/figure-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { CheckContext, Outcome } from '../context.js';
import { type FigurePlace, formOfFigure, placeIn, searchOfFigure } from '../look/figure-places.js';
import { numberIn } from '../look/figure-scan.js';
import { documentsOfSection } from './related-documents.js';
import {
  labelledText,
  plainLine,
  type RelatedLine,
  type RelatedText,
  relatedText,
  textOfIssue,
} from './related-lines.js';

/** What is the same in two lines by chance is shorter. */
const SHORTEST_LINE = 12;
const FEWEST_WORDS = 3;

/**
 * Whether a document about the same gives a figure as a sentence does: in the same line, or beside the same words. It is
 * only cited then: whether it is true is another question.
 * @returns null when none does
 */
export async function retoldFigure(
  context: CheckContext,
  sentence: Sentence,
  figure: FigureMention,
): Promise<Outcome | null> {
  const own = figureIn(context, await relatedText(context), sentence, figure);
  if (own) return own;
  // "Compared with issue #521": what stands below it is of documents about that.
  const section = documentsOfSection(context, sentence);
  return section ? figureIn(context, await textOfIssue(context, section), sentence, figure) : null;
}

function figureIn(
  context: CheckContext,
  { byNumber }: RelatedText,
  sentence: Sentence,
  figure: FigureMention,
): Outcome | null {
  const number = numberIn(figure.text.replaceAll(',', ''));
  const form = formOfFigure(figure.text);
  const told = toldOf(sentence, figure);
  const found = (byNumber.get(number) ?? []).flatMap((line) => {
    const isSame = isSameLine(line, told.plain);
    // Most lines with a small number have none of the words, and are not worth to be read closely.
    if (!isSame && !told.beginnings.some((beginning) => line.plain.includes(beginning))) return [];
    if (isSameValue(told, line)) return [{ line, isSame: false }];
    const place = placeIn(form, line.path, line.line, line.text);
    if (!place) return [];
    return isSame || isBeside(told, new Set([...place.near].map(stemOf)), place, line)
      ? [{ line, isSame }]
      : [];
  });
  const same = found.filter(({ isSame }) => isSame);
  const [best] = same.length > 0 ? same : found;
  if (!best) return null;
  const places = (same.length > 0 ? same : found).map(({ line: { path, line } }) => `${path}:${line}`);
  return {
    verdict: 'verified',
    measured: `the same ${best.isSame ? 'line' : 'figure'} stands in ${listing(places, 2)}`,
    scope: 'only that it is cited; documents that are about the same',
    command: `git grep -n -F -e ${quoted(searchOfFigure(figure.text))} ${context.rev} -- ${quoted(best.line.path)}`,
  };
}

interface Told {
  readonly text: string;
  readonly weight: FigureMention['weight'];
  readonly plain: string;
  /** What stands before its colon and behind it, plain; null without a label, or with nothing behind it that tells. */
  readonly labelled: Labelled | null;
  /** It says of itself that a document gives it: "(from the documentation of #12)". */
  readonly isAttributed: boolean;
  /** Other numbers of the sentence, as words of the plain text. */
  readonly others: readonly string[];
  /** What the figure counts; words beside it; all words of the sentence. */
  readonly phrase: readonly string[];
  readonly own: readonly string[];
  readonly all: readonly string[];
  /** The same, with the words of what it is a part of. */
  readonly within: readonly string[];
  /** How the words of the phrase and beside it begin, in whatever form. */
  readonly beginnings: readonly string[];
}

interface Labelled {
  readonly label: readonly string[];
  readonly rest: string;
}

function toldOf(sentence: Sentence, figure: FigureMention): Told {
  const plain = plainLine(sentence.text.slice(0, 500));
  const own = new Set([...plainLine(figure.text).split(' '), ...(figure.text.match(/\d+/g) ?? [])]);
  const others = plain.split(' ').filter((word) => /^\d+%?$/.test(word) && !own.has(word));
  const phrase = phraseOf(sentence, figure.token).map(stemOf);
  const beside = wordsAround(sentence, figure.token).map(stemOf);
  const all = wordsOfSentence(sentence).map(stemOf);
  return {
    text: figure.text,
    weight: figure.weight,
    plain,
    labelled: labelledIn(sentence.text.slice(0, 300)),
    isAttributed: [sentence, sentence.parent].some(
      (each) => each && OF_DOCUMENT.test(each.text.slice(0, 300)),
    ),
    others: [...new Set(others)],
    phrase,
    own: beside,
    all,
    within: [...new Set([...all, ...wordsOfParent(sentence)])],
    beginnings: [...new Set([...phrase, ...beside].map((word) => word.slice(0, 3)))],
  };
}

const OF_DOCUMENT =
  /\b(?:from|per|according to|in|as) (?:[\w#]{1,20} ){0,3}(?:documentation|docs|documented|reports?|reported|audit|analysis)\b|\((?:as )?(?:documented|reported)\b/i;

function wordsOfParent({ parent }: Sentence): string[] {
  return parent === null ? [] : wordsOfSentence(parent).map(stemOf);
}

/** A line that is all of the sentence, or has all of it within. */
export function isSameLine({ plain }: RelatedLine, wanted: string): boolean {
  return (
    wanted.length >= SHORTEST_LINE &&
    plain.includes(wanted) &&
    wanted.split(' ').length >= FEWEST_WORDS &&
    ` ${plain} `.includes(` ${wanted} `)
  );
}

/** `Success Rate: 0% (COMPLETE FAILURE)`, where more than the figure stands behind the colon. */
function labelledIn(text: string): Labelled | null {
  const labelled = labelledText(text);
  if (!labelled) return null;
  const label = plainLine(labelled.label).split(' ');
  const rest = plainLine(labelled.rest);
  return label.length >= FEWEST_OF_LABEL && rest.split(' ').length >= FEWEST_WORDS ? { label, rest } : null;
}

const FEWEST_OF_LABEL = 2;

/** The same behind the colon, in the same words, of what the one label calls as the other ends: "User Success Rate", "Success Rate". */
function isSameValue({ labelled, text }: Told, line: RelatedLine): boolean {
  const rest = labelled?.rest ?? '';
  if (!labelled || !` ${line.plain} `.includes(` ${rest} `) || !/^\d/.test(text)) return false;
  const other = labelledIn(line.text);
  if (other?.rest !== rest) return false;
  const [shorter = [], longer = []] = [labelled.label, other.label].sort((a, b) => a.length - b.length);
  return shorter.join(' ') === longer.slice(-shorter.length).join(' ');
}

/** What a share is called, whatever it is of. */
const MEASURE = /^(?:rate|score|level|percentage|ratio)$/;

/** "Compliance Rate: 0.0%" is the "socket compliance: 0.0%": written with its decimals, a share is seldom another one. */
function isExactShare({ text, phrase }: Told, near: ReadonlySet<string>, line: string): boolean {
  const of = phrase.filter((word) => !MEASURE.test(word));
  return (
    /^\d{1,3}\.\d{1,3}%$/.test(text) &&
    line.includes(text) &&
    weigh(of) >= 1 &&
    of.every((word) => near.has(word))
  );
}

/** Small numbers stand everywhere: what they count has to be the same, word by word. */
function isBeside(
  told: Told,
  near: ReadonlySet<string>,
  place: FigurePlace,
  { plain, text }: RelatedLine,
): boolean {
  const { weight, own, phrase, others } = told;
  if (told.isAttributed && weight !== 'small' && weigh(own, near) >= 1) return true;
  if (weight === 'small') {
    const isCounted = weigh(phrase) >= 1 && phrase.every((word) => near.has(word));
    // "100% failure rate" below "E2E validation in staging" may be that of "E2E staging tests".
    const isOfSame = () => phrase.length > 1 && weigh(told.within, allOf(place)) >= 2;
    if (isExactShare(told, near, text)) return true;
    return (isCounted && (weigh(phrase) >= 1.5 || isOfSame())) || weigh(own, near) >= 3;
  }
  if (!own.some((word) => near.has(word))) return false;
  const words = new Set(plain.split(' '));
  const shared = others.filter((number) => words.has(number)).length;
  return weigh(told.all, allOf(place)) + Math.min(shared, 2) >= 2;
}

function allOf({ all }: FigurePlace): Set<string> {
  return new Set([...all].map(stemOf));
}

function weigh(words: readonly string[], found?: ReadonlySet<string>): number {
  return words.reduce((sum, word) => sum + (!found || found.has(word) ? weightOfWord(word) : 0), 0);
}

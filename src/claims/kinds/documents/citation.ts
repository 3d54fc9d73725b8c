import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { retoldFigure } from '../../check/files/retold.js';
import { type FigurePlace, placesOfFigure, searchOfFigure } from '../../check/look/figure-places.js';
import {
  type FigureMention,
  figureMentions,
  nounOf,
  phraseOf,
  plainWord,
  smallFigures,
  weightOfWord,
  withWordsOfQuotes,
  wordsAround,
} from '../../extract/figures/figure-mentions.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import { documentOfLabel } from '../../extract/files/saying-document.js';
import { titledDocuments } from '../../extract/files/titled-documents.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';
import { isPlan } from '../../extract/words/mood.js';

/** A figure that another document of the repository gives, too: the citation is verified, not the figure. */
export const citation: ClaimPart = { kinds: ['citation'], recognise };

/** Words in a sentence that say where a figure comes from, or what kind of measurement it is. */
const MEASURED =
  /\b(?:per|according to|audit|report(?:ed|s)?|detected|measured|scan|analysis|violations?|compliance|usage|imports?|coverage|classes)\b/i;

/** Figures of a sentence that are looked for: more are a table or a log. */
const MOST_OF_A_SENTENCE = 3;

function recognise(reading: Reading): Candidate[] {
  const told = wordsOfFigures(reading);
  return reading.document.sentences.flatMap((quoting) => {
    if (isOfNamed(reading, quoting)) return [];
    const sentence = isAttributed(reading, quoting) ? quoting : withWordsOfQuotes(quoting);
    const isGoal = sentence.mood === 'proposal' && isNow(sentence);
    const isTelling = isGoal || mayCite(reading, sentence);
    const telling = (isTelling || mayRetell(sentence) ? figureMentions(sentence) : [])
      .filter(({ token }) => (isGoal ? saysNow(sentence, token) : isTelling || isOfNow(sentence, token)))
      .slice(0, MOST_OF_A_SENTENCE)
      .flatMap((figure) =>
        isTelling
          ? candidateOf(sentence, figure, told.get(figure.text) ?? [], isGoal)
          : retoldCandidate(sentence, figure),
      );
    const small = mayRetell(sentence)
      ? smallFigures(sentence).filter(({ token }) => isOfNow(sentence, token))
      : [];
    return [
      ...telling,
      ...small
        .slice(0, MOST_OF_A_SENTENCE)
        .map((figure) =>
          isTelling && !isGoal && isShare(figure)
            ? candidateOf(sentence, figure, [], isGoal)
            : retoldCandidate(sentence, figure),
        ),
    ];
  });
}

/** "Master Status shows "99% health"": whether that document says so is asked elsewhere, and others do not answer it. */
function isAttributed(reading: Reading, sentence: Sentence): boolean {
  const { tokens, parent } = sentence;
  const quote = tokens.findIndex(({ kind }) => kind === 'quote');
  if (quote < 0) return false;
  const before = tokens.slice(Math.max(0, quote - 2), quote);
  return (
    before.some(({ text }) => SAYING.test(text)) ||
    [tokens, parent?.tokens ?? []].some(
      (each) => titledDocuments({ tokens: each }, reading.paths).length > 0,
    ) ||
    documentOfLabel(reading, sentence) !== null
  );
}

/** "Master Status claims 99% health", or an item below "`STATUS.md` claims:": said of that document, and asked of it elsewhere. */
function isOfNamed({ paths }: Reading, { tokens, parent }: Sentence): boolean {
  const isSaying = (each: Sentence['tokens']) =>
    each.some(({ kind, text }) => kind === 'word' && SAYING.test(text));
  const isTitled = (each: Sentence['tokens']) =>
    isSaying(each) && titledDocuments({ tokens: each }, paths).length > 0;
  if (isTitled(tokens)) return true;
  if (!parent || !isSaying(parent.tokens)) return false;
  return isTitled(parent.tokens) || fileMentions(parent, paths).some(({ written }) => DOCUMENT.test(written));
}

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;

const SAYING =
  /^(?:claim|state|say|report|assert|declare|read|show|list|mention|note|indicate|contain)(?:s|ed|ing)?$/i;

/** "60% similarity": beside two words that tell something, a share is no such share as every document gives. */
function isShare({ text }: FigureMention): boolean {
  return /^\d{1,2}%$/.test(text);
}

/** "Variance below 1.1x (currently 26.81x)": a goal, and how it is. */
function isNow({ tokens }: Sentence): boolean {
  return tokens.some((_, i) => saysNow({ tokens }, i));
}

function saysNow({ tokens }: Pick<Sentence, 'tokens'>, i: number): boolean {
  return tokens
    .slice(Math.max(0, i - 2), i)
    .some(({ text }) => /^(?:currently|current|now|today)$/i.test(text));
}

function mayCite(reading: Reading, sentence: Sentence): boolean {
  if (sentence.fence?.language || /^(?:proposal|conditional)$/.test(sentence.mood))
    return isWhy(sentence) && fileMentions(sentence, reading.paths).length === 0;
  // A heading asks why there are so many: that there are is said, too.
  if (sentence.mood === 'question' && sentence.place !== 'heading') return false;
  return fileMentions(sentence, reading.paths).length === 0;
}

/** "Why do 264 imports remain (target <5)?" names a goal beside what is. */
function isWhy({ place, text }: Sentence): boolean {
  return place === 'heading' && /\bwhy\b/i.test(text.slice(0, 40)) && text.trimEnd().endsWith('?');
}

/** Whether a figure of a sentence may be held against documents about the same. */
function mayRetell(sentence: Sentence): boolean {
  if (sentence.fence && !isListingFence(sentence.fence)) return false;
  if (sentence.place === 'heading' && isPlan([sentence.text]) && !isWhy(sentence)) return false;
  if (sentence.mood === 'question') return sentence.place === 'heading';
  return sentence.mood !== 'conditional' && sentence.fence?.mood !== 'proposal';
}

/** Also in a plan that says what there is: "Consolidate 4 auth paths". */
function isOfNow(sentence: Sentence, token: number): boolean {
  if (sentence.mood !== 'proposal' || isWhy(sentence)) return true;
  return sentence.tokens.slice(Math.max(0, token - 3), token).some(({ text }) => PRESUPPOSING.test(text));
}

const PRESUPPOSING =
  /^(?:consolidate|eliminate|fix|remove|resolve|address|migrate|replace|refactor|convert|remaining|existing)$/i;

function retoldCandidate(sentence: Sentence, figure: FigureMention): Candidate {
  return {
    ...shared(sentence, figure),
    check: (context) => retoldFigure(context, sentence, figure),
  };
}

function shared(sentence: Sentence, { text, token }: FigureMention): Omit<Candidate, 'check'> {
  return {
    kind: 'citation',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${text} ${nounOf(sentence, token)} is what another document says`,
  };
}

/** The words beside all mentions of a strong figure: a document says once what its 339 files are, and then speaks of them. */
function wordsOfFigures(reading: Reading): Map<string, string[]> {
  const words = new Map<string, string[]>();
  for (const sentence of reading.document.sentences)
    for (const { text, token, weight } of sentence.fence ? [] : figureMentions(sentence))
      if (weight === 'strong' && !/00$/.test(text))
        words.set(
          text,
          [...new Set([...(words.get(text) ?? []), ...wordsAround(sentence, token)])].slice(0, 12),
        );
  return words;
}

function candidateOf(
  sentence: Sentence,
  figure: FigureMention,
  told: readonly string[],
  isGoal: boolean,
): Candidate {
  // A goal stands between what it is of and how that is; a span of time tells nearly enough alone.
  const isLoose = isGoal || /-.*s$/.test(figure.text);
  const own = isLoose ? wordsOf(sentence) : wordsAround(sentence, figure.token);
  const words = own.length > 0 ? [...new Set([...own, ...told])] : own;
  // Words that stand in every document are not looked for: of these lines there are too many.
  const telling = words.filter((word) => weightOfWord(word) === 1);
  if (telling.length === 0) return retoldCandidate(sentence, figure);
  const phrase = phraseOf(sentence, figure.token);
  const isMeasured = figure.weight === 'strong' && MEASURED.test(sentence.text.slice(0, 400));
  return {
    ...shared(sentence, figure),
    figure: { text: figure.text, words: telling },
    check: (context) =>
      check(context, { figure, own, words, telling, phrase, isMeasured }) ??
      retoldFigure(context, sentence, figure),
  };
}

function wordsOf({ tokens }: Sentence): string[] {
  const words = tokens.flatMap(({ kind, text }) => (kind === 'word' ? (plainWord(text) ?? []) : []));
  return [...new Set(words)].slice(0, 7);
}

interface Cited {
  readonly figure: FigureMention;
  /** Words beside this mention, beside all of its mentions, and those of them that are looked for. */
  readonly own: readonly string[];
  readonly words: readonly string[];
  readonly telling: readonly string[];
  /** What the figure counts, word by word. */
  readonly phrase: readonly string[];
  readonly isMeasured: boolean;
}

/** A figure beside the same words in more places than these is a phrase of the house, and no citation. */
const MOST_PLACES_OF_WEAK = 15;
/** A phrase that is longer counts for more than its words alone. */
const WEIGHT_OF_PHRASE = 1.5;

/** @returns null when no other document says so: then it was not cited */
function check(context: CheckContext, cited: Cited): Outcome | null {
  const { text, weight } = cited.figure;
  const isWeak = weight !== 'strong';
  const found = placesOfFigure(context, { text, words: cited.telling }).filter((place) =>
    isSame(place, cited),
  );
  if (found.length === 0 || (isWeak && found.length > MOST_PLACES_OF_WEAK)) return null;
  const places = found.map(({ path, line }) => `${path}:${line}`).sort();
  const [first] = places;
  return {
    verdict: 'verified',
    measured: `the same figure stands in ${listing(places, 2)}`,
    scope: 'only that it is cited; documents of the revision',
    command: `git grep -n -F -e ${quoted(searchOfFigure(text))} ${context.rev} -- ${quoted((first ?? '').replace(/:\d+$/, ''))}`,
  };
}

/** Small numbers stand everywhere: the less a number tells, the more of the words beside it have to be the same. */
function isSame(place: FigurePlace, cited: Cited): boolean {
  const { figure, own, words, telling, phrase, isMeasured } = cited;
  const isLong = /^(?:\d{4,}|\d+\.\d+%|[\d.]{7,15}(?::\d+)?|[\d.]+-[\d.]+m?s)$/.test(
    figure.text.replaceAll(',', ''),
  );
  if (isMeasured && weigh(place.all, words) >= (isLong ? 1 : 2)) return true;
  const { near } = place;
  if (!own.some((word) => near.has(word))) return false;
  // "50 imports" are not "50 users who import at once".
  const counted = phrase.filter((word) => weightOfWord(word) === 1);
  if (!isLong && counted.length > 0 && !counted.some((word) => near.has(word))) return false;
  if (figure.weight === 'strong') return weigh(near, words) >= (isLong ? 1 : 1.5);
  // "45 import failures" counts what it counts in so many words.
  const isPhrase = weigh(null, phrase) >= WEIGHT_OF_PHRASE && phrase.every((word) => near.has(word));
  if (figure.weight === 'weak' && isPhrase) return true;
  // "15+" is written so by those who say the same.
  return figure.text.endsWith('+') && place.isAtLeast
    ? weigh(near, words) >= 1.5 && weigh(near, telling) >= 1
    : weigh(near, telling) >= 2;
}

function weigh(found: ReadonlySet<string> | null, words: readonly string[]): number {
  return words.reduce((sum, word) => sum + (!found || found.has(word) ? weightOfWord(word) : 0), 0);
}

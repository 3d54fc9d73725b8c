import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import { type FigureBeside, figuresBeside, linesWithFigure } from '../../check/count/figure-in-file.js';
import { placesOfFigure } from '../../check/look/figure-places.js';
import { weightOfWord } from '../../extract/figures/figure-mentions.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/**
 * The one figure of a sentence that is given by a document which is named right beside it: "Threshold: >87.5% (per GUIDE.md)".
 * Refuted where no document of that name has the number, however it is meant; others that have it are told.
 */
export const figurePerDocument: ClaimPart = { kinds: ['citation'], recognise };

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc)$/i;
/** What stands right before the name of a source. */
const GIVEN_BY =
  /(?:^|[\s(])(?:(?:as )?per|according to|as (?:stated|reported|documented|defined) in)(?: the)?$/i;
/** A figure is the one that the source is given for, up to so many tokens away. */
const FARTHEST = 8;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (/^(?:question|conditional)$/.test(sentence.mood) || sentence.tokens.length > 60) return [];
    if (sentence.fence && !isListingFence(sentence.fence)) return [];
    const [source, ...others] = fileMentions(sentence, reading.paths);
    const [figure, ...more] = figuresBeside(sentence.tokens);
    if (!source || others.length > 0 || !figure || more.length > 0 || !isGiven(sentence, source, figure))
      return [];
    const { kind, paths } = source.match;
    if (kind !== 'file' || paths.length > MOST_OF_A_NAME || !paths.every((path) => DOCUMENT.test(path)))
      return [];
    return [candidateOf(sentence, figure, source)];
  });
}

/** A name that more files have is none of a document that one may know. */
const MOST_OF_A_NAME = 6;

function isGiven({ tokens }: Sentence, { token }: FileMention, figure: FigureBeside): boolean {
  const before = tokens.slice(Math.max(0, token - 4), token).map(({ text }) => text);
  return GIVEN_BY.test(before.join(' ')) && Math.abs(token - figure.token) <= FARTHEST;
}

function candidateOf(sentence: Sentence, figure: FigureBeside, source: FileMention): Candidate {
  const { paths } = source.match;
  const text = `${figure.number}${figure.unit}`;
  return {
    kind: 'citation',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${source.written} gives ${text}`,
    figure: { text, words: tellingOf(figure) },
    says: null,
    check: (context) => check(context, figure, paths),
  };
}

function tellingOf({ words }: FigureBeside): string[] {
  return words.filter((word) => weightOfWord(word) === 1);
}

/** @returns null where the number is there: beside the same words it is found as any other one, beside others it may be another */
async function check(
  context: CheckContext,
  figure: FigureBeside,
  paths: readonly string[],
): Promise<Outcome | null> {
  const text = `${figure.number}${figure.unit}`;
  const command = `git grep -n -F -e ${quoted(figure.number)} ${context.rev} -- ${paths.map(quoted).join(' ')}`;
  for (const path of paths) {
    const lines = await context.lines(path);
    if (lines === null || path === context.documentPath) return null;
    if (holdsDigits(lines, figure)) return null;
  }
  const elsewhere = placesElsewhere(context, figure);
  const named = paths.length === 1 ? `${paths[0]} does` : `${count(paths.length, 'file')} of that name do`;
  const others = elsewhere.length > 0 ? `; it stands in ${listing(elsewhere, 3)}` : '';
  const measured = `${named} not hold ${text}${others}`;
  return {
    verdict: 'refuted',
    measured,
    scope: listing([...paths], 3),
    command,
    past: {
      paths: [...paths],
      isTrue: (texts) =>
        paths.some((path) => linesWithFigure(linesOf(texts.get(path) ?? ''), figure).beside.length > 0),
    },
    correction: `${measured[0]?.toUpperCase()}${measured.slice(1)}.`,
  };
}

/** The digits in any form: `87.50`, `0.875`, `87,5`. */
function holdsDigits(lines: readonly string[], { number }: FigureBeside): boolean {
  const digits = number.replace(/(\.\d*?)0+$/, '$1').replace('.', '');
  return lines.some((line) => line.replace(/(?<=\d)[.,_](?=\d)/g, '').includes(digits));
}

/** Specifications first: reports give what those demand. */
function placesElsewhere(context: CheckContext, figure: FigureBeside): string[] {
  const words = tellingOf(figure);
  const rank = (path: string) => (context.classOf(path) === 'docs' ? 1 : 0);
  return placesOfFigure(context, { text: `${figure.number}${figure.unit}`, words })
    .filter(({ near }) => words.some((word) => near.has(word)))
    .sort(
      (a, b) => rank(a.path) - rank(b.path) || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line),
    )
    .map(({ path, line }) => `${path}:${line}`);
}

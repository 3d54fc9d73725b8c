import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { plainFigure } from '../check/figure-scan.js';
import type { Sentence } from '../extract/document.js';
import { fileMentions } from '../extract/file-mentions.js';
import { quantityOf } from '../extract/token.js';

/** A figure that another document of the repository gives, too: the citation is verified, not the figure. */
export const citation: ClaimPart = { kinds: ['citation'], recognise };

/** Words beside a figure that say where it comes from, or what kind of measurement it is. */
const MEASURED =
  /\b(?:per|according to|audit|report(?:ed|s)?|detected|measured|scan|analysis|violations?|compliance|usage|imports?|coverage|classes)\b/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (
      sentence.fence?.language ||
      sentence.place === 'heading' ||
      sentence.mood === 'proposal' ||
      sentence.mood === 'conditional' ||
      sentence.mood === 'question'
    )
      return [];
    if (fileMentions(sentence, reading.paths).length > 0 || !MEASURED.test(sentence.text.slice(0, 400)))
      return [];
    const figure = figureOf(sentence);
    const words = figure ? wordsBeside(sentence, figure.token) : [];
    return figure && words.length > 0 ? [candidateOf(sentence, figure, words)] : [];
  });
}

/** The first telling number: three digits, or a percentage with decimals. */
function figureOf(sentence: Sentence): { text: string; token: number } | null {
  for (const [token, { kind, text }] of sentence.tokens.entries()) {
    const quantity = kind === 'word' ? quantityOf(text) : null;
    const before = sentence.tokens.slice(Math.max(0, token - 2), token);
    // A number of an issue is no figure.
    const isKey = before.some((each) => /^(?:issues?|pr|prs|pull|port|http|line|lines)$/i.test(each.text));
    if (!quantity || quantity.atLeast || isKey || /^[<>~≈]/.test(text)) continue;
    if (isCode(sentence, token, text)) continue;
    const isTelling =
      quantity.unit === ''
        ? quantity.value >= 100 && (quantity.value < 1900 || quantity.value > 2100)
        : quantity.unit === '%' && !Number.isInteger(quantity.value);
    if (isTelling) return { text, token };
  }
  return null;
}

/** "WebSocket 1011 internal errors", "HTTP 503", "404 error": the number of an error counts nothing. */
function isCode({ tokens }: Sentence, token: number, text: string): boolean {
  if (!/^(?:[1-5]\d\d|10[01]\d)$/.test(text)) return false;
  const after = tokens.slice(token + 1, token + 4).map((each) => each.text.toLowerCase());
  if (
    /^(?:websockets?|http|https|code|codes|error|errors|status|closed?)$/i.test(tokens[token - 1]?.text ?? '')
  )
    return true;
  return /^(?:error|code|status|response)s?$/.test(after[0] ?? '') && !/s$/.test(after[0] ?? '');
}

/** Telling words around a figure: those behind it say what it counts, those before it may. */
function wordsBeside({ tokens }: Sentence, token: number): string[] {
  const behind = tellingWords(tokens.slice(token + 1, token + 7)).slice(0, 4);
  const before = tellingWords(tokens.slice(Math.max(0, token - 5), token).reverse()).slice(0, 3);
  return [...new Set([...behind, ...before])];
}

function tellingWords(tokens: Sentence['tokens']): string[] {
  return tokens
    .filter(
      ({ kind, text }) =>
        kind === 'word' &&
        /^[A-Za-z]{5,30}$/.test(text) &&
        !/^(?:total|current|status|across|about|should|would|progress|overall)$/i.test(text),
    )
    .map(({ text }) => text);
}

function candidateOf(
  sentence: Sentence,
  figure: { text: string; token: number },
  words: readonly string[],
): Candidate {
  const nearest = sentence.tokens
    .slice(figure.token + 1, figure.token + 4)
    .find(({ text }) => words.includes(text))?.text;
  return {
    kind: 'citation',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${figure.text} ${nearest ?? words.at(-1) ?? ''} is what another document says`,
    figure: { text: figure.text, words },
    check: (context) => check(context, figure.text, words),
  };
}

/** @returns null when no other document says so: then it was not cited */
function check(context: CheckContext, figure: string, words: readonly string[]): Outcome | null {
  const plain = plainFigure(figure);
  const form = new RegExp(`(?<![\\d.,])${plain.replace('.', '\\.')}(?![\\d])`);
  const holds = (text: string) => form.test(text.replace(/(\d),(?=\d{3})/g, '$1'));
  // Small numbers stand everywhere: more than one word beside them has to be the same, too.
  const least = /^\d{1,3}$/.test(plain) ? 2 : 1;
  const said = (text: string) => words.filter((word) => text.includes(word)).length >= least;
  const lines = context.figures
    .linesOf({ text: figure, words })
    .filter(({ path, text }) => path !== context.documentPath && said(text) && holds(text));
  if (lines.length === 0) return null;
  const places = [...new Set(lines.map(({ path, line }) => `${path}:${line}`))].sort();
  const [first] = places;
  return {
    verdict: 'verified',
    measured: `the same figure stands in ${listing(places, 2)}`,
    scope: 'only that it is cited; documents of the revision',
    command: `git grep -n -F ${quoted(figure)} ${context.rev} -- ${quoted((first ?? '').replace(/:\d+$/, ''))}`,
  };
}

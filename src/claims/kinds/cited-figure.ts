import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import type { Sentence } from '../extract/document.js';
import { plainWord, weightOfWord } from '../extract/figure-mentions.js';
import { fileMentions } from '../extract/file-mentions.js';
import { quantityOf } from '../extract/token.js';

/**
 * A figure that is cited out of a document which is named: "`audit.md` shows 100% compliance", "According to `audit.md`: -
 * **Velocity:** -40%". Verified where that document gives it beside the same words; nothing is refuted.
 */
export const citedFigure: ClaimPart = { kinds: ['citation'], recognise };

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|xml|html|log)$/i;
const CITING =
  /\b(?:according to|as per|per|from|source|shows?|says?|states?|reports?|reported|documents?|lists?|found|confirms?|claims?)\b/i;
const FIGURE = /^([<>~≈+-]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,6})?(%|x|ms|s|[KMB])?\+?$/;
/** Figures of a sentence that are looked for. */
const MOST = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || /^(?:question|conditional)$/.test(sentence.mood))
      return [];
    const source = sourceOf(reading, sentence);
    if (source === null) return [];
    return figuresIn(sentence)
      .slice(0, MOST)
      .flatMap((figure) => candidateOf(sentence, figure, source) ?? []);
  });
}

/** The document that a sentence names as the source of what it says, or that the line above its list does. */
function sourceOf(reading: Reading, sentence: Sentence): string | null {
  const own = documentIn(reading, sentence);
  if (own !== null) return CITING.test(sentence.text.slice(0, 400)) ? own : null;
  const { parent } = sentence;
  const cites =
    parent &&
    /\b(?:according to|per|from|source|shows?|says?|states?|reports?)\b/i.test(parent.text.slice(0, 300));
  return cites && fileMentions(sentence, reading.paths).length === 0 ? documentIn(reading, parent) : null;
}

function documentIn(reading: Reading, sentence: Sentence): string | null {
  const found = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const [path, ...more] = new Set(found.flatMap(({ match }) => match.paths));
  return path !== undefined && more.length === 0 && DOCUMENT.test(path) ? path : null;
}

interface Figure {
  /** Without its sign and its plus. */
  readonly number: string;
  readonly unit: string;
  readonly token: number;
  /** Telling words around it, in lower case and singular. */
  readonly words: readonly string[];
}

function figuresIn(sentence: Sentence): Figure[] {
  const { tokens } = sentence;
  return tokens.flatMap(({ kind, text }, token) => {
    const [found, , whole = '', fraction = '', unit = ''] = kind === 'word' ? (FIGURE.exec(text) ?? []) : [];
    const before = tokens[token - 1]?.text ?? '';
    // The numbers of issues, lines and phases are names.
    if (
      found === undefined ||
      /^(?:#|lines?|line|issue|pr|phase|step|priority|section|v|version)$/i.test(before)
    )
      return [];
    const number = `${whole.replaceAll(',', '')}${fraction}`;
    const beside = tokens.slice(Math.max(0, token - 6), token + 7);
    const words = beside.flatMap((each) => (each.kind === 'word' ? (plainWord(each.text) ?? []) : []));
    const isDate = quantityOf(text) !== null && unit === '' && /^(?:19|20)\d\d$/.test(number);
    return words.length > 0 && !isDate ? [{ number, unit, token, words: [...new Set(words)] }] : [];
  });
}

function candidateOf(sentence: Sentence, figure: Figure, path: string): Candidate {
  return {
    kind: 'citation',
    line: sentence.tokens[figure.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${path} gives ${figure.number}${figure.unit} beside ${listing(figure.words.slice(0, 3), 3)}`,
    says: null,
    check: (context) => check(context, figure, path),
  };
}

/** @returns null where the document does not give it so: it may be the sum of what it says */
async function check(context: CheckContext, figure: Figure, path: string): Promise<Outcome | null> {
  if (path === context.documentPath) return null;
  const form = formOf(figure);
  const lines = (await context.lines(path)) ?? [];
  const places = lines.flatMap((line, i) => {
    const plain = line.slice(0, 1000).replace(/(\d),(?=\d{3})/g, '$1');
    return plain.includes(figure.number) && form.test(plain) && isBeside(plain, figure)
      ? [`${path}:${i + 1}`]
      : [];
  });
  if (places.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `the same figure stands in ${listing(places, 2)}`,
    scope: 'only that it is cited, out of the document that is named',
    command: `git grep -n -F -e ${quoted(figure.number)} ${context.rev} -- ${quoted(path)}`,
  };
}

function formOf({ number, unit }: Figure): RegExp {
  const behind = unit === '' ? '(?![\\d%])' : unit === 's' ? '\\s?s(?:ec(?:ond)?s?)?\\b' : `\\s?${unit}`;
  return new RegExp(`(?<![\\d.,#v:])${number.replace('.', '\\.')}${behind}(?![-:/]\\d)`);
}

/** One telling word is the same, or two that every second document has. */
function isBeside(line: string, { words }: Figure): boolean {
  const own = new Set((line.match(/[A-Za-z]+/g) ?? []).flatMap((word) => plainWord(word) ?? []));
  return words.reduce((sum, word) => sum + (own.has(word) ? weightOfWord(word) : 0), 0) >= 1;
}

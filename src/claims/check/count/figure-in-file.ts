import { plainWord, weightOfWord } from '../../extract/figures/figure-mentions.js';
import { quantityOf, type Token } from '../../extract/markdown/token.js';

/** A figure that a sentence gives, and the words it gives it beside. */
export interface FigureBeside {
  /** Without its sign, its plus and the commas of thousands. */
  readonly number: string;
  readonly unit: string;
  readonly token: number;
  /** Telling words around it, in lower case and singular. */
  readonly words: readonly string[];
}

const FIGURE = /^([<>~≈+-]?)(\d{1,3}(?:,\d{3})+|\d{1,12})(\.\d{1,6})?(%|x|ms|s|[KMB])?\+?$/;

/** Figures among tokens that stand beside a telling word; the numbers of issues, lines and phases are names. */
export function figuresBeside(tokens: readonly Token[]): FigureBeside[] {
  return tokens.flatMap(({ kind, text }, token) => {
    const [found, , whole = '', fraction = '', unit = ''] = kind === 'word' ? (FIGURE.exec(text) ?? []) : [];
    const before = tokens[token - 1]?.text ?? '';
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

/** The lines, 1-based, that give a figure; those with its words beside it apart. */
export function linesWithFigure(
  lines: readonly string[],
  figure: FigureBeside,
): { readonly all: readonly number[]; readonly beside: readonly number[] } {
  const form = formOf(figure);
  const all: number[] = [];
  const beside: number[] = [];
  for (const [i, line] of lines.entries()) {
    const plain = line.slice(0, 1000).replace(/(\d),(?=\d{3})/g, '$1');
    if (!plain.includes(figure.number) || !form.test(plain)) continue;
    all.push(i + 1);
    if (isBeside(plain, figure)) beside.push(i + 1);
  }
  return { all, beside };
}

function formOf({ number, unit }: FigureBeside): RegExp {
  const behind = unit === '' ? '(?![\\d%])' : unit === 's' ? '\\s?s(?:ec(?:ond)?s?)?\\b' : `\\s?${unit}`;
  return new RegExp(`(?<![\\d.,#v:])${number.replace('.', '\\.')}${behind}(?![-:/]\\d)`);
}

/** One telling word is the same, or two that every second document has. */
function isBeside(line: string, { words }: FigureBeside): boolean {
  const own = new Set((line.match(/[A-Za-z]+/g) ?? []).flatMap((word) => plainWord(word) ?? []));
  return words.reduce((sum, word) => sum + (own.has(word) ? weightOfWord(word) : 0), 0) >= 1;
}

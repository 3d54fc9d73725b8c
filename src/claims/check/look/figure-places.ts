import { plainWord } from '../../extract/figures/figure-mentions.js';
import type { CheckContext } from '../context.js';
import { type Figure, plainFigure } from './figure-scan.js';

/** A line of another document that gives a figure. */
export interface FigurePlace {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  /** The figure stands there with a plus. */
  readonly isAtLeast: boolean;
  /** The telling words beside the figure, those of paths left out, and in the whole line; in lower case and singular. */
  readonly near: ReadonlySet<string>;
  readonly all: ReadonlySet<string>;
}

/** How far from a figure the words beside it stand, in characters. */
const NEAR = 70;

/** Lines of other documents that give a figure beside one of its words. */
export function placesOfFigure(context: CheckContext, figure: Figure): FigurePlace[] {
  const form = formOfFigure(figure.text);
  const seen = new Set<string>();
  return context.figures.linesOf(figure).flatMap(({ path, line, text }) => {
    const key = `${path}:${line}`;
    if (path === context.documentPath || seen.has(key)) return [];
    seen.add(key);
    return placeIn(form, path, line, text) ?? [];
  });
}

/** The first place of a figure in a line; null where the line does not give it. @param form out of `formOfFigure` */
export function placeIn(form: RegExp, path: string, line: number, text: string): FigurePlace | null {
  const plain = text.replace(/(\d),(?=\d{3})/g, '$1');
  const found = form.exec(plain);
  if (!found) return null;
  const beside = plain.slice(Math.max(0, found.index - NEAR), found.index + found[0].length + NEAR);
  return {
    path,
    line,
    isAtLeast: found[0].endsWith('+'),
    near: wordsIn(/[_\\/]/.test(beside) ? beside.replace(/\S*[_\\/]\S*/g, ' ') : beside),
    // Seldom asked for.
    get all() {
      return wordsIn(plain);
    },
  };
}

/** The figure as a number of its own: not a part of a longer one, of a date or of a version; its unit may be spelt out. */
export function formOfFigure(text: string): RegExp {
  const span = /^([\d.]+)-([\d.]+)(ms|s)$/.exec(text);
  if (span) return formOfSpan(span[1] ?? '', span[2] ?? '', span[3] ?? '');
  const found = /^([\d.]+)(.*)$/.exec(plainFigure(text));
  const [, number = '', mark = ''] = found ?? [];
  // "0.0%" is 0%.
  const zeros = mark === '%' && !number.includes('.') ? '(?:\\.0{1,3})?' : '';
  const unit =
    mark === 's' ? '\\s?s(?:ec(?:ond)?s?)?\\b' : isCounted(number, mark) ? '\\+?' : mark.replace('+', '\\+');
  const before = '(?<![\\d.,#v$]|\\d[-:/]|\\b(?:[Ll]ines?|[Ii]ssue|[Pp]hase|[Ss]tep|[Pp]ort) )';
  return new RegExp(`${before}${number.replace('.', '\\.')}${zeros}${unit}(?![\\d%+]|[KkMB]\\b|[-.:/]\\d)`);
}

/** "188+" was written by somebody who had read of 188: a limit is a round number. */
function isCounted(number: string, mark: string): boolean {
  return /^\+?$/.test(mark) && /^\d{2,14}[1-9]$/.test(number);
}

/** `4-17s` is "4-17 seconds" and "4s - 17s", too. */
function formOfSpan(least: string, most: string, unit: string): RegExp {
  const form = unit === 'ms' ? '(?:ms|milli-?seconds?)' : 's(?:ec(?:ond)?s?)?';
  const [from, to] = [least, most].map((each) => each.replace('.', '\\.'));
  return new RegExp(`(?<![\\d.,#v]|\\d[-:/])${from}\\s?(?:${form})?\\s?[-–]\\s?${to}[\\s-]?${form}\\b`);
}

/** What finds a figure in a file, however its unit is written. */
export function searchOfFigure(text: string): string {
  const [, number = ''] = /^([\d,]+)\+$/.exec(text) ?? [];
  return isCounted(number.replaceAll(',', ''), '') ? number : text.replace(/(?<=\d-[\d.]{1,10})m?s$/, '');
}

function wordsIn(text: string): Set<string> {
  return new Set((text.match(/[A-Za-z]+(?:\d[A-Z]\b)?/g) ?? []).flatMap((word) => plainWord(word) ?? []));
}

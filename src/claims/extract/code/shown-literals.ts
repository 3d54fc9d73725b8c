import { isListingFence, type Sentence } from '../markdown/document.js';
import { lastLineThat } from '../markdown/lines-of-fence.js';
import { isCommandLine } from '../names/programs.js';

/** A text or a value that a line shows as it stands in code, or in what a program printed. */
export interface ShownLiteral {
  /** Without quotes around it. */
  readonly text: string;
  /** The name that it is given to, for a value of a few letters; null for a text. */
  readonly key: string | null;
}

/** Labels of what was found: "Evidence: …", "Comment: …". */
const LABEL =
  /^(?:evidence|comment|output|error|warning|message|log|code|docstring|example|found|actual|line|payload|secret|snippet|current|implementation)$/i;
const STRING = /^[frb]{0,2}(?:"((?:\\.|[^"\\]){1,300})"|'((?:\\.|[^'\\]){1,300})'),?$/;
const STRINGS_OF_LIST = /"((?:\\.|[^"\\]){1,200})"|'((?:\\.|[^'\\]){1,200})'/g;
const VALUE = /^(?:True|False|true|false|None|null|-?\d[\d_.]{0,15}),?$/;
/** Shorter texts stand somewhere by chance. */
const SHORTEST = 8;

/** The literal texts and values of a line of a fence, or of a list item; none where it says something about them. */
export function shownLiterals(sentence: Sentence): ShownLiteral[] {
  const { fence } = sentence;
  if (fence) {
    if (!isListingFence(fence) || lastLineThat(fence, isCommandLine) >= 0) return [];
    return literalsOf(fence.lines[sentence.line - fence.firstLine] ?? '');
  }
  return sentence.place === 'item' ? literalsOf(itemText(sentence)) : [];
}

/** An item that is nothing but a text in quotes, with a name before it or without one. */
function itemText({ tokens, text }: Sentence): string {
  if (tokens.some(({ kind }) => kind === 'code') || tokens.length > 12 || text.length > 300) return '';
  return /^(?:\w{3,60}: )?["'].*["']$/.test(text) ? text : '';
}

function literalsOf(raw: string): ShownLiteral[] {
  if (raw.length > 600) return [];
  const line = raw.trim().replace(/^(?:[-*•+]|\d{1,3}[.)])\s+/, '');
  const [, name = '', rest = ''] = /^["']?([A-Za-z][\w ]{1,50}?)["']?:\s+(\S.*)$/.exec(line) ?? [];
  if (name === '') return stringIn(line);
  const body = rest.replace(/^>>> /, '').trim();
  const isLabel = LABEL.test(name.split(' ').at(-1) ?? '');
  const key = /^\w+$/.test(name) && !isLabel ? name : null;
  if (!isLabel && key === null) return [];
  return bodyOf(body, key, isLabel);
}

function bodyOf(body: string, key: string | null, isLabel: boolean): ShownLiteral[] {
  if (key !== null && VALUE.test(body)) return /_/.test(key) ? [{ text: body.replace(/,$/, ''), key }] : [];
  const whole = stringIn(body);
  if (whole.length > 0) return whole;
  if (/^\[.*\],?$/.test(body)) return listOf(body);
  const assigned = isLabel ? /^\w{2,60} ?= ?(.+)$/.exec(body)?.[1] : undefined;
  const given = assigned === undefined ? [] : stringIn(assigned);
  if (given.length > 0) return given;
  const isCode = /\w\(|\w ?=(?!=) ?\S/.test(body) && body.length >= 14 && !/\s(?:→|->|=>)\s/.test(body);
  return isCode ? [{ text: body.replace(/,$/, ''), key: null }] : [];
}

function stringIn(text: string): ShownLiteral[] {
  const [found, double, single] = STRING.exec(text) ?? [];
  const inside = double ?? single ?? '';
  return found !== undefined && isTelling(inside) ? [{ text: inside, key: null }] : [];
}

function listOf(text: string): ShownLiteral[] {
  const found = [...text.matchAll(STRINGS_OF_LIST)].map(([, double, single]) => double ?? single ?? '');
  return found.filter(isTelling).map((each) => ({ text: each, key: null }));
}

/** Several words, or one that holds more than a name. */
function isTelling(text: string): boolean {
  return text.length >= SHORTEST && /\S\s\S|[^\s\w]|_|\d/.test(text);
}

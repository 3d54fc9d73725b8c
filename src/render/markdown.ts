import { Markup } from './markup.js';
import { oneLine, visible } from './visible-text.js';

const SPECIAL = /[\\`*[\]|~$]|<|>|&(?=#|[A-Za-z])|_+/g;
const LEADING = /^(?:#(?=#{0,5}(?: |$))|[-+](?=[- ]|$)|=(?==*$)|:(?=-)|\d{1,9}(?=[.)](?: |$)))/;

function escapeSpecial(match: string, offset: number, whole: string): string {
  if (match === '<') return '&lt;';
  if (match === '>') return '&gt;';
  if (match === '&') return '&amp;';
  if (!match.startsWith('_')) return `\\${match}`;
  const before = whole[offset - 1] ?? ' ';
  const after = whole[offset + match.length] ?? ' ';
  // Underscores inside a word are no emphasis, and identifiers are easier to read without backslashes.
  const inWord = /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
  return inWord ? match : '\\_'.repeat(match.length);
}

/**
 * Foreign text that means nothing to markdown inside a line: in a paragraph, a list item, a heading or a table cell.
 * Angle brackets become entities, so that it also is no element where the place turns out to be HTML.
 * References (@name, #1) stay; `Prose` makes those inert.
 */
export function escapeInline(text: string): string {
  return text.replace(SPECIAL, escapeSpecial);
}

/** Escapes what would make a block of a line that begins with it: #, -, +, =, :, 1. */
export function escapeLeading(line: string): string {
  return line.replace(LEADING, (match) => (/\d/.test(match) ? `${match}\\` : `\\${match}`));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Foreign text for a place between or inside HTML tags, where backslashes are no escapes. */
export function escapeHtml(text: string): Markup {
  return new Markup(oneLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character));
}

/**
 * `<code>` with every character that markdown could read written as an entity. Forges look for addresses in what the entities
 * stand for, too; an empty comment keeps them apart.
 */
function codeElement(text: string): string {
  const inert = text.replace(/[^\p{L}\p{N} ./-]/gu, (character) => `&#${character.codePointAt(0)};`);
  return `<code>${inert.replace(/&#58;(?=\/\/)|(?<=www)\.|&#64;/gi, '<!-- -->$&')}</code>`;
}

function longestBacktickRun(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}

/**
 * Foreign text as code on one line, line breaks shown as ␊. Its fence is longer than any run of back-ticks inside. A pipe
 * would end a table's cell even inside a code span, so text with one becomes a `<code>` element, which holds everywhere.
 */
export function codeSpan(text: string): Markup {
  return text.includes('|') ? new Markup(codeElement(visible(text))) : codeSpanOutsideTables(text);
}

/** The same where no table is: what it shows is readable in the source, and can be copied from there. */
export function codeSpanOutsideTables(text: string): Markup {
  const shown = visible(text);
  if (shown.trim() === '') return new Markup(shown === '' ? '(empty)' : '(blank)');
  const fence = '`'.repeat(longestBacktickRun(shown) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? ' ' : '';
  return new Markup(`${fence}${pad}${shown}${pad}${fence}`);
}

/** Foreign text of several lines as a fenced block; the fence is longer than any run of back-ticks inside. */
export function codeBlock(text: string, language = ''): Markup {
  const lines = text.split(/\r\n|\r|\n/).map((line) => visible(line.replaceAll('\t', '    ')));
  const fence = '`'.repeat(Math.max(3, longestBacktickRun(text) + 1));
  return new Markup([`${fence}${language}`, ...lines, fence].join('\n'));
}

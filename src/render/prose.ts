import { shortHash } from '../domain/commit.js';
import type { KnownWords } from './known-words.js';
import { type Dialect, Markup } from './markup.js';
import { oneLine } from './visible-text.js';
import type { WebLinks } from './web-links.js';

/**
 * What a forge would turn into a notification or a cross-reference: addresses, @name, #1, owner/repo#1, GH-1. As code it
 * notifies nobody; entities and backslashes would not help, because forges look at the text after markdown is rendered.
 */
const REFERENCE = /@|#\d|:\/\/|www\.|\bgh-\d/i;
/** Whether a forge would make a notification, a cross-reference or a link of a word. */
export function isReference(word: string): boolean {
  return REFERENCE.test(word);
}

/** A command's option, as advice names it. */
const OPTION = /^--[a-z][a-z-]*$/;
/** An option with a value that is quoted or in capitals (`--fail-on REGRESSED`): one piece of code. Lengths are bound, for linear time. */
const OPTION_AND_VALUE = /(--[a-z][a-z-]{0,40} (?:"[^"]{1,200}"|'[^']{1,200}'|[A-Z][A-Z_]{2,40}))/;
const HASH = /^[0-9a-f]{7,64}$/i;

/** Turns sentences with foreign text in them into markup of a document, one word at a time. */
export class Prose {
  readonly #known: KnownWords;
  readonly #links: WebLinks;
  readonly #dialect: Dialect;
  /** By their first seven digits. */
  #hashes: Map<string, string[]> | undefined;

  constructor(known: KnownWords, links: WebLinks, dialect: Dialect) {
    this.#known = known;
    this.#links = links;
    this.#dialect = dialect;
  }

  /**
   * Text on one line: nothing in it is markup, nobody is notified, commits of this audit are linked, and its paths, symbols
   * and patterns are shown as code.
   */
  render(text: string): Markup {
    const pieces = this.#splitAtPhrases(oneLine(text), 0).filter((piece) => piece !== '');
    // Two code spans that touch would be read as one.
    const apart = pieces.map((piece, i) =>
      piece.startsWith('`') && pieces[i - 1]?.endsWith('`') ? ` ${piece}` : piece,
    );
    return new Markup(this.#dialect.line(apart.join('')));
  }

  #splitAtPhrases(line: string, from: number): string[] {
    for (let i = from; i < this.#known.phrases.length; i++) {
      const phrase = this.#known.phrases[i] ?? '';
      if (!line.includes(phrase)) continue;
      const code = this.#dialect.code(phrase).toString();
      return line
        .split(phrase)
        .flatMap((part, n) => [...(n === 0 ? [] : [code]), ...this.#splitAtPhrases(part, i + 1)]);
    }
    return this.#words(line);
  }

  #words(line: string): string[] {
    return line
      .split(OPTION_AND_VALUE)
      .flatMap((part, i) => (i % 2 === 1 ? [this.#dialect.code(part).toString()] : this.#singleWords(part)));
  }

  #singleWords(line: string): string[] {
    const pieces: string[] = [];
    let plain = '';
    for (const word of line.split(/( )/)) {
      const { before, core, after } = peel(word);
      const special = this.#special(core);
      if (special !== null) {
        pieces.push(this.#dialect.text(plain + before), special.toString());
        plain = after;
      } else if (REFERENCE.test(word)) {
        // "www." is one only together with its full stop.
        pieces.push(this.#dialect.text(plain), this.#dialect.reference(word));
        plain = '';
      } else {
        plain += word;
      }
    }
    pieces.push(this.#dialect.text(plain));
    return pieces;
  }

  /** A word that is shown in its own way; null for an ordinary one. */
  #special(word: string): Markup | null {
    if (word === '') return null;
    if (HASH.test(word)) return this.#hash(word);
    if (REFERENCE.test(word)) return new Markup(this.#dialect.reference(word));
    if (OPTION.test(word)) return this.#dialect.code(word);
    const withoutLine = word.replace(/:\d{1,9}(?::\d{1,9})?$/, '');
    const isKnown = this.#known.words.has(withoutLine) || this.#known.words.has(word.replace(/\(\)$/, ''));
    return isKnown ? this.#dialect.code(word) : null;
  }

  /** The known hashes that begin with the same seven digits: a text may name as many as are known. */
  #hashesLike(word: string): readonly string[] {
    if (!this.#hashes) {
      this.#hashes = new Map();
      for (const hash of this.#known.hashes) {
        const alike = this.#hashes.get(hash.slice(0, 7));
        if (alike) alike.push(hash);
        else this.#hashes.set(hash.slice(0, 7), [hash]);
      }
    }
    return this.#hashes.get(word.slice(0, 7).toLowerCase()) ?? [];
  }

  #hash(word: string): Markup | null {
    const full = this.#hashesLike(word).filter((hash) => hash.startsWith(word.toLowerCase()));
    const [only] = full;
    if (only !== undefined && full.length === 1) {
      return this.#dialect.link(this.#dialect.code(shortHash(only)), this.#links.commit(only));
    }
    return /\d/.test(word) && /[a-f]/i.test(word) ? this.#dialect.code(word) : null;
  }
}

/** Splits a word from the punctuation around it: "(#12)," is "#12", while "f(x)" keeps its parenthesis. */
function peel(word: string): { before: string; core: string; after: string } {
  let start = 0;
  let end = word.length;
  while (start < end && '([{"\'“‘«<'.includes(word.charAt(start))) start++;
  while (end > start && '.,;:!?)]}"\'”’»>'.includes(word.charAt(end - 1))) end--;
  for (const pair of ['()', '[]', '{}']) {
    if (word.charAt(end) === pair.charAt(1) && word.slice(start, end).includes(pair.charAt(0))) end++;
  }
  return { before: word.slice(0, start), core: word.slice(start, end), after: word.slice(end) };
}

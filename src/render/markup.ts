/** Text that is markup of its document already: built by this program from escaped parts. Everything else is escaped when printed. */
export class Markup {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  toString(): string {
    return this.#text;
  }
}

/** Joins pieces of markup; strings among them are taken for markup written by this program. */
export function join(pieces: readonly (Markup | string)[], separator = ''): Markup {
  return new Markup(pieces.map(String).join(separator));
}

/** How one kind of document writes what templates and their functions build; every text it is given is foreign. */
export interface Dialect {
  /** Text inside a line that means nothing to the document. */
  text(text: string): string;
  /** A finished line, made to begin no block of the document. */
  line(line: string): string;
  /** A word that a forge would turn into a notification or a link (`@name`, `#1`, an address). */
  reference(word: string): string;
  code(text: string): Markup;
  codeBlock(text: string, language: string): Markup;
  /** @param paragraphs markup of this dialect, one item a paragraph */
  quote(paragraphs: readonly Markup[]): Markup;
  /** A link to an address of the web; the label alone when it is none. */
  link(label: Markup, address: string | null): Markup;
  /** A link to a file beside the document. */
  beside(name: string): Markup;
  /**
   * A link to a file of the same site.
   * @param path relative, with forward slashes
   */
  inSite(label: string, path: string): Markup;
  /** Text for a place between HTML tags. */
  betweenTags(text: string): Markup;
  /** The whole document, with the white space that templates leave behind taken out. */
  tidy(document: string): string;
}

/** One command of a pipeline, in words; quotes and backslashes are taken off. */
export type CommandWords = readonly string[];

/** Longer lines are scripts. */
const LONGEST = 1000;

/**
 * Reads a line of a shell as a pipeline of plain commands. Nothing is ever run: this is for measuring anew what it shows.
 * @returns null for anything but plain words and pipes: variables, substitutions, redirections to files, several commands
 */
export function readPipeline(line: string): CommandWords[] | null {
  if (line.length > LONGEST) return null;
  const reader = new PipelineReader(line.replaceAll(' 2>/dev/null', ''));
  return reader.read();
}

class PipelineReader {
  readonly #line: string;
  readonly #commands: string[][] = [[]];
  #word: string | null = null;
  #at = 0;

  constructor(line: string) {
    this.#line = line;
  }

  read(): CommandWords[] | null {
    while (this.#at < this.#line.length) {
      const character = this.#line.charAt(this.#at);
      if (character === '#' && this.#word === null) break;
      if (!this.#take(character)) return null;
    }
    this.#endWord();
    return this.#commands.every((command) => command.length > 0) ? this.#commands : null;
  }

  #take(character: string): boolean {
    this.#at += 1;
    if (character === "'" || character === '"') return this.#quoted(character);
    if (/[$`;&<>()]/.test(character)) return false;
    if (/\s/.test(character)) this.#endWord();
    else if (character === '|') {
      this.#endWord();
      this.#commands.push([]);
    } else if (character === '\\') {
      this.#add(this.#line.charAt(this.#at));
      this.#at += 1;
    } else this.#add(character);
    return true;
  }

  /** Up to the closing quote; in double quotes nothing may be replaced by the shell. */
  #quoted(quote: string): boolean {
    this.#word ??= '';
    while (this.#at < this.#line.length) {
      const character = this.#line.charAt(this.#at);
      const next = this.#line.charAt(this.#at + 1);
      this.#at += 1;
      if (character === quote) return true;
      if (quote === '"' && /[$`]/.test(character)) return false;
      const isEscape = quote === '"' && character === '\\' && /["\\$`]/.test(next);
      this.#add(isEscape ? next : character);
      if (isEscape) this.#at += 1;
    }
    return false;
  }

  #add(text: string): void {
    this.#word = (this.#word ?? '') + text;
  }

  #endWord(): void {
    if (this.#word !== null) this.#commands.at(-1)?.push(this.#word);
    this.#word = null;
  }
}

import { issueNaming } from '../domain/issue-naming.js';
import { literalForms } from './related-files.js';

const NEWLINE = 10;
const [ZERO, NINE] = [48, 57];
/** Numbers of so many digits are exact. */
const MOST_EXACT = 15;

interface Sought {
  readonly key: string;
  readonly literals: readonly string[];
  readonly names: (line: string) => boolean;
}

/**
 * Tells which of many numbered issues the text of a file names, by the rules of `NamingTests`: looking for a hundred takes as
 * long as looking for one.
 */
export class IssueSpotter {
  /** By the number without leading zeros. */
  readonly #sought = new Map<string, Sought[]>();
  /** The same of those with few digits, by value. */
  readonly #soughtByValue = new Map<number, Sought[]>();
  readonly #named = new Map<string, Set<string>>();

  /** @param keys all of digits; others are never named */
  constructor(keys: Iterable<string>) {
    for (const key of keys) {
      const issue = { host: null, repository: null, key, aliases: [], title: null, url: null };
      const number = plainNumber(key);
      const sought = [
        ...(this.#sought.get(number) ?? []),
        { key, literals: literalForms(issue), names: issueNaming(issue) },
      ];
      this.#sought.set(number, sought);
      if (number.length <= MOST_EXACT) this.#soughtByValue.set(Number(number), sought);
      this.#named.set(key, new Set());
    }
  }

  /** Whether an issue was looked for. */
  knows(key: string): boolean {
    return this.#named.has(key);
  }

  /** Blobs whose text names an issue. */
  naming(key: string): ReadonlySet<string> {
    return this.#named.get(key) ?? new Set();
  }

  /** Looks at the content of a blob. */
  look(oid: string, data: Buffer): void {
    for (let i = 0; i < data.length; i += 1) {
      const byte = data[i] as number;
      if (byte > NINE || byte < ZERO) continue;
      const start = i;
      let value = 0;
      for (; i < data.length && isDigit(data[i] as number); i += 1)
        value = value * 10 + (data[i] as number) - ZERO;
      // More digits than any number of an issue has.
      if (i - start > 20) continue;
      // Files are full of numbers: no text is made of most.
      const sought =
        i - start <= MOST_EXACT
          ? this.#soughtByValue.get(value)
          : this.#sought.get(plainNumber(data.toString('latin1', start, i)));
      if (sought) this.#judge(oid, sought, lineAround(data, start));
    }
  }

  #judge(oid: string, sought: readonly Sought[], line: string): void {
    for (const { key, literals, names } of sought)
      if (literals.some((literal) => line.includes(literal)) && names(line)) this.#named.get(key)?.add(oid);
  }
}

function isDigit(byte: number): boolean {
  return byte <= NINE && byte >= ZERO;
}

function plainNumber(digits: string): string {
  return digits.replace(/^0+(?=\d)/, '');
}

function lineAround(data: Buffer, at: number): string {
  const end = data.indexOf(NEWLINE, at);
  return data.toString('utf8', data.lastIndexOf(NEWLINE, at) + 1, end < 0 ? data.length : end);
}

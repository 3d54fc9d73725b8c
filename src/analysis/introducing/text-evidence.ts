/** Something that the author of a fix wrote about where the fault came from. */
export interface Statement {
  /** What it names: a hash as written (maybe shortened), a pull request’s number, or a subject. */
  readonly names: 'hash' | 'number' | 'subject';
  readonly value: string;
  /** The words, on one line; foreign text, not escaped. */
  readonly words: string;
}

interface Form {
  readonly names: Statement['names'];
  readonly pattern: RegExp;
}

// Every gap has a bound, so that each pattern takes linear time on any text.
const BLAME_WORD =
  '(?:introduced|broken?|caused|regress(?:ed|ion)|(?:bug|fault|problem|issue) (?:from|since))';

const FORMS: readonly Form[] = [
  { names: 'hash', pattern: /^fixes:[ \t]{0,4}([0-9a-f]{7,64})\b.{0,100}/gim },
  { names: 'hash', pattern: /\breverts?\s{1,4}commit\s{1,4}([0-9a-f]{7,64})\b/gi },
  {
    names: 'hash',
    pattern: new RegExp(
      `\\b${BLAME_WORD}\\b[^.;\\n0-9a-f]{0,8}(?:\\s{1,4}\\w{1,10}){0,3}?\\s{1,4}[\`'"(]?([0-9a-f]{7,64})\\b`,
      'gi',
    ),
  },
  {
    names: 'number',
    pattern: new RegExp(`\\b${BLAME_WORD}\\b(?:\\s{1,4}\\w{1,10}){0,3}?\\s{1,4}\\(?#(\\d{1,9})\\b`, 'gi'),
  },
  { names: 'subject', pattern: /^revert:?\s{1,4}"(.{4,200})"$/gim },
];

const MOST_WORDS = 160;

/**
 * What a commit message says about the commit that introduced the fault: `Fixes: <hash>`, `introduced in <hash>`,
 * `regression from #12`, and what it takes back. Only read where the message may be used.
 */
export function readStatements(message: string): Statement[] {
  const found = new Map<string, Statement>();
  for (const { names, pattern } of FORMS) {
    for (const match of message.matchAll(pattern)) {
      const value = match[1] ?? '';
      // A word of letters a to f, or a plain number, is not a hash.
      if (names === 'hash' && !(/\d/.test(value) && /[a-f]/i.test(value))) continue;
      const key = `${names} ${value.toLowerCase()}`;
      const words = match[0].replace(/\s+/g, ' ').trim().slice(0, MOST_WORDS);
      if (!found.has(key)) found.set(key, { names, value, words });
    }
  }
  // A revert names the same commit twice: by its subject and, better, by its hash.
  const byHash = [...found.values()].some((statement) => statement.names === 'hash');
  return [...found.values()].filter((statement) => !(byHash && statement.names === 'subject'));
}

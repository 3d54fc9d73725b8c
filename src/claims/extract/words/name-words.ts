import { singular } from '../figures/quantities.js';
import { wordParts } from '../names/words-of-lines.js';

/** How words are shortened in names. */
const SHORT: ReadonlyMap<string, string> = new Map(
  Object.entries({
    auth: 'authentication',
    authenticate: 'authentication',
    config: 'configuration',
    configure: 'configuration',
    conn: 'connection',
    db: 'database',
    deps: 'dependency',
    env: 'environment',
    init: 'initialization',
    initialize: 'initialization',
    manager: 'management',
    mgr: 'management',
    msg: 'message',
    perf: 'performance',
    repo: 'repository',
    ws: 'websocket',
  }),
);
/** What is one word, and is often written as two. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/\bweb socket/g, 'websocket'],
  [/\bpre commit/g, 'precommit'],
  [/\btime out/g, 'timeout'],
  [/\bend point/g, 'endpoint'],
  [/\brate limiter\b/g, 'rate limit'],
  [/\bclick house\b/g, 'clickhouse'],
  [/\be e\b|\bend to end\b/g, 'endtoend'],
];
/** The short form that names mostly have for a word; the word itself where there is none. */
export function shortened(word: string): string {
  for (const [short, whole] of SHORT) if (whole === word && word.startsWith(short)) return short;
  return word === 'database' ? 'db' : word;
}

/** Endings that make another word of the same thing: `validate`, `validator`, "validation". */
const ENDING = /(?:ions?|ing|ed|e|(?<=\w{6})ment|(?<=[acu]t)or)$/;
/** Letters that are left of a word at least. */
const LEAST = 4;
const stems = new Map<string, string>();

/**
 * What a word has in common with its other forms, and with its short form in names: "validation", `validate`, `validator`;
 * "retries", `retry`; "configuration", `config`.
 * @param word in lower case
 */
export function stemOfName(word: string): string {
  const known = stems.get(word);
  if (known !== undefined) return known;
  const stem = makeStem(word);
  stems.set(word, stem);
  return stem;
}

function makeStem(word: string): string {
  const one = singular(word);
  const whole = SHORT.get(one) ?? SHORT.get(word) ?? one;
  const cut = whole.replace(ENDING, '');
  if (cut.length < LEAST || cut === whole) return whole;
  // "logging", "scanner".
  return cut.replace(/([bdfgklmnprt])\1$/, '$1');
}

/** The stems of the words that a name or a phrase is made of, in their order. */
export function nameStems(text: string): string[] {
  let plain = wordParts(text).join(' ');
  for (const [apart, together] of TOGETHER) plain = plain.replace(apart, together);
  return plain === '' ? [] : plain.split(' ').map(stemOfName);
}

import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { lettersOf } from '../../check/files/path-index.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { tellsOfChange, tellsOfUnion } from '../../extract/words/tells-of-change.js';

/** "A single `HubStore` implementation", "**Hub Store**: single implementation": no second class has that name. Never refuted. */
export const singleDefinition: ClaimPart = { kinds: ['count'], recognise };

const ONE = /^(?:single|only)$/i;
const NOUN = /^(?:implementation|class|definition)$/i;
/** Words between that leave none out. */
const PLAIN = /^(?:one|single|canonical|class|ssot|unified|authoritative|concrete|active|central|and)$/i;
/** Words that a name is made of. */
const MOST_WORDS = 5;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || tellsOfChange(sentence) || tellsOfUnion(sentence))
      return [];
    const said = saidIn(sentence);
    return said ? [candidateOf(sentence, said)] : [];
  });
}

interface Single {
  /** As it is written: "HubStore", "Hub Store". */
  readonly words: string;
  readonly token: number;
}

function saidIn(sentence: Sentence): Single | null {
  const { tokens } = sentence;
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && ONE.test(text));
  if (
    at < 0 ||
    tokens.slice(Math.max(0, at - 3), at).some(({ text }) => /^(?:no|not|a|every|each)$/i.test(text))
  )
    return null;
  const noun = tokens.findIndex(({ text }, i) => i > at && i <= at + 1 + MOST_WORDS && NOUN.test(text));
  const between = noun < 0 ? [] : tokens.slice(at + 1, noun);
  if (noun < 0 || between.some(({ kind }) => kind === 'mark')) return null;
  const named = between.filter(({ text }) => !PLAIN.test(text)).map(({ text }) => text);
  if (named.length > 0) return isName(named) ? { words: named.join(' '), token: at } : null;
  const isLabelled = tokens.findIndex(({ text }) => text === ':') === at - 1;
  const label = isLabelled ? tokens.slice(0, at - 1).filter(({ kind }) => kind !== 'mark') : [];
  const words = label.map(({ text }) => text);
  return words.length > 0 && words.length <= MOST_WORDS && isName(words)
    ? { words: words.join(' '), token: at }
    : null;
}

/** The name of a class, or at least two words in title case that may be its parts. */
function isName(words: readonly string[]): boolean {
  return words.length === 1
    ? /^[A-Z]\w*[a-z][A-Z]\w*$/.test(words[0] ?? '')
    : words.every((word) => /^[A-Z]\w{1,30}$/.test(word));
}

function candidateOf(sentence: Sentence, { words, token }: Single): Candidate {
  return {
    kind: 'count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there is a single class ${words}`,
    asksForClasses: true,
    check: (context) => check(context, words),
  };
}

/** @returns null where no class is called so */
function check(context: CheckContext, words: string): Outcome | null {
  const letters = lettersOf(words);
  const found = context.classes
    .found()
    .filter(([name, path]) => lettersOf(name) === letters && languageOfPath(path) !== undefined);
  const own = found.filter(([, path]) => !/^(?:test|backup|vendored|generated)$/.test(context.classOf(path)));
  const [first] = own;
  if (!first) return null;
  const paths = own.map(([, path]) => path).sort();
  const shared = {
    measured: `${count(own.length, 'definition')} of ${first[0]}: ${listing(paths, 3)}`,
    scope: 'classes of that name in code without tests and copies',
    command: `git grep -n -E ${quoted(`^ *(export )?(abstract )?class ${first[0]}\\b`)} ${context.rev}`,
  };
  return own.length === 1
    ? { verdict: 'verified', ...shared }
    : {
        verdict: 'not checkable',
        ...shared,
        needs: 'to know which of them count: some may only hand on to another',
      };
}

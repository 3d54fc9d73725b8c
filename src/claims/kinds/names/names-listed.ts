import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/** "All 5 events (hub_started, hub_closing, hub_closed)": names in plain words, in brackets, that code has all of. */
export const namesListed: ClaimPart = { kinds: ['symbol'], recognise };

/** Names of a list at least; two words with a low line may stand beside each other by chance. */
const LEAST = 3;
const MOST = 20;
const NAME = /^(?:[a-z][a-z0-9]*(?:_[a-z0-9]+){1,6}|[A-Z][A-Z0-9]*(?:_[A-Z0-9]+){1,6})$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || (sentence.mood !== 'present' && sentence.mood !== 'past')) return [];
    const open = sentence.tokens.findIndex(
      ({ text }, i) => text === '(' && namesFrom(sentence, i + 1).length >= LEAST,
    );
    if (open < 0 || isDeniedBefore(sentence.tokens, open, 6)) return [];
    return [candidateOf(sentence, open)];
  });
}

/** The names up to the closing bracket; none where anything else stands between. */
function namesFrom({ tokens }: Sentence, from: number): string[] {
  const names: string[] = [];
  for (let i = from; i < Math.min(tokens.length, from + 3 * MOST); i += 1) {
    const { kind, text } = tokens[i] ?? { kind: 'mark', text: '' };
    if (text === ')') return names.length <= MOST ? names : [];
    if (kind === 'word' && NAME.test(text)) names.push(text);
    else if (!/^(?:,|and|\/|→|->|&)$/.test(text)) return [];
  }
  return [];
}

function candidateOf(sentence: Sentence, open: number): Candidate {
  const names = [...new Set(namesFrom(sentence, open + 1))];
  return {
    kind: 'symbol',
    line: sentence.tokens[open + 1]?.line ?? sentence.line,
    text: sentence.text,
    statement: `code has ${listing(names, 6)}`,
    words: names,
    check: (context) => check(context, names),
  };
}

/** @returns null where the names are no names of this code */
function check(context: CheckContext, names: readonly string[]): Outcome | null {
  const numbers = names.map((name) => ({ name, files: filesOf(context, name) }));
  const absent = numbers.filter(({ files }) => files === 0).map(({ name }) => name);
  if (absent.length > names.length / 2) return null;
  const shared = {
    measured: listing(
      numbers.map(
        ({ name, files }) => `${name} in ${files === null ? 'very many lines' : count(files, 'file')}`,
      ),
      MOST,
    ),
    scope: 'files of production code',
    command: `git grep -l -w ${quoted(names[0] ?? '')} ${context.rev}`,
  };
  return absent.length === 0
    ? { verdict: 'verified', ...shared }
    : { verdict: 'not checkable', ...shared, needs: `to know what ${listing(absent, 3)} is` };
}

/** Null for a name that stands in so many lines that they are not kept. */
function filesOf(context: CheckContext, name: string): number | null {
  if (context.words.isTooCommon(name)) return null;
  const own = context.words.filesOf(name).filter((path) => isProduction(context, path));
  return new Set(own).size;
}

function isProduction(context: CheckContext, path: string): boolean {
  return languageOfPath(path) !== undefined && context.classOf(path) === 'production';
}

import type { Sentence } from '../markdown/document.js';

/** What lines are said to begin: a function, a class, a test, or to import. */
export interface DefinitionSaid {
  readonly what: 'function' | 'class' | 'import' | 'decorator';
  readonly isTest: boolean;
  readonly isAsync: boolean;
}

/** Words that say nothing of what lines hold: of places, of reports, of what happened to them, and of any code. */
const EMPTY = new Set(
  'about above added already appear appears changed commit deleted fixed introduced modified moved removed touched updated last additional after again also another because been before being below between both check code correct correctly could does done each evidence example exact exactly exist existing exists file files finding following found from function have here into issue just level like line lines location many method more most must need needs never only per properly provide provided provides other over problem proper properly reference same shall should show shown shows since some still such than that their them then there these they this those through under used uses using very violation violations what when where which while will with within without would wrong your'.split(
    ' ',
  ),
);
/** Words of a description that are looked for. */
const MOST_WORDS = 40;

/** The telling words of a sentence, in lower case, once each. @param skipped indices of tokens that are places */
export function tellingWords(sentence: Sentence, skipped: (token: number) => boolean): string[] {
  const found = new Set<string>();
  for (const [i, { kind, text }] of sentence.tokens.entries()) {
    if (kind !== 'word' || skipped(i)) continue;
    // "VPC" and "SQL" tell more than most words.
    const least = /^[A-Z]{3}s?$/.test(text) ? 3 : 4;
    for (const word of wordParts(text)) if (word.length >= least && !isEmpty(word)) found.add(word);
    if (found.size >= MOST_WORDS) break;
  }
  // "The error is at a.py:12": of what kind it is makes a description.
  const isDescription = [...found].some((word) => !/^errors?$/.test(word));
  return isDescription ? [...found] : [];
}

/** Alone or in the plural. */
function isEmpty(word: string): boolean {
  return EMPTY.has(word) || EMPTY.has(word.replace(/s$/, ''));
}

/** The words that a text, or the names in it, are made of: `getUserHub` and `get_user_hub` of three; in lower case. */
export function wordParts(text: string): string[] {
  return text
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '');
}

const DEFINITIONS: Readonly<Record<string, DefinitionSaid['what']>> = {
  function: 'function',
  method: 'function',
  def: 'function',
  test: 'function',
  tests: 'function',
  class: 'class',
  import: 'import',
  decorator: 'decorator',
};
const BESIDE_DEFINITION =
  /^(?:an?|the|additional|another|second|third|other|definition|declaration|statement|unit|case|starts?|begins?|here)$/;

/** "Line 12: another async test method": nothing but a kind of definition is said of the line; null for more, or less. */
export function definitionSaid(sentence: Sentence, end: number): DefinitionSaid | null {
  const words = sentence.tokens
    .slice(end)
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text.toLowerCase());
  if (words.length === 0 || words.length > 6) return null;
  const isKnown = (word: string) => Object.hasOwn(DEFINITIONS, word);
  if (!words.every((word) => isKnown(word) || /^a?sync$/.test(word) || BESIDE_DEFINITION.test(word)))
    return null;
  const what = words.findLast(isKnown);
  if (what === undefined) return null;
  return {
    what: DEFINITIONS[what] ?? 'function',
    isTest: words.some((word) => /^tests?$/.test(word)),
    isAsync: words.includes('async'),
  };
}

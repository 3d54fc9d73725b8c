import type { Reading } from '../../check/context.js';
import { type CountedNoun, countedNouns } from '../figures/quantities.js';
import type { Sentence } from '../markdown/document.js';
import { type Quantity, quantityOf } from '../markdown/token.js';

/** What a sentence says of a decorator, `pytest.mark.asyncio`, and the functions below it. */
export type DecoratorSaid = { readonly decorator: string; readonly line: number } & (
  | { readonly kind: 'one'; readonly name: string; readonly isMissing: boolean }
  | {
      readonly kind: 'some';
      /** How many functions have it, or have it not. */
      readonly quantity: Quantity;
      readonly isMissing: boolean;
      /** "9 other methods": some more than those that are named. */
      readonly isOthers: boolean;
      readonly onlyAsync: boolean;
      readonly onlyTests: boolean;
      /** Of how many functions in all: "8/8 tests"; null where none is said. */
      readonly of: number | null;
    }
);

const FUNCTIONS = new Set(['test', 'method', 'function', 'testcase']);
const MISSING =
  /\b(?:missing|without|lacks?|lacking|(?:have|has) no|(?:do|does) not have|don't have|doesn't have|no)\b(?: (?:the|a|an|any|proper|required|their|its|explicit))*(?: @| decorators?\b|$)/;
const HAVING =
  /\b(?:have|has|use|uses|carry|with|(?:is|are) (?:decorated|marked) with)\b(?: (?:the|a|an|proper|correct|required|all|their|its))*(?: @| decorators?\b)/;

/** What a sentence says of decorators; null where it says nothing of them. */
export function decoratorSaid(reading: Reading, sentence: Sentence): DecoratorSaid | null {
  if (sentence.mood !== 'present' || !/@|decorators?\b/i.test(sentence.text.slice(0, 600))) return null;
  const said = wordsOf(sentence);
  const isMissing = MISSING.test(said);
  if (!isMissing && !HAVING.test(said)) return null;
  const decorator = decoratorOf(reading, sentence);
  if (decorator === null) return null;
  const some = someOf(sentence, isMissing);
  if (some) return { ...some, decorator };
  const name = functionNamed(sentence);
  const isCounted = sentence.tokens.some(
    ({ kind, text }) => kind === 'word' && /^\d/.test(text) && /[/%]/.test(text),
  );
  return name === null || isCounted ? null : { kind: 'one', ...name, isMissing, decorator };
}

/** In lower case, decorators as `@`, other code as nothing. */
function wordsOf({ tokens }: Sentence): string {
  return tokens
    .slice(0, 120)
    .map(({ kind, text }) => {
      if (/^@[\w.]{2,}/.test(text)) return '@';
      return kind === 'word' ? text.toLowerCase().replaceAll('’', "'") : kind === 'mark' ? text : '';
    })
    .join(' ')
    .replace(/ {2,}/g, ' ');
}

/** The one decorator of the sentence, of those before it in its section, or of the document. */
function decoratorOf({ document }: Reading, sentence: Sentence): string | null {
  const own = new Set(decoratorsIn(sentence));
  if (own.size > 0) return onlyOf(own);
  const all = new Set<string>();
  for (const each of document.sentences)
    if (!each.fence && /decorator|async/i.test(each.text.slice(0, 400)))
      for (const name of decoratorsIn(each)) all.add(name);
  return onlyOf(all);
}

function decoratorsIn({ tokens }: Sentence): string[] {
  return tokens.flatMap(({ kind, text }) => {
    const name =
      kind === 'mark'
        ? undefined
        : /^@([A-Za-z_]\w{0,40}(?:\.\w{1,40}){0,4})(?:\(.{0,80}\))?$/.exec(text)?.[1];
    return name === undefined ? [] : [name];
  });
}

function onlyOf(names: ReadonlySet<string>): string | null {
  const [name] = names;
  return name !== undefined && names.size === 1 ? name : null;
}

/** "11 async tests", "8/8 async tests". */
function someOf(
  sentence: Sentence,
  isMissing: boolean,
): Omit<Extract<DecoratorSaid, { kind: 'some' }>, 'decorator'> | null {
  const { tokens } = sentence;
  const [noun, ...more] = countedNouns(sentence, FUNCTIONS);
  if (noun && more.length === 0)
    return { ...aboutNoun(sentence, noun), isMissing, of: null, quantity: noun.quantity };
  const ratios = tokens.flatMap(({ kind, text }, i) => {
    const found = kind === 'word' ? /^(\d{1,4})\/(\d{1,4})$/.exec(text) : null;
    return found ? [{ i, share: found[1] ?? '', of: Number(found[2]) }] : [];
  });
  const [ratio] = ratios;
  const quantity = quantityOf(ratio?.share ?? '');
  const nounToken = ratio
    ? tokens.findIndex(
        ({ text }, i) => i > ratio.i && i < ratio.i + 5 && /^(?:tests?|methods?|functions?)$/i.test(text),
      )
    : -1;
  if (!ratio || ratios.length > 1 || !quantity || nounToken < 0) return null;
  const between = tokens.slice(ratio.i + 1, nounToken).map(({ text }) => text.toLowerCase());
  return {
    ...aboutNoun(sentence, { between, token: ratio.i, nounToken }),
    isMissing,
    of: ratio.of,
    quantity,
  };
}

function aboutNoun(
  sentence: Sentence,
  { between, token, nounToken }: Pick<CountedNoun, 'between' | 'token' | 'nounToken'>,
) {
  const noun = sentence.tokens[nounToken]?.text ?? '';
  return {
    kind: 'some' as const,
    line: sentence.tokens[token]?.line ?? sentence.line,
    isOthers: between.some((word) => /^(?:other|more|additional|further|remaining)$/.test(word)),
    onlyAsync: between.some((word) => /^async/.test(word)),
    onlyTests: /^test/i.test(noun) || between.some((word) => /^tests?$/.test(word)),
  };
}

/** The one function that a sentence names: `async def test_a`, `test_a()`. */
function functionNamed({ tokens }: Sentence): { name: string; line: number } | null {
  const found = tokens.flatMap(({ kind, text, line }) => {
    const name =
      kind === 'code'
        ? /^(?:(?:async )?def )?([A-Za-z_]\w{3,120})(?:\(.{0,200}\))?:?$/s.exec(text)?.[1]
        : undefined;
    return name === undefined || !name.includes('_') ? [] : [{ name, line }];
  });
  const [only] = found;
  return only && found.length === 1 ? only : null;
}

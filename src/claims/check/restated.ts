import type { Claim, ClaimKind } from '../../domain/claim.js';
import {
  type NumberWords,
  type ToldWords,
  toldWords,
  wordsOfNumber,
} from '../extract/figures/number-words.js';
import { type NumberSaid, numbersSaid } from '../extract/figures/numbers-said.js';
import { isListingFence, type Sentence, type WrittenDocument } from '../extract/markdown/document.js';
import { tellsOfChange } from '../extract/words/tells-of-change.js';

/** Kinds of claim whose number was counted: a citation says only that somebody else gives it. */
const COUNTED = new Set<ClaimKind>(['count', 'test-count', 'line-count', 'commit-count', 'change-count']);
/** Measured mentions of one number that a further one is compared with, the first ones. */
const MOST_SOURCES = 20;

/** A measured mention of a number. */
interface Source {
  readonly claim: Claim;
  readonly words: NumberWords;
  readonly isLoose: boolean;
}

/**
 * The further mentions of numbers that were measured: a document that says "75 uses in tests" once counts nothing anew where it
 * says "75 test uses preserved". Each is a claim at its own line, with the verdict of the first that says the same.
 * @param claims all that was checked, by line
 */
export function restated(document: WrittenDocument, claims: readonly Claim[]): Claim[] {
  const sources = sourcesOf(document, claims);
  if (sources.size === 0) return [];
  const known = new Set(claims.map(({ kind, line }) => `${kind} ${line}`));
  return document.sentences.flatMap((sentence) =>
    mayRestate(sentence)
      ? numbersSaid(sentence).flatMap((said) => {
          const own = sources.get(said.value);
          const source = own && sameAs(sentence, said, own);
          return source && !known.has(`${source.claim.kind} ${said.line}`)
            ? [again(sentence, said, source.claim)]
            : [];
        })
      : [],
  );
}

function mayRestate(sentence: Sentence): boolean {
  const { fence, mood } = sentence;
  if (fence && !isListingFence(fence)) return false;
  return /^(?:present|past)$/.test(mood) && !tellsOfChange(sentence);
}

function sourcesOf({ sentences }: WrittenDocument, claims: readonly Claim[]): Map<number, Source[]> {
  const byLine = countedByLine(claims);
  const sources = new Map<number, Source[]>();
  for (const sentence of byLine.size > 0 ? sentences : [])
    for (const claim of claimsOf(sentence, byLine)) {
      const [said, ...more] = numbersSaid(sentence).filter(
        ({ line, text, value }) => line === claim.line && isNamed(claim.statement, text, value),
      );
      const own = said && (sources.get(said.value) ?? []);
      if (!said || more.length > 0 || own === undefined || own.length >= MOST_SOURCES) continue;
      const { thing, all } = wordsOfNumber(sentence, said);
      const words = { thing, all: new Map([...all, ...toldWords(claim.statement)]) };
      sources.set(said.value, [...own, { claim, words, isLoose: said.isLoose }]);
    }
  return sources;
}

/** By line, not by text: a document may say one thing in each of its lines. */
function countedByLine(claims: readonly Claim[]): ReadonlyMap<number, readonly Claim[]> {
  const byLine = new Map<number, Claim[]>();
  for (const claim of claims) {
    if (!COUNTED.has(claim.kind) || claim.verdict === 'not checkable') continue;
    const own = byLine.get(claim.line) ?? [];
    own.push(claim);
    byLine.set(claim.line, own);
  }
  return byLine;
}

/** What was counted in a sentence. */
function claimsOf({ tokens, text }: Sentence, byLine: ReadonlyMap<number, readonly Claim[]>): Claim[] {
  const own = [...new Set(tokens.map(({ line }) => line))].flatMap((line) => byLine.get(line) ?? []);
  return own.filter((claim) => claim.text === text.slice(0, 1000));
}

/** Whether a statement, as it was understood, is about this number of its sentence. */
function isNamed(statement: string, text: string, value: number): boolean {
  const words = statement.slice(0, 400).split(/[^\w,.%+]+/);
  return words.includes(text) || words.includes(String(value));
}

function sameAs(sentence: Sentence, said: NumberSaid, sources: readonly Source[]): Source | undefined {
  const words = wordsOfNumber(sentence, said);
  const codes = sentence.tokens.filter(({ kind }) => kind === 'code').map(({ text }) => text);
  return sources.find(
    ({ claim, words: { all, thing }, isLoose }) =>
      claim.line !== said.line &&
      isLoose === said.isLoose &&
      codes.every((code) => claim.text.includes(code) || claim.statement.includes(code)) &&
      isSame(said.value, words, { all, thing }),
  );
}

/** Where something is: the same number of two such places is of two things. */
const SCOPES = toldWords(
  'test tests production backend frontend staging unit integration end documentation scripts backup mission failing failed passing passed skipped',
);

/** Small numbers stand everywhere: the smaller one is, the more of the words beside it have to be the same. */
function isSame(value: number, said: NumberWords, source: NumberWords): boolean {
  const { thing } = said;
  for (const word of thing.keys()) if (SCOPES.has(word) && !source.all.has(word)) return false;
  const telling = [...thing.keys()].filter((word) => thing.get(word) === 1);
  const shared = telling.filter((word) => source.all.has(word));
  const half = weigh(thing, thing) / 2;
  const isAlike = value >= 10 && weigh(thing, source.all) >= half && weigh(said.all, source.all) >= 3;
  if (isAlike && thing.size > 1) return true;
  if (shared.length === 0 || shared.length * 2 < telling.length) return false;
  // Nothing of one thing is not nothing of another one.
  if (value === 0)
    return [...thing.keys()].every((word) => source.all.has(word)) && weigh(thing, source.all) >= 2;
  const isRound = value % 100 === 0;
  if (value >= 100 && !isRound) return true;
  return weigh(thing, source.all) >= (value >= 10 ? 1.5 : 2.5);
}

function weigh(words: ToldWords, others: ToldWords): number {
  return [...words].reduce((sum, [word, weight]) => sum + (others.has(word) ? weight : 0), 0);
}

function again({ text }: Sentence, { line, text: number }: NumberSaid, claim: Claim): Claim {
  return {
    ...claim,
    line,
    text: text.slice(0, 1000),
    statement: `${number} as in line ${claim.line}: ${claim.statement}`,
    measured: claim.measured === null ? null : `${claim.measured}, as in line ${claim.line}`,
    otherLines: [],
  };
}

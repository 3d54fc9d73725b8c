import { quoted } from '../../../domain/shell-word.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { countedNouns } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isIdentifier, type Quantity, type Token, tokenize } from '../../extract/markdown/token.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import { tellsOfChange, tellsOfUnion } from '../../extract/words/tells-of-change.js';

/**
 * How often a name is defined: "2 distinct `Registry` implementations", "Found Registry classes: 2", "duplicate Registry
 * classes". Never refuted, but where several classes are said to share one name, and one alone has it.
 */
export const definitionCount: ClaimPart = {
  kinds: ['count'],
  recognise: (reading) =>
    reading.document.sentences.flatMap((sentence) => {
      if (sentence.mood !== 'present' || tellsOfChange(sentence) || tellsOfUnion(sentence)) return [];
      const counted =
        sameNamed(sentence) ??
        countedBefore(sentence) ??
        countedBehind(sentence) ??
        duplicated(sentence) ??
        severalOfHeading(reading, sentence);
      return counted ? [candidateOf(sentence, counted)] : [];
    }),
};

const NOUNS = new Set(['implementation', 'class', 'definition']);

/** Words between number and noun that leave none of the definitions out. */
const PLAIN =
  /^(?:competing|conflicting|duplicate|duplicated|independent|parallel|active|class|function|method)$/;

interface Counted {
  readonly name: string;
  readonly quantity: Quantity;
  readonly token: number;
  /** Classes are said to have this very name: no other name can be meant. */
  readonly isOfName?: boolean;
}

/** "Multiple classes with the same name (`Registry`)", "several classes named `Registry`". */
function sameNamed({ tokens }: Sentence): Counted | null {
  const at = tokens.findIndex(
    ({ text }, i) => /^(?:multiple|several|two|duplicate)$/i.test(text) && tokens[i + 1]?.text === 'classes',
  );
  const behind = tokens.slice(at + 2, at + 2 + MOST_BEHIND);
  const code = behind.findIndex(({ kind }) => kind === 'code');
  const name = at < 0 ? null : nameIn(behind[code]);
  const said = behind
    .slice(0, Math.max(0, code))
    .filter(({ kind }) => kind !== 'mark')
    .map(({ text }) => text.toLowerCase())
    .join(' ');
  const isSaid = /^(?:(?:all )?(?:named|called)|with (?:the )?(?:same|identical) names?(?: of)?)$/.test(said);
  return name !== null && isSaid ? { name, quantity: SEVERAL, token: at, isOfName: true } : null;
}

/** Words behind "multiple classes", up to their name. */
const MOST_BEHIND = 8;

/** "2 distinct `Registry` implementations". */
function countedBefore(sentence: Sentence): Counted | null {
  const nouns = countedNouns(sentence, NOUNS, { untold: true });
  // "Multiple implementations: 3 `Registry` classes": the number that is told.
  const told = nouns.filter(({ quantity }) => !isUntold(quantity));
  const [noun, ...more] = told.length > 0 ? told : nouns;
  if (!noun || more.length > 0) return null;
  const between = sentence.tokens.slice(noun.token + 1, noun.nounToken);
  const names = between.flatMap((token) => nameIn(token) ?? []);
  const [name] = names;
  const isPlain = between.every(
    (token) => nameIn(token) !== null || pickingWords([token.text.toLowerCase()], PLAIN).length === 0,
  );
  return name !== undefined && names.length === 1 && isPlain
    ? { name, quantity: noun.quantity, token: noun.token }
    : null;
}

/** "Found `Registry` classes: 2", and nothing behind it but what stands in brackets. */
function countedBehind({ tokens }: Sentence): Counted | null {
  const at = tokens.findIndex(({ kind, text }) => kind === 'word' && PLURAL.test(text));
  const number = tokens[at + 2];
  if (at < 1 || at > 4 || tokens[at + 1]?.text !== ':' || !/^\d{1,4}$/.test(number?.text ?? '')) return null;
  if (tokens.length > at + 3 && tokens[at + 3]?.text !== '(') return null;
  const name = nameIn(tokens[at - 1]);
  const text = number?.text ?? '';
  return name === null
    ? null
    : { name, quantity: { text, value: Number(text), unit: '', atLeast: false }, token: at + 2 };
}

/** Something that is there twice, and not told how often. */
const SEVERAL: Quantity = { text: 'several', value: 2, unit: '', atLeast: true };
const TWICE = /^(?:duplicate|duplicated|conflicting|competing)$/i;

/** "Duplicate `Registry` implementations". */
function duplicated({ tokens }: Sentence): Counted | null {
  const at = tokens.findIndex(
    ({ kind, text }, i) => kind === 'word' && TWICE.test(text) && PLURAL.test(tokens[i + 2]?.text ?? ''),
  );
  const name = nameIn(tokens[at + 1]);
  // What is not there, or shall not be, is not counted.
  const isDenied = tokens
    .slice(Math.max(0, at - 4), Math.max(0, at))
    .some(({ text }) => /^(?:no|not|without|zero|any|prevent\w*|avoid\w*|against)$/i.test(text));
  return at >= 0 && name !== null && !isDenied ? { name, quantity: SEVERAL, token: at } : null;
}

/** "Multiple class definitions" below a question about the one class, or below a heading that names it. */
function severalOfHeading(reading: Reading, sentence: Sentence): Counted | null {
  const [noun, ...more] = countedNouns(sentence, NOUNS, { untold: true });
  if (!noun || more.length > 0 || noun.noun !== 'definition' || noun.quantity.atLeast !== true) return null;
  if (!noun.between.includes('class') || pickingWords(noun.between, PLAIN).length > 0) return null;
  if (sentence.tokens.some((token) => nameIn(token) !== null)) return null;
  const before = reading.document.sentences[sentence.index - 1];
  const name =
    oneClassIn(sentence.parent?.tokens ?? []) ??
    (before?.section === sentence.section ? oneClassIn(before.tokens) : null) ??
    oneClassIn(tokenize(sentence.headings.at(-1)?.slice(0, 200) ?? '', sentence.line));
  return name === null ? null : { name, quantity: noun.quantity, token: noun.token };
}

/** The only class that some words name; `Hub.__init__()` names one, too. */
function oneClassIn(tokens: readonly Token[]): string | null {
  const names = new Set(tokens.flatMap(({ text }) => CLASS_FIRST.exec(text)?.[1] ?? []));
  const [name, ...others] = names;
  return name !== undefined && others.length === 0 ? name : null;
}

const CLASS_FIRST = /^(_?[A-Z][A-Za-z0-9]{0,60}[a-z][A-Z][A-Za-z0-9]{0,60})(?:\.\w{1,60})?(?:\(\))?$/;

const PLURAL = /^(?:classes|implementations|definitions)$/i;

/** A class, or a function in a code span. */
function nameIn(token: Token | undefined): string | null {
  if (!token || !/^(?:code|word)$/.test(token.kind)) return null;
  const name = token.text.replace(/\(\)$/, '');
  const isClass = /^_?[A-Z][A-Za-z0-9]*[a-z][A-Z]\w*$/.test(name);
  return isClass || (token.kind === 'code' && isIdentifier(name) && /^\w{4,}$/.test(name)) ? name : null;
}

function candidateOf(sentence: Sentence, { name, quantity, token, isOfName = false }: Counted): Candidate {
  return {
    kind: 'count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${name} is defined ${isUntold(quantity) ? 'more than once' : `${quantity.text} times`}`,
    words: [name],
    symbol: name,
    check: (context) => check(context, name, quantity, isOfName),
  };
}

function isUntold({ text, atLeast }: Quantity): boolean {
  return atLeast && /^(?:multiple|several|numerous)$/i.test(text);
}

async function check(
  context: CheckContext,
  name: string,
  quantity: Quantity,
  isOfName: boolean,
): Promise<Outcome | null> {
  const known = await knowledgeOf(context, name);
  const command = `git grep -n -w ${quoted(name)} ${context.rev}`;
  if (!known) return { verdict: 'not checkable', command, needs: `a rarer name than ${name}` };
  const places = known.definitions;
  if (places.length === 0) return null;
  const own = places.filter(({ path }) => context.classOf(path) !== 'test');
  const outer = await outerOnes(context, own);
  const readings = [
    { total: own.length, scope: 'definitions in code without tests' },
    { total: places.length, scope: 'definitions in code, tests included' },
    { total: outer.length, scope: 'definitions in code without tests that stand in no other' },
  ];
  // That a test stands in for a class does not make several of it.
  const counted = isUntold(quantity) && own.length > 0 ? readings.slice(0, 1) : readings;
  const met = counted.find(({ total }) => isTrue(agreement(quantity, total)));
  const at = (met?.total === places.length ? places : own).map(({ path, line }) => `${path}:${line}`);
  const measured = `${count(own.length, 'definition')} without tests, ${thousands(places.length)} with them: ${listing(at, 4)}`;
  if (met) return { verdict: 'verified', measured, scope: met.scope, command };
  const [only, ...more] = places;
  if (isOfName && only && more.length === 0)
    return {
      verdict: 'refuted',
      measured,
      scope: 'definitions in code, tests included',
      command,
      correction: `${name} is defined once, at ${only.path}:${only.line}.`,
    };
  return {
    verdict: 'not checkable',
    measured,
    scope: 'definitions in code, tests included',
    command,
    needs: 'to know what counts as one: other names, and what is defined inside of others, may be meant',
  };
}

/** Definitions that are read for whether they stand in another one: there for want of it, more often than not. */
const MOST_READ = 12;

async function outerOnes<Place extends { readonly path: string; readonly line: number }>(
  context: CheckContext,
  places: readonly Place[],
): Promise<readonly Place[]> {
  if (places.length > MOST_READ) return places;
  const outer: Place[] = [];
  for (const place of places) {
    const line = (await context.lines(place.path))?.[place.line - 1] ?? '';
    if (/^\S/.test(line)) outer.push(place);
  }
  return outer;
}

import type { CodeClass } from '../../../domain/code-class.js';
import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { lettersOf } from '../../check/files/path-index.js';
import { type CountedNoun, countedNouns, stated } from '../../extract/figures/quantities.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Quantity, Token } from '../../extract/markdown/token.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import { tellsOfChange, tellsOfUnion } from '../../extract/words/tells-of-change.js';

/** How many classes have some words in their names: "199 production factory classes", "multiple Store Manager implementations". */
export const classNameCount: ClaimPart = { kinds: ['count'], recognise };

const CLASSES = new Set(['class', 'implementation']);
/** Words beside the number that say which classes of that name are meant, or nothing. */
const PLAIN = /^(?:production|test|remaining|competing|conflicting|parallel|duplicate|active)$/;
/** Words that name no classes: what they are like, or where they are. */
const NO_NAME =
  /^(?:new|old|legacy|python|typescript|duplicate|duplicated|critical|core|large|small|god|public|private|abstract|base|concrete|import|exported|missing|failing|affected|migrated|unused|deprecated|several|multiple|many|all|three|four|five|agent-specific|business|utility|helper|same|similar|competing|parallel|conflicting|ssot|unit|integration|mock|e2e|css)$/;

interface Named {
  /** As it is said, in lower case: "factory", "store manager". */
  readonly words: string;
  readonly quantity: Quantity;
  readonly token: number;
  readonly isProduction: boolean;
  readonly isTest: boolean;
  /** "10 implementations" may be more or less than classes; several of them are at least two. */
  readonly isVague: boolean;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood === 'question' || sentence.mood === 'conditional') return [];
    if (tellsOfChange(sentence) || tellsOfUnion(sentence)) return [];
    // A plan gives the number of what shall be made, unless it says that it is there.
    if (
      sentence.mood === 'proposal' &&
      !/\b(?:remaining|existing|current)\b/i.test(sentence.text.slice(0, 600))
    )
      return [];
    return [...countedBefore(sentence), ...countedBehind(sentence)].map((named) =>
      candidateOf(sentence, named),
    );
  });
}

/** "199 production factory classes". */
function countedBefore(sentence: Sentence): Named[] {
  return countedNouns(sentence, CLASSES, { untold: true }).flatMap((noun) => namedOf(sentence, noun) ?? []);
}

function namedOf(
  { tokens }: Sentence,
  { quantity, between, noun, token, nounToken }: CountedNoun,
): Named | null {
  const words = pickingWords(between, PLAIN);
  const isUntold = /^[a-z]/i.test(quantity.text) && quantity.atLeast;
  // "Multiple base classes" are so called; "3 base classes" may be those of one class.
  const isName = (word: string) => isWord(word) || (isUntold && word === 'base');
  if (words.length === 0 || words.length > MOST_WORDS || !words.every(isName)) return null;
  if (quantity.value < (words.length > 1 || isUntold ? 2 : 3)) return null;
  // Definitions of one name are counted as such.
  const written = tokens.slice(token + 1, nounToken);
  if (written.some(({ kind }) => kind === 'code') || (words.length === 1 && written.some(isClassName)))
    return null;
  const behind = tokens.slice(nounToken + 1, nounToken + 4).map(({ text }) => text.toLowerCase());
  return {
    words: words.join(' '),
    quantity,
    token,
    isProduction: between.includes('production') || behind.includes('production'),
    isTest: between.includes('test'),
    isVague: noun === 'implementation' && !isUntold,
  };
}

function isClassName({ text }: Token): boolean {
  return /^[A-Z]\w*[a-z][A-Z]/.test(text);
}

/** Words that a name is made of. */
const MOST_WORDS = 3;

/** "**Total Factory Classes:** 795 (including tests), 199 (production code only)". */
function countedBehind({ tokens, label }: Sentence): Named[] {
  const words = /^(?:total |production |remaining )?([a-z]{4,30}(?: [a-z]{4,30})?) classes$/.exec(label)?.[1];
  if (!words?.split(' ').every(isWord)) return [];
  return tokens.flatMap((token, i) => {
    const quantity = token.kind === 'word' ? stated(tokens, i) : null;
    if (quantity?.unit !== '' || quantity.value < 3) return [];
    const close = tokens.findIndex(({ text }, k) => k > i && text === ')');
    const about = tokens[i + 1]?.text === '(' ? tokens.slice(i + 2, close < 0 ? i + 2 : close) : [];
    const said = about.map(({ text }) => text.toLowerCase());
    const isProduction = said.includes('production') || /^production /.test(label);
    return [{ words, quantity, token: i, isProduction, isTest: false, isVague: false }];
  });
}

function isWord(word: string): boolean {
  return /^[a-z]{4,30}$/.test(word) && !NO_NAME.test(word) && pickingWords([word], PLAIN).length > 0;
}

function candidateOf(sentence: Sentence, named: Named): Candidate {
  const { words, quantity, token, isProduction } = named;
  return {
    kind: 'count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${quantity.text} classes${isProduction ? ' of production code' : ''} have "${words}" in their names`,
    asksForClasses: true,
    check: (context) => check(context, named),
  };
}

interface ClassesOf {
  readonly scope: string;
  readonly total: number;
}

/** Every way in which they may have been counted, the plainest first. */
function readingsOf(context: CheckContext, { words, isProduction, isTest }: Named): ClassesOf[] {
  const holds = nameHolding(words);
  const all = classesIn(context).filter(({ name }) => holds(name));
  const own = all.filter(({ kind }) => !/^(?:backup|vendored|generated)$/.test(kind));
  const code = own.filter(({ kind }) => kind !== 'test');
  const tests = own.filter(({ kind }) => kind === 'test');
  const scopes = isProduction
    ? [{ scope: 'code without tests', found: code }]
    : isTest
      ? [{ scope: 'code of tests', found: tests }]
      : [
          { scope: 'code, tests included', found: own },
          { scope: 'code without tests', found: code },
          { scope: 'code, backup copies included', found: all },
        ];
  const folders = [...new Set(code.flatMap(({ path }) => foldersOf(path)))].sort();
  for (const folder of isTest ? [] : folders)
    scopes.push({
      scope: `code below ${folder}/`,
      found: code.filter(({ path }) => path.startsWith(`${folder}/`)),
    });
  const letters = lettersOf(words);
  const ends = (name: string) => lettersOf(name).endsWith(letters);
  return scopes.flatMap(({ scope, found }) => [
    { scope, total: found.length },
    { scope: `${scope}, at the end of the name`, total: found.filter(({ name }) => ends(name)).length },
  ]);
}

/** Every class that code of the revision defines. */
function classesIn(context: CheckContext): readonly { name: string; path: string; kind: CodeClass }[] {
  return context.once(['classes of code'], () =>
    context.classes
      .found()
      .flatMap(([name, path]) =>
        languageOfPath(path) === undefined ? [] : [{ name, path, kind: context.classOf(path) }],
      ),
  );
}

/** One word must begin as a part of the name; several are as they are, however they are joined. */
function nameHolding(words: string): (name: string) => boolean {
  const letters = lettersOf(words);
  if (words.includes(' ')) return (name) => lettersOf(name).includes(letters);
  const part = new RegExp(
    `(?:^|_|[a-z0-9])${words.charAt(0).toUpperCase()}${words.slice(1)}|^${words}|_${words}`,
  );
  return (name) => part.test(name);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [1, 2].filter((n) => parts.length >= n).map((n) => parts.slice(0, n).join('/'));
}

function check(context: CheckContext, named: Named): Outcome | null {
  const { words, quantity, isProduction } = named;
  const readings = context.once(['classes named', words, isProduction, named.isTest], () =>
    readingsOf(context, named),
  );
  const [main] = readings;
  if (!main || main.total === 0) return null;
  const met = named.isVague ? undefined : readings.find(({ total }) => isTrue(agreement(quantity, total)));
  const told = readings
    .slice(0, 3)
    .map(({ total, scope }) => `${count(total, 'class', 'classes')} (${scope})`);
  const shared = {
    measured: met ? `${count(met.total, 'class', 'classes')} (${met.scope})` : listing(told, 3),
    scope: `definitions of classes with "${words}" in their names`,
    command: `git grep -h -i -E ${quoted(`^ *(export )?(abstract )?class \\w*${words.replaceAll(' ', '_?')}`)} ${context.rev}`,
  };
  if (met) return { verdict: 'verified', ...shared, approximate: agreement(quantity, met.total) === 'near' };
  const most = Math.max(...readings.map(({ total }) => total));
  // Fewer may be some of them; half as many more may be those that are made otherwise, or called after it in part.
  if (named.isVague)
    return { verdict: 'not checkable', ...shared, needs: 'to know what was counted as an implementation' };
  if (!isProduction || words.includes(' ') || quantity.value <= most * 1.5)
    return { verdict: 'not checkable', ...shared, needs: 'to know which classes were counted, and where' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `There are ${count(main.total, 'class', 'classes')} with "${words}" in their names (${main.scope}).`,
  };
}

import { quoted } from '../../domain/shell-word.js';
import { count, listing } from '../../domain/wording.js';
import { languageOfPath } from '../../languages/languages.js';
import { agreement, isTrue } from '../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import type { Sentence } from '../extract/document.js';
import { type CountedNoun, countedNouns, stated } from '../extract/quantities.js';
import { tellsOfChange } from '../extract/tells-of-change.js';
import type { Quantity } from '../extract/token.js';

/** How many classes have a word in their names: "199 production factory classes", "**Total Manager Classes:** 154". */
export const classNameCount: ClaimPart = { kinds: ['count'], recognise };

const CLASSES = new Set(['class']);
/** Words beside the number that say which classes of that name are meant, or nothing. */
const PLAIN =
  /^(?:total|production|test|different|distinct|separate|remaining|existing|unique|individual|more|other|the|of)$/;
/** Words that name no classes: what they are like, or where they are. */
const NO_NAME =
  /^(?:new|old|legacy|python|typescript|duplicate|duplicated|critical|core|large|small|god|public|private|abstract|base|concrete|import|exported|missing|failing|affected|migrated|unused|deprecated|several|multiple|many|all|three|four|five|agent-specific|business|utility|helper|same|similar|competing|parallel|conflicting|ssot|unit|integration|mock|e2e|css)$/;

interface Named {
  readonly word: string;
  readonly quantity: Quantity;
  readonly token: number;
  readonly isProduction: boolean;
  readonly isTest: boolean;
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood === 'question' || sentence.mood === 'conditional') return [];
    if (tellsOfChange(sentence)) return [];
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
  return countedNouns(sentence, CLASSES).flatMap((noun) => namedOf(noun) ?? []);
}

function namedOf({ quantity, between, token }: CountedNoun): Named | null {
  const words = between.filter((word) => !PLAIN.test(word));
  const [word, ...more] = words;
  if (word === undefined || more.length > 0 || !isWord(word) || quantity.value < 3) return null;
  return {
    word,
    quantity,
    token,
    isProduction: between.includes('production'),
    isTest: between.includes('test'),
  };
}

/** "**Total Factory Classes:** 795 (including tests), 199 (production code only)". */
function countedBehind({ tokens, label }: Sentence): Named[] {
  const word = /^(?:total |production |remaining )?([a-z]{4,30}) classes$/.exec(label)?.[1];
  if (word === undefined || !isWord(word)) return [];
  return tokens.flatMap((token, i) => {
    const quantity = token.kind === 'word' ? stated(tokens, i) : null;
    if (quantity?.unit !== '' || quantity.value < 3) return [];
    const close = tokens.findIndex(({ text }, k) => k > i && text === ')');
    const about = tokens[i + 1]?.text === '(' ? tokens.slice(i + 2, close < 0 ? i + 2 : close) : [];
    const said = about.map(({ text }) => text.toLowerCase());
    const isProduction = said.includes('production') || /^production /.test(label);
    return [{ word, quantity, token: i, isProduction, isTest: false }];
  });
}

function isWord(word: string): boolean {
  return /^[a-z]{4,30}$/.test(word) && !NO_NAME.test(word) && !PLAIN.test(word);
}

function candidateOf(sentence: Sentence, named: Named): Candidate {
  const { word, quantity, token, isProduction } = named;
  return {
    kind: 'count',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${quantity.text} classes${isProduction ? ' of production code' : ''} have ${word} in their names`,
    asksForClasses: true,
    check: (context) => check(context, named),
  };
}

interface ClassesOf {
  readonly scope: string;
  readonly total: number;
}

/** Every way in which they may have been counted, the plainest first. */
function readingsOf(context: CheckContext, { word, isProduction, isTest }: Named): ClassesOf[] {
  const part = new RegExp(
    `(?:^|_|[a-z0-9])${word.charAt(0).toUpperCase()}${word.slice(1)}|^${word}|_${word}`,
  );
  const all = context.classes
    .found()
    .filter(([name, path]) => part.test(name) && languageOfPath(path) !== undefined)
    .map(([name, path]) => ({ name, path, kind: context.classOf(path) }));
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
  const ends = (name: string) => name.toLowerCase().endsWith(word);
  return scopes.flatMap(({ scope, found }) => [
    { scope, total: found.length },
    { scope: `${scope}, at the end of the name`, total: found.filter(({ name }) => ends(name)).length },
  ]);
}

function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return [1, 2].filter((n) => parts.length >= n).map((n) => parts.slice(0, n).join('/'));
}

function check(context: CheckContext, named: Named): Outcome | null {
  const { word, quantity, isProduction } = named;
  const readings = context.once(['classes named', word, isProduction, named.isTest], () =>
    readingsOf(context, named),
  );
  const [main] = readings;
  if (!main || main.total === 0) return null;
  const met = readings.find(({ total }) => isTrue(agreement(quantity, total)));
  const told = readings
    .slice(0, 3)
    .map(({ total, scope }) => `${count(total, 'class', 'classes')} (${scope})`);
  const shared = {
    measured: met ? `${count(met.total, 'class', 'classes')} (${met.scope})` : listing(told, 3),
    scope: `definitions of classes with ${word} in their names`,
    command: `git grep -h -i -E ${quoted(`^ *(export )?(abstract )?class \\w*${word}`)} ${context.rev}`,
  };
  if (met) return { verdict: 'verified', ...shared, approximate: agreement(quantity, met.total) === 'near' };
  const most = Math.max(...readings.map(({ total }) => total));
  // Fewer may be some of them; half as many more may be those that are made otherwise, or called after it in part.
  if (!isProduction || quantity.value <= most * 1.5)
    return { verdict: 'not checkable', ...shared, needs: 'to know which classes were counted, and where' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `There are ${count(main.total, 'class', 'classes')} with ${word} in their names (${main.scope}).`,
  };
}

import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import {
  type Candidate,
  type CheckContext,
  type ClaimPart,
  linesOf,
  type Outcome,
  type Reading,
} from '../../check/context.js';
import {
  type DecoratedFunction,
  decoratedFunctions,
  hasDecorator,
  marksAll,
} from '../../check/names/decorated.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import { fileSpokenOf } from '../../extract/files/file-context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type DecoratorSaid, decoratorSaid } from '../../extract/names/decorators-said.js';

/** Decorators of functions: "`async def test_a` (missing decorator)", "11 tests in `a.py` are missing `@mark`", "8/8 tests have it". */
export const decorator: ClaimPart = { kinds: ['usage', 'count'], recognise };

type One = Extract<DecoratorSaid, { kind: 'one' }>;
type Some = Extract<DecoratorSaid, { kind: 'some' }>;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const said = sentence.fence ? null : decoratorSaid(reading, sentence);
    if (!said) return [];
    const path = fileOf(reading, sentence);
    if (said.kind === 'one') return [oneCandidate(sentence, said, path)];
    return path === null ? [] : [someCandidate(sentence, said, path)];
  });
}

/** The one file that the sentence names or speaks of; null for none, and where it may be any of several. */
function fileOf(reading: Reading, sentence: Sentence): string | null {
  const own = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  if (own.length > 1) return null;
  const [path, ...more] = (own[0] ?? fileSpokenOf(reading, sentence))?.match.paths ?? [];
  return path !== undefined && more.length === 0 ? path : null;
}

function oneCandidate(sentence: Sentence, said: One, path: string | null): Candidate {
  return {
    kind: 'usage',
    line: said.line,
    text: sentence.text,
    statement: `${said.name} ${said.isMissing ? 'has no' : 'has'} @${said.decorator}`,
    words: [said.name],
    symbol: said.name,
    check: (context) => checkOne(context, said, path),
  };
}

/** The functions of that name, where the file has one, else where the only file is that defines it. */
async function checkOne(context: CheckContext, said: One, spoken: string | null): Promise<Outcome | null> {
  const { name, decorator: wanted, isMissing } = said;
  const lines = spoken === null ? null : await context.lines(spoken);
  const isThere =
    spoken !== null && (decoratedFunctions(spoken, lines ?? []) ?? []).some((each) => each.name === name);
  const path = isThere ? spoken : await onlyDefining(context, name);
  const own = path === null ? null : await context.lines(path);
  const found = (path === null || !own ? null : decoratedFunctions(path, own))?.filter(
    (each) => each.name === name,
  );
  if (path === null || !own || !found || found.length === 0) return null;
  const bare = found.filter((each) => !hasDecorator(each, wanted));
  const shared = {
    scope: `what stands above ${name} in ${path}`,
    command: `git grep -n -B 6 -w ${quoted(`def ${name}`)} ${context.rev} -- ${quoted(path)}`,
    measured: listing(
      found.map((each) => toldOf(each, wanted)),
      3,
    ),
  };
  const fits = isMissing ? bare.length === found.length : bare.length === 0;
  if (bare.length > 0 && marksAll(own, wanted))
    return {
      verdict: 'not checkable',
      ...shared,
      needs: 'to know whether a mark for all tests of the file counts',
    };
  if (fits) return { verdict: 'verified', ...shared };
  if (bare.length > 0 && bare.length < found.length)
    return { verdict: 'not checkable', ...shared, needs: 'to know which of them is meant' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `${name} ${isMissing ? 'has' : 'has no'} @${wanted}: ${toldOf(found[0] as DecoratedFunction, wanted)} of ${path}.`,
    past: {
      paths: [path],
      isTrue: (texts) => {
        const then = functionsIn(texts.get(path) ?? null, path).filter((each) => each.name === name);
        return then.length > 0 && then.every((each) => hasDecorator(each, wanted) !== isMissing);
      },
    },
  };
}

async function onlyDefining(context: CheckContext, name: string): Promise<string | null> {
  const known = await knowledgeOf(context, name);
  const [path, ...more] = new Set(known?.definitions.map((each) => each.path));
  return path !== undefined && more.length === 0 ? path : null;
}

function toldOf(each: DecoratedFunction, wanted: string): string {
  const at = each.decorators.find(({ name }) => name === wanted || name.endsWith(`.${wanted}`));
  return at ? `@${at.name} at line ${at.line}` : `none above line ${each.line}`;
}

function functionsIn(text: string | null, path: string): DecoratedFunction[] {
  return text === null ? [] : (decoratedFunctions(path, linesOf(text)) ?? []);
}

function someCandidate(sentence: Sentence, said: Some, path: string): Candidate {
  const { quantity, of, isMissing, decorator: wanted } = said;
  return {
    kind: 'count',
    line: said.line,
    text: sentence.text,
    statement: `${quantity.text}${of === null ? '' : ` of ${of}`} functions in ${path} ${isMissing ? 'have no' : 'have'} @${wanted}`,
    check: (context) => checkSome(context, said, path),
  };
}

/** How many functions of a kind there are, and how many of them have the decorator. */
interface Tally {
  readonly all: number;
  readonly decorated: number;
}

/** The plain reading first; a sentence that says neither "async" nor "test" may mean either. */
function talliesOf(
  functions: readonly DecoratedFunction[],
  { onlyAsync, onlyTests, decorator: wanted }: Some,
): Tally[] {
  const tests = (each: DecoratedFunction) => /^test/.test(each.name);
  const readings = [
    functions.filter((each) => tests(each) && each.isAsync),
    ...(onlyAsync ? [] : [functions.filter(tests)]),
    ...(onlyTests ? [] : [functions.filter((each) => each.isAsync)]),
    ...(onlyAsync || onlyTests ? [] : [functions]),
  ];
  return readings.map((own) => ({
    all: own.length,
    decorated: own.filter((each) => hasDecorator(each, wanted)).length,
  }));
}

async function checkSome(context: CheckContext, said: Some, path: string): Promise<Outcome | null> {
  const lines = await context.lines(path);
  const functions = lines && decoratedFunctions(path, lines);
  if (!lines || !functions) return null;
  const { decorator: wanted, isMissing } = said;
  const tallies = talliesOf(functions, said);
  const [main] = tallies;
  if (!main || main.all === 0) return null;
  const shared = {
    measured: `${main.decorated} of ${count(main.all, 'async test')} have @${wanted}`,
    scope: `the functions of ${path}`,
    command: `git grep -n -A 3 -F ${quoted(`@${wanted}`)} ${context.rev} -- ${quoted(path)}`,
  };
  if (main.decorated < main.all && marksAll(lines, wanted))
    return {
      verdict: 'not checkable',
      ...shared,
      needs: 'to know whether a mark for all tests of the file counts',
    };
  if (tallies.some((tally) => fits(tally, said))) return { verdict: 'verified', ...shared };
  const most = Math.max(...tallies.map((tally) => tally.all - tally.decorated));
  if (said.isOthers && (!isMissing || most >= said.quantity.value))
    return { verdict: 'not checkable', ...shared, needs: 'to know which ones are meant' };
  return {
    verdict: 'refuted',
    ...shared,
    correction: `Of ${count(main.all, 'async test')} in ${path}, ${main.decorated} have @${wanted}.`,
    past: {
      paths: [path],
      isTrue: (texts) =>
        talliesOf(functionsIn(texts.get(path) ?? null, path), said).some(
          (tally) => tally.all > 0 && fits(tally, said),
        ),
    },
  };
}

function fits({ all, decorated }: Tally, { quantity, of, isMissing, isOthers }: Some): boolean {
  const measured = isMissing ? all - decorated : decorated;
  return !isOthers && isTrue(agreement(quantity, measured)) && (of === null || of === all);
}

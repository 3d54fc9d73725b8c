import { quoted } from '../../../domain/shell-word.js';
import { listing, thousands, count as words } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { pathOf } from '../../check/count/number-of-command.js';
import { recompute } from '../../check/count/recompute.js';
import { countedUses, isOfLogs } from '../../extract/figures/counted-uses.js';
import { type CountedNoun, countedNouns } from '../../extract/figures/quantities.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { CommandWords } from '../../extract/names/shell-command.js';
import { FILE_NOUNS, PLACES } from '../../extract/words/place-nouns.js';
import { pickingWords } from '../../extract/words/plain-words.js';
import { tellsOfChange } from '../../extract/words/tells-of-change.js';

/** Files, or places, that hold what a code span searches for: "157 files with `async def load.*return` patterns". */
export const searchedPattern: ClaimPart = { kinds: ['count'], recognise };

/** What only an expression holds. */
const EXPRESSION = /\.[*+]|\\[swdb]|\[\^/;
/** A statement that is searched for as it stands: `class Config:`, `except:`. */
const STATEMENT =
  /^(?:class [A-Z]\w{2,60}\b.{0,40}|except\b.{0,60}:|def \w{3,60}\(.{0,40}|async def \w{3,60}.{0,40})$/;
/** What stands between the number’s noun and the code. */
const HOLDING =
  /^(?:with|using|containing|holding|matching|of|for|have|has|had|contain|hold|use|match|that|the|a|an|pattern|patterns|regex|text|still|legacy|old|deprecated)$/i;
/** Words that leave none of them out, or a scope that is counted. */
const PLAIN = /^(?:additional|python|code|source|test|tests|production|legacy|remaining|other|\.py)$/;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const code = sentence.tokens.filter(({ kind }) => kind === 'code');
    const [only, ...others] = code;
    if (!only || others.length > 0 || !(EXPRESSION.test(only.text) || STATEMENT.test(only.text))) return [];
    return candidateOf(reading, sentence, only.text) ?? [];
  });
}

function candidateOf(reading: Reading, sentence: Sentence, pattern: string): Candidate | null {
  if (fileMentions(sentence, reading.paths).length > 0 || tellsOfChange(sentence) || isOfLogs(sentence))
    return null;
  const at = sentence.tokens.findIndex(({ kind }) => kind === 'code');
  const noun = countedNouns(sentence, NOUNS).find(({ nounToken }) => isOfCode(sentence, nounToken, at));
  if (!noun || countedUses(reading, sentence)) return null;
  const search: CommandWords = ['git', 'grep', EXPRESSION.test(pattern) ? '-nE' : '-nF', pattern];
  return {
    kind: 'count',
    line: sentence.tokens[noun.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${noun.quantity.text} ${noun.noun}s hold ${pattern}`,
    command: search,
    check: (context) => check(context, noun, search),
  };
}

const NOUNS: ReadonlySet<string> = new Set([...FILE_NOUNS, ...PLACES]);

/** Nothing but such words stands between the noun and the code behind it. */
function isOfCode({ tokens }: Sentence, noun: number, code: number): boolean {
  return code > noun && tokens.slice(noun + 1, code).every(({ text }) => HOLDING.test(text));
}

/** The ways to read an unspecific statement. */
interface Read {
  readonly scope: string;
  readonly number: number;
}

async function check(context: CheckContext, noun: CountedNoun, search: CommandWords): Promise<Outcome> {
  const [, , flag = '', pattern = ''] = search;
  const shown = await recompute(context, [search]);
  const isFiles = FILE_NOUNS.has(noun.noun);
  const command = `git grep ${isFiles ? flag.replace('n', 'l') : flag} -e ${quoted(pattern)} ${context.rev}`;
  if (!shown) return { verdict: 'not checkable', command, needs: 'an expression that can be searched for' };
  const readings = readingsOf(context, shown.lines, isFiles, noun.between.includes('test'));
  const told = readings.map(({ scope, number }) => `${thousands(number)} (${scope})`);
  const met = readings.find(({ number }) => isTrue(agreement(noun.quantity, number)));
  const scope =
    met?.scope ??
    listing(
      readings.map((each) => each.scope),
      4,
    );
  const measured = met ? thousands(met.number) : listing(told, 4);
  const qualified = pickingWords(noun.between, PLAIN)[0];
  if (qualified !== undefined)
    return {
      verdict: 'not checkable',
      measured,
      scope,
      command,
      needs: `to know which are meant by "${qualified}"`,
    };
  if (met) return { verdict: 'verified', measured, scope, command };
  const [first] = readings;
  return {
    verdict: 'refuted',
    measured,
    scope,
    command,
    correction: `${words(first?.number ?? 0, noun.noun)} ${first?.number === 1 ? 'holds' : 'hold'} \`${pattern}\` (${first?.scope ?? ''}).`,
  };
}

/** What is found in code, in tests, and in all that is kept. */
function readingsOf(
  context: CheckContext,
  places: readonly string[],
  isFiles: boolean,
  isOfTests: boolean,
): readonly Read[] {
  const numberOf = (isMeant: (path: string) => boolean) => {
    const own = places.map(pathOf).filter(isMeant);
    return isFiles ? new Set(own).size : own.length;
  };
  const isCode = (path: string) => languageOfPath(path) !== undefined;
  const isTest = (path: string) => isCode(path) && context.classOf(path) === 'test';
  if (isOfTests) return [{ scope: 'code of tests', number: numberOf(isTest) }];
  const all = [
    { scope: 'code, tests included', number: numberOf(isCode) },
    {
      scope: 'code without tests',
      number: numberOf((path) => isCode(path) && context.classOf(path) !== 'test'),
    },
    { scope: 'all files, documents included', number: numberOf(() => true) },
  ];
  return all.filter((each, i) => all.findIndex(({ number }) => number === each.number) === i);
}

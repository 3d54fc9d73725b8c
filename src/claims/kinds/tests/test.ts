import { quoted } from '../../../domain/shell-word.js';
import { count, listing, placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { linesOf } from '../../check/context.js';
import { knowledgeOf, type Located } from '../../check/names/definitions.js';
import { casesNamed, outcomeOf, reportOutcome } from '../../check/names/test-cases.js';
import { declaredTests } from '../../check/names/test-functions.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import { isListingFence, type Sentence } from '../../extract/markdown/document.js';

/** Tests by pytest id, and what is said of their outcome, which only a report can tell. */
export const test: ClaimPart = { kinds: ['test', 'test-outcome'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const ids = fileMentions(sentence, reading.paths).filter(({ node }) => node !== '');
    const candidates = ids.flatMap((mention) => {
      if (mention.match.kind !== 'file') return [];
      const said = saidOutcome(sentence, mention);
      return [idCandidate(sentence, mention), ...(said ? [outcomeCandidate(sentence, mention, said)] : [])];
    });
    return ids.length > 0 ? candidates : (namedCandidate(sentence) ?? []);
  });
}

const OUTCOME = /\b(?:PASS(?:ED|ES|ING)?|FAIL(?:ED|S|ING)?|SKIPPED|ERROR|XFAIL(?:ED)?)\b|[✅❌✓✗✔✘]/;

/** `✅ test_opens - PASSED`, `test_opens - opens twice` in what a run printed: a test by its name alone. */
function namedCandidate(sentence: Sentence): Candidate | null {
  if (!sentence.fence || !isListingFence(sentence.fence) || sentence.mood === 'proposal') return null;
  const names = sentence.tokens.filter(({ kind, text }) => kind === 'word' && NAMED.test(text));
  const [only] = names;
  const isListed = sentence.tokens.find(({ kind }) => kind === 'word') === only;
  if (!only || names.length > 1 || !(isListed || OUTCOME.test(sentence.text.slice(0, 300)))) return null;
  const [, container = '', name = ''] = NAMED.exec(only.text) ?? [];
  return {
    kind: 'test',
    line: only.line,
    text: sentence.text,
    statement: `there is a test ${only.text}`,
    words: [name],
    symbol: name,
    check: (context) => checkNamed(context, name, container),
  };
}

/** `test_opens`, `TestHub.test_opens`, `TestHub::test_opens`. */
const NAMED = /^(?:([A-Z]\w{2,120})(?:\.|::))?(test_\w{4,120})$/;

async function checkNamed(context: CheckContext, name: string, container: string): Promise<Outcome | null> {
  const all = await knowledgeOf(context, name);
  if (!all) return null;
  const known =
    container === ''
      ? all
      : { ...all, definitions: await ofClass(context, all.definitions, name, container) };
  const command = `git grep -n -w ${quoted(name)} ${context.rev}`;
  const scope = `${count(known.codeFiles.length, 'file')} of code ${known.codeFiles.length === 1 ? 'names' : 'name'} it`;
  if (known.definitions.length > 0)
    return {
      verdict: 'verified',
      measured: `at ${placesListed(known.definitions, 3)}`,
      scope,
      command,
    };
  return {
    verdict: 'not checkable',
    measured: 'no definition',
    scope,
    command,
    needs: 'the file that declares it, or a run that lists the tests',
  };
}

/** Of the definitions of a test those in the class that is named with it. */
async function ofClass(
  context: CheckContext,
  definitions: readonly Located[],
  name: string,
  container: string,
): Promise<Located[]> {
  const found: Located[] = [];
  for (const each of definitions) {
    const tests = declaredTests(each.path, (await context.lines(each.path)) ?? []);
    const isIn = (test: (typeof tests)[number]) => test.name === name && test.container === container;
    if (tests.some(isIn)) found.push(each);
  }
  return found;
}

type Said = 'passed' | 'failed';

function saidOutcome(sentence: Sentence, mention: FileMention): Said | null {
  const after = sentence.tokens
    .slice(mention.token + 1, mention.token + 4)
    .map(({ text }) => text.toUpperCase());
  if (after.some((word) => /^(?:PASSED|PASSES|PASSING|PASS|✅)$/.test(word))) return 'passed';
  return after.some((word) => /^(?:FAILED|FAILS|FAILING|FAIL|ERROR|❌)$/.test(word)) ? 'failed' : null;
}

function idCandidate(sentence: Sentence, mention: FileMention): Candidate {
  return {
    kind: 'test',
    line: sentence.tokens[mention.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `there is a test ${mention.node}`,
    check: (context) => checkId(context, mention),
  };
}

async function checkId(context: CheckContext, mention: FileMention): Promise<Outcome> {
  const [path = ''] = mention.match.paths;
  const lines = await context.lines(path);
  const parts = mention.node.replace(/\[.*$/s, '').split('::');
  const name = parts.at(-1) ?? '';
  const command = `git grep -n -E ${quoted(`(def|class) ${name}`)} ${context.rev} -- ${quoted(path)}`;
  if (!lines) return { verdict: 'not checkable', command, needs: `${path} as a text that this clone holds` };
  const found = find(path, lines, parts);
  if (found !== null) return { verdict: 'verified', measured: `at line ${found}`, scope: path, command };
  if (isCollected(path, lines, parts))
    return {
      verdict: 'not checkable',
      measured: `${path} declares no such test itself`,
      scope: path,
      command,
      needs: 'a run that lists the tests: they are inherited, or made when they are collected',
    };
  const same = declaredTests(path, lines).filter((each) => each.name === name);
  const hint = same.length > 0 ? `; ${name} is in ${same[0]?.container || 'no class'}` : '';
  return {
    verdict: 'refuted',
    measured: `no such test in ${path}${hint}`,
    scope: `${count(declaredTests(path, lines).length, 'test')} of ${path}; inherited ones cannot be seen`,
    command,
    correction: `${path} has no test ${mention.node}.`,
    past: { paths: [path], isTrue: (texts) => find(path, linesOf(texts.get(path) ?? ''), parts) !== null },
  };
}

/** The class is there and declares no test, or the name is none of a function: its tests come from elsewhere. */
function isCollected(path: string, lines: readonly string[], parts: readonly string[]): boolean {
  const container = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  if (container === '' || find(path, lines, [container]) === null) return false;
  const isName = /^\w+$/.test(parts.at(-1) ?? '');
  return !isName || !declaredTests(path, lines).some((each) => each.container === container);
}

/** The line of a test, or of a class where the id ends with one. */
function find(path: string, lines: readonly string[], parts: readonly string[]): number | null {
  const name = parts.at(-1) ?? '';
  const container = parts.length > 1 ? (parts.at(-2) ?? '') : '';
  const test = declaredTests(path, lines).find(
    (each) => each.name === name && (container === '' || each.container === container),
  );
  if (test) return test.line;
  const at = lines.findIndex((line) =>
    new RegExp(`^\\s{0,40}class ${name.replace(/\W/g, '')}\\b`).test(line),
  );
  return at >= 0 && parts.length === 1 ? at + 1 : null;
}

function outcomeCandidate(sentence: Sentence, mention: FileMention, said: Said): Candidate {
  return {
    kind: 'test-outcome',
    line: sentence.tokens[mention.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${mention.node} ${said}`,
    check: (context) => checkOutcome(context, mention, said),
  };
}

function checkOutcome(context: CheckContext, mention: FileMention, said: Said): Outcome {
  const parts = mention.node.split('::');
  const cases = casesNamed(context, mention.match.paths, parts);
  const scope = 'the test reports that were given';
  if (cases.length === 0) return reportOutcome(context);
  const outcome = outcomeOf(cases);
  const measured = listing([...new Set(cases.map((each) => each.outcome))], 4);
  const isRight = said === 'passed' ? outcome === 'passed' : outcome === 'failed';
  return isRight
    ? { verdict: 'verified', measured, scope }
    : {
        verdict: 'refuted',
        measured,
        scope,
        correction: `The report says of ${mention.node}: ${measured}.`,
      };
}

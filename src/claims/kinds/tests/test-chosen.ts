import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { declaredTests } from '../../check/names/test-functions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { type ChosenTests, chosenTests } from '../../extract/names/chosen-tests.js';

/**
 * A test that a command chooses by its name: `pytest tests/hub/ -k "test_opens"`. Verified where one below that path is so
 * called; what a run would choose by marks and values cannot be read.
 */
export const testChosen: ClaimPart = { kinds: ['test'], recognise };

/** Commands of a document, and test files that are read for one: more are a suite. */
const [MOST_OF_DOCUMENT, MOST_FILES] = [40, 60];

function recognise({ document }: Reading): Candidate[] {
  return document.sentences.flatMap(chosenIn).slice(0, MOST_OF_DOCUMENT);
}

function chosenIn(sentence: Sentence): Candidate[] {
  if (!sentence.text.includes('pytest')) return [];
  const written = sentence.fence
    ? [{ text: lineOf(sentence), line: sentence.line }]
    : sentence.tokens.filter(({ kind }) => kind === 'code');
  return written.flatMap(({ text, line }) => {
    const chosen = chosenTests(text);
    const isTold = chosen?.names.some((name) => name.startsWith('test_'));
    return chosen && isTold ? chosen.names.map((name) => candidateOf(sentence, chosen, name, line)) : [];
  });
}

function lineOf({ fence, line, text }: Sentence): string {
  return fence?.lines[line - fence.firstLine] ?? text;
}

function candidateOf(sentence: Sentence, { paths }: ChosenTests, name: string, line: number): Candidate {
  const where = paths.length > 0 ? listing([...paths], 2) : 'the tests';
  return {
    kind: 'test',
    line,
    text: sentence.text,
    statement: `${where} ${paths.length > 1 || paths.length === 0 ? 'have' : 'has'} a test ${name}`,
    words: [name],
    says: null,
    check: (context) => check(context, paths, name),
  };
}

/** @returns null where none is found: it may be made when the tests are collected */
async function check(context: CheckContext, paths: readonly string[], name: string): Promise<Outcome | null> {
  const isBelow = (path: string) =>
    paths.length === 0 || paths.some((each) => path === each || path.startsWith(`${each}/`));
  const holding = context.words.filesOf(name).filter((path) => isBelow(path));
  const below = paths.length > 0 ? [...context.paths.files.keys()].filter(isTestBelow(isBelow)) : [];
  const files = [...new Set([...holding, ...(below.length > MOST_FILES ? [] : below.sort())])].slice(
    0,
    MOST_FILES,
  );
  const found: string[] = [];
  for (const path of files)
    for (const test of declaredTests(path, (await context.lines(path)) ?? []))
      if (test.name.toLowerCase().includes(name.toLowerCase())) found.push(`${path}:${test.line}`);
  const [first] = found;
  if (first === undefined) return null;
  return {
    verdict: 'verified',
    measured: `at ${listing(found, 3)}`,
    scope: `${count(files.length, 'file')} that may declare it`,
    command: `git grep -n -E ${quoted(`def \\w*${name}`)} ${context.rev} -- ${paths.length > 0 ? paths.map(quoted).join(' ') : quoted(first.replace(/:\d+$/, ''))}`,
  };
}

function isTestBelow(isBelow: (path: string) => boolean): (path: string) => boolean {
  return (path) => /(?:^|\/)(?:test_[^/]*|[^/]*_test)\.py$/.test(path) && isBelow(path);
}

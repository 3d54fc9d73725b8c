import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import { languageOfPath } from '../../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { nameOf } from '../../check/files/path-index.js';
import { knowledgeOf } from '../../check/names/definitions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import type { Token } from '../../extract/markdown/token.js';

/**
 * Modules by their bare names: "`hub_auth` - Authentication layer", "hub_pool vs hub_store", "the `port_fix` module is missing from
 * the working tree". A name that is that of a file is one; that it is missing is refuted where such a file is code.
 */
export const moduleNamed: ClaimPart = { kinds: ['path'], recognise };

const NAME = /^[a-z][a-z0-9]{1,30}(?:_[a-z0-9]{1,30}){1,6}$/;
/** Behind a name that is one of a module, with what is said of it. */
const NOUN = /^(?:modules?|packages?|scripts?|files?)$/i;
const GONE =
  /\b(?:is|are|was) (?:\W{0,4})(?:missing|absent|not (?:there|present|found)) (?:from|in) (?:the |this |our )?(?:current |whole |entire )?(?:working (?:tree|directory)|code ?base|repository|repo|project|source tree)\b|^(?:modules?|packages?|scripts?|files?) (?:does not|doesn't|no longer) exists?(?: (?:anywhere|at all|in (?:the |this )?(?:code ?base|repository|repo|project)))?\W{0,3}$/i;
/** What may have been meant with it instead. */
const OTHER_NOUN =
  /^(?:functions?|methods?|fixtures?|parameters?|params?|arguments?|variables?|fields?|keys?|columns?|tables?|markers?|flags?|attributes?|settings?|tests?|calls?|events?|names?|values?|options?|properties|property|classes|class|constants?|decorators?)$/i;

function recognise(reading: Reading): Candidate[] {
  const seen = new Set<string>();
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    return sentence.tokens.flatMap((token, i) => {
      if (!isName(token) || filesOf(reading.paths, token.text).length === 0) return absentAt(sentence, i);
      const isFirst = !seen.has(token.text);
      seen.add(token.text);
      if (isSaidGone(sentence, i)) return absentAt(sentence, i);
      return (isFirst || token.kind === 'code') && isSpokenOf(sentence, i)
        ? [candidateOf(sentence, token)]
        : [];
    });
  });
}

function isName({ kind, text }: Token): boolean {
  return (kind === 'code' || kind === 'word') && NAME.test(text) && !/^(?:test|self)_/.test(text);
}

/** It stands for a thing: called a module, the head of a list item, or beside another such name. */
function isSpokenOf({ tokens, place }: Sentence, i: number): boolean {
  const next = tokens[i + 1]?.text ?? '';
  if (/^(?:module|package|script|file)$/i.test(next)) return true;
  if (OTHER_NOUN.test(next)) return false;
  const isHead = place === 'item' && tokens.slice(0, i).every(({ kind }) => kind === 'mark');
  const isCompared = (at: number, by: number) =>
    /^(?:vs|versus)$/i.test(tokens[at]?.text ?? '') && NAME.test(tokens[at + by]?.text ?? '');
  const nextButOne = /^vs$/i.test(next) && tokens[i + 2]?.text === '.' ? i + 3 : i + 2;
  return (isHead && /^[-–—]$/.test(next)) || isCompared(i + 1, nextButOne - i - 1) || isCompared(i - 1, -1);
}

function candidateOf(sentence: Sentence, { text, line }: Token): Candidate {
  return {
    kind: 'path',
    line,
    text: sentence.text,
    statement: `there is a module ${text}`,
    words: [text],
    symbol: text,
    check: (context) => checkThere(context, text),
  };
}

/** @returns null where code defines something of that name, which may be meant */
async function checkThere(context: CheckContext, name: string): Promise<Outcome | null> {
  const known = await knowledgeOf(context, name);
  const defined = known?.definitions.some(({ path }) => context.classOf(path) === 'production');
  const files = inCode(context, name);
  if (defined || files.length === 0) return null;
  return { verdict: 'verified', measured: `exists: ${listing(files, 4)}`, ...lookedAt(context, name) };
}

function isSaidGone({ tokens }: Sentence, i: number): boolean {
  const after = tokens
    .slice(i + 1, i + 20)
    .map(({ text }) => text.replaceAll('’', "'"))
    .join(' ');
  return NOUN.test(tokens[i + 1]?.text ?? '') && GONE.test(after.replace(/[.;].*$/, ''));
}

function absentAt(sentence: Sentence, i: number): Candidate[] {
  const token = sentence.tokens[i];
  if (token?.kind !== 'code' || !isName(token) || !isSaidGone(sentence, i)) return [];
  return [
    {
      kind: 'path',
      line: token.line,
      text: sentence.text,
      statement: `there is no module ${token.text}`,
      check: (context) => checkAbsent(context, token.text),
    },
  ];
}

function checkAbsent(context: CheckContext, name: string): Outcome {
  const files = inCode(context, name);
  if (files.length === 0)
    return { verdict: 'verified', measured: 'no such module', ...lookedAt(context, name) };
  const measured = `there is ${listing(files, 3)}`;
  return {
    verdict: 'refuted',
    measured,
    ...lookedAt(context, name),
    correction: `There is ${listing(files, 3)}.`,
    past: {
      paths: files.slice(0, 3),
      isTrue: (texts) => [...texts.values()].every((text) => text === null),
    },
  };
}

function inCode(context: CheckContext, name: string): string[] {
  return filesOf(context.paths, name).filter((path) => /^(?:production|test)$/.test(context.classOf(path)));
}

const ENDINGS = ['.py', '.ts', '.tsx', '.js', '.go', '.rb', '.sh'];

/** Files and packages of code whose name, without its ending, is this. */
function filesOf(paths: Reading['paths'], name: string): string[] {
  const files = ENDINGS.flatMap((ending) => paths.namesakes(`${name}${ending}`)).filter((path) =>
    languageOfPath(path),
  );
  return [...files, ...(packagesOf(paths).get(name) ?? [])];
}

const packages = new WeakMap<Reading['paths'], ReadonlyMap<string, readonly string[]>>();

/** Packages of Python by their names. */
function packagesOf(paths: Reading['paths']): ReadonlyMap<string, readonly string[]> {
  const known = packages.get(paths);
  if (known) return known;
  const found = new Map<string, string[]>();
  for (const path of paths.namesakes('__init__.py')) {
    const name = nameOf(path.replace(/\/?__init__\.py$/, ''));
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  packages.set(paths, found);
  return found;
}

function lookedAt(context: CheckContext, name: string): { scope: string; command: string } {
  return {
    scope: `all ${count(context.paths.files.size, 'file')} of ${context.rev}; copies left out`,
    command: `git ls-tree -r --name-only ${context.rev} | grep -E ${quoted(`(^|/)${name}(\\.[a-z]+|/__init__\\.py)$`)}`,
  };
}

import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { type Calls, callsOf } from '../../check/names/calls-of.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { functionSpokenOf, functionsNamed } from '../../extract/names/function-spoken-of.js';

/** "`open_hub()` is never called", "it's never called during startup", "… in production". */
export const neverCalled: ClaimPart = { kinds: ['usage'], recognise };

const NEVER =
  /\b(?:is|it's|are|was|gets?)? ?(?:never|not) (?:being |actually |ever )*(?:called|invoked)\b( (?:anywhere|at all|by anything|in (?:the )?(?:code|codebase)))?/i;

/** Where it is said not to be called. */
interface Within {
  readonly kind: 'anywhere' | 'production' | 'files' | 'other';
  readonly written: string;
  /** The files that count as that place; empty where they are not known. */
  readonly paths: readonly string[];
}

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present') return [];
    const text = sentence.text.slice(0, 400).replaceAll('’', "'");
    const said = NEVER.exec(text);
    const name = said ? nameFor(reading, sentence) : null;
    if (!said || name === null) return [];
    return [
      candidateOf(sentence, name, withinOf(reading, sentence, text.slice(said.index + said[0].length))),
    ];
  });
}

/** The function before the verb, or what "it" stands for. */
function nameFor(reading: Reading, sentence: Sentence): string | null {
  const verb = sentence.tokens.findIndex(({ text }) => /^(?:called|invoked)$/i.test(text));
  const own = functionsNamed(sentence).filter(({ token }) => token < verb);
  const code = sentence.tokens.slice(0, verb).filter(({ kind }) => kind === 'code');
  if (own.length === 1 && code.length === 1) return own[0]?.name ?? null;
  const isIt = sentence.tokens
    .slice(0, verb)
    .some(({ text }) => /^(?:it|it's|it’s|this|the (?:function|method)|function|method)$/i.test(text));
  return code.length === 0 && isIt ? functionSpokenOf(reading, sentence) : null;
}

function withinOf(reading: Reading, sentence: Sentence, rest: string): Within {
  const said = /^ ?[^.;:,()–—]{0,80}/.exec(rest)?.[0].trim().toLowerCase() ?? '';
  const verb = sentence.tokens.findIndex(({ text }) => /^(?:called|invoked)$/i.test(text));
  const files = fileMentions(sentence, reading.paths).filter(
    ({ token, match }) => token > verb && match.kind === 'file',
  );
  if (files.length > 0)
    return { kind: 'files', written: said, paths: files.flatMap(({ match }) => match.paths) };
  if (said === '') return { kind: 'anywhere', written: '', paths: [] };
  if (/^(?:in|from|by) (?:actual |real |any )?production(?: code)?$/.test(said))
    return { kind: 'production', written: said, paths: [] };
  const stage =
    /^(?:during|at|on|in|by|from) (?:the )?(?:\w{1,20} )?(startup|shutdown|bootstrap|initialization)\b/.exec(
      said,
    )?.[1];
  return { kind: 'other', written: said, paths: stage === undefined ? [] : filesOfStage(reading, stage) };
}

/** The files that the document names beside a word: "Startup process (`a.py`, `b.py`)". */
function filesOfStage(reading: Reading, stage: string): string[] {
  const named = new RegExp(`\\b${stage}\\b`, 'i');
  return reading.document.sentences.flatMap((sentence) =>
    !sentence.fence && named.test(sentence.text.slice(0, 300))
      ? fileMentions(sentence, reading.paths).flatMap(({ match }) =>
          match.kind === 'file' && match.paths.length === 1 ? match.paths : [],
        )
      : [],
  );
}

function candidateOf(sentence: Sentence, name: string, within: Within): Candidate {
  return {
    kind: 'usage',
    line: sentence.line,
    text: sentence.text,
    statement: `${name} is never called${within.written === '' ? '' : ` ${within.written}`}`,
    words: [name],
    symbol: name,
    check: (context) => check(context, name, within),
  };
}

/** Refuted where it is called in the place that is named, and only where one file alone defines it. */
async function check(context: CheckContext, name: string, within: Within): Promise<Outcome | null> {
  const calls = await callsOf(context, name);
  if (!calls) return null;
  const wrong = callsWithin(calls, within);
  const shared = {
    scope:
      within.kind === 'files'
        ? listing(within.paths, 3)
        : 'calls in code, as the syntax tells; backup copies left out',
    command: `git grep -n -w ${quoted(name)} ${context.rev}`,
    measured: toldOf(calls),
  };
  if (wrong.length > 0) {
    const [first] = wrong;
    return {
      verdict: 'refuted',
      ...shared,
      correction: `${name} is called at ${first?.path}:${first?.line}.`,
    };
  }
  if (calls.handed.length > 0 && calls.production.length === 0)
    return {
      verdict: 'not checkable',
      ...shared,
      measured: `${shared.measured}; handed on at ${calls.handed[0]?.path}:${calls.handed[0]?.line}`,
      needs: 'to follow where it is handed on to',
    };
  const isNone = calls.production.length === 0 && (calls.tests.length === 0 || within.kind !== 'anywhere');
  if (isNone || within.kind === 'files') return { verdict: 'verified', ...shared };
  return { verdict: 'not checkable', ...shared, needs: 'to follow the program in that case' };
}

function callsWithin({ production, tests }: Calls, { kind, paths }: Within): Calls['production'] {
  if (kind === 'anywhere' || kind === 'production') return production;
  return [...production, ...tests].filter(({ path }) => paths.includes(path));
}

function toldOf({ production, tests }: Calls): string {
  const places = production.map(({ path, line }) => `${path}:${line}`);
  const told = production.length === 0 ? 'no call in production code' : `called at ${listing(places, 3)}`;
  return `${told}; ${tests.length === 0 ? 'none in tests' : `${count(tests.length, 'call')} in tests`}`;
}

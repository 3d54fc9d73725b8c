import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { holdsWhole } from '../../extract/code/code-text.js';
import { CONFIGURATION } from '../../extract/files/configuration-file.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "Added the `slow` marker to `pyproject.toml`", "`slow` is registered in `pytest.ini`": the file holds what stands in the code span.
 * What was added may have been taken out again: it is not refuted. "Add `slow` back to `pytest.ini`" says that it is gone.
 */
export const addedToFile: ClaimPart = { kinds: ['config', 'snippet'], recognise };

const PUT =
  /^(?:add(?:ed|s)?|includ(?:ed|es)|regist(?:ered|ers)|declar(?:ed|es)|defin(?:ed|es)|introduc(?:ed|es)|configured|present|listed)$/i;
const INTO = /^(?:to|in|into)$/i;
/** Words between the span and the file: "marker to the". */
const NEAR = 5;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    const isBack = saysBack(sentence);
    if (sentence.fence || (!isBack && !/^(?:present|past)$/.test(sentence.mood))) return [];
    const files = fileMentions(sentence, reading.paths);
    const [file, ...others] = files;
    if (!file || others.length > 0 || file.match.kind !== 'file' || file.match.paths.length > 1) return [];
    const text = spanBefore(sentence, file);
    if (text === null) return [];
    return [isBack ? goneCandidate(sentence, file, text) : candidateOf(sentence, file, text)];
  });
}

/** "Add `x` back to", "put `x` back into". */
function saysBack({ tokens }: Sentence): boolean {
  const at = tokens.findIndex(({ kind }) => kind === 'code');
  const before = tokens.slice(Math.max(0, at - 4), Math.max(0, at));
  const behind = tokens.slice(at + 1, at + 5).map(({ text }) => text.toLowerCase());
  const back = behind.indexOf('back');
  return (
    before.some(({ text }) => /^(?:add|put|bring)$/i.test(text)) &&
    back >= 0 &&
    /^(?:to|into|in)$/.test(behind[back + 1] ?? '')
  );
}

function goneCandidate(sentence: Sentence, file: FileMention, text: string): Candidate {
  const { written, match } = file;
  const [path = ''] = match.paths;
  return {
    ...candidateOf(sentence, file, text),
    statement: `${written} does not hold ${text}`,
    check: (context) => checkGone(context, path, text),
  };
}

async function checkGone(context: CheckContext, path: string, text: string): Promise<Outcome> {
  const isHeld = (line: string) =>
    !/^\s{0,80}(?:#|\/\/|;)/.test(line) &&
    holdsWhole(line, text) &&
    (!text.startsWith('-') || isOption(line, text));
  const at = ((await context.lines(path)) ?? []).flatMap((line, i) => (isHeld(line) ? [i + 1] : []));
  const shared = {
    scope: path,
    command: `git grep -n -F -e ${quoted(text)} ${context.rev} -- ${quoted(path)}`,
  };
  if (at.length === 0) return { verdict: 'verified', measured: 'not there', ...shared };
  const measured = `at line ${listing(at.map(String), 4)}`;
  return {
    verdict: 'refuted',
    measured,
    ...shared,
    correction: `${path} holds ${text}, ${measured}.`,
    past: {
      paths: [path],
      isTrue: (texts) => !(texts.get(path) ?? '').split('\n').some(isHeld),
    },
  };
}

/** `-s` is none in `pre-sort`. */
function isOption(line: string, text: string): boolean {
  for (let at = line.indexOf(text); at >= 0; at = line.indexOf(text, at + 1))
    if (at === 0 || /[\s"'=[(]/.test(line.charAt(at - 1))) return true;
  return false;
}

/** The code span right before "to the file", in a sentence that says that it was put there. */
function spanBefore({ tokens }: Sentence, { token }: FileMention): string | null {
  const at = tokens.findLastIndex(({ kind }, i) => kind === 'code' && i < token && i >= token - NEAR);
  const span = tokens[at];
  if (!span || span.text.length < 2 || span.text.length > 160) return null;
  const between = tokens.slice(at + 1, token);
  if (!between.some(({ text }) => INTO.test(text)) || between.some(({ kind }) => kind === 'mark'))
    return null;
  const isPut = [...tokens.slice(Math.max(0, at - 4), at), ...between].some(({ text }) => PUT.test(text));
  return isPut ? span.text : null;
}

function candidateOf(sentence: Sentence, { match, token, written }: FileMention, text: string): Candidate {
  const [path = ''] = match.paths;
  return {
    kind: CONFIGURATION.test(path) ? 'config' : 'snippet',
    line: sentence.tokens[token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${written} holds ${text}`,
    says: null,
    check: (context) => check(context, path, text),
  };
}

/** @returns null where the file has it not */
async function check(context: CheckContext, path: string, text: string): Promise<Outcome | null> {
  const lines = (await context.lines(path)) ?? [];
  const wanted = text.replace(/\(\)$/, '');
  const at = lines.flatMap((line, i) => (holdsWhole(line, wanted) ? [i + 1] : []));
  if (at.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `at line ${listing(at.map(String), 4)}`,
    scope: path,
    command: `git grep -n -F -e ${quoted(wanted)} ${context.rev} -- ${quoted(path)}`,
  };
}

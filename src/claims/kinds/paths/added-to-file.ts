import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { holdsWhole } from '../../extract/code/code-text.js';
import { CONFIGURATION } from '../../extract/files/configuration-file.js';
import { type FileMention, fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * "Added the `slow` marker to `pyproject.toml`", "`slow` is registered in `pytest.ini`": the file holds what stands in the code span.
 * What was added may have been taken out again: it is not refuted.
 */
export const addedToFile: ClaimPart = { kinds: ['config', 'snippet'], recognise };

const PUT =
  /^(?:add(?:ed|s)?|includ(?:ed|es)|regist(?:ered|ers)|declar(?:ed|es)|defin(?:ed|es)|introduc(?:ed|es)|configured|present|listed)$/i;
const INTO = /^(?:to|in|into)$/i;
/** Words between the span and the file: "marker to the". */
const NEAR = 5;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood)) return [];
    const files = fileMentions(sentence, reading.paths);
    const [file, ...others] = files;
    if (!file || others.length > 0 || file.match.kind !== 'file' || file.match.paths.length > 1) return [];
    const text = spanBefore(sentence, file);
    return text === null ? [] : [candidateOf(sentence, file, text)];
  });
}

/** The code span right before "to the file", in a sentence that says that it was put there. */
function spanBefore({ tokens }: Sentence, { token }: FileMention): string | null {
  const at = tokens.findLastIndex(({ kind }, i) => kind === 'code' && i < token && i >= token - NEAR);
  const span = tokens[at];
  if (!span || span.text.length < 3 || span.text.length > 160) return null;
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
    command: `git grep -n -F ${quoted(wanted)} ${context.rev} -- ${quoted(path)}`,
  };
}

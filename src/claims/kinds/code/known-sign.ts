import { quoted } from '../../../domain/shell-word.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';

/**
 * What a file is said to hold that code has one sign for, whatever it is called: "`hub.py` has deprecation warnings",
 * "`hub.py` re-exports the store". Verified where the file has that sign; never refuted.
 */
export const knownSign: ClaimPart = { kinds: ['snippet'], recognise };

interface Sign {
  readonly said: RegExp;
  readonly code: RegExp;
  readonly what: string;
}

const SIGNS: readonly Sign[] = [
  {
    said: /\bdeprecation (?:warnings?|notices?)\b/i,
    code: /\bDeprecationWarning\b|@deprecated\b|\b(?:warn|log)\w*\(.{0,80}deprecat/i,
    what: 'a deprecation warning',
  },
  {
    said: /\bre-?export(?:s|ed|ing)?\b/i,
    code: /^from \S+ import \S|^export (?:\*|\{.*\}|type \{.*\}) from /,
    what: 'an import that others take from it',
  },
];
const MOST_FILES = 3;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.place === 'heading' || !/^(?:present|past)$/.test(sentence.mood))
      return [];
    const text = sentence.text.slice(0, 600);
    const signs = SIGNS.filter(({ said }) => isSaid(text, said));
    if (signs.length === 0) return [];
    const paths = filesOf(reading, sentence);
    return paths.length === 0 ? [] : signs.map((sign) => candidateOf(sentence, sign, paths));
  });
}

/** Without a word before it that denies it. */
function isSaid(text: string, said: RegExp): boolean {
  const at = text.search(said);
  return (
    at >= 0 &&
    !/\b(?:no|not|never|without|lacks?|lacking|missing|instead of)\b.{0,24}$/i.test(text.slice(0, at))
  );
}

/** The files that a sentence names; one that was spoken of before may be another's. */
function filesOf(reading: Reading, sentence: Sentence): readonly string[] {
  const named = fileMentions(sentence, reading.paths).filter(({ match }) => match.kind === 'file');
  const paths = [...new Set(named.flatMap(({ match }) => match.paths))];
  const isCode = paths.every((path) => !/\.(?:mdx?|rst|txt|adoc)$/i.test(path));
  return isCode && paths.length <= MOST_FILES ? paths : [];
}

function candidateOf(sentence: Sentence, sign: Sign, paths: readonly string[]): Candidate {
  return {
    kind: 'snippet',
    line: sentence.line,
    text: sentence.text,
    statement: `${paths[0]} holds ${sign.what}`,
    says: null,
    check: (context) => check(context, sign, paths),
  };
}

/** @returns null where none of them has it */
async function check(
  context: CheckContext,
  { code }: Sign,
  paths: readonly string[],
): Promise<Outcome | null> {
  for (const path of paths) {
    const lines = (await context.lines(path)) ?? [];
    const at = lines.findIndex((line) => code.test(line));
    if (at >= 0)
      return {
        verdict: 'verified',
        measured: `line ${at + 1} reads: ${lines[at]?.trim().slice(0, 120)}`,
        scope: `${path}; only that there is one`,
        command: `git show ${context.rev}:${quoted(path)} | sed -n '${at + 1}p'`,
      };
  }
  return null;
}

import { quoted } from '../../domain/shell-word.js';
import { listing } from '../../domain/wording.js';
import { languageOfPath } from '../../languages/languages.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../check/context.js';
import { anchorsOf, rarestLines } from '../check/counting.js';
import { onceIn } from '../check/once-in-file.js';
import { commitTokens } from '../extract/commit-mentions.js';
import type { Sentence } from '../extract/document.js';
import { fileSpokenOf } from '../extract/file-context.js';
import { lineMentions } from '../extract/line-mentions.js';

/** Words that a document quotes out of code: a notice, a comment, what is logged. */
export const quotation: ClaimPart = { kinds: ['snippet'], recognise };

/** What a quotation is of, in the words before it. */
const OF_CODE =
  /\b(?:notices?|comments?|docstrings?|header|(?:log|warning|error|deprecation) (?:messages?|lines?|texts?)|logs?|logged|warns?|warnings?|raises?|states?|says|reads|fails? with|failed with|rejected with|responds? with)\b[^.]{0,80}$/i;

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || sentence.mood !== 'present' || sentence.place === 'heading') return [];
    // With lines beside it, it is what those are said to hold.
    if (!sentence.tokens.some(({ kind }) => kind === 'quote') || lineMentions(reading, sentence).length > 0)
      return [];
    const commits = commitTokens(sentence);
    return sentence.tokens.flatMap((token, i) => {
      const isLong = token.kind === 'quote' && token.text.length >= 20 && /\S\s+\S+\s+\S/.test(token.text);
      return isLong && !commits.has(i) && isOfCode(sentence, i) ? candidateOf(reading, sentence, i) : [];
    });
  });
}

function isOfCode({ tokens }: Sentence, i: number): boolean {
  const before = tokens.slice(Math.max(0, i - 12), i).map(({ text }) => text);
  return OF_CODE.test(before.join(' '));
}

/** The one file in which the words are said to be: "Comments in the file say …". */
function pathOf(reading: Reading, sentence: Sentence): string | null {
  if (!/\b(?:in|of) (?:the |this )?(?:file|module)\b/i.test(sentence.text.slice(0, 300))) return null;
  const [path, ...others] = fileSpokenOf(reading, sentence)?.match.paths ?? [];
  return path === undefined || others.length > 0 ? null : path;
}

function candidateOf(reading: Reading, sentence: Sentence, i: number): Candidate[] {
  const text = (sentence.tokens[i]?.text ?? '').trim().slice(0, 300);
  const anchors = anchorsOf(text);
  if (anchors.length === 0) return [];
  return [
    {
      kind: 'snippet',
      line: sentence.tokens[i]?.line ?? sentence.line,
      text: sentence.text,
      statement: `the code says "${text.slice(0, 160)}"`,
      words: anchors,
      check: (context) => check(context, text, anchors, pathOf(reading, sentence)),
    },
  ];
}

/** @returns null where no code holds the words: they may be what a program printed, or somebody said */
async function check(
  context: CheckContext,
  text: string,
  anchors: readonly string[],
  path: string | null,
): Promise<Outcome | null> {
  const places = rarestLines(context, anchors).filter(({ path, text: line }) => {
    const isCode = languageOfPath(path) !== undefined && path !== context.documentPath;
    return isCode && !/^(?:docs|backup)$/.test(context.classOf(path)) && line.includes(text);
  });
  const [first] = places;
  if (!first) return path === null ? null : onceIn(context, path, text, (version) => version.includes(text));
  return {
    verdict: 'verified',
    measured: `at ${listing(
      places.map(({ path, line }) => `${path}:${line}`),
      3,
    )}`,
    scope: 'code, tests included; only that the words stand there',
    command: `git grep -n -F ${quoted(text)} ${context.rev} -- ${quoted(first.path)}`,
  };
}

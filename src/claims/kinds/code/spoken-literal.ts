import { quoted } from '../../../domain/shell-word.js';
import { placesListed } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { anchorsOf } from '../../check/count/counting.js';
import { programLines } from '../../check/look/code-lines.js';
import { holdsWhole, normalCode } from '../../extract/code/code-text.js';
import { holdsTemplate, spokenLiteral, tightLiteral } from '../../extract/code/spoken-literals.js';
import { commitTokens } from '../../extract/commits/commit-mentions.js';
import { fileMentions } from '../../extract/files/file-mentions.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { lineMentions } from '../../extract/names/line-mentions.js';
import { codeMeantBy } from '../../extract/words/code-meant.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * Literals in code spans: "basic permissions `["read", "write"]`", an address, a key, a tag. They stand in some code; nothing is
 * refuted, since a running system may have them from elsewhere.
 */
export const spokenLiterals: ClaimPart = { kinds: ['snippet'], recognise };

function recognise(reading: Reading): Candidate[] {
  return reading.document.sentences.flatMap((sentence) => {
    if (sentence.fence || !/^(?:present|past)$/.test(sentence.mood) || sentence.place === 'heading')
      return [];
    if (!sentence.tokens.some(({ kind }) => kind === 'code')) return [];
    // With lines beside it, it is what those are said to hold.
    if (lineMentions(reading, sentence).length > 0) return [];
    const taken = new Set([
      ...commitTokens(sentence),
      ...fileMentions(sentence, reading.paths).flatMap(({ token, match }) =>
        match.kind === 'none' ? [] : token,
      ),
    ]);
    const isCode = sentence.mood === 'present' ? codeMeantBy(sentence) : null;
    return sentence.tokens.flatMap(({ text }, i) =>
      taken.has(i) ? [] : (candidateAt(sentence, i, isCode?.(text) ?? false) ?? []),
    );
  });
}

/** What is called so is no text of a file. */
const OUTSIDE = /^(?:branch|tag|commit|issue|pr|label|labels|session|run|revision|pod|worktree)$/i;

/** @param isCode whether another kind looks for it as it is written */
function candidateAt(sentence: Sentence, i: number, isCode: boolean): Candidate | null {
  const { tokens, text } = sentence;
  const token = tokens[i];
  const literal = token?.kind === 'code' ? spokenLiteral(token.text) : null;
  if (!token || literal === null || isDeniedBefore(tokens, i, 3)) return null;
  const beside = [...tokens.slice(Math.max(0, i - 3), i), ...tokens.slice(i + 1, i + 3)];
  if (beside.some((each) => OUTSIDE.test(each.text))) return null;
  const anchors = anchorsOf(literal);
  if (anchors.length === 0) return null;
  return {
    kind: 'snippet',
    line: token.line,
    text,
    statement: `code holds ${literal}`,
    words: anchors,
    check: (context) => check(context, literal, anchors, isCode),
  };
}

/** @returns null where no code holds it, or another kind says so */
function check(
  context: CheckContext,
  literal: string,
  anchors: readonly string[],
  isCode: boolean,
): Outcome | null {
  const wanted = tightLiteral(literal);
  const places = programLines(context, anchors).filter(
    ({ text }) => holdsWhole(tightLiteral(text), wanted) || holdsTemplate(text, literal),
  );
  const [first] = places;
  const asWritten = normalCode(literal);
  if (!first || (isCode && places.some(({ text }) => normalCode(text).includes(asWritten)))) return null;
  return {
    verdict: 'verified',
    measured: `at ${placesListed(places, 3)}`,
    scope: 'code and configuration, tests included; only that it stands there',
    command: `git show ${context.rev}:${quoted(first.path)} | sed -n '${first.line}p'`,
  };
}

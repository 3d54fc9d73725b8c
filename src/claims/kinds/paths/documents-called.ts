import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome } from '../../check/context.js';
import { lettersOf, nameOf } from '../../check/files/path-index.js';
import type { Sentence } from '../../extract/markdown/document.js';
import { isDeniedBefore } from '../../extract/words/mood.js';

/**
 * "HUB-TRIAGE-WORKLOG documents", "the HUB_MIGRATION_PLAN reports": documents whose names hold such a name in capitals. Never
 * refuted: they may be kept elsewhere.
 */
export const documentsCalled: ClaimPart = {
  kinds: ['path'],
  recognise: ({ document }) =>
    document.sentences.flatMap((sentence) =>
      sentence.fence || !/^(?:present|past)$/.test(sentence.mood)
        ? []
        : sentence.tokens.flatMap((_, i) => candidateAt(sentence, i) ?? []),
    ),
};

/** Three parts in capitals or more. */
const NAME = /^[A-Z][A-Z0-9]{1,30}(?:[-_][A-Z0-9]{2,30}){2,8}$/;
const NOUN = /^(?:documents?|documentation|reports?|worklogs?|logs?|files?|notes|plans?)$/i;

function candidateAt(sentence: Sentence, i: number): Candidate | null {
  const { tokens } = sentence;
  const token = tokens[i];
  if (!token || token.kind === 'mark' || token.kind === 'quote' || !NAME.test(token.text)) return null;
  if (!NOUN.test(tokens[i + 1]?.text ?? '') || isDeniedBefore(tokens, i, 3)) return null;
  return {
    kind: 'path',
    line: token.line,
    text: sentence.text,
    statement: `there are documents called ${token.text}`,
    says: null,
    check: (context) => check(context, token.text),
  };
}

/** @returns null where none is called so */
function check(context: CheckContext, name: string): Outcome | null {
  const letters = lettersOf(name);
  const found = [...context.paths.files.keys()].filter(
    (path) =>
      path !== context.documentPath && DOCUMENT.test(path) && lettersOf(nameOf(path)).includes(letters),
  );
  if (found.length === 0) return null;
  return {
    verdict: 'verified',
    measured: `${count(found.length, 'document')}: ${listing(found, 2)}`,
    scope: 'only that documents are called so, not what is in them',
    command: `git ls-tree -r --name-only ${context.rev} | grep -c -i -E ${quoted(name.replaceAll(/[-_]/g, '[-_ ]?'))}`,
  };
}

const DOCUMENT = /\.(?:mdx?|rst|txt|adoc|html|log|json|xml)$/i;

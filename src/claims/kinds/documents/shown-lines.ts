import { quoted } from '../../../domain/shell-word.js';
import { listing } from '../../../domain/wording.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { labelledText } from '../../check/files/related-lines.js';
import { retoldStatus } from '../../check/files/retold-status.js';
import { loosened } from '../../extract/code/expected-text.js';
import { documentSpokenOf } from '../../extract/files/document-spoken-of.js';
import { nameSaid } from '../../extract/files/titled-documents.js';
import type { Fence, Sentence } from '../../extract/markdown/document.js';

/**
 * Lines of a fence that show what a document holds which the sentence above speaks of: "Evidence from the Test Summary:". They
 * stand there as they are, or part by part below the heading that their label is. Never refuted: they may be put together.
 */
export const shownLines: ClaimPart = { kinds: ['snippet'], recognise };

const MOST_OF_DOCUMENT = 400;
/** Lines of one fence that are looked for. */
const MOST_OF_A_FENCE = 20;
/** What is the same by chance is shorter. */
const SHORTEST = 12;
const FEWEST_WORDS = 3;

function recognise(reading: Reading): Candidate[] {
  const sources = new Map<Fence, readonly string[]>();
  const found = reading.document.sentences.flatMap((sentence) => {
    const { fence } = sentence;
    if (!fence || !mayShow(fence)) return [];
    const text = fence.lines[sentence.line - fence.firstLine]?.trim() ?? '';
    if (sentence.line - fence.firstLine >= MOST_OF_A_FENCE || !isTelling(text)) return [];
    const paths = sources.get(fence) ?? (fence.before ? documentSpokenOf(reading, fence.before) : []);
    sources.set(fence, paths);
    return paths.length > 0 ? [candidateOf(sentence, text, paths)] : [];
  });
  return found.slice(0, MOST_OF_DOCUMENT);
}

function mayShow({ language, mood, before }: Fence): boolean {
  return (
    /^(?:|te?xt|plaintext|markdown|md|log|output)$/.test(language) &&
    mood !== 'proposal' &&
    SHOWS.test(before?.text.slice(-200) ?? '')
  );
}

/** What introduces lines of a document. */
const SHOWS =
  /\b(?:from|per|in|according to|shows?|says?|states?|claims?|reads?|reports?|contains?|lists?|quotes?|documents?|evidence)\b/i;

function isTelling(text: string): boolean {
  return (
    text.length >= SHORTEST && text.length <= 400 && loosened(text, 'quote').split(' ').length >= FEWEST_WORDS
  );
}

function candidateOf(sentence: Sentence, text: string, paths: readonly string[]): Candidate {
  return {
    kind: 'snippet',
    line: sentence.line,
    text,
    statement: `${nameSaid(paths)} holds ${text.slice(0, 160)}`,
    says: null,
    check: (context) => check(context, text, paths),
  };
}

/** @returns null where no document of that name holds it so: it may be the sense of it */
async function check(context: CheckContext, text: string, paths: readonly string[]): Promise<Outcome | null> {
  const wanted = ` ${loosened(text, 'quote')} `;
  for (const path of paths) {
    if (path === context.documentPath) continue;
    const lines = await plainLines(context, path);
    const at = lines.findIndex((line) => line.includes(wanted));
    if (at >= 0)
      return {
        verdict: 'verified',
        measured: `at ${path}:${at + 1}`,
        scope: `only that it stands there; ${listing([...paths], 2)}`,
        command: `git show ${context.rev}:${quoted(path)} | sed -n '${at + 1}p'`,
      };
  }
  const labelled = labelledText(text);
  return labelled
    ? retoldStatus(context, { label: labelled.label, parts: labelled.rest.split(/ [-–—|] |[,;()]/) }, paths)
    : null;
}

/** Lines of a document without what makes no difference; made once, since a fence has several of them. */
function plainLines(context: CheckContext, path: string): Promise<readonly string[]> {
  return context.once(['plain lines', path], async () =>
    ((await context.lines(path)) ?? []).map((line) => ` ${loosened(line, 'quote')} `),
  );
}

import { shortHash } from '../../../domain/commit.js';
import type { LogEntry } from '../../../domain/history.js';
import { count, listing, thousands } from '../../../domain/wording.js';
import { agreement, isTrue } from '../../check/agree.js';
import type { Candidate, CheckContext, ClaimPart, Outcome, Reading } from '../../check/context.js';
import { pathsMeant } from '../../check/files/paths-meant.js';
import { filesOfCommit } from '../../check/history/commit-files.js';
import { type CommitSize, sizeOfCommit } from '../../check/history/commit-size.js';
import { commitsInQuestion } from '../../check/history/commits-in-question.js';
import type { Deed } from '../../check/history/deed.js';
import { commitsMeant } from '../../check/history/named-commit.js';
import { type Governing, governingCommits } from '../../extract/commits/governing-commit.js';
import { type StatedSize, statedLines, statedSize } from '../../extract/figures/stated-size.js';
import type { Sentence } from '../../extract/markdown/document.js';

/** "Only 2 files changed", "Lines added: ~50": the size of the commit that is named, or of one of the document. */
export const sizeOfChange: ClaimPart = { kinds: ['change-count'], recognise };

function recognise({ document, paths }: Reading): Candidate[] {
  return document.sentences.flatMap((sentence) => {
    const size = statedSize(sentence, paths);
    if (!size) return [];
    const found = governingCommits(document, sentence);
    const governing = found?.from === 'beside' ? null : found;
    return [size, ...statedLines(sentence)].map((each) => candidateOf(sentence, each, governing));
  });
}

const WORDS: Readonly<Record<StatedSize['what'], string>> = {
  files: 'files were changed',
  'added files': 'files were added',
  'deleted files': 'files were deleted',
  lines: 'lines were changed',
  'added lines': 'lines were added',
  'deleted lines': 'lines were deleted',
};

function candidateOf(sentence: Sentence, size: StatedSize, governing: Governing | null): Candidate {
  return {
    kind: 'change-count',
    line: sentence.tokens[size.token]?.line ?? sentence.line,
    text: sentence.text,
    statement: `${size.quantity.text} ${WORDS[size.what]}`,
    check: (context) => check(context, size, governing),
  };
}

/** @returns null where nothing tells of which change the sentence is, and none that comes into question has this size */
async function check(
  context: CheckContext,
  size: StatedSize,
  governing: Governing | null,
): Promise<Outcome | null> {
  const named = governing ? commitsMeant(context, governing.mentions) : null;
  const isWhole = !/ files$/.test(size.what);
  // A commit that is named and not here is no other one.
  if (named ? named.found.length === 0 : !isWhole) return null;
  const commits = named?.found ?? (await commitsInQuestion(context));
  const measured: string[] = [];
  for (const commit of commits) {
    const found = await sizeOf(context, commit.hash, size.what);
    if (!found) continue;
    measured.push(told(commit, found, context.documentPath));
    if (fits(size, found, context.documentPath)) return outcome('verified', commit, measured.at(-1) ?? '');
  }
  const [first] = commits;
  if (!named || !first || measured.length === 0) return null;
  const isSure =
    named.isOne && named.standIns.size === 0 && governing?.from === 'near' && first.parents.length < 2;
  // What counts as new or gone where files were renamed is open.
  if (isSure && !size.isVague && isWhole) return outcome('refuted', first, listing(measured, 3));
  return { ...outcome('not checkable', first, listing(measured, 3)), needs: 'to know which change is meant' };
}

interface Size extends CommitSize {
  /** Files that it added and deleted; asked for where that is what is said. */
  readonly addedFiles: number;
  readonly deletedFiles: number;
}

async function sizeOf(context: CheckContext, hash: string, what: StatedSize['what']): Promise<Size | null> {
  const size = await sizeOfCommit(context, hash);
  const deeds = /files$/.test(what) && what !== 'files' ? await filesOfCommit(context, hash) : new Map();
  if (!size || !deeds) return null;
  const all = [...deeds.values()];
  const numberOf = (deed: Deed) => all.filter((each) => each === deed).length;
  return { ...size, addedFiles: numberOf('added'), deletedFiles: numberOf('deleted') };
}

function told({ hash }: LogEntry, size: Size, document: string | null): string {
  const { files, added, deleted, addedFiles, deletedFiles } = size;
  const kinds = [
    ...(addedFiles > 0 ? [`${thousands(addedFiles)} of them new`] : []),
    ...(deletedFiles > 0 ? [`${thousands(deletedFiles)} deleted`] : []),
    ...(document !== null && size.paths.includes(document) ? ['this document among them'] : []),
  ];
  const more = kinds.length > 0 ? `, ${kinds.join(', ')}` : '';
  return `${shortHash(hash)} changes ${count(files, 'file')} (+${thousands(added)}/−${thousands(deleted)})${more}`;
}

/** A document does not count itself. */
function fits(size: StatedSize, found: Size, document: string | null): boolean {
  const { what, quantity, isVague, named } = size;
  if (!named.every((written) => pathsMeant(found.paths, written).length > 0)) return false;
  const { files, added, deleted, paths, addedFiles, deletedFiles } = found;
  const others = document !== null && paths.includes(document) ? [files - 1] : [];
  const numbers = {
    files: [files, ...others],
    'added files': [addedFiles],
    'deleted files': [deletedFiles],
    lines: [added, added + deleted],
    'added lines': [added],
    'deleted lines': [deleted],
  };
  return numbers[what].some((number) =>
    isVague
      ? Math.abs(number - quantity.value) <= quantity.value * VAGUELY
      : isTrue(agreement(quantity, number)),
  );
}

/** How far "~50" may be off. */
const VAGUELY = 0.2;

function outcome(verdict: Outcome['verdict'], { hash }: LogEntry, measured: string): Outcome {
  return {
    verdict,
    measured,
    scope: 'files and lines of that commit against its first parent',
    command: `git show --first-parent --stat ${shortHash(hash)}`,
    ...(verdict === 'refuted' ? { correction: `${measured}.` } : {}),
  };
}

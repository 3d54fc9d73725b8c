import { readObjects } from '../../clients/git/objects.js';
import { type Clone, resolveCommit } from '../../clients/git/repository.js';
import { InputError } from '../../errors.js';
import { describeCandidates } from './describe.js';
import type { IntroducingResult } from './find-introducing.js';
import { rankFacts } from './find-introducing.js';
import type { FixFile } from './fix-changes.js';
import { readEntries } from './fix-commits.js';
import { gatherFacts } from './gather.js';
import { readIgnoredRevisions } from './ignored-revisions.js';

/** A place in a revision. */
export interface LineQuestion {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
  readonly revision: string;
}

/**
 * Which commits may have introduced what stands in one line, by the rules for fixes: as if a fix right after the revision
 * deleted the line.
 * @throws InputError when there is no such revision, file or line
 */
export async function findIntroducingOfLine(
  clone: Clone,
  question: LineQuestion,
): Promise<IntroducingResult> {
  const revision = await resolveCommit(clone.git, question.revision);
  const lines = await readLines(clone, revision, question);
  const index = question.line - 1;
  const file: FixFile = {
    fix: revision,
    parent: revision,
    path: question.path,
    hunks: [
      { oldStart: question.line, oldLines: [lines[index] ?? ''], newStart: question.line - 1, newLines: [] },
    ],
    surroundings: [[...lines.slice(Math.max(0, index - 3), index), ...lines.slice(index + 1, index + 4)]],
    deleted: [question.line],
    beside: [],
  };
  const ignored = await readIgnoredRevisions(clone, revision);
  const gathered = await gatherFacts(clone, [file], ignored);
  const entry = (await readEntries(clone, null, [revision])).get(revision);
  const notHandled = [
    ...gathered.notHandled,
    'the tiers were measured on fixes, not on single lines: here they are only a rough guide',
  ];
  const fixes = entry ? [{ entry, parent: revision }] : [];
  const input = { graph: null, reportedAt: null };
  const excluded = new Set(ignored);
  const { facts } = gathered;
  const ranked = await rankFacts(clone, facts, { input, fixes, derived: new Map(), excluded, notHandled });
  return describeCandidates(clone, null, { fixes, facts, ranked, stated: [], notHandled });
}

async function readLines(clone: Clone, revision: string, { path, line }: LineQuestion): Promise<string[]> {
  for await (const object of readObjects(clone.git, [`${revision}:${path}`])) {
    if ('reason' in object || object.type !== 'blob') break;
    const lines = object.data.toString('utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    if (Number.isInteger(line) && line >= 1 && line <= lines.length) return lines;
    throw new InputError(
      `${path} has no line ${line} there, it has ${lines.length}`,
      'Give a line of the file as it is in that revision.',
    );
  }
  throw new InputError(
    `there is no file ${path} in that revision`,
    'Give its path from the root of the repository.',
  );
}

import { type BlamedLine, blameLines } from '../../clients/git/blame.js';
import { type FileVersion, readFileHistories, readVersions } from '../../clients/git/file-history.js';
import type { Clone } from '../../clients/git/repository.js';
import type { FixFile } from './fix-changes.js';

/** How many of the last commits that changed a file are looked at. */
export const HISTORY = 25;

/** What git tells of one file of a fix; read once and shared by all rules. */
export interface FileFacts {
  readonly file: FixFile;
  /** Line → commit, for deleted lines and lines beside insertions. */
  readonly blamed: ReadonlyMap<number, string>;
  /** The same with changes of white space alone passed over. */
  readonly blamedBySubstance: ReadonlyMap<number, string>;
  /** The last commits that changed the file before the fix, newest first. */
  readonly history: readonly FileVersion[];
  /** What blamed commits that are older than the history did to the file. */
  readonly older: readonly FileVersion[];
}

export interface Gathered {
  readonly facts: readonly FileFacts[];
  readonly notHandled: readonly string[];
}

/** Asks git about the files of one fix; two files at a time, since each question is a process of its own. */
export async function gatherFacts(
  clone: Clone,
  files: readonly FixFile[],
  ignoreRevisions: readonly string[],
): Promise<Gathered> {
  const parent = files[0]?.parent;
  if (parent === undefined) return { facts: [], notHandled: [] };
  const paths = files.map((file) => file.path);
  const histories = await readFileHistories(clone.git, parent, paths, HISTORY);
  const found: (FileFacts | null)[] = [];
  const queue = files.map((file, index) => ({ file, index }));
  const work = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      const history = histories?.get(item.file.path) ?? [];
      found[item.index] = await gatherFile(clone, item.file, history, ignoreRevisions);
    }
  };
  await Promise.all([work(), work()]);
  const unread = files.filter((_, index) => found[index] === null).map((file) => file.path);
  const missing = 'this clone lacks objects of the history, so that';
  return {
    facts: found.filter((item) => item !== null),
    notHandled: [
      ...(histories === null ? [`${missing} the last commits of the changed files are not known`] : []),
      ...unread.map((path) => `${missing} the lines of ${path} cannot be blamed`),
    ],
  };
}

async function gatherFile(
  clone: Clone,
  file: FixFile,
  history: readonly FileVersion[],
  ignoreRevisions: readonly string[],
): Promise<FileFacts | null> {
  const question = {
    revision: file.parent,
    path: file.path,
    lines: [...file.deleted, ...file.beside],
    ignoreRevisions,
    ignoreWhitespace: false,
  };
  const plain = await blameLines(clone.git, question);
  if (!plain) return null;
  const older = await readOlder(clone, file, history, plain);
  const lines = onlyReindented(plain, [...history, ...older]).map((line) => line.line);
  const substance = await blameLines(clone.git, { ...question, lines, ignoreWhitespace: true });
  if (!substance) return null;
  const more = await readOlder(clone, file, [...history, ...older], substance);
  const blamed = new Map(plain.map((line) => [line.line, line.commit]));
  return {
    file,
    blamed,
    blamedBySubstance: new Map([...blamed, ...substance.map((line) => [line.line, line.commit] as const)]),
    history,
    older: [...older, ...more],
  };
}

async function readOlder(
  clone: Clone,
  file: FixFile,
  known: readonly FileVersion[],
  blamed: readonly BlamedLine[],
): Promise<FileVersion[]> {
  const commits = new Set(known.map((version) => version.commit));
  const missing = blamed.filter((line) => !commits.has(line.commit));
  return readVersions(clone.git, new Map(missing.map((line) => [line.commit, line.path ?? file.path])));
}

/**
 * The lines of which the blamed commit may have changed white space alone: it removed a line that is the same without it,
 * or its change is not known. Only for these can the answer differ when white space is passed over.
 */
function onlyReindented(blamed: readonly BlamedLine[], versions: readonly FileVersion[]): BlamedLine[] {
  const removed = new Map<string, Set<string>>();
  for (const { commit, hunks } of versions) {
    const lines = hunks.flatMap((hunk) => hunk.oldLines.map(withoutSpace));
    removed.set(commit, new Set([...(removed.get(commit) ?? []), ...lines]));
  }
  return blamed.filter(({ commit, text }) => removed.get(commit)?.has(withoutSpace(text)) ?? true);
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}

import { blameLines } from '../../clients/git/blame.js';
import { type FileVersion, readFileHistory, readVersions } from '../../clients/git/file-history.js';
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

/** Asks git about every file, two at a time: each question is a process of its own. */
export async function gatherFacts(
  clone: Clone,
  files: readonly FixFile[],
  ignoreRevisions: readonly string[],
): Promise<Gathered> {
  const found: (FileFacts | string)[] = [];
  const queue = files.map((file, index) => ({ file, index }));
  const work = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) {
      found[item.index] = await gatherFile(clone, item.file, ignoreRevisions);
    }
  };
  await Promise.all([work(), work()]);
  return {
    facts: found.filter((item) => typeof item !== 'string'),
    notHandled: found.filter((item) => typeof item === 'string'),
  };
}

async function gatherFile(
  clone: Clone,
  file: FixFile,
  ignoreRevisions: readonly string[],
): Promise<FileFacts | string> {
  const question = {
    revision: file.parent,
    path: file.path,
    lines: [...file.deleted, ...file.beside],
    ignoreRevisions,
  };
  const [plain, substance, history] = await Promise.all([
    blameLines(clone.git, { ...question, ignoreWhitespace: false }),
    blameLines(clone.git, { ...question, ignoreWhitespace: true }),
    readFileHistory(clone.git, file.parent, file.path, HISTORY),
  ]);
  if (!plain || !substance || !history) return `${file.path}: this clone lacks objects of its history`;
  const known = new Set(history.map((version) => version.commit));
  const older = new Map<string, string>();
  for (const line of [...plain, ...substance]) {
    if (!known.has(line.commit)) older.set(line.commit, line.path ?? file.path);
  }
  return {
    file,
    blamed: new Map(plain.map((line) => [line.line, line.commit])),
    blamedBySubstance: new Map(substance.map((line) => [line.line, line.commit])),
    history,
    older: await readVersions(clone.git, older),
  };
}

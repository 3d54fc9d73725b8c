import { readDiff } from '../../clients/git/diff-hunks.js';
import { readObjects } from '../../clients/git/objects.js';
import type { Clone } from '../../clients/git/repository.js';
import { classifyPath } from '../../languages/classify.js';
import { languageOfPath } from '../../languages/languages.js';

/** Both versions of a file that a commit changed. */
export interface ChangedFile {
  readonly commit: string;
  readonly path: string;
  readonly language: string;
  readonly before: string;
  readonly after: string;
}

/** What a machine wrote, or others, was not changed by hand: a new minifier renames everything. */
function isWritten(path: string): boolean {
  const codeClass = classifyPath(path);
  return codeClass !== 'generated' && codeClass !== 'vendored';
}

/** Larger files are data or generated. */
const LARGEST = 2 * 1024 * 1024;

/**
 * The files with code that a commit changed or renamed, both versions. New and deleted files hold no edit.
 * @returns null when this clone lacks what the commit changed
 */
export async function readChangedFiles(
  clone: Clone,
  parent: string,
  commit: string,
): Promise<ChangedFile[] | null> {
  const diffs = await readDiff(clone.git, parent, commit);
  if (!diffs) return null;
  const changed = diffs.flatMap((diff) => {
    const language = languageOfPath(diff.path)?.id;
    const both = diff.status !== 'added' && diff.status !== 'deleted' && diff.status !== 'copied';
    const usable = both && !diff.binary && !diff.submodule && !diff.path.includes('\n');
    return language && usable && isWritten(diff.path)
      ? [{ path: diff.path, oldPath: diff.oldPath ?? diff.path, language }]
      : [];
  });
  const names = changed.flatMap(({ path, oldPath }) => [`${parent}:${oldPath}`, `${commit}:${path}`]);
  const texts = new Map<string, string>();
  for await (const object of readObjects(clone.git, names, { maxBytes: LARGEST })) {
    if ('data' in object) texts.set(object.name, object.data.toString('utf8'));
  }
  return changed.flatMap(({ path, oldPath, language }) => {
    const before = texts.get(`${parent}:${oldPath}`);
    const after = texts.get(`${commit}:${path}`);
    return before === undefined || after === undefined ? [] : [{ commit, path, language, before, after }];
  });
}

import { createHash } from 'node:crypto';
import { basename, posix, relative, resolve, sep } from 'node:path';
import type { Clone } from '../clients/git/repository.js';
import type { TreeFile } from '../clients/git/tree.js';

/** A document that was given to be checked. */
export interface GivenDocument {
  readonly name: string;
  readonly source: string;
  /** Its absolute path; null for standard input. */
  readonly file: string | null;
  readonly cwd: string;
}

/**
 * The path a document has in a revision: where it lies in the clone, or that of the file it is a copy of. A document must not be
 * held against itself, so ends of lines and white space at them tell no two apart.
 * @returns null when it is no part of the revision
 */
export async function pathOfDocument(
  clone: Clone,
  tree: readonly TreeFile[],
  given: GivenDocument,
): Promise<string | null> {
  return (
    pathInClone(clone.root, given) ?? pathOfSame(tree, given.source) ?? (await namesake(clone, tree, given))
  );
}

/** Where the document lies in the repository; null outside of it. */
function pathInClone(root: string | null, { file, cwd }: GivenDocument): string | null {
  if (root === null || file === null) return null;
  const path = relative(root, resolve(cwd, file)).split(sep).join(posix.sep);
  return path.startsWith('../') || path === '..' ? null : path;
}

/** A file that is the document, but for the ends of its lines. Null for none, and for an empty one. */
function pathOfSame(tree: readonly TreeFile[], source: string): string | null {
  if (source.trim() === '') return null;
  const oids = new Set(waysToWrite(source).map(oidOf));
  return tree.find(({ oid }) => oids.has(oid))?.path ?? null;
}

/** A text as it was given, and as an editor or a checkout on another system would have written it. */
function waysToWrite(source: string): string[] {
  const lines = source.replace(/\r\n?/g, '\n');
  const ended = lines.replace(/\n*$/, '\n');
  const ways = [lines, ended, ended.slice(0, -1), plainLines(source), `${plainLines(source)}\n`];
  return [source, ...ways, ...ways.map((way) => way.replaceAll('\n', '\r\n'))];
}

/** Lines without white space at their ends, and without empty ones behind the last. */
function plainLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .join('\n')
    .trimEnd();
}

function oidOf(text: string): string {
  const bytes = Buffer.from(text);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** Files of the same name that are read: more are of a name that every folder has. */
const MOST_NAMESAKES = 8;

/** A file that is called alike and holds the same lines: white space may also have been taken off here. */
async function namesake(
  clone: Clone,
  tree: readonly TreeFile[],
  { file, source }: GivenDocument,
): Promise<string | null> {
  if (file === null || source.trim() === '') return null;
  const name = basename(file);
  const alike = tree
    .filter(({ path }) => path === name || path.endsWith(`/${name}`))
    .slice(0, MOST_NAMESAKES);
  const own = plainLines(source);
  for (const { path, oid } of alike) {
    const text = await clone.git.tryRaw('cat-file', 'blob', oid);
    if (text !== null && plainLines(text) === own) return path;
  }
  return null;
}

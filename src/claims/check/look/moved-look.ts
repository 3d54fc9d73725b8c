import type { Clone } from '../../../clients/git/repository.js';
import type { TreeFile } from '../../../clients/git/tree.js';
import { ClassScan } from './class-scan.js';
import { FigureScan } from './figure-scan.js';
import { type FileLook, lookAtFiles } from './file-look.js';
import type { KeptLook } from './kept-look.js';
import { WordFinder } from './word-finder.js';
import { WordTable } from './word-table.js';

/** From which files to which. */
export interface Move {
  readonly clone: Clone;
  /** Every file of the revision that was looked at. */
  readonly from: readonly TreeFile[];
  /** Every file of the other one. */
  readonly to: readonly TreeFile[];
  /** Whether figures are looked for in a file of this path. */
  readonly isDocument: (path: string) => boolean;
}

/** What two revisions do not have in common. */
interface Difference {
  readonly gone: readonly TreeFile[];
  readonly fresh: readonly TreeFile[];
  readonly changed: ReadonlySet<string>;
}

/**
 * What a look at one revision would have found in another one: only the files in which they differ are read, those that came
 * and those that went.
 * @returns null where so much differs, or cannot be read any more, that all has to be looked at
 */
export async function moveLook(look: KeptLook, move: Move): Promise<KeptLook | null> {
  const difference = differenceOf(look, move);
  const { gone, fresh, changed } = difference;
  if (gone.length + fresh.length > move.to.length / 2) return null;
  const stays = ([, path]: readonly [string, string]) => !changed.has(path);
  const words = wordsWithout(look, changed);
  const lost = await lookAtFiles(move.clone, gone, [words.gone]);
  if (lost.unread.length > 0) return null;
  const figures = new FigureScan(figuresOf(look), move.isDocument);
  const classes = look.classes && new ClassScan(move.to.map(({ path }) => path));
  const looks = [words.fresh, figures, ...(classes ? [classes] : [])];
  const { unread } = await lookAtFiles(move.clone, fresh, looks);
  const found = new Map(figures.found());
  return {
    document: look.document,
    words: words.table.columns(),
    figures: look.figures.map(([key, lines]) => [
      key,
      [...lines.filter(({ path }) => !changed.has(path)), ...(found.get(key) ?? [])],
    ]),
    classes: classes && [...(look.classes ?? []).filter(stays), ...classes.found()],
    unread: [...look.unread.filter((path) => !changed.has(path)), ...unread].sort(),
  };
}

/** A file that could not be read before comes anew: it may be there by now. */
function differenceOf({ unread }: KeptLook, { from, to }: Move): Difference {
  const isUnread = new Set(unread);
  const before = contentsOf(from);
  const after = contentsOf(to);
  const differs = (path: string) => before.get(path)?.oid !== after.get(path)?.oid || isUnread.has(path);
  const changed = new Set([...before.keys(), ...after.keys()].filter(differs));
  const filesOf = (files: ReadonlyMap<string, TreeFile>) =>
    [...changed].flatMap((path) => files.get(path) ?? []);
  return {
    gone: filesOf(before).filter(({ path }) => !isUnread.has(path)),
    fresh: filesOf(after),
    changed,
  };
}

function contentsOf(tree: readonly TreeFile[]): ReadonlyMap<string, TreeFile> {
  const files = tree.filter(({ kind }) => kind === 'file' || kind === 'executable');
  return new Map(files.map((file) => [file.path, file]));
}

/** The table of the words that were found, and what tells it of files that went, and that came. */
function wordsWithout(
  { words }: KeptLook,
  changed: ReadonlySet<string>,
): { readonly table: WordTable; readonly gone: FileLook; readonly fresh: FileLook } {
  const names = words.words.map(({ word }) => word);
  const contents = words.contents.map((paths) => paths.filter((path) => !changed.has(path)));
  const table = new WordTable(new Set(), new Set(names), { ...words, contents });
  const finder = new WordFinder(names);
  const wants = () => names.length > 0;
  return {
    table,
    gone: { wants, look: (paths, data) => finder.eachLine(data, table.leave(paths)) },
    fresh: { wants, look: (paths, data) => finder.eachLine(data, table.enter(paths, data)) },
  };
}

/** The figures that a look told of, each with one of its words. */
function figuresOf({ figures }: KeptLook): { text: string; words: string[] }[] {
  return figures.map(([key]) => {
    const space = key.indexOf(' ');
    return { text: key.slice(0, space), words: [key.slice(space + 1)] };
  });
}

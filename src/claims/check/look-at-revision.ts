import type { KeptBytes } from '../../clients/git/kept-bytes.js';
import { objectStoreMark } from '../../clients/git/object-store.js';
import type { Clone } from '../../clients/git/repository.js';
import type { TreeFile } from '../../clients/git/tree.js';
import type { ClassGlobs } from '../../domain/code-class.js';
import { classifyPath } from '../../languages/classify.js';
import { ClassScan } from './class-scan.js';
import { type Figure, FigureScan } from './figure-scan.js';
import { type FileLook, lookAtFiles } from './file-look.js';
import { readKeptLook, writeKeptLook } from './kept-look.js';
import { WordScan } from './word-scan.js';
import type { WordTable } from './word-table.js';

/** Which files are read, and for what. */
export interface LookQuestion {
  readonly clone: Clone;
  /** Full hash. */
  readonly revision: string;
  /** Every file of the revision. */
  readonly tree: readonly TreeFile[];
  readonly classes?: ClassGlobs | undefined;
  /** Name of the document. */
  readonly name: string;
  readonly asked: {
    readonly words: ReadonlySet<string>;
    readonly figures: readonly Figure[];
    /** Whether it is asked where classes are defined. */
    readonly classes: boolean;
  };
  /** Who else looks at the files. */
  readonly others: readonly FileLook[];
  readonly cache?: KeptBytes | undefined;
}

/** What the files of a revision hold. */
export interface RevisionLook {
  readonly words: WordTable;
  readonly figures: FigureScan;
  readonly classes: ClassScan;
  /** Files that could not be read; none where nothing is counted. */
  readonly unread: readonly string[];
  /** Keeps for other runs what was asked for. */
  keep(): Promise<void>;
}

/**
 * Reads the files of a revision once for all that the checks will ask of them. What an earlier run has kept of the revision is
 * not looked for again, and where that is all, no file is read.
 * @param fresh whether what was kept is not enough, so that all is read anew
 */
export async function lookAtRevision(question: LookQuestion, fresh = false): Promise<RevisionLook> {
  const { clone, tree, classes, asked, others, cache } = question;
  const key = await keyOf(question);
  const kept = cache && !fresh ? await readKeptLook(cache, key) : null;
  // The same document asks for the lines of the same words again, and for the number of those of the others.
  const words = new WordScan(asked.words, kept?.words, kept?.document === question.name);
  const figures = new FigureScan(
    asked.figures,
    (path) => classifyPath(path, classes) === 'docs',
    kept?.figures,
  );
  const paths = tree.map(({ path }) => path);
  const classScan = new ClassScan(paths, asked.classes ? kept?.classes : []);
  const looked = await lookAtFiles(clone, tree, [words, figures, classScan, ...others]);
  const unread = [...new Set([...(kept?.unread ?? []), ...looked.unread])].sort();
  const isLookedAt = (path: string) =>
    asked.words.size > 0 ||
    asked.classes ||
    figures.isAskedOf(path) ||
    others.some((other) => other.wants(path));
  const found = words.found();
  const isNew = () =>
    words.wants() || figures.isOpen || found.isNew || unread.length > (kept?.unread ?? []).length;
  return {
    words: found,
    figures,
    classes: classScan,
    // Nothing is counted where no word was looked for.
    unread: asked.words.size > 0 || !figures.isEmpty ? unread.filter(isLookedAt) : [],
    keep: async () => {
      if (!cache || !(isNew() || classScan.isNew)) return;
      await writeKeptLook(cache, key, {
        document: question.name,
        words: found.columns(),
        figures: figures.found(),
        classes: asked.classes ? classScan.found() : (kept?.classes ?? null),
        unread,
      });
    },
  };
}

/** All that it depends on: the files, what they are for, and which of them this clone holds. */
async function keyOf({ clone, revision, classes }: LookQuestion): Promise<string[]> {
  return [revision, JSON.stringify(classes ?? null), await objectStoreMark(clone.git)];
}

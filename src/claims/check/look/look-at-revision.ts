import type { KeptBytes } from '../../../clients/git/kept-bytes.js';
import { objectStoreMark } from '../../../clients/git/object-store.js';
import type { Clone } from '../../../clients/git/repository.js';
import { readTree, type TreeFile } from '../../../clients/git/tree.js';
import type { ClassGlobs } from '../../../domain/code-class.js';
import { classifyPath } from '../../../languages/classify.js';
import { ClassScan } from './class-scan.js';
import { type Figure, FigureScan } from './figure-scan.js';
import { type FileLook, lookAtFiles } from './file-look.js';
import type { KeptLook } from './kept-look.js';
import { KeptLooks } from './kept-looks.js';
import { moveLook } from './moved-look.js';
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
 * not looked for again, and where that is all, no file is read; of what it has kept of another revision, only the files are
 * read in which the two differ.
 * @param fresh whether what was kept is not enough, so that all is read anew
 */
export async function lookAtRevision(question: LookQuestion, fresh = false): Promise<RevisionLook> {
  const { clone, tree, classes, asked, others, cache, revision } = question;
  const at = { revision, mark: await objectStoreMark(clone.git) };
  const looks = cache && new KeptLooks(cache, JSON.stringify(classes ?? null));
  const same = looks && !fresh ? await looks.read(at) : null;
  const moved = looks && !fresh && !same ? await lookNearby(looks, question) : null;
  const kept = same ?? moved;
  // The same document asks for the lines of the same words again, and for the number of those of the others.
  const words = new WordScan(asked.words, kept?.words, kept?.document === question.name);
  const figures = new FigureScan(asked.figures, (path) => isDocument(path, classes), kept?.figures);
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
  found.trim();
  const isNew = () =>
    moved !== null ||
    words.wants() ||
    figures.isOpen ||
    found.isNew ||
    unread.length > (kept?.unread ?? []).length;
  return {
    words: found,
    figures,
    classes: classScan,
    // Nothing is counted where no word was looked for.
    unread: asked.words.size > 0 || !figures.isEmpty ? unread.filter(isLookedAt) : [],
    keep: async () => {
      if (!looks || !(isNew() || classScan.isNew)) return;
      await looks.write(at, {
        document: question.name,
        words: found.columns(),
        figures: figures.found(),
        classes: asked.classes ? classScan.found() : (kept?.classes ?? null),
        unread,
      });
    },
  };
}

/** What would be kept of the revision, made out of what is kept of another one; null for none. */
async function lookNearby(
  looks: KeptLooks,
  { clone, tree, classes }: LookQuestion,
): Promise<KeptLook | null> {
  for (const at of await looks.remembered()) {
    const from = await readTree(clone.git, at.revision).catch(() => null);
    clone.git.throwIfInterrupted();
    // Kept of another clone, or of a commit that is gone.
    const look = from && (await looks.read(at));
    const moved =
      look &&
      (await moveLook(look, { clone, from, to: tree, isDocument: (path) => isDocument(path, classes) }));
    if (moved) return moved;
  }
  return null;
}

/** Documents, and specifications that are written in XML. */
function isDocument(path: string, classes: ClassGlobs | undefined): boolean {
  const kind = classifyPath(path, classes);
  return kind === 'docs' || (kind === 'production' && path.endsWith('.xml'));
}

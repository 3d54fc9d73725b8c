import { lstat, realpath, stat } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { glob, isDynamicPattern } from 'tinyglobby';

/** Where to look for reports: globs and the folder they are relative to. */
export interface ReportGlobs {
  readonly folder: string;
  readonly globs: readonly string[];
}

/** A file that a glob matched. */
export interface ReportFile {
  /** Absolute. */
  readonly path: string;
  /** Its name in the audit, unlike that of every other file and without folders of this machine. */
  readonly shown: string;
  /** Why it must not be read; null when it may. */
  readonly refusal: string | null;
}

/**
 * The files that match, sorted by the name they are shown with. What a glob finds inside its folder has to lie there: a link
 * of the audited repository must not lead us to another file of this machine. A path that leads out was typed by the user.
 * @param root the work tree, whose files are shown relative to it; null without one
 */
export async function findReports(where: readonly ReportGlobs[], root: string | null): Promise<ReportFile[]> {
  const folders = new Map<string, string>();
  for (const { folder, globs } of where) {
    if (globs.length === 0) continue;
    const patterns = globs.map((text) =>
      (isAbsolute(text) ? relative(folder, text) : text).split(sep).join('/'),
    );
    const paths = [...(await matching(patterns, folder)), ...(await named(patterns, folder))];
    for (const path of paths) folders.set(resolve(path), folder);
  }
  const found = [...folders].map(([path, folder]) => ({ path, folder }));
  const names = distinctNames(found.map(({ path, folder }) => segmentsOf(path, folder, root)));
  const files = await Promise.all(
    found.map(async ({ path, folder }, i) => {
      return { path, shown: names[i] ?? '', refusal: await refusalOf(path, folder) };
    }),
  );
  return files.sort((a, b) => (a.shown < b.shown ? -1 : a.shown > b.shown ? 1 : 0));
}

/** No link to a file or a folder is among them, unless a pattern begins with it. */
function matching(patterns: string[], folder: string): Promise<string[]> {
  return glob(patterns, {
    cwd: folder,
    absolute: true,
    dot: true,
    followSymbolicLinks: false,
    expandDirectories: false,
  });
}

/** Files that are named without a wildcard, links among them. */
async function named(patterns: readonly string[], folder: string): Promise<string[]> {
  const paths = patterns.filter((text) => !isDynamicPattern(text)).map((text) => resolve(folder, text));
  const there = await Promise.all(paths.map((path) => lstat(path).catch(() => null)));
  return paths.filter((_, i) => there[i] && !there[i].isDirectory());
}

/** What leads to the file, and how many of these words are needed at least: below its folder all, elsewhere its name. */
function segmentsOf(path: string, folder: string, root: string | null): { words: string[]; least: number } {
  const inside = [root, folder].find((base) => base !== null && isInside(path, base));
  const words = path.split(sep).filter((word) => word !== '');
  return { words, least: inside ? relative(inside, path).split(sep).length : 1 };
}

/** The last words of each path, as many as tell it from the others. */
function distinctNames(paths: readonly { words: readonly string[]; least: number }[]): string[] {
  const lengths = paths.map(({ least }) => least);
  for (;;) {
    const names = paths.map(({ words }, i) => words.slice(-(lengths[i] ?? 1)).join('/'));
    const repeated = names.filter((name, i) => names.indexOf(name) !== i);
    const longer = paths.flatMap(({ words }, i) =>
      repeated.includes(names[i] ?? '') && (lengths[i] ?? 0) < words.length ? [i] : [],
    );
    if (longer.length === 0) return names;
    for (const i of longer) lengths[i] = (lengths[i] ?? 0) + 1;
  }
}

async function refusalOf(path: string, folder: string): Promise<string | null> {
  try {
    const real = await realpath(path);
    if (isInside(path, folder) && !isInside(real, await realpath(folder)))
      return 'is a link that leads out of the folder; to read it, give its own path';
    return (await stat(real)).isFile() ? null : 'is no plain file';
  } catch (error) {
    return cannotOpen(error);
  }
}

/** What the file system says, in words for a report's problems; other errors are thrown again. */
export function cannotOpen(error: unknown): string {
  const { code, syscall } = error as NodeJS.ErrnoException;
  if (code === undefined || syscall === undefined) throw error;
  return `cannot be opened (${code})`;
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

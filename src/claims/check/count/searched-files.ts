import { compilePattern, type Matcher } from '../../../clients/code/matcher.js';
import { oneOfLiterals } from '../../../clients/code/regex-literals.js';
import { filesHolding } from '../../../clients/git/files-holding.js';
import { LARGEST_OBJECT } from '../../../clients/git/objects.js';
import { readBlobs } from '../../../clients/git/read-blobs.js';
import type { TreeFile } from '../../../clients/git/tree.js';
import { grouped } from '../../../collectors/match-files.js';
import { InputError } from '../../../errors.js';
import type { CheckContext } from '../context.js';
import { expressionOf, filesNamed, pathTest, type Search, searchOf } from './search.js';

/** A line of a file that a search finds. */
export interface FoundLine {
  readonly path: string;
  /** 1-based. */
  readonly line: number;
}

/** To read fewer files than this takes less time than to have git look which of them hold something. */
const FEW = 300;

/**
 * What a search finds in the files of the revision, the document itself left out. All searches of the document are answered
 * by one reading, of those files only that any of them asks for.
 * @returns null for a search that cannot be made: a path that is not there, an expression that is none
 */
export async function searchedFor(
  context: CheckContext,
  search: Search,
): Promise<readonly FoundLine[] | null> {
  const searched = context.once(['searches'], () =>
    searchAll(
      context,
      context.commands.flatMap((words) => searchOf(words) ?? []),
    ),
  );
  return (await searched).get(keyOf(search)) ?? null;
}

/** What is found does not depend on how it is shown. */
function keyOf(search: Search): string {
  return JSON.stringify({ ...search, show: null });
}

/** A search that is being made. */
interface Asked {
  readonly search: Search;
  readonly matcher: Matcher;
  /** As `oneOfLiterals` tells them. */
  readonly literals: readonly string[];
  readonly found: FoundLine[];
}

/** A file and the searches that look into it. */
interface AskedFile {
  readonly file: TreeFile;
  readonly by: readonly Asked[];
}

async function searchAll(
  context: CheckContext,
  searches: readonly Search[],
): Promise<ReadonlyMap<string, readonly FoundLine[]>> {
  const found = new Map<string, readonly FoundLine[]>();
  const asked: Asked[] = [];
  for (const search of searches) {
    const made = found.has(keyOf(search)) ? null : await makeReady(context, search);
    if (!made) continue;
    asked.push(made);
    found.set(keyOf(search), made.found);
  }
  await readFiles(context, await narrowed(context, filesOf(context, asked)));
  return found;
}

async function makeReady(context: CheckContext, search: Search): Promise<Asked | null> {
  if (!pathsOf(context, search)) return null;
  const expression = expressionOf(search);
  const flags = search.ignoreCase ? 'i' : '';
  try {
    const common = { id: 'search', source: search.pattern, origin: 'option' } as const;
    const matcher = await compilePattern({ kind: 'regex', ...common, expression, flags });
    return { search, matcher, literals: search.ignoreCase ? [] : oneOfLiterals(expression), found: [] };
  } catch (error) {
    if (error instanceof InputError) return null;
    throw error;
  }
}

function filesOf(context: CheckContext, asked: readonly Asked[]): AskedFile[] {
  const byPath = new Map<string, Asked[]>();
  for (const each of asked)
    for (const path of pathsOf(context, each.search) ?? []) {
      const known = byPath.get(path);
      if (known) known.push(each);
      else byPath.set(path, [each]);
    }
  const files: AskedFile[] = [];
  for (const file of context.paths.files.values()) {
    const isFile = file.kind === 'file' || file.kind === 'executable';
    const by = byPath.get(file.path);
    if (by && isFile && file.path !== context.documentPath) files.push({ file, by });
  }
  return files;
}

/** The files that a search looks at, found out once for all that look at the same; null as for `pathTest`. */
function pathsOf(context: CheckContext, { paths, globs }: Search): readonly string[] | null {
  return context.once(['searched files', paths, globs], () => {
    const isAsked = pathTest(context.paths, { paths, globs });
    const all = filesNamed(context.paths, paths) ?? context.paths.files.keys();
    return isAsked && [...all].filter(isAsked);
  });
}

/** Without the files that hold no text of any search, where there are so many that it pays to ask git. */
async function narrowed(context: CheckContext, files: readonly AskedFile[]): Promise<readonly AskedFile[]> {
  const isSure = ({ by }: AskedFile) => by.every(({ literals }) => literals.length > 0);
  const sure = files.filter(isSure);
  if (sure.length < FEW) return files;
  const literals = new Set(sure.flatMap(({ by }) => by.flatMap((each) => each.literals)));
  const holding = await filesHolding(context.clone.git, context.revision, [...literals], []);
  if (!holding) return files;
  const paths = new Set(holding.paths);
  return files.filter((each) => paths.has(each.file.path) || !isSure(each));
}

/** Each content is read once, however many paths hold it. */
async function readFiles({ clone }: CheckContext, files: readonly AskedFile[]): Promise<void> {
  const byOid = grouped(files, ({ file }) => file.oid);
  const contents = [...byOid.values()];
  await readBlobs(clone.git, [...byOid.keys()], { maxBytes: LARGEST_OBJECT }, (i, blob) => {
    // As `grep`, which shows no line of a file that is no text.
    if ('data' in blob && !blob.data.includes(0)) lookInto(blob.data.toString('utf8'), contents[i] ?? []);
    return undefined;
  });
}

function lookInto(text: string, files: readonly AskedFile[]): void {
  const lines = new Map<Asked, readonly number[]>();
  for (const { file, by } of files)
    for (const each of by) {
      const own = lines.get(each) ?? linesOf(each, text, file.path);
      lines.set(each, own);
      for (const line of own) each.found.push({ path: file.path, line });
    }
}

function linesOf({ matcher, literals }: Asked, text: string, path: string): number[] {
  // Where texts are certain, the matcher looks at their lines alone; asking before would take longer.
  if (literals.length === 0 && !matcher.mightMatch(text)) return [];
  return [...new Set(matcher.match(text, path).occurrences.map(({ line }) => line))];
}

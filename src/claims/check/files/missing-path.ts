import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import { quoted } from '../../../domain/shell-word.js';
import { count, listing } from '../../../domain/wording.js';
import type { CheckContext, Outcome } from '../context.js';
import { classWritten, extensionOf, nameOf, plainPath } from './path-index.js';

/** Files of former times that a path may stand for. */
export const MOST_PATHS = 10;

const MACHINE_MADE =
  /^(?:build|dist|target|node_modules)\/|(?:^|\/)__pycache__\/|(?:^|\/)(?:test-)?(?:reports?|results?|artifacts|logs|out|build|dist)\/[^/]+\.(?:xml|log|html)$|(?:^|\/)\.env|\.(?:log|pid|db|sqlite3?|tmp|cache|pyc|env)$|(?:^|\/)(?:coverage|junit|test-results?)[^/]*\.(?:xml|json)$/i;

/** What to look up to tell whether a path is that of a package. */
export function packageWords(written: string): string[] {
  const first = firstFolder(plainPath(written));
  return first === null ? [] : [first];
}

/** Lists the files that end so, and those below a folder of that name; nothing where there are none. */
export function listCommand(rev: string, path: string): string {
  const plain = path.replace(/[.*+?^$()[\]{}|\\]/g, '\\$&');
  return `git ls-tree -r --name-only ${rev} | grep -E ${quoted(`(^|/)${plain}(/|$)`)}`;
}

/** What is to be said of a path that the revision has not; null where it may be none. */
export async function missingPath(context: CheckContext, written: string): Promise<Outcome | null> {
  const path = plainPath(written);
  const scope = `all ${count(context.paths.files.size, 'file')} of ${context.rev}`;
  const command = listCommand(context.rev, path);
  const module = submoduleAround(context, path);
  if (module !== null)
    return {
      verdict: 'not checkable',
      measured: `${module} is a submodule`,
      scope,
      command: `git ls-tree ${context.rev} ${quoted(module)}`,
      needs: `a clone of the submodule ${module}`,
    };
  const paths = (await context.past.deleted(path)).slice(0, MOST_PATHS);
  const similar = similarTo(context, path);
  const there = paths.length === 0 ? foundOtherwise(context, path, { similar, scope, command }) : null;
  if (there) return there;
  const dependency = dependencyOf(context, path);
  if (paths.length === 0 && similar.length === 0 && dependency !== null)
    return {
      verdict: 'not checkable',
      measured: `no such file; ${dependency} is a package from elsewhere`,
      scope,
      command,
      needs: `the package ${dependency}`,
    };
  if (paths.length === 0 && similar.length === 0 && isAddress(context, written)) return null;
  const hint = similar.length > 0 ? `; there is ${listing(similar, 3)}` : '';
  const lies = paths.length === 0 && (await liesOnDisk(context, written));
  if (lies || (paths.length === 0 && MACHINE_MADE.test(path)))
    return {
      verdict: 'not checkable',
      measured: `no such file${hint}`,
      scope,
      command,
      needs: `${path} is a kind of file that is not kept in git`,
    };
  if (paths.length === 0 && !path.includes('/') && !context.paths.hasExtension(extensionOf(path)))
    return null;
  // The path of somebody’s machine is shown as it was written.
  const named = /^(?:[A-Za-z]:[\\/]|\/(?:home|Users)\/)/.test(written) ? written : path;
  return {
    verdict: 'refuted',
    measured: `no such file${hint}`,
    scope,
    command,
    correction: `There is no ${named}${similar.length > 0 ? `; there is ${listing(similar, 3)}` : ''}.`,
    past:
      paths.length > 0
        ? { paths, isTrue: (texts) => [...texts.values()].some((text) => text !== null) }
        : null,
  };
}

/** `app/core/store` for app/core/store.py: code is often written without its ending. */
function completed(context: CheckContext, path: string): string[] {
  if (extensionOf(path) !== '' || !path.includes('/')) return [];
  return context.paths
    .alike(nameOf(path), 'stem')
    .filter((each) => each.replace(/\.[^./]+$/, '') === path && context.classOf(each) !== 'backup');
}

/** The file that is meant though its name is written otherwise: in another case, without its ending, or as its class. */
function foundOtherwise(
  context: CheckContext,
  path: string,
  { similar, scope, command }: { similar: readonly string[]; scope: string; command: string },
): Outcome | null {
  const spelled = path.includes('/') ? [] : similar.filter((each) => isSpelled(nameOf(each), path));
  if (spelled.length > 0)
    return {
      verdict: 'verified',
      measured: `exists, in another spelling: ${listing(spelled, 3)}`,
      scope,
      command: command.replace('grep -E', 'grep -i -E'),
    };
  const complete = completed(context, path);
  if (complete.length > 0)
    return {
      verdict: 'verified',
      measured: `exists: ${listing(complete, 3)}; what was written leaves the ending out`,
      scope,
      command: `git ls-tree -r --name-only ${context.rev} | grep -F ${quoted(`${path}.`)}`,
    };
  const name = classWritten(path);
  const own = name === null ? null : context.classes.fileOf(name);
  if (name !== null && own !== null)
    return {
      verdict: 'verified',
      measured: `class ${name} is in ${own}; no file has its name`,
      scope,
      command: `git grep -n -w ${quoted(`class ${name}`)} ${context.rev} -- ${quoted(own)}`,
    };
  return null;
}

/** `Claude.md` for CLAUDE.md: who writes a bare name may be on a system that does not tell them apart. */
function isSpelled(name: string, written: string): boolean {
  return name.toLowerCase() === written.toLowerCase();
}

/** `/wp-includes/a.xml`: what a server was asked for, where no folder at the root is called so. */
function isAddress({ paths }: CheckContext, written: string): boolean {
  const first = /^\/([^/]+)\//.exec(written)?.[1];
  return first !== undefined && !/^(?:home|Users)$/.test(first) && !paths.hasFolderNamed(first);
}

/** The package of others that the first folder of a path is: code imports it; null when that cannot be said. */
function dependencyOf(context: CheckContext, path: string): string | null {
  const first = firstFolder(path);
  if (first === null || context.paths.hasFolderNamed(first)) return null;
  // `_pytest/capture.py`: the private half of a package.
  if (first.startsWith('_')) return first;
  const isImported = context.once(['package is imported', first], () => {
    const imports = new RegExp(
      `^\\s*(?:from|import)\\s+${first}\\b|(?:from|require\\()\\s*['"]${first}['"/]`,
    );
    return context.words.linesOf(first).some(({ text }) => imports.test(text));
  });
  return isImported ? first : null;
}

/** The first folder of a path, where it may be the name of a package; null for another. */
function firstFolder(path: string): string | null {
  const [first = '', ...rest] = path.split('/');
  return rest.length > 0 && /^[A-Za-z_]\w{2,40}$/.test(first) ? first : null;
}

/** The submodule that a path leads into; null for none. Its files are in another repository. */
function submoduleAround(context: CheckContext, path: string): string | null {
  for (let end = path.indexOf('/'); end > 0; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end);
    if (context.paths.files.get(folder)?.kind === 'submodule') return folder;
  }
  return null;
}

/** A file of the work tree, or beside the document, that git does not keep. */
async function liesOnDisk(context: CheckContext, written: string): Promise<boolean> {
  const path = plainPath(written);
  if (path.split('/').includes('..')) return false;
  const folders = [context.clone.root, context.documentFolder].filter((folder) => folder !== null);
  const found = await Promise.all(folders.map((folder) => lstat(join(folder, path)).catch(() => null)));
  return found.some((info) => info !== null);
}

/** The same name elsewhere, in another spelling, or as the class it names: `AgentRegistry.py` is agent_registry.py. */
function similarTo(context: CheckContext, path: string): string[] {
  return context.paths
    .alike(nameOf(path))
    .filter((each) => each !== path)
    .slice(0, 10);
}

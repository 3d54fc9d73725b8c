import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ScriptedCommit } from './commit-object.js';
import { importStory, type ScriptedTag } from './fast-import.js';
import type { ObjectFormat } from './object-hash.js';
import { runGit } from './run-git.js';
import { temporaryFolder } from './temporary-folder.js';

/** Everything a script has told. */
export interface Story {
  readonly format: ObjectFormat;
  readonly commits: readonly ScriptedCommit[];
  readonly branches: ReadonlyMap<string, ScriptedCommit>;
  readonly tags: readonly ScriptedTag[];
}

export interface BuildOptions {
  /** Where to; a new temporary folder by default. Created if it is missing. */
  readonly folder?: string;
  readonly bare?: boolean;
  /** The branch that HEAD names, or a commit for a detached HEAD; the builder's current branch by default. */
  readonly head?: string | ScriptedCommit;
  /** `remote.origin.url`. */
  readonly remote?: string;
  /** Whether to fill the work tree; yes by default. */
  readonly checkout?: boolean;
}

/** A repository on disk. */
export class BuiltRepository {
  /** Its root; for a bare one, the git directory. */
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** Runs git in it, isolated from the machine's configuration, and gives its output without the final newline. */
  async git(...args: string[]): Promise<string> {
    return (await runGit(this.folder, args)).toString().replace(/\n$/, '');
  }

  /** `file://` address, over which `--depth` and `--filter` work. */
  get url(): string {
    return pathToFileURL(this.folder).href;
  }

  /**
   * Clones it into a new temporary folder.
   * @param options.depth a shallow clone with so many commits
   * @param options.filter a partial clone, e.g. `blob:none`; it can not fetch what it lacks unless its origin stays
   */
  async clone(
    options: { depth?: number; filter?: string; bare?: boolean; checkout?: boolean } = {},
  ): Promise<BuiltRepository> {
    if (options.filter) await this.git('config', 'uploadpack.allowFilter', 'true');
    const folder = await temporaryFolder('clone');
    const flags = [
      ...(options.depth ? [`--depth=${options.depth}`] : []),
      ...(options.filter ? [`--filter=${options.filter}`] : []),
      ...(options.bare ? ['--bare'] : []),
      ...(options.checkout === false ? ['--no-checkout'] : []),
    ];
    await runGit(folder, ['clone', '--quiet', ...flags, this.url, '.']);
    return new BuiltRepository(folder);
  }

  /** Takes single objects away, as a damaged or badly copied repository lacks them. */
  async lose(...revisions: string[]): Promise<void> {
    const oids = (await this.git('rev-parse', ...revisions)).split('\n');
    const objects = resolve(this.folder, await this.git('rev-parse', '--git-path', 'objects'));
    const names = await readdir(join(objects, 'pack')).catch(() => []);
    for (const name of names.filter((file) => file.endsWith('.pack'))) {
      const content = await readFile(join(objects, 'pack', name));
      // Objects that a pack holds are not unpacked; without its index git no longer knows that it is there.
      await rm(join(objects, 'pack', name.replace(/pack$/, 'idx')));
      await rm(join(objects, 'pack', name));
      await runGit(this.folder, ['unpack-objects', '-q'], content);
    }
    for (const oid of oids) await rm(join(objects, oid.slice(0, 2), oid.slice(2)));
  }

  /**
   * Overwrites bytes of packed objects, as a failing disk does. Each has to be packed whole (texts of some kilobytes that are
   * unlike each other), and its header stays.
   */
  async damage(...revisions: string[]): Promise<void> {
    const oids = (await this.git('rev-parse', ...revisions)).split('\n');
    await this.git('repack', '-adq', '--window=0');
    const folder = resolve(this.folder, await this.git('rev-parse', '--git-path', 'objects/pack'));
    const pack = (await readdir(folder)).find((name) => name.endsWith('.pack')) ?? '';
    const listing = await this.git('verify-pack', '-v', join(folder, pack.replace(/pack$/, 'idx')));
    const bytes = await readFile(join(folder, pack));
    for (const oid of oids) {
      const offset = Number(new RegExp(`^${oid} \\w+ +\\d+ \\d+ (\\d+)`, 'm').exec(listing)?.[1]);
      bytes.fill(0xff, offset + 20, offset + 60);
    }
    await rm(join(folder, pack));
    await writeFile(join(folder, pack), bytes);
  }

  /** A linked worktree in a new temporary folder, with a detached HEAD or on a branch. */
  async worktree(revision: string, options: { detach?: boolean } = {}): Promise<BuiltRepository> {
    const folder = join(await temporaryFolder('worktree'), 'tree');
    await this.git('worktree', 'add', '--quiet', ...(options.detach ? ['--detach'] : []), folder, revision);
    return new BuiltRepository(folder);
  }

  /** Fills the submodule at `path`, whose commit the story names, from another repository. */
  async fillSubmodule(path: string, from: BuiltRepository): Promise<BuiltRepository> {
    const gitDir = join(this.folder, '.git', 'modules', path);
    const folder = join(this.folder, path);
    await mkdir(join(gitDir, '..'), { recursive: true });
    const commit = await this.git('rev-parse', `HEAD:${path}`);
    await this.git('clone', '--quiet', `--separate-git-dir=${gitDir}`, from.url, folder);
    const submodule = new BuiltRepository(folder);
    await submodule.git('config', 'core.worktree', folder);
    await submodule.git('checkout', '--quiet', '--detach', commit);
    return submodule;
  }
}

/** Writes a story into a new repository. */
export async function buildInto(
  story: Story,
  options: BuildOptions & { head: string | ScriptedCommit },
): Promise<BuiltRepository> {
  const folder = options.folder ? resolve(options.folder) : await temporaryFolder('repository');
  await mkdir(folder, { recursive: true });
  const bare = options.bare ? ['--bare'] : [];
  const onBranch = typeof options.head === 'string' ? options.head : 'main';
  await runGit(folder, [
    'init',
    '--quiet',
    '--template=',
    `--initial-branch=${onBranch}`,
    `--object-format=${story.format}`,
    ...bare,
  ]);
  const gitDir = options.bare ? folder : join(folder, '.git');
  if (options.remote) {
    const url = options.remote.replace(/["\\]/g, '\\$&');
    await appendFile(join(gitDir, 'config'), `[remote "origin"]\n\turl = "${url}"\n`);
  }
  await importStory(gitDir, story.commits, story.branches, story.tags);
  const built = new BuiltRepository(folder);
  if (typeof options.head !== 'string') {
    await runGit(gitDir, ['update-ref', '--no-deref', 'HEAD', options.head.hash]);
  }
  if (!options.bare && options.checkout !== false && story.commits.length > 0) {
    await built.git('read-tree', '--reset', '-u', 'HEAD');
  }
  return built;
}

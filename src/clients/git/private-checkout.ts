import { appendFile, copyFile, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Git } from './git.js';
import type { Clone } from './repository.js';

/** A file to put in the place of another, or (null) to leave out. */
export type Replacement = { readonly oid: string; readonly mode: string } | null;

/** Filters of the user’s own configuration would start programs, and fetch what they stand for. */
const OWN_SETTINGS = `[core]
	bare = false
	autocrlf = false
[filter "lfs"]
	smudge =
	process =
	required = false
`;

/**
 * Writes trees of a clone into a folder outside of it, with a git directory of its own that only borrows the clone’s objects:
 * nothing is ever written to the clone, not even a note that it was looked at.
 */
export class PrivateCheckout {
  readonly #git: Git;
  readonly #gitDir: string;
  readonly #objects: readonly string[];

  private constructor(git: Git, gitDir: string, objects: readonly string[]) {
    this.#git = git;
    this.#gitDir = gitDir;
    this.#objects = objects;
  }

  /** @param folder where the private git directory goes; made here */
  static async open(clone: Clone, folder: string, signal?: AbortSignal): Promise<PrivateCheckout> {
    await mkdir(folder, { recursive: true });
    const git = new Git(folder, signal ? { signal } : {});
    const format = (await clone.git.tryRaw('rev-parse', '--show-object-format'))?.trim() || 'sha1';
    const objects = resolve(
      clone.git.folder,
      (await clone.git.raw('rev-parse', '--git-path', 'objects')).trim(),
    );
    await output(git, ['init', '-q', '--bare', `--object-format=${format}`, '--template=', '.']);
    const own = join(folder, 'objects');
    await writeAlternates(own, [objects]);
    await appendFile(join(folder, 'config'), OWN_SETTINGS);
    return new PrivateCheckout(git, folder, [own, objects]);
  }

  /**
   * Writes a commit’s files into a folder.
   * @param folder empty or absent
   * @param replacements by path, over the commit’s own files
   * @returns paths of files that were left out, because the clone does not hold their content
   * @throws Error when git cannot write the files
   */
  async write(
    commit: string,
    folder: string,
    replacements: ReadonlyMap<string, Replacement>,
  ): Promise<string[]> {
    await mkdir(folder, { recursive: true });
    await this.#run(['read-tree', '--reset', commit]);
    if (replacements.size > 0) {
      const zero = '0'.repeat(commit.length);
      const lines = [...replacements].map(([path, file]) =>
        file ? `${file.mode} ${file.oid} 0\t${path}` : `0 ${zero} 0\t${path}`,
      );
      // Removals first: a file may have taken the place of a folder.
      lines.sort((a, b) => Number(b.startsWith('0 ')) - Number(a.startsWith('0 ')));
      await this.#run(['update-index', '-z', '--index-info'], `${lines.join('\0')}\0`);
    }
    const checkOut = () =>
      this.#run([`--work-tree=${folder}`, 'checkout-index', '--all', '--force', '--quiet']);
    let missing: string[] = [];
    try {
      await checkOut();
    } catch (error) {
      missing = await this.#dropMissing(commit);
      if (missing.length === 0) throw error;
      await checkOut();
    }
    await this.#writeDecoy(folder, commit);
    return missing;
  }

  /** Takes files out of the index whose content a partial clone has left out. @returns their paths */
  async #dropMissing(commit: string): Promise<string[]> {
    const entries = (await this.#run(['ls-files', '--stage', '-z'])).split('\0').flatMap((entry) => {
      const found = /^(\d+) ([0-9a-f]+) \d\t([\s\S]*)$/.exec(entry);
      return found && found[1] !== '160000' ? [{ oid: found[2] as string, path: found[3] as string }] : [];
    });
    const asked = entries.map(({ oid }) => `${oid}\n`).join('');
    const answers = (await this.#run(['cat-file', '--batch-check=%(objecttype)'], asked)).split('\n');
    const missing = entries.filter((_, at) => answers[at]?.endsWith('missing')).map(({ path }) => path);
    const zero = '0'.repeat(commit.length);
    const removals = missing.map((path) => `0 ${zero} 0\t${path}\0`).join('');
    if (removals) await this.#run(['update-index', '-z', '--index-info'], removals);
    return missing;
  }

  /** Keeps text as an object. @returns its id */
  async store(text: Buffer): Promise<string> {
    return (await this.#run(['hash-object', '-w', '--stdin'], text)).trim();
  }

  /**
   * Takes a change back from a file that has changed since: a merge with the change’s result for a base.
   * @param folder for the three files, temporary
   * @returns the object id of what it becomes; null when the changes overlap
   */
  async mergeBack(
    versions: { now: Buffer; withChange: Buffer; without: Buffer },
    folder: string,
  ): Promise<string | null> {
    await mkdir(folder, { recursive: true });
    const names = ['now', 'withChange', 'without'] as const;
    for (const name of names) await writeFile(join(folder, name), versions[name]);
    const files = names.map((name) => join(folder, name));
    // How many places overlap is its exit code.
    const merged = await output(this.#git, ['merge-file', '-p', '-q', ...files]).catch(() => null);
    return merged === null ? null : this.store(merged);
  }

  /** What asks git where it is (a banner with the commit’s hash, a hook’s installer) finds a repository, and not the real one. */
  async #writeDecoy(folder: string, commit: string): Promise<void> {
    const decoy = join(folder, '.git');
    await mkdir(join(decoy, 'refs', 'heads'), { recursive: true });
    await writeAlternates(join(decoy, 'objects'), this.#objects);
    await writeFile(join(decoy, 'HEAD'), `${commit}\n`);
    await copyFile(join(this.#gitDir, 'config'), join(decoy, 'config'));
    await copyFile(join(this.#gitDir, 'index'), join(decoy, 'index'));
  }

  async #run(args: readonly string[], input?: string | Buffer): Promise<string> {
    return (await output(this.#git, [`--git-dir=${this.#gitDir}`, ...args], input)).toString('utf8');
  }
}

/** What a command prints. @throws Error with git’s own words when it fails */
async function output(git: Git, args: readonly string[], input?: string | Buffer): Promise<Buffer> {
  const child = git.stream(args);
  child.stdin.end(input ?? '');
  const chunks: Buffer[] = [];
  for await (const chunk of child.stdout) chunks.push(chunk as Buffer);
  const { code, stderr } = await child.ended;
  if (code !== 0) throw new Error(stderr.trim().split('\n')[0] || `git ended with code ${code}`);
  return Buffer.concat(chunks);
}

async function writeAlternates(objects: string, borrowed: readonly string[]): Promise<void> {
  await mkdir(join(objects, 'info'), { recursive: true });
  await mkdir(join(objects, 'pack'), { recursive: true });
  await writeFile(join(objects, 'info', 'alternates'), borrowed.map((path) => `${path}\n`).join(''));
}

import { readFile, realpath, stat } from 'node:fs/promises';
import { join, posix, relative, resolve, sep } from 'node:path';
import type { Git } from '../clients/git/git.js';
import { EnvironmentError, InputError } from '../errors.js';
import { LARGEST_CONFIG } from './positioned-text.js';

/** Where configuration files are read from. Paths are names as messages show them. */
export interface ConfigFiles {
  /** The text of a file; null when there is none. */
  read(path: string): Promise<string | null>;
  /** The path of a file named by another file. Throws InputError when it may not be read. */
  follow(from: string, to: string): string;
}

/** Files of a work tree. Nothing outside of it is read, not even through a symbolic link. */
export function workTreeFiles(root: string): ConfigFiles {
  return {
    follow: followInside,
    async read(path) {
      const full = join(root, path);
      const real = await realpath(full).catch(() => null);
      if (real === null) return null;
      const home = await realpath(root);
      if (real !== home && !real.startsWith(home.endsWith(sep) ? home : home + sep)) {
        throw new InputError(
          `${path} is a link that leads out of the repository`,
          'Put the file itself there, or name the other file with --config.',
        );
      }
      // A pipe or a device in a stranger's work tree could keep us waiting for ever.
      if (!(await stat(real)).isFile())
        throw new InputError(`${path} is not a file`, 'Put a plain file there.');
      return readRegular(full, path);
    },
  };
}

/** Files of a revision, read from git objects: for bare repositories. */
export function revisionFiles(git: Git, commit: string): ConfigFiles {
  return {
    follow: followInside,
    async read(path) {
      const entry = await git.tryRaw('ls-tree', '-z', '--full-tree', commit, '--', path);
      const [mode = '', type = '', oid = ''] = (entry?.split('\t')[0] ?? '').split(' ');
      if (type !== 'blob') return null;
      if (mode === '120000')
        throw new InputError(`${path} is a symbolic link at the revision`, 'Commit the file itself there.');
      const size = Number(await git.tryRaw('cat-file', '-s', oid));
      if (size > LARGEST_CONFIG) throw tooLarge(path);
      return git.tryRaw('cat-file', 'blob', oid);
    },
  };
}

/** A file that the user named, and whatever it extends: the user may read anything. */
export function namedFiles(cwd: string): ConfigFiles {
  return {
    follow: (from, to) => relativeName(cwd, resolve(cwd, from, '..', to)),
    read: (path) => readRegular(resolve(cwd, path), path),
  };
}

function relativeName(cwd: string, full: string): string {
  const short = relative(cwd, full);
  return short.startsWith('..') ? full : short.split(sep).join('/');
}

function followInside(from: string, to: string): string {
  const path = posix.normalize(posix.join(posix.dirname(from), to));
  if (posix.isAbsolute(to) || /^[A-Za-z]:|\\/.test(to) || path === '..' || path.startsWith('../')) {
    throw new InputError(
      `${from} extends "${to}", which is outside of the repository`,
      'Extend a file of the repository, with a path relative to the one that extends it.',
    );
  }
  return path;
}

async function readRegular(full: string, shown: string): Promise<string | null> {
  try {
    const info = await stat(full);
    if (!info.isFile() && info.isDirectory()) throw new InputError(`${shown} is a folder`, 'Name a file.');
    if (info.size > LARGEST_CONFIG) throw tooLarge(shown);
    return await readFile(full, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    if (code === 'EACCES' || code === 'EPERM')
      throw new EnvironmentError(`${shown} may not be read`, 'Give yourself the right to read it.', {
        cause: error,
      });
    throw error;
  }
}

function tooLarge(path: string): InputError {
  return new InputError(
    `${path} is larger than 256 KiB`,
    'A configuration is a page or two; name another file.',
  );
}

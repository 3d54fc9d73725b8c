import { lstat, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { openClone, resolveCommit } from '../clients/git/repository.js';
import { CONFIG_NAMES, hasPackageKey, PACKAGE_KEY } from '../config/load-config.js';
import { EXIT, InputError } from '../errors.js';
import type { Arguments } from './command.js';
import { surveyRepository } from './init/survey.js';
import { configText } from './init/write-config.js';
import type { Io } from './io.js';
import { assertWritable, writeFiles } from './write-output.js';

const [NAME] = CONFIG_NAMES;

/** Writes a commented configuration from what the repository holds. */
export async function runInit(args: Arguments, io: Io): Promise<number> {
  const clone = await openClone(resolve(io.cwd, args.text('repo') ?? '.'), { signal: io.signal });
  const commit = await resolveCommit(clone.git, 'HEAD');
  const isPrinted = args.flag('print');
  if (!isPrinted) await assertFree(clone.root, args.flag('force'));
  const text = configText(await surveyRepository(clone, commit));
  if (isPrinted || clone.root === null) {
    io.stdout.write(text);
    return EXIT.done;
  }
  await assertWritable(clone.root, 'of the repository’s root');
  await writeFiles(clone.root, 'of the repository’s root', [{ name: NAME, text }], io.signal);
  if (!args.flag('quiet'))
    io.stdout.write(
      `${NAME} is written at the root of the repository. Read it through: comments are suggestions.\n`,
    );
  return EXIT.done;
}

async function assertFree(root: string | null, force: boolean): Promise<void> {
  if (root === null)
    throw new InputError(
      'a bare repository has no work tree to write a configuration to',
      'Use --print, and commit the text yourself.',
    );
  for (const name of CONFIG_NAMES) {
    const isThere = (await lstat(join(root, name)).catch(() => null)) !== null;
    if (!isThere || (name === NAME && force)) continue;
    throw new InputError(
      `${name} is already there`,
      name === NAME
        ? 'Use --force to overwrite it, or --print to look at a new one.'
        : 'Edit that one; there can be only one.',
    );
  }
  const manifest = await readFile(join(root, 'package.json'), 'utf8').catch(() => '');
  if (hasPackageKey(manifest))
    throw new InputError(
      `package.json already has the key "${PACKAGE_KEY}"`,
      'Edit that one; there can be only one.',
    );
}

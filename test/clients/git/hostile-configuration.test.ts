import { existsSync } from 'node:fs';
import { appendFile, chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { blameLines } from '../../../src/clients/git/blame.js';
import { readChanges } from '../../../src/clients/git/changes.js';
import { readCloneState } from '../../../src/clients/git/clone-state.js';
import { readDiff } from '../../../src/clients/git/diff-hunks.js';
import { filesHolding } from '../../../src/clients/git/files-holding.js';
import { Git } from '../../../src/clients/git/git.js';
import { linesWith } from '../../../src/clients/git/grep.js';
import { readLineCountsOf } from '../../../src/clients/git/line-counts.js';
import { readLog } from '../../../src/clients/git/log.js';
import { readObjects } from '../../../src/clients/git/objects.js';
import { currentBranch, readRefs } from '../../../src/clients/git/refs.js';
import { readRemote } from '../../../src/clients/git/remote.js';
import { openClone, resolveCommit } from '../../../src/clients/git/repository.js';
import { readTree } from '../../../src/clients/git/tree.js';
import { type BuiltRepository, RepositoryBuilder, runGit } from '../../repository-builder.js';

const LINES = Array.from({ length: 20 }, (_, i) => `line ${i}\n`).join('');

function story() {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'One',
    files: {
      'a.py': `f(1)\n${LINES}`,
      'b.py': 'f(2)\n',
      'd.py': `g(1)\nx\n${LINES}`,
      '.gitattributes': '*.py diff=evil filter=evil\n',
    },
  });
  const two = repo.commit({
    message: 'Two',
    rename: { 'a.py': 'c.py', 'd.py': 'e.py' },
    files: { 'c.py': `f(3)\n${LINES}`, 'e.py': `g(2)\nx\n${LINES}` },
  });
  return { repo, two };
}

/** Everything our git client can ask. */
async function askEverything(git: Git, folder: string, commit: string): Promise<unknown> {
  const log: unknown[] = [];
  for await (const entry of readLog(git, ['--branches', '--tags'])) log.push(entry);
  const objects: string[] = [];
  for await (const object of readObjects(git, [`${commit}:c.py`]))
    objects.push('data' in object ? object.data.toString() : object.reason);
  const lines: string[] = [];
  await linesWith(git, commit, ['f('], ['*.py'], (path, line) => lines.push(`${path}: ${line}`));
  return {
    log,
    objects,
    lines,
    tree: await readTree(git, commit),
    files: await filesHolding(git, commit, ['f('], ['*.py']),
    changes: [...(await readChanges(git, [commit]))],
    counts: [...((await readLineCountsOf(git, [commit])).get(commit) ?? [])],
    diff: await readDiff(git, `${commit}~1`, commit),
    blame: await blameLines(git, { revision: commit, path: 'c.py', lines: [1, 2], ignoreWhitespace: false }),
    refs: await readRefs(git),
    remote: await readRemote(git),
    branch: await currentBranch(git),
    head: await resolveCommit(git, 'HEAD'),
    state: await readCloneState(await openClone(folder)),
  };
}

/** Settings that start a program, with the program's trace as their effect. */
function programs(run: string): [key: string, value: string][] {
  return [
    ['core.fsmonitor', run],
    ['core.pager', run],
    ['pager.log', run],
    ['core.sshCommand', run],
    ['core.gitProxy', run],
    ['core.askPass', run],
    ['core.editor', run],
    ['core.alternateRefsCommand', run],
    ['credential.helper', `!${run}`],
    ['diff.external', run],
    ['diff.evil.command', run],
    ['diff.evil.textconv', run],
    ['filter.evil.smudge', run],
    ['filter.evil.clean', run],
    ['filter.evil.process', run],
    ['gpg.program', run],
    ['log.showSignature', 'true'],
    ['interactive.diffFilter', run],
    ['sequence.editor', run],
    ['trailer.sign.command', run],
    ['uploadpack.packObjectsHook', run],
    ['remote.origin.uploadpack', run],
    ['remote.origin.vcs', 'ext'],
    ['protocol.allow', 'always'],
    ['protocol.ext.allow', 'always'],
    ['protocol.file.allow', 'always'],
    ...['log', 'grep', 'cat-file', 'diff-tree', 'ls-tree', 'rev-parse', 'for-each-ref', 'blame'].map(
      (name): [string, string] => [`alias.${name}`, `!${run}`],
    ),
  ];
}

/** Settings that change what is printed, not what is run. */
const APPEARANCE: readonly [key: string, value: string][] = [
  ['color.ui', 'always'],
  ['color.grep', 'always'],
  ['color.diff', 'always'],
  ['core.quotePath', 'true'],
  ['core.abbrev', '4'],
  ['core.ignoreCase', 'true'],
  ['diff.noprefix', 'true'],
  ['diff.mnemonicPrefix', 'true'],
  ['diff.renames', 'false'],
  ['diff.renameLimit', '1'],
  ['diff.algorithm', 'patience'],
  ['diff.context', '9'],
  ['diff.interHunkContext', '9'],
  ['diff.orderFile', 'no-such-file'],
  ['diff.relative', 'true'],
  ['diff.wsErrorHighlight', 'all'],
  ['blame.showEmail', 'true'],
  ['blame.coloring', 'repeatedLines'],
  ['format.pretty', 'oneline'],
  ['grep.patternType', 'perl'],
  ['grep.lineNumber', 'true'],
  ['grep.column', 'true'],
  ['grep.fullName', 'false'],
  ['i18n.logOutputEncoding', 'ISO-8859-1'],
  ['log.date', 'relative'],
  ['log.decorate', 'full'],
  ['log.diffMerges', 'separate'],
  ['log.mailmap', 'true'],
  ['log.showRoot', 'false'],
  ['notes.displayRef', 'refs/notes/*'],
];

async function plant(built: BuiltRepository): Promise<string> {
  const gitDir = join(built.folder, '.git');
  const trace = join(built.folder, '.git', 'pwned');
  const script = join(gitDir, 'evil.sh');
  await writeFile(script, `#!/bin/sh\necho "$0 $@" >> "${trace}"\ncat "$1" 2>/dev/null\nexit 0\n`);
  await chmod(script, 0o755);
  await mkdir(join(gitDir, 'hooks'), { recursive: true });
  for (const hook of ['post-index-change', 'post-checkout', 'reference-transaction', 'fsmonitor-watchman']) {
    await writeFile(join(gitDir, 'hooks', hook), `#!/bin/sh\necho ${hook} >> "${trace}"\n`);
    await chmod(join(gitDir, 'hooks', hook), 0o755);
  }
  const config = programs(script).map(([key, value]) => `${sectionOf(key)} = ${JSON.stringify(value)}\n`);
  await writeFile(join(gitDir, 'evil.config'), config.join(''));
  await built.git('config', 'include.path', 'evil.config');
  await writeFile(join(built.folder, '.mailmap'), 'Somebody Else <ada.example@example.com>\n');
  return trace;
}

/** `a.b.c` as the lines of a configuration file up to the value. */
function sectionOf(key: string): string {
  const [section = '', ...rest] = key.split('.');
  const name = rest.pop() ?? '';
  return rest.length > 0 ? `[${section} "${rest.join('.')}"]\n\t${name}` : `[${section}]\n\t${name}`;
}

describe('a repository whose configuration is hostile', () => {
  const { repo, two } = story();
  let expected: unknown;

  beforeAll(async () => {
    const plain = await repo.build({ remote: 'https://github.com/example/app.git' });
    expected = await askEverything((await openClone(plain.folder)).git, plain.folder, two.hash);
  });

  it('starts no program and changes no answer', async () => {
    const built = await repo.build({ remote: 'https://github.com/example/app.git' });
    const trace = await plant(built);
    const { git } = await openClone(built.folder);
    expect(await askEverything(git, built.folder, two.hash)).toEqual(expected);
    expect(existsSync(trace)).toBe(false);
    // The trap works: git itself falls into it.
    await runGit(built.folder, ['diff', 'HEAD~1']).catch(() => undefined);
    expect(existsSync(trace)).toBe(true);
  });

  it('is read the same however its output shall look', async () => {
    const built = await repo.build({ remote: 'https://github.com/example/app.git' });
    const config = APPEARANCE.map(([key, value]) => `${sectionOf(key)} = ${value}\n`);
    await appendFile(join(built.folder, '.git/config'), config.join(''));
    const { git } = await openClone(built.folder);
    expect(await askEverything(git, built.folder, two.hash)).toEqual(expected);
  });

  it('asks no program about signatures', async () => {
    const built = await repo.build();
    const trace = await plant(built);
    const body = (await built.git('cat-file', 'commit', 'HEAD')).replace(
      '\n\n',
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n abc\n -----END PGP SIGNATURE-----\n\n',
    );
    const signed = await runGit(
      built.folder,
      ['hash-object', '-t', 'commit', '-w', '--stdin'],
      Buffer.from(body),
    );
    await writeFile(join(built.folder, '.git/refs/heads/main'), signed.toString());
    const { git } = await openClone(built.folder);
    const subjects: string[] = [];
    for await (const entry of readLog(git, ['HEAD'])) subjects.push(entry.subject);
    expect(subjects).toEqual(['Two', 'One']);
    expect(existsSync(trace)).toBe(false);
  });

  it('fetches nothing and starts nothing for contents that were left out', async () => {
    const partial = await (await repo.build()).clone({ filter: 'blob:none', checkout: false });
    const trace = await plant(partial);
    await partial.git('config', 'remote.origin.url', `ext::sh -c "touch ${trace}"`);
    await partial.git('config', '--unset-all', 'include.path');
    await partial.git('config', 'protocol.ext.allow', 'always');
    const { git } = await openClone(partial.folder);
    const objects: string[] = [];
    for await (const object of readObjects(git, [`${two.hash}:c.py`]))
      objects.push('reason' in object ? object.reason : 'read');
    expect(objects).toEqual(['missing']);
    expect((await readLineCountsOf(git, [two.hash])).get(two.hash)).toBeNull();
    expect(await linesWith(git, two.hash, ['f('], [], () => undefined)).toContain('c.py');
    expect(existsSync(trace)).toBe(false);
  });

  it('has an environment of its own: nothing of ours names a program or another repository', async () => {
    const built = await repo.build({ remote: 'https://github.com/example/app.git' });
    const trace = join(built.folder, '.git', 'pwned');
    const run = `touch ${trace}`;
    const env = {
      ...process.env,
      GIT_EXTERNAL_DIFF: run,
      GIT_PAGER: run,
      PAGER: run,
      GIT_SSH_COMMAND: run,
      GIT_ASKPASS: run,
      GIT_DIR: '/nowhere',
      GIT_CONFIG_COUNT: '1',
      GIT_CONFIG_KEY_0: 'core.fsmonitor',
      GIT_CONFIG_VALUE_0: run,
    };
    const git = new Git(built.folder, { env });
    expect(await askEverything(git, built.folder, two.hash)).toEqual(expected);
    expect(existsSync(trace)).toBe(false);
  });
});

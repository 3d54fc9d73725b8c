import { execFileSync } from 'node:child_process';
import { watch } from 'node:fs';
import { mkdtemp, readdir, readFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openClone } from '../../src/clients/git/repository.js';
import type { Proof } from '../../src/domain/proof.js';
import { Interrupted } from '../../src/errors.js';
import { classifyPath } from '../../src/languages/classify.js';
import { type FixToProve, proveFix } from '../../src/proof/prove-fix.js';
import { type BuiltRepository, RepositoryBuilder, type ScriptedCommit } from '../repository-builder.js';

const MANIFEST = '{"name":"app","type":"module","scripts":{"test":"node --test"}}\n';
const WRONG = 'export const add = (a, b) => a - b;\n';
const RIGHT = 'export const add = (a, b) => a + b;\n';
const HEAD =
  "import test from 'node:test';\nimport assert from 'node:assert';\nimport { add } from '../src/add.js';\n";
const OLD_TEST = `${HEAD}test('adds nothing', () => assert.equal(add(1, 0), 1));\n`;
const NEW_TEST = `${OLD_TEST}test('adds', () => assert.equal(add(1, 2), 3));\n`;
const NOTHING = { setUp: null, build: null, test: null, reports: [], environment: {} };

/** A program with a mistake, and the commit that mends it. */
function app(over: { fix?: Record<string, string>; before?: Record<string, string> } = {}) {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Start',
    files: { 'package.json': MANIFEST, 'src/add.js': WRONG, 'test/add.test.js': OLD_TEST, ...over.before },
  });
  const fix = repo.commit({
    message: 'Fix #7',
    files: over.fix ?? { 'src/add.js': RIGHT, 'test/add.test.js': NEW_TEST },
  });
  return { repo, fix };
}

async function proveIn(
  built: BuiltRepository,
  fix: ScriptedCommit,
  over: Partial<FixToProve> = {},
): Promise<{ proof: Proof; log: string }> {
  return proveFix(await openClone(built.folder), {
    issue: { key: '7', aliases: [] },
    fix: fix.hash,
    revision: null,
    files: [],
    declared: [],
    classOf: classifyPath,
    given: NOTHING,
    repeat: 2,
    minutes: 1,
    at: [],
    environment: process.env,
    cacheFolder: null,
    step: (_, work) => work(),
    ...over,
  });
}

/** One that has ended and that nobody has asked about yet is listed as a zombie. */
async function isRunning(pid = ''): Promise<boolean> {
  try {
    return !execFileSync('ps', ['-o', 'stat=', '-p', pid], { encoding: 'utf8' }).trim().startsWith('Z');
  } catch {
    return false;
  }
}

const shown = ({ tests }: Proof) =>
  tests.map(({ name, transition }) => `${name.split(' > ').at(-1)}: ${transition}`);

describe('a proof', () => {
  it('finds the tests that fail without the fix and pass with it, and writes nothing into the clone', async () => {
    const { repo, fix } = app();
    const built = await repo.build();
    const before = await readdir(built.folder, { recursive: true });
    const { proof, log } = await proveIn(built, fix);
    expect(proof.result).toBe('proven');
    expect(shown(proof)).toEqual(['adds: FAIL_TO_PASS', 'adds nothing: PASS_TO_PASS']);
    expect(proof).toMatchObject({
      takenBack: ['src/add.js'],
      kept: ['test/add.test.js'],
      tree: fix.hash,
      runner: 'node:test',
    });
    expect(await readdir(built.folder, { recursive: true })).toEqual(before);
    expect(log).toContain('$ node --test');
    expect(log).not.toContain(tmpdir());
  });

  it('works in a bare clone', async () => {
    const { repo, fix } = app();
    const { proof } = await proveIn(await repo.build({ bare: true }), fix, { repeat: 1 });
    expect(proof.result).toBe('proven');
  });

  it('does not believe a test that passes on both sides', async () => {
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': `${OLD_TEST}// mended\n` } });
    const { proof } = await proveIn(await repo.build(), fix);
    expect(proof).toMatchObject({
      result: 'not-proven',
      reason: 'The tests of the issue pass without the fix, too; so they do not show it.',
    });
  });

  it('calls it weak where the file cannot be loaded without the fix', async () => {
    const { repo, fix } = app({
      fix: {
        'src/sum.js': 'export const sum = (a, b) => a + b;\n',
        'test/sum.test.js':
          "import test from 'node:test';\nimport { sum } from '../src/sum.js';\ntest('sums', () => sum(1, 2));\n",
      },
    });
    const { proof } = await proveIn(await repo.build(), fix);
    expect(proof.result).toBe('weak');
    expect(proof.tests).toMatchObject([{ transition: 'FAIL_TO_PASS', weak: true, before: null }]);
    expect(proof.reason).toContain('cannot even be loaded');
  });

  it('proves nothing with a test that fails only now and then', async () => {
    // Each side fails in its first run and passes in the next: a file outside of the tree counts the runs.
    const counter = join(await mkdtemp(join(tmpdir(), 'flaky-')), 'runs');
    const flaky = `${HEAD}import { appendFileSync, readFileSync } from 'node:fs';
test('flaky', () => { appendFileSync(${JSON.stringify(counter)}, 'x'); assert.notEqual(readFileSync(${JSON.stringify(counter)}, 'utf8').length, 2); });\n`;
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': flaky } });
    const { proof } = await proveIn(await repo.build(), fix);
    expect(proof.result).toBe('not-proven');
    expect(shown(proof)).toEqual(['flaky: FLAKY']);
  });

  it('does not let what a run leaves behind decide the next one', async () => {
    const once = `${NEW_TEST}import { mkdirSync } from 'node:fs';\ntest('makes a folder', () => mkdirSync('made'));\n`;
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': once } });
    const { proof } = await proveIn(await repo.build(), fix, { repeat: 3 });
    expect(shown(proof)).toEqual([
      'adds: FAIL_TO_PASS',
      'adds nothing: PASS_TO_PASS',
      'makes a folder: PASS_TO_PASS',
    ]);
  });

  it('runs the test nearest to a case that is data', async () => {
    const reader = `${HEAD}import { readdirSync, readFileSync } from 'node:fs';
for (const name of readdirSync('test/cases')) {
  const [a, b, sum] = readFileSync('test/cases/' + name, 'utf8').split(' ').map(Number);
  test(name, () => assert.equal(add(a, b), sum));
}\n`;
    const { repo, fix } = app({
      before: { 'test/add.test.js': reader, 'test/cases/zero.txt': '1 0 1' },
      fix: { 'src/add.js': RIGHT, 'test/cases/more.txt': '1 2 3' },
    });
    const { proof } = await proveIn(await repo.build(), fix);
    expect(proof).toMatchObject({ result: 'proven', testFiles: ['test/add.test.js'] });
    expect(shown(proof)).toEqual(['more.txt: FAIL_TO_PASS', 'zero.txt: PASS_TO_PASS']);
  });

  it('tells of a revert that the tests fail again, though it took the tests away with the fix', async () => {
    const { repo, fix } = app();
    const revert = repo.revert(fix);
    const again = repo.commit({
      message: 'Add by hand',
      files: { 'src/add.js': 'export const add = (a, b) => b + a;\n' },
    });
    const at = [
      { name: 'reverted', commit: revert.hash },
      { name: 'later', commit: again.hash },
    ];
    const { proof } = await proveIn(await repo.build(), fix, { at, repeat: 1 });
    expect(proof.revisions).toMatchObject([
      { name: 'reverted', result: 'fails' },
      { name: 'later', result: 'passes' },
    ]);
    expect(proof.revisions[0]?.reason).toContain('run as they came with the fix');
  });

  it('takes tests that came later, and the fix out of the files of then', async () => {
    const rest = '\n\n\nexport const one = 1;\n';
    const { repo, fix } = app({
      before: { 'src/add.js': WRONG + rest },
      fix: { 'src/add.js': RIGHT + rest },
    });
    const later = repo.commit({
      message: 'Test #7',
      files: { 'test/issue-7.test.js': NEW_TEST, 'src/add.js': RIGHT + rest.replace('1', '2') },
    });
    const { proof } = await proveIn(await repo.build(), fix, {
      revision: later.hash,
      files: ['test/issue-7.test.js'],
    });
    expect(proof).toMatchObject({ result: 'proven', tree: later.hash, testFiles: ['test/issue-7.test.js'] });
  });

  it('says so where later changes overlap with the fix', async () => {
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT } });
    const later = repo.commit({
      message: 'Test #7',
      files: {
        'test/issue-7.test.js': NEW_TEST,
        'src/add.js': 'export const add = (a, b) => Number(a) + b;\n',
      },
    });
    const { proof } = await proveIn(await repo.build(), fix, {
      revision: later.hash,
      files: ['test/issue-7.test.js'],
    });
    expect(proof).toMatchObject({ result: 'not-run' });
    expect(proof.reason).toContain('later changes overlap with it in src/add.js');
  });

  it('leaves out a test file named after another issue', async () => {
    const { repo, fix } = app({
      fix: {
        'src/add.js': RIGHT,
        'test/issues/0007.test.js': OLD_TEST.replace("'../src", "'../../src"),
        'test/issues/0008.test.js': NEW_TEST.replace("'../src", "'../../src"),
      },
    });
    const { proof } = await proveIn(await repo.build(), fix);
    expect(proof.testFiles).toEqual(['test/issues/0007.test.js']);
    expect(proof.result).toBe('not-proven');
  });
});

describe('what tests can reach', () => {
  it('is no token, and no home of the user', async () => {
    const test = `${HEAD}test('sees no secret', () => {
  const names = Object.keys(process.env).join(' ');
  assert.doesNotMatch(names, /TOKEN|SECRET|AWS|SSH/);
  assert.notEqual(process.env.HOME, '/home/ada');
  assert.equal(add(1, 2), 3);
});\n`;
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': test } });
    const environment = {
      PATH: process.env.PATH,
      HOME: '/home/ada',
      GITHUB_TOKEN: 'x',
      AWS_SECRET_ACCESS_KEY: 'x',
      SSH_AUTH_SOCK: 'x',
      NPM_TOKEN: 'x',
    };
    const { proof } = await proveIn(await repo.build(), fix, { environment, repeat: 1 });
    expect(proof.result).toBe('proven');
  });

  it('is the time that is allowed; then the test and its children are ended', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hang-'));
    const test = `import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { detached: true, stdio: 'ignore' });
writeFileSync(${JSON.stringify(join(folder, 'pid'))}, String(child.pid));
child.unref();
await new Promise((done) => setTimeout(done, 60_000));\n`;
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': test } });
    const { proof } = await proveIn(await repo.build(), fix, { minutes: 0.05 });
    expect(proof).toMatchObject({ result: 'not-run' });
    expect(proof.reason).toContain('took longer than is allowed');
    expect(await isRunning(await readFile(join(folder, 'pid'), 'utf8'))).toBe(false);
  });

  it('is a bounded output', async () => {
    const { repo, fix } = app();
    const given = { ...NOTHING, test: 'yes flood' };
    const { proof, log } = await proveIn(await repo.build(), fix, { given });
    expect(proof.reason).toContain('printed more than is allowed');
    expect(log.length).toBeLessThan(500_000);
  });
});

describe('the commands', () => {
  it('can be given, with their reports read test by test', async () => {
    const given = {
      ...NOTHING,
      build: ['mkdir -p out'],
      test: 'node --test --test-reporter=tap {files} > out/result.tap || true',
      reports: ['out/*.tap'],
      environment: { MODE: 'proof' },
    };
    const { repo, fix } = app();
    const { proof } = await proveIn(await repo.build(), fix, { given });
    expect(proof).toMatchObject({ result: 'proven', runner: 'the configured command' });
    expect(proof.commands.map(({ purpose }) => purpose)).toEqual(['build', 'test']);
  });

  it('build what is tested, on both sides, where it cannot be loaded otherwise', async () => {
    const manifest = MANIFEST.replace(
      '"scripts":{',
      '"scripts":{"build":"mkdir -p lib && cp src/add.js lib/add.js",',
    );
    const test = NEW_TEST.replace('../src/', '../lib/');
    const { repo, fix } = app({
      before: { 'package.json': manifest },
      fix: { 'src/add.js': RIGHT, 'test/add.test.js': test },
    });
    const { proof } = await proveIn(await repo.build(), fix, { repeat: 1 });
    expect(proof.result).toBe('proven');
    expect(proof.commands).toContainEqual({
      purpose: 'build',
      command: 'npm run build --silent',
      folder: '.',
    });
  });
});

describe('an interrupted proof', () => {
  it('ends what runs and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'interrupt-'));
    const mark = join(folder, 'pid');
    const test = `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(mark)}, process.cwd() + ' ' + process.pid);
await new Promise((done) => setTimeout(done, 60_000));\n`;
    const { repo, fix } = app({ fix: { 'src/add.js': RIGHT, 'test/add.test.js': test } });
    const controller = new AbortController();
    const watcher = watch(folder, () => controller.abort());
    await expect(proveIn(await repo.build(), fix, { signal: controller.signal })).rejects.toThrow(
      Interrupted,
    );
    watcher.close();
    const [tree = '', pid] = (await readFile(mark, 'utf8')).split(' ');
    expect(await isRunning(pid)).toBe(false);
    await expect(stat(tree)).rejects.toThrow();
  });
});

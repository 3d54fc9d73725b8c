import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { check as checkByProgram, DocumentCheckSchema } from '../../src/index.js';
import { buildExample } from '../example/build-example.js';
import { type BuiltRepository, RepositoryBuilder, temporaryFolder } from '../repository-builder.js';
import { runCli } from './run-cli.js';

let built: BuiltRepository;
beforeAll(async () => {
  const repo = new RepositoryBuilder();
  repo.commit({
    message: 'Add it',
    files: { 'src/a.py': 'def opens():\n    return 1\n', 'docs/old.md': 'x\n' },
  });
  repo.commit({ message: 'Tidy up', files: { 'docs/old.md': null } });
  built = await repo.build();
});

const check = (stdin: string, ...options: string[]) =>
  runCli(['check', '-', '--repo', built.folder, '--no-cache', ...options], { stdin });

describe('issue-audit check', () => {
  it('shows what is refuted, until when it was true, a true sentence, and a summary', async () => {
    const { code, out } = await check('See `src/a.py` and `docs/old.md`.\n');
    expect(code).toBe(0);
    expect(out).toContain('✗ refuted: docs/old.md exists');
    expect(out).toMatch(/true until [0-9a-f]{9}, 2025-01-06/);
    expect(out).toContain('There is no docs/old.md.');
    expect(out).not.toContain('✓');
    expect(out).toContain('2 statements: 1 verified, 1 refuted (1 was true before), 0 not checkable.');
  });

  it('ends with 1 for what it is told to fail on', async () => {
    expect((await check('`docs/old.md`', '--fail-on', 'refuted')).code).toBe(1);
    expect((await check('`src/a.py`', '--fail-on', 'refuted')).code).toBe(0);
    expect((await check('Issue #4 is resolved.', '--fail-on', 'unchecked-status')).code).toBe(1);
    const few = await check('`src/a.py`', '--min-verified', '2');
    expect(few.code).toBe(1);
    expect(few.err).toContain('1 verified, and --min-verified asks for 2');
  });

  it('never lets a document pass in which there is nothing to check', async () => {
    const { code, out, err } = await check('All is well.\n');
    expect(code).toBe(1);
    expect(out).toContain('No checkable statement was found');
    expect(err).toContain('nothing was checked');
  });

  it('nor one of whose statements none can be checked, and says why in JSON runs, too', async () => {
    const { code, out, err } = await check('$500K+ ARR depends on it.\n', '--json');
    expect(JSON.parse(out).summary).toMatchObject({ total: 1, notCheckable: 1 });
    expect({ code, err }).toEqual({
      code: 1,
      err: expect.stringContaining('None of the 1 statement of the document can be checked: nothing was.'),
    });
    expect((await check('`src/a.py` earns $500K ARR.\n')).code).toBe(0);
  });

  it('prints JSON with every field, and markdown in which foreign text is inert', async () => {
    const json = JSON.parse((await check('`src/a.py` has 2 lines', '--json')).out);
    expect(json.claims[1]).toEqual({
      line: 1,
      text: 'src/a.py has 2 lines',
      kind: 'line-count',
      statement: 'src/a.py has 2 lines',
      verdict: 'verified',
      approximate: false,
      measured: '2 in src/a.py',
      scope: 'all lines of the file, blank ones too',
      command: `git show ${(await built.git('rev-parse', 'HEAD')).slice(0, 9)}:src/a.py | awk 'END{print NR}'`,
      trueUntil: null,
      correction: null,
      needs: null,
      searched: null,
      otherLines: [],
    });
    const { out } = await check(
      '`docs/old.md` by @someone | <img src=x>, see #4: `src/@x/|.py`',
      '--markdown',
    );
    expect(out).toContain('| 1 | docs/old.md exists | ❌ **refuted**[^c1] |');
    expect(out).not.toMatch(/(?<!`)@someone|<img/);
  });

  it('reads a file, and says what is wrong with its input', async () => {
    const folder = await temporaryFolder('documents');
    await writeFile(join(folder, 'status.md'), '`src/a.py`\n');
    const run = (...words: string[]) => runCli(['check', ...words, '--repo', built.folder], { cwd: folder });
    expect((await run('status.md', '--all')).out).toContain('✓ verified: src/a.py exists');
    expect((await run('none.md')).code).toBe(2);
    expect((await run()).err).toContain('which document?');
    expect((await run('status.md', '--stdin')).code).toBe(2);
    expect((await run('status.md', '--min-verified', 'x')).code).toBe(2);
  });
});

describe('a copy of a document of the repository', () => {
  it('does not bear out what it says itself', async () => {
    const repo = new RepositoryBuilder();
    const text = 'The audit detected 3,204 violations.\n\nSee `src/a.py`.\n';
    repo.commit({ message: 'Add it', files: { 'src/a.py': 'a = 1\n', 'docs/audit.md': text } });
    const { folder } = await repo.build();
    const run = (stdin: string) =>
      runCli(['check', '-', '--repo', folder, '--no-cache', '--json'], { stdin });
    const kinds = (out: string) => JSON.parse(out).claims.map(({ kind }: { kind: string }) => kind);
    const figure = 'The audit detected 3,204 violations.\n';
    expect(kinds((await run(figure)).out)).toEqual(['citation']);
    expect(kinds((await run(text)).out)).not.toContain('citation');
  });
});

describe('the encoding of a document', () => {
  it('may be what a shell on Windows or an old editor writes; a folder or nothing is said to be that', async () => {
    const folder = await temporaryFolder('encodings');
    const text = 'Café: `src/a.py` has 2 lines\n';
    await writeFile(join(folder, 'utf16.md'), Buffer.from(`\ufeff${text}`, 'utf16le'));
    await writeFile(join(folder, 'ansi.md'), Buffer.from(text, 'latin1'));
    await writeFile(join(folder, 'bom.md'), `\ufeff${text}`);
    const run = (name: string) =>
      runCli(['check', name, '--all', '--quiet', '--repo', built.folder, '--no-cache'], { cwd: folder });
    for (const name of ['utf16.md', 'ansi.md', 'bom.md']) {
      const { code, out, err } = await run(name);
      expect({ name, code, line: /1 Café: .*/.exec(out)?.[0] }).toEqual({
        name,
        code: 0,
        line: '1 Café: `src/a.py` has 2 lines',
      });
      expect(err).toBe(
        name === 'ansi.md'
          ? 'ansi.md is not valid UTF-8 throughout; those lines were read as Windows-1252\n'
          : '',
      );
    }
    expect((await run('.')).err).toContain('. is a folder');
    expect((await run('none.md')).err).toContain('there is no file none.md');
  });
});

describe('what is shown of a check', () => {
  it('has commands in one line, those of verified statements, too', async () => {
    const { out } = await runCli(['check', '-', '--all', '--repo', built.folder, '--no-cache'], {
      stdin: '`docs/old.md` and `src/a.py`\n',
      terminal: 60,
      env: { NO_COLOR: '1' },
    });
    const commands = out.split('\n').filter((line) => line.startsWith('  $ '));
    expect(commands).toEqual([
      expect.stringMatching(/^ {2}\$ git ls-tree -r --name-only \w{9} \| grep -E '.*old.*'$/),
      expect.stringMatching(/^ {2}\$ git ls-tree -r --name-only \w{9} src\/a\.py$/),
    ]);
  });

  it('has them readable in the source of the footnotes', async () => {
    const { out } = await check('`docs/old.md`', '--markdown');
    expect(out).toMatch(/Shown by `git ls-tree -r --name-only \w{9} \| grep -E '[^`&]*'`/);
  });

  it('says of a line once what it says twice', async () => {
    const { out } = await check('`src/a.py` is short. `src/a.py` is good: see `src/a.py`.\n', '--json');
    expect(JSON.parse(out).summary).toMatchObject({ total: 1, verified: 1 });
  });

  it('may be piped in in UTF-16, as a file may be', async () => {
    const stdin = Buffer.from('\ufeff`src/a.py` has 2 lines\n', 'utf16le');
    const ran = await runCli(['check', '-', '--quiet', '--repo', built.folder, '--no-cache'], { stdin });
    expect(ran).toMatchObject({ code: 0, err: '', out: expect.stringContaining('2 statements: 2 verified') });
  });
});

describe('issue-audit check --reports', () => {
  const junit = (...cases: string[]) =>
    `<testsuite name="s" tests="${cases.length}">${cases.join('')}</testsuite>`;
  const passed = '<testcase classname="tests.test_a" name="test_one"/>';
  const failed = '<testcase classname="tests.test_a" name="test_two"><failure message="no"/></testcase>';

  async function outcome(report: string, ...options: string[]) {
    const folder = await temporaryFolder('reports');
    await writeFile(join(folder, 'junit.xml'), report);
    const { out } = await runCli(['check', '-', '--repo', built.folder, '--no-cache', '--json', ...options], {
      stdin: 'All tests pass.\n',
      cwd: folder,
    });
    const { claims, notifications } = JSON.parse(out);
    return { verdict: claims[0].verdict, measured: claims[0].measured, notifications };
  }

  it('measures "all tests pass" by every case of the reports', async () => {
    expect(await outcome(junit(passed), '--reports', '*.xml')).toMatchObject({
      verdict: 'verified',
      measured: '1 of 1 case passed',
    });
    expect(await outcome(junit(passed, failed), '--reports', '*.xml')).toMatchObject({
      verdict: 'refuted',
      measured: '1 of 2 cases passed',
    });
  });

  it('says where no file matches, and which report says nothing', async () => {
    const none = await outcome(junit(passed), '--reports', 'nope/*.xml');
    expect(none).toMatchObject({ verdict: 'not checkable', notifications: [{ code: 'no-reports' }] });
    const cut = await outcome('<testsuite>', '--reports', '*.xml');
    expect(cut).toMatchObject({ verdict: 'not checkable', notifications: [{ code: 'report-left-out' }] });
    const old = junit(passed).replace('<testsuite', '<testsuite timestamp="2001-01-01T00:00:00Z"');
    expect(await outcome(old, '--reports', '*.xml')).toMatchObject({
      verdict: 'not checkable',
      notifications: [{ message: 'Test report junit.xml: is older than the revision.' }],
    });
  });
});

describe('check, as a library', () => {
  it('gives what the command line prints as JSON', async () => {
    const document = '`src/a.py` has 2 lines, `docs/old.md` none\n';
    const made = await checkByProgram({
      document,
      repo: built.folder,
      name: 'standard input',
      noCache: true,
    });
    expect(DocumentCheckSchema.parse(made)).toEqual(JSON.parse((await check(document, '--json')).out));
  });
});

describe('the tool’s own audits', () => {
  it('hold nothing that it refutes itself', async () => {
    const folder = await temporaryFolder('own');
    const { folder: repo } = await buildExample(join(folder, 'chat-service'));
    await runCli(['1184', '--repo', repo, '--out', folder, '--quiet']);
    for (const name of ['issue-1184.md', 'issue-1184.comment.md']) {
      const { code, out } = await runCli(['check', join(folder, name), '--repo', repo, '--json']);
      const { claims, summary } = JSON.parse(out);
      expect(code).toBe(0);
      expect(summary.verified).toBeGreaterThan(10);
      expect(claims.filter((claim: { verdict: string }) => claim.verdict === 'refuted')).toEqual([]);
    }
  });

  it('are shown as a page that loads nothing and holds no markup of the document', async () => {
    const { out } = await check('`docs/old.md` <script>alert(1)</script> `src/a.py`\n', '--html');
    expect(out).toContain('<li><a href="#line-1">Line 1</a>: There is no docs/old.md.</li>');
    // What is refuted is open, what is verified is folded.
    expect(out).toMatch(/<details open>\n<summary><span class="status bad">refuted<\/span> docs\/old\.md/);
    expect(out).toMatch(/<details>\n<summary><span class="status good">verified<\/span> src\/a\.py/);
    expect(out.match(/<article/g)).toHaveLength(1);
    expect(out).not.toContain('<script>alert(1)');
    expect(out).not.toMatch(/rel="stylesheet"|src="http/);
  });
});

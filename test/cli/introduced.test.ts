import { beforeAll, describe, expect, test } from 'vitest';
import type { IntroducingCandidate } from '../../src/domain/causes.js';
import {
  type BuiltRepository,
  RepositoryBuilder,
  type ScriptedCommit,
  temporaryFolder,
} from '../repository-builder.js';
import { runCli } from './run-cli.js';

let built: BuiltRepository;
let bug: ScriptedCommit;
let fix: ScriptedCommit;

const login = (line: string) =>
  `def login(user):\n    check(user)\n${line}    return user\n\n\ndef other():\n    pass\n`;

beforeAll(async () => {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Start', files: { 'src/login.py': login('') } });
  builder.commit({ message: 'Other work', files: { 'src/x.py': 'x = 1\n' } });
  bug = builder.commit({
    message: 'Open the session twice',
    author: 'Bea Builder <b@example.com>',
    files: { 'src/login.py': login('    session.open(user, twice=True)\n') },
  });
  builder.commit({
    message: 'More',
    files: {
      'src/x.py': 'x = 2\n',
      'src/login.py': `${login('    session.open(user, twice=True)\n')}\nz = 1\n`,
    },
  });
  fix = builder.commit({
    message: 'Do not open it twice',
    files: { 'src/login.py': `${login('    session.open(user)\n')}\nz = 1\n` },
  });
  built = await builder.build();
});

async function introduced(argv: readonly string[]) {
  const cwd = await temporaryFolder('work');
  return runCli(['introduced', '--repo', built.folder, ...argv], { cwd });
}

const readJson = (out: string) =>
  JSON.parse(out) as {
    fixes: string[];
    introducedBy: IntroducingCandidate[];
    without: string[];
    line: unknown;
  };

describe('a fix', () => {
  test('ranked candidates with how sure, when, who, why, and the command to see it again', async () => {
    const { code, out } = await introduced([fix.hash]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^What introduced what this fixed\n {2}[0-9a-f]{9} of 2025-01-06 {2}Do not open it twice\n/,
    );
    expect(out).toContain(`1. introduced by: ${bug.short} of 2025-01-06, 2 h 0 min before the fix`);
    expect(out).toContain('Bea Builder: Open the session twice');
    expect(out).toMatch(/score [\d.]+, [\d.]+ ahead of the next/);
    expect(out).toMatch(/- was the last to change 1 of the 1 line of code/);
    expect(out).toMatch(/ \$ git blame -L3,3 [0-9a-f]{9} -- src\/login\.py/);
    expect(out).toContain('2. not established: ');
  });

  test('--json has the same, --top and --without hold', async () => {
    const { out, err } = await introduced([
      fix.hash,
      '--json',
      '--quiet',
      '--top',
      '1',
      '--without',
      'age,few-files',
    ]);
    const json = readJson(out);
    expect([json.fixes, json.without, err]).toEqual([[fix.hash], ['age', 'few-files'], '']);
    expect(json.introducedBy.map((one) => one.commit)).toEqual([bug.hash]);
    const all = readJson((await introduced([fix.hash, '--json'])).out);
    expect(all.introducedBy.length).toBeGreaterThan(1);
    expect(all.introducedBy[0]?.score).not.toBe(json.introducedBy[0]?.score);
  });

  test('--reported leaves out what came later, and says so', async () => {
    const { out } = await introduced([fix.hash, '--reported', '2025-01-06T10:30:00Z']);
    expect(out).not.toContain(bug.short);
    expect(out).toMatch(/Not handled\n[\s\S]*after the issue was reported/);
  });

  test('a range is its commits; one without is wrong input', async () => {
    const { out } = await introduced(['HEAD~1..HEAD', '--json']);
    expect(readJson(out).fixes).toEqual([fix.hash]);
    const none = await introduced(['HEAD..HEAD']);
    expect([none.code, none.err]).toEqual([2, expect.stringContaining('HEAD..HEAD holds no commit')]);
  });

  test('the first commit: nothing came before it, and that is an answer', async () => {
    const { code, out } = await introduced(['HEAD~4']);
    expect([code, out]).toEqual([0, expect.stringContaining('Not established: no commit')]);
    expect(out).toContain('Not handled');
  });
});

test('a line of a revision', async () => {
  const { out } = await introduced(['src/login.py:3@HEAD~1']);
  expect(out).toMatch(/^What introduced src\/login\.py:3 at HEAD~1\n/);
  expect(out).toContain(bug.short);
  expect(readJson((await introduced(['src/login.py:3@HEAD~1', '--json'])).out).line).toEqual({
    path: 'src/login.py',
    line: 3,
    revision: 'HEAD~1',
  });
});

test.each<[string[], string]>([
  [[], 'No fix was given'],
  [['nowhere'], 'there is no commit "nowhere"'],
  [['master'], 'there is no commit "master"'],
  [['src/login.py:99@HEAD'], 'has no line 99'],
  [['src/login.py:3', 'HEAD'], 'a line has to be asked for alone'],
  [['src/login.py:3', '--without', 'age'], '--reported, --without and --pattern are for fixes'],
  [['HEAD', '--without', 'agee'], 'there is no rule "agee"'],
  [['HEAD', '--top', '11'], '--top: "11" is not a number from 1 to 10'],
  [['HEAD', '--reported', 'May'], '--reported: "May" is no date'],
  [['HEAD', '--pattern', 'type:await-of-non-promise'], 'needs types'],
])('%j: what is wrong is named', async (argv, message) => {
  const { code, err, out } = await introduced(argv);
  expect([code, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

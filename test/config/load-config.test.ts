import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openClone, resolveCommit } from '../../src/clients/git/repository.js';
import { issueBlock } from '../../src/config/config.js';
import { loadConfig } from '../../src/config/load-config.js';
import { InputError } from '../../src/errors.js';
import { RepositoryBuilder, temporaryFolder } from '../repository-builder.js';

type Files = Readonly<Record<string, string>>;

/** A repository whose one commit holds the files. */
async function repository(files: Files, options: { bare?: boolean } = {}) {
  const builder = new RepositoryBuilder();
  builder.commit({ message: 'Add files', files: { 'README.md': 'text\n', ...files } });
  return builder.build(options);
}

async function load(folder: string, explicitPath: string | null = null, cwd = folder) {
  const clone = await openClone(folder);
  return loadConfig({ clone, commit: await resolveCommit(clone.git, 'HEAD'), explicitPath, cwd });
}

async function loadFiles(files: Files) {
  return load((await repository(files)).folder);
}

async function errorOf(files: Files): Promise<string> {
  const error = await loadFiles(files).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(InputError);
  return (error as InputError).message;
}

describe('where the configuration is found', () => {
  test('nothing there: defaults, and no source', async () => {
    const { config, source } = await loadFiles({});
    expect(source).toBeNull();
    expect(config).toMatchObject({ patterns: [], people: 'named', cache: { enabled: true }, releases: null });
  });

  test.each([
    ['issue-audit.yml', 'people: hidden\n'],
    ['issue-audit.yaml', 'people: hidden\n'],
    ['issue-audit.json', '{\n\t"people": "hidden"\n}\n'],
    ['package.json', '{"name": "x", "issue-audit": {"people": "hidden"}}'],
  ])('%s at the root', async (name, text) => {
    const { config, source, files } = await loadFiles({ [name]: text });
    expect(config.people).toBe('hidden');
    expect(source).toBe(name);
    expect(files).toEqual([name]);
  });

  test('a package.json that only depends on the tool, or is broken, is left alone', async () => {
    expect(
      (await loadFiles({ 'package.json': '{"devDependencies": {"issue-audit": "1"}}' })).source,
    ).toBeNull();
    expect((await loadFiles({ 'package.json': '{"issue-audit": ' })).source).toBeNull();
  });

  test('two files are one too many', async () => {
    const message = await errorOf({ 'issue-audit.yml': 'people: hidden', 'issue-audit.json': '{}' });
    expect(message).toBe('both issue-audit.yml and issue-audit.json are there');
  });

  test('the work tree counts, not what is committed', async () => {
    const built = await repository({ 'issue-audit.yml': 'people: named\n' });
    await writeFile(join(built.folder, 'issue-audit.yml'), 'people: hidden\n');
    expect((await load(built.folder)).config.people).toBe('hidden');
  });

  test('a bare repository is read at the revision, with what it extends', async () => {
    const built = await repository(
      { 'issue-audit.yml': 'extends: shared/base.yml\n', 'shared/base.yml': 'people: hidden\n' },
      { bare: true },
    );
    const { config, files } = await load(built.folder);
    expect(config.people).toBe('hidden');
    expect(files).toEqual(['issue-audit.yml', 'shared/base.yml']);
  });

  test('a named file comes before the one at the root, and may lie anywhere', async () => {
    const built = await repository({ 'issue-audit.yml': 'people: named\n' });
    const elsewhere = await temporaryFolder('config');
    await writeFile(join(elsewhere, 'mine.yml'), 'extends: base.yml\n');
    await writeFile(join(elsewhere, 'base.yml'), 'people: hidden\n');
    const { config, source, files } = await load(built.folder, join(elsewhere, 'mine.yml'));
    expect(config.people).toBe('hidden');
    expect([source, ...files]).toEqual(['mine.yml', 'mine.yml', 'base.yml']);
  });

  test('a named file that is not there', async () => {
    const built = await repository({});
    await expect(load(built.folder, 'nope.yml')).rejects.toThrow('there is no configuration file nope.yml');
  });
});

describe('extends', () => {
  test('lists are joined, values replaced, blocks of an issue joined key by key', async () => {
    const { config } = await loadFiles({
      'issue-audit.yml': `
extends: [a.yml, b.yml]
patterns: ['re:own']
people: named
issues: {7: {title: Own, whys: {2: second}}}
`,
      'a.yml': `
patterns: ['re:a']
people: hidden
classes: {test: [spec/**]}
issues: {7: {title: A, aliases: [PROJ-7], whys: {1: first}}, 8: {title: Eight}}
`,
      'b.yml': `patterns: ['re:b', 're:a']\nclasses: {test: [check/**], docs: [manual/**]}\n`,
    });
    expect(config.patterns.map((one) => one.source)).toEqual(['re:a', 're:b', 're:own']);
    expect(config.people).toBe('named');
    expect(config.classes).toEqual({ test: ['spec/**', 'check/**'], docs: ['manual/**'] });
    expect(issueBlock(config, 'proj-7')).toMatchObject({
      key: '7',
      title: 'Own',
      aliases: ['PROJ-7'],
      whys: { 1: 'first', 2: 'second' },
    });
    expect(issueBlock(config, '8')?.title).toBe('Eight');
    expect(issueBlock(config, '9')).toBeNull();
  });

  test('a circle is shown', async () => {
    const message = await errorOf({
      'issue-audit.yml': 'people: named\nextends: shared/a.yml\n',
      'shared/a.yml': 'extends: ../issue-audit.yml\n',
    });
    expect(message).toBe(
      'shared/a.yml:1:10: extends runs in a circle: issue-audit.yml → shared/a.yml → issue-audit.yml',
    );
  });

  test.each(['../other.yml', '/etc/hostname', 'a/../../b.yml', 'C:\\\\x.yml'])(
    'nothing outside of the repository: %s',
    async (path) => {
      expect(await errorOf({ 'issue-audit.yml': `extends: "${path}"\n` })).toContain(
        'outside of the repository',
      );
    },
  );

  test('nor through a symbolic link', async () => {
    const built = await repository({});
    const outside = await temporaryFolder('outside');
    await writeFile(join(outside, 'secret.yml'), 'secret: 1\n');
    await symlink(join(outside, 'secret.yml'), join(built.folder, 'issue-audit.yml'));
    await expect(load(built.folder)).rejects.toThrow(
      'issue-audit.yml is a link that leads out of the repository',
    );
  });

  test('a missing file is named, with the place that names it', async () => {
    const message = await errorOf({ 'issue-audit.yml': 'people: named\nextends: shard.yml\n' });
    expect(message).toBe('issue-audit.yml:2:10: extends "shard.yml", but there is no file shard.yml');
  });

  test('an error in a shared file names that file', async () => {
    const message = await errorOf({ 'issue-audit.yml': 'extends: s.yml\n', 's.yml': '\n\npeople: 5\n' });
    expect(message).toMatch(/^s\.yml:3:9: people must be one of "named", "hidden"; it is 5$/);
  });
});

describe('what is wrong is named with file, line, column and what is allowed', () => {
  test.each([
    [
      'patern: []\n',
      'issue-audit.yml:1:1: unknown key "patern"; did you mean "patterns"? Allowed: $schema, extends, patterns, reports, coverage, references, classes, releases, cache, tracker, prove, people, issues',
    ],
    [
      'issues:\n  1184:\n    titel: x\n',
      'issue-audit.yml:3:5: unknown key "titel" in issues.1184; did you mean "title"? Allowed: title, aliases, patterns, tests, impact, whys, decisions, state',
    ],
    [
      'issues:\n  1:\n    whys:\n      6: x\n',
      'issue-audit.yml:4:7: unknown key "6" in issues.1.whys. Allowed: 1, 2, 3, 4, 5',
    ],
    ['patterns:\n  - patern: x\n', 'did you mean "pattern"? Allowed: pattern, replacement'],
    ['patterns:\n  - 5\n', 'issue-audit.yml:2:5: patterns[1] must be text or a mapping; it is 5'],
    ['patterns:\n', 'issue-audit.yml:1:10: patterns must be a list; it is empty'],
    ['people: secret\n', 'issue-audit.yml:1:9: people must be one of "named", "hidden"; it is "secret"'],
    ['releases: never\n', 'issue-audit.yml:1:11: releases must be "none" or a mapping; it is "never"'],
    [
      'cache:\n  maxMegabytes: 1.5\n',
      'issue-audit.yml:2:17: cache.maxMegabytes must be a whole number; it is 1.5',
    ],
    ['cache:\n  maxMegabytes: 0\n', 'issue-audit.yml:2:17: cache.maxMegabytes must be at least 1'],
    [
      "references: ['(a+)+']\n",
      'issue-audit.yml:1:14: references[1] is wrong: the form of reference "(a+)+" repeats a group',
    ],
    ['reports: [../x/*.xml]\n', 'the glob "../x/*.xml" leads out of the repository'],
    ['issues: {1: {state: {state: closed, closedAt: soon}}}\n', 'issues.1.state.closedAt must be a date'],
    ['- 1\n', 'issue-audit.yml:1:1: the configuration must be a mapping; it is a list'],
    ['people: [\n', 'not readable as YAML'],
    ['people: named\npeople: hidden\n', 'issue-audit.yml:2:1: not readable as YAML: Map keys must be unique'],
  ])('%j', async (text, message) => {
    expect(await errorOf({ 'issue-audit.yml': text })).toContain(message);
  });

  test('several errors come together, in the order of the file', async () => {
    const message = await errorOf({ 'issue-audit.yml': 'people: x\ncach: true\nreports: 4\n' });
    expect(message.split('\n').map((line) => line.split(' ')[0])).toEqual([
      'issue-audit.yml',
      'issue-audit.yml:1:9:',
      'issue-audit.yml:2:1:',
      'issue-audit.yml:3:10:',
    ]);
  });

  test('places inside package.json', async () => {
    const message = await errorOf({ 'package.json': '{\n  "issue-audit": {\n    "people": 1\n  }\n}\n' });
    expect(message).toContain('package.json:3:15: people must be one of');
  });

  test('JSON has to be JSON', async () => {
    expect(await errorOf({ 'issue-audit.json': '{"people": "hidden",\n}' })).toContain(
      'issue-audit.json:2:1: not readable as JSON',
    );
  });
});

describe('a hostile configuration', () => {
  test('keys that would be written out in themselves, and endless nesting, are refused', async () => {
    const key = await errorOf({ 'issue-audit.yml': `issues:\n${'? '.repeat(60)}a\n` });
    expect(key).toMatch(/^issue-audit\.yml:2:\d+: .*a key has to be a plain text/);
    const alias = await errorOf({ 'issue-audit.yml': 'a: &a [1]\n*a : 2\n' });
    expect(alias).toContain('a key has to be a plain text');
    const deep = await errorOf({ 'issue-audit.yml': '['.repeat(50_000) });
    expect(deep).toContain('not readable as YAML');
  });

  test('an alias bomb is refused', async () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefgh'.split('').map((c, i) => `${c}: &${c} [${Array(9).fill(`*${'abcdefgh'[i]}`).join(',')}]`),
    ];
    expect(await errorOf({ 'issue-audit.yml': bomb.join('\n') })).toContain('alias');
  });

  test('a key of objects is only a key', async () => {
    const message = await errorOf({ 'issue-audit.yml': '__proto__: {people: hidden}\n' });
    expect(message).toContain('unknown key "__proto__"');
    const { config } = await loadFiles({ 'issue-audit.yml': 'issues: {constructor: {title: x}}\n' });
    expect(issueBlock(config, 'constructor')?.title).toBe('x');
    expect(issueBlock(config, 'toString')).toBeNull();
  });

  test('a huge file and a folder of that name', async () => {
    expect(await errorOf({ 'issue-audit.yml': `# ${'x'.repeat(256 * 1024)}\n` })).toContain(
      'larger than 256 KiB',
    );
    const built = await repository({});
    await mkdir(join(built.folder, 'issue-audit.yml'));
    await expect(load(built.folder)).rejects.toThrow(InputError);
  });
});

test('an empty file and one of comments are a configuration that says nothing', async () => {
  expect((await loadFiles({ 'issue-audit.yml': '' })).source).toBe('issue-audit.yml');
  expect((await loadFiles({ 'issue-audit.yml': '# nothing yet\n' })).config.patterns).toEqual([]);
});

test('everything that can be said comes out complete', async () => {
  const { config } = await loadFiles({
    'issue-audit.yml': String.raw`
$schema: https://example.com/config.json
patterns:
  - python:await f($$$)
  - {pattern: 'python:g()', replacement: h()}
reports: [reports/**/*.xml]
references: ['PROJ-\d+']
releases: {tags: [v*], paths: {packages/core: [core-v*]}, ignore: [nightly-*]}
cache: {maxMegabytes: 200}
issues:
  1184:
    impact: Everybody was logged out
    decisions: [Ship it, Tell support]
    state: {state: closed, reason: not_planned, closedAt: 2025-09-15}
  PROJ-3: {state: open}
`,
  });
  expect(config.patterns).toEqual([
    { source: 'python:await f($$$)', replacement: null },
    { source: 'python:g()', replacement: 'h()' },
  ]);
  expect(config.references).toEqual([String.raw`PROJ-\d{1,20}`]);
  expect(config.releases).toEqual({
    tags: ['v*'],
    paths: { 'packages/core': ['core-v*'] },
    ignore: ['nightly-*'],
  });
  expect(config.cache).toEqual({ enabled: true, maxMegabytes: 200 });
  expect(issueBlock(config, '1184')).toMatchObject({
    impact: ['Everybody was logged out'],
    decisions: ['Ship it', 'Tell support'],
    state: { state: 'closed', stateReason: 'not_planned', closedAt: '2025-09-15', source: 'issue-audit.yml' },
  });
  expect(issueBlock(config, 'PROJ-3')?.state?.state).toBe('open');
});

import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { javascript } from '../../src/proof/ecosystems/javascript.js';
import { testScripts } from '../../src/proof/javascript/script-invocations.js';
import { Project } from '../../src/proof/project.js';

async function project(files: Record<string, string>): Promise<Project> {
  const root = await mkdtemp(join(tmpdir(), 'project-'));
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
  return new Project(root, Object.keys(files));
}

async function calls(scripts: Record<string, string>, more: Record<string, string> = {}) {
  const read = await testScripts(
    await project({ 'package.json': JSON.stringify({ scripts }), ...more }),
    '.',
  );
  return {
    ...read,
    calls: read.invocations.map(({ runner, args, env }) => [runner.name, args.join(' '), env]),
  };
}

describe('a test script', () => {
  it.each([
    ['mocha --require x test/', 'mocha', '--require x test/'],
    ['npm run lint && nyc --silent mocha "test/**/*.js"', 'mocha', 'test/**/*.js'],
    ['istanbul cover node_modules/mocha/bin/_mocha -- -R dot test', 'mocha', '-R dot test'],
    ['node bin/wrap.js mocha test/unit --exit', 'mocha', 'test/unit --exit'],
    ['standard && tape test/*.js', 'tape', 'test/*.js'],
    ['taper tests/test-*.js | tap-dot', 'tape', 'tests/test-*.js'],
    ['react-scripts test --watchAll=false', 'jest', 'test --watchAll=false'],
    ['npx vitest run', 'vitest', 'run'],
    ['node --import tsx --test test/*.ts', 'node:test', '--import tsx test/*.ts'],
    ['c8 ava', 'ava', ''],
  ])('%s', async (script, runner, args) => {
    expect((await calls({ test: script, lint: 'eslint --env mocha .' })).calls).toEqual([[runner, args, {}]]);
  });

  it('is followed through other scripts, with what they set', async () => {
    const { calls: found } = await calls({
      test: 'TZ=Pacific/Auckland npm run unit && TZ=UTC npm run unit && run-s test:*',
      unit: 'date && cross-env NODE_ENV=test jest a',
      'test:b': 'jest b',
    });
    expect(found).toEqual([
      ['jest', 'a', { TZ: 'Pacific/Auckland', NODE_ENV: 'test' }],
      ['jest', 'a', { TZ: 'UTC', NODE_ENV: 'test' }],
      ['jest', 'b', {}],
    ]);
  });

  it('is followed through make', async () => {
    const makefile =
      'SPEC ?= test/*.js\ntest: lint\n\t@NODE_ENV=test ./node_modules/.bin/mocha \\\n\t\t--bail \\\n\t\t$(SPEC)\nlint:\n\teslint .\n';
    const { calls: found } = await calls({ test: 'make test' }, { Makefile: makefile });
    expect(found).toEqual([['mocha', '--bail test/*.js', { NODE_ENV: 'test' }]]);
  });

  it('is followed through conditions of a shell, and keeps redirections of what builds', async () => {
    const makefile =
      'test: lint\n\t@if test ! `which mocha` ; then \\\n\t\techo "install mocha" >&2 ; \\\n\t\texit 128 ; \\\n\tfi\n' +
      '\tNODE_ENV=test mocha -R spec\nlint:\n\tif test ! `which jshint` ; then exit 1 ; fi\n';
    expect(await calls({ test: 'make test' }, { Makefile: makefile })).toMatchObject({
      calls: [['mocha', '-R spec', { NODE_ENV: 'test' }]],
      before: [],
    });
    const { before } = await calls({
      test: 'A=1 npm run x',
      x: 'jison "a b.y" > lib/parser.js 2>&1 && mocha',
    });
    expect(before).toEqual(['A=1 jison "a b.y" > lib/parser.js 2>&1']);
  });

  it('keeps what builds before it, and tells what needs a browser or a program of its own', async () => {
    expect(
      await calls({ test: 'npm run lint && tsc -p . && mocha lib/test', lint: 'eslint .' }),
    ).toMatchObject({ before: ['tsc -p .'] });
    expect((await calls({ test: 'grunt build && node make.js && mocha' })).before).toEqual([
      'grunt build',
      'node make.js',
    ]);
    expect(await calls({ test: 'karma start' })).toMatchObject({ needsBrowser: true, invocations: [] });
    expect(await calls({ test: 'grunt' })).toMatchObject({
      isWrapped: true,
      invocations: [],
      before: [],
    });
  });

  it('that calls all others by stars, or grows without end, ends', async () => {
    const names = Array.from({ length: 60 }, (_, at) => `test:${at}`);
    const scripts = Object.fromEntries(names.map((name) => [name, 'run-s *']));
    expect((await calls({ test: 'run-s *', ...scripts })).calls).toEqual([]);
    const aimed = { test: `run-s ${'a*'.repeat(40)}b`, [`${'a'.repeat(400)}!`]: 'mocha' };
    expect((await calls(aimed)).calls).toEqual([]);
    const Makefile = `X = ${'$(X)'.repeat(400)}\n${'a '.repeat(50_000)}\ntest:\n\t$(X) mocha a\n`;
    expect((await calls({ test: 'make test' }, { Makefile })).calls).toEqual([['mocha', 'a', {}]]);
  });

  it('names others by stars', async () => {
    const scripts = {
      test: 'run-s u*:*s b*',
      'u:js': 'mocha a',
      'u:s': 'mocha b',
      'us:': 'mocha c',
      b: 'ava',
    };
    expect((await calls(scripts)).calls.map(([name, args]) => `${name} ${args}`)).toEqual([
      'mocha a',
      'mocha b',
      'ava ',
    ]);
  });

  it('that runs in circles, or is none, ends', async () => {
    expect((await calls({ test: 'npm run a', a: 'npm run test' })).calls).toEqual([]);
    expect((await testScripts(await project({ 'package.json': '{ broken' }), '.')).invocations).toEqual([]);
  });
});

describe('the ways to run tests of a JavaScript project', () => {
  it('are the changed files with the options of the script, then the whole script', async () => {
    const tree = await project({
      'package.json': JSON.stringify({
        scripts: { test: 'mocha --require test/env --reporter spec --bail -g x test/ lib/test' },
      }),
      'test/a.js': '',
    });
    const { stages } = await javascript.strategy({ files: ['test/a.js'], project: tree });
    expect(stages.map(({ scope, plans }) => [scope, ...plans.map(({ args }) => args.join(' '))])).toEqual([
      ['files', '--require test/env --reporter dot test/a.js'],
      ['suite', '--require test/env --reporter dot test/ lib/test'],
    ]);
  });

  it('take the call whose own files take in the changed one', async () => {
    const tree = await project({
      'package.json': JSON.stringify({ scripts: { test: 'mocha -u tdd test/tdd && mocha -u bdd test/bdd' } }),
      'test/bdd/a.js': '',
    });
    const { stages } = await javascript.strategy({ files: ['test/bdd/a.js'], project: tree });
    expect(stages[0]?.plans.map(({ args }) => args.join(' '))).toEqual([
      '-u bdd --reporter dot test/bdd/a.js',
    ]);
  });

  it('run a file in every time zone for which the script runs it, and others once', async () => {
    const script = 'TZ=Pacific/Auckland npm run tz && TZ=Europe/London npm run tz && jest';
    const tree = await project({
      'package.json': JSON.stringify({ scripts: { test: script, tz: 'jest test/zone.test' } }),
      'test/zone.test.js': '',
      'test/other.test.js': '',
    });
    const zones = async (file: string) =>
      (await javascript.strategy({ files: [file], project: tree })).stages[0]?.plans.map(
        ({ env }) => env.TZ ?? 'as it is',
      );
    expect(await zones('test/zone.test.js')).toEqual(['Pacific/Auckland', 'Europe/London', 'as it is']);
    expect(await zones('test/other.test.js')).toEqual(['as it is']);
  });

  it('run a package of a monorepo in its folder, and fall back on the runner that the manifest names', async () => {
    const tree = await project({
      'package.json': JSON.stringify({ devDependencies: { jest: '*' } }),
      'packages/a/package.json': JSON.stringify({ scripts: { test: 'ava' } }),
      'packages/a/test/x.js': '',
      'packages/b/package.json': '{}',
      'packages/b/x.test.js': '',
    });
    const { stages } = await javascript.strategy({
      files: ['packages/a/test/x.js', 'packages/b/x.test.js'],
      project: tree,
    });
    expect(
      stages[0]?.plans.map(({ runner, folder, args }) => [runner, folder, args.includes('test/x.js')]),
    ).toEqual([
      ['ava', 'packages/a', true],
      ['jest', '.', false],
    ]);
  });
});

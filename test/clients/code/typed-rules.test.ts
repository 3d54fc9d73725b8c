import { describe, expect, it } from 'vitest';
import type { Sources } from '../../../src/clients/code/typed/sources.js';
import { findByTypes } from '../../../src/clients/code/typed/typed-scan.js';
import type { TypedRule } from '../../../src/domain/pattern.js';

/** The files of a revision, held in memory. */
function sourcesOf(files: Readonly<Record<string, string>>): Sources & { readonly asked: Set<string> } {
  const asked = new Set<string>();
  return {
    asked,
    paths: new Set(Object.keys(files)),
    holding: async (literals) =>
      Object.keys(files)
        .filter((path) => /\.[cm]?[jt]sx?$/.test(path) && literals.some((l) => files[path]?.includes(l)))
        .sort(),
    read: async (paths) => {
      for (const path of paths) asked.add(path);
      return new Map(paths.flatMap((path) => (files[path] === undefined ? [] : [[path, files[path]]])));
    },
  };
}

/** `path: text` of every place found, and how many could not be judged. */
async function ask(rule: TypedRule, files: Readonly<Record<string, string>>) {
  const { found, texts, unresolved, failed } = await findByTypes(rule, sourcesOf(files));
  const places = [...found].flatMap(([path, spans]) =>
    spans.map(({ start, end }) => `${path}: ${(texts.get(path) ?? '').slice(start, end)}`),
  );
  return { places: places.sort(), unresolved, failed };
}

describe('type:await-of-non-promise', () => {
  const rule: TypedRule = { rule: 'await-of-non-promise' };

  it('follows types through imports, tsconfig paths and JavaScript', async () => {
    const result = await ask(rule, {
      'tsconfig.json': '{ // comment\n "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
      'src/manager.ts':
        'export function get(): number { return 1 }\nexport async function load() { return 2 }\n' +
        'export class Store { read(): string { return "" } save(): Promise<void> { return load() as never } }\n',
      'src/legacy.js': 'exports.now = function () { return 3 };\n',
      'src/use.ts':
        "import { get, load, Store } from '@/manager';\nimport { now } from './legacy.js';\n" +
        'export async function run(s: Store) {\n  await get(); await load(); await s.read(); await s.save(); await now();\n}\n',
      'src/use.js':
        "const { get, load } = require('./manager');\nasync function a() { await get(); await load(); await Promise.all([get()]); }\n",
    });
    expect(result.places).toEqual([
      'src/use.js: await get()',
      'src/use.ts: await get()',
      'src/use.ts: await now()',
      'src/use.ts: await s.read()',
    ]);
    expect(result.unresolved).toBe(0);
  });

  it('passes over a tsconfig that is nested too deeply for the compiler', async () => {
    const result = await ask(rule, {
      'tsconfig.json': '{"compilerOptions":'.repeat(20_000),
      'a.ts': 'const f = () => 1;\nexport async function run() {\n  await f();\n}\n',
    });
    expect(result.places).toEqual(['a.ts: await f()']);
  });

  it('counts, and does not report, what the repository’s own files do not tell', async () => {
    const result = await ask(rule, {
      'a.ts':
        "import { fetch } from 'package';\n" +
        'export async function run(a: any, u: unknown, cb: () => void, m: number | Promise<number>, t: PromiseLike<1>) {\n' +
        '  await fetch(); await a.b(); await u; await cb(); await m; await t;\n}\n' +
        'export async function generic<T, P extends Promise<1>>(x: T, y: P) { await x; await y; }\n',
    });
    expect(result).toEqual({ places: [], unresolved: 5, failed: [] });
  });

  it('reports the await of a function that returns nothing', async () => {
    const result = await ask(rule, {
      'a.ts':
        'function log(): void { }\nexport async function run() { await log(); await undefined; await null; }\n',
    });
    expect(result.places).toEqual(['a.ts: await log()', 'a.ts: await null', 'a.ts: await undefined']);
  });

  it('reads only the files it needs', async () => {
    const sources = sourcesOf({
      'a.ts': "import { b } from './b';\nasync function f() { await b(); }\n",
      'b.ts': 'export const b = () => 1;\n',
      'unrelated.ts': 'export const c = 1;\n',
    });
    const { found } = await findByTypes(rule, sources);
    expect([...(found.get('a.ts') ?? [])]).toHaveLength(1);
    expect([...sources.asked].sort()).toEqual(['a.ts', 'b.ts']);
  });
});

describe('type:calls-to', () => {
  it('finds a function under every name it is imported by', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'get' },
      {
        'lib/get.ts': 'export function get() { return 1 }\nexport default get;\nget();\n',
        'lib/index.ts': "export { get as obtain } from './get';\nexport * from './get';\n",
        'named.ts': "import { get as g } from './lib/get';\ng(); const h = g; h();\n",
        'space.ts': "import * as lib from './lib';\nlib.get(); lib.obtain(); lib.other?.();\n",
        'renamed.ts': "import { obtain } from './lib';\nobtain();\n",
        'fallback.ts': "import take from './lib/get';\ntake();\n",
        'common.js':
          "const { get: fetchIt } = require('./lib/get');\nconst lib = require('./lib/get');\nfetchIt(); lib.get();\n",
        'other.ts': 'function get() {}\nnew Map().get(1); const o = { get() {} }; o.get();\n',
        'shadow.ts': "import { get } from './lib/get';\nexport function f(get: () => void) { get(); }\n",
      },
    );
    expect(result.places).toEqual([
      'common.js: fetchIt()',
      'common.js: lib.get()',
      'fallback.ts: take()',
      'lib/get.ts: get()',
      'named.ts: g()',
      'named.ts: h()',
      'renamed.ts: obtain()',
      'space.ts: lib.get()',
      'space.ts: lib.obtain()',
    ]);
  });

  it('follows modules that hand on what they require', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'createApplication' },
      {
        'index.js': "'use strict';\nmodule.exports = require('./lib/express');\n",
        'lib/express.js': 'exports = module.exports = createApplication;\nfunction createApplication() {}\n',
        'examples/a/index.js': "var express = require('../..');\nvar app = express();\n",
        'test/b.js': "const express = require('../');\nexpress();\n",
      },
    );
    expect(result.places).toEqual(['examples/a/index.js: express()', 'test/b.js: express()']);
  });

  it('takes the name that a file gives to a default export', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'mixin' },
      {
        'a.js': "var mixin = require('merge-descriptors');\nmixin(a, b);\n",
        'b.ts': "import mixin from 'merge-descriptors';\nmixin(a, b);\n",
        'c.js': 'Object.setPrototypeOf(a, b); setPrototypeOf(c);\n',
      },
    );
    expect(result.places).toEqual(['a.js: mixin(a, b)', 'b.ts: mixin(a, b)']);
    const statics = await ask(
      { rule: 'calls-to', symbol: 'Object.assign' },
      { 'a.js': 'Object.assign(a, b);\n' },
    );
    expect(statics.places).toEqual(['a.js: Object.assign(a, b)']);
  });

  it('finds what a package exports', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'readFile' },
      {
        'a.ts':
          "import { readFile as read } from 'pkg';\nimport * as pkg from 'pkg';\nread(); pkg.readFile(); pkg.other();\n",
        'b.js':
          "const pkg = require('pkg');\nconst { readFile } = require('pkg');\npkg.readFile(); readFile();\n",
        'c.ts': 'declare const x: any;\nx.readFile();\n',
      },
    );
    expect(result.places).toEqual([
      'a.ts: pkg.readFile()',
      'a.ts: read()',
      'b.js: pkg.readFile()',
      'b.js: readFile()',
    ]);
    expect(result.unresolved).toBe(1);
  });

  it('tells the methods of one class from those of another', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'Store.get' },
      {
        'store.ts':
          'export class Store { get() { return this.get2() } get2() { return 1 } }\nexport class Cache { get() {} }\n',
        'sub.ts': "import { Store } from './store';\nexport class Sub extends Store {}\nnew Sub().get();\n",
        'use.ts':
          "import { Store, Cache } from './store';\nconst s = new Store(); s.get(); new Cache().get(); s.get2();\n" +
          'declare const x: any; x.get();\n',
      },
    );
    expect(result.places).toEqual(['sub.ts: new Sub().get()', 'use.ts: s.get()']);
    expect(result.unresolved).toBe(1);
  });

  it('finds construction', async () => {
    const result = await ask(
      { rule: 'calls-to', symbol: 'Store' },
      { 'a.ts': 'export class Store {}\n', 'b.ts': "import { Store as S } from './a';\nnew S();\n" },
    );
    expect(result.places).toEqual(['b.ts: new S()']);
  });
});

describe('code that the compiler cannot take', () => {
  const deep = {
    'nested.ts': `await ${'('.repeat(5_000)}g()${')'.repeat(5_000)};\n`,
    'plain.ts': 'function g(): number { return 1 }\nawait g();\n',
  };

  it.each([{ rule: 'await-of-non-promise' }, { rule: 'calls-to', symbol: 'g' }] as TypedRule[])(
    'is named, and ends nothing: $rule',
    async (rule) => {
      const { failed, places } = await ask(rule, deep);
      expect(failed).toContainEqual({
        path: 'nested.ts',
        reason: 'too deeply nested for the TypeScript compiler',
      });
      expect(places).toHaveLength(1);
    },
  );
});

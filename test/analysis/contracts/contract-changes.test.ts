import { expect, it } from 'vitest';
import { changesAfter } from './changes-after.js';

it('names the change from async to sync while callers still await', async () => {
  const { commits, changes, evidence } = await changesAfter(
    'python',
    'await load($$$)',
    {
      'src/load.py': 'async def load(key: str) -> int:\n    return 1\n',
      'src/a.py': 'async def f():\n    await load("a")\n    await load("b")\n',
      'tests/test_a.py': 'async def test():\n    await load("c")\n',
    },
    { 'src/load.py': '# faster\ndef load(key: str) -> int:\n    return 1\n' },
    { 'src/a.py': 'def f():\n    load("a")\n    load("b")\n' },
  );
  expect(changes).toMatchObject([
    {
      symbol: 'load',
      commit: commits[1]?.hash,
      path: 'src/load.py',
      line: 2,
      change: 'async-to-sync',
      before: 'async def load(key: str) -> int:',
      after: 'def load(key: str) -> int:',
      callersOldWay: 3,
      callersOldWayFiles: 2,
      callersOldWayProduction: 2,
    },
  ]);
  expect(evidence.map(({ id }) => id)).toContain(changes[0]?.evidence);
});

it('follows a definition that moves to another file as it changes', async () => {
  const { commits, changes } = await changesAfter(
    'python',
    'await load($$$)',
    { 'src/old.py': 'async def load():\n    pass\n', 'src/a.py': 'async def f():\n    await load()\n' },
    { 'src/old.py': 'x = 1\n', 'src/new.py': 'def load():\n    pass\n' },
  );
  expect(changes).toMatchObject([{ commit: commits[1]?.hash, path: 'src/new.py', change: 'async-to-sync' }]);
});

it('does not report a change that no caller was left behind by, nor one in a test’s stand-in', async () => {
  const { changes } = await changesAfter(
    'python',
    'await load($$$)',
    {
      'src/load.py': 'async def load():\n    pass\n',
      'src/a.py': 'async def f():\n    await load()\n',
      'tests/fake.py': 'async def load():\n    pass\n',
    },
    { 'tests/fake.py': 'def load():\n    pass\n' },
    { 'src/load.py': 'def load():\n    pass\n', 'src/a.py': 'def f():\n    load()\n' },
  );
  expect(changes).toEqual([]);
});

it.each([
  ['python', 'load.py', 'def load(a, b=1):\n    pass\n', 'def load(a, b, c):\n    pass\n'],
  [
    'typescript',
    'load.ts',
    'export const load = (a: string) => a;\n',
    'export const load = (a: number) => a;\n',
  ],
  ['javascript', 'load.js', 'export function load(a) {}\n', 'export function load(a, b) {}\n'],
  ['go', 'load.go', 'package p\n\nfunc load(a int) {}\n', 'package p\n\nfunc load(ctx Context, a int) {}\n'],
  [
    'java',
    'Load.java',
    'class A { int load(int a) { return a; } }\n',
    'class A { int load(int a, int b) { return a; } }\n',
  ],
])('sees in %s that parameters changed', async (language, name, before, after) => {
  const caller = {
    python: ['a.py', 'load(1)\n'],
    typescript: ['a.ts', 'load("1");\n'],
    javascript: ['a.js', 'load(1);\n'],
    go: ['a.go', 'package p\n\nfunc g() {\n\tload(1)\n}\n'],
    java: ['B.java', 'class B { int g() { return load(1); } }\n'],
  }[language] ?? ['', ''];
  const { commits, changes } = await changesAfter(
    language,
    'load($$$)',
    { [name]: before, [caller[0] ?? '']: caller[1] ?? '' },
    { [name]: after },
  );
  expect(changes).toMatchObject([{ commit: commits[1]?.hash, change: 'parameters', callersOldWay: 1 }]);
});

it('takes a new optional parameter for no change', async () => {
  const { changes } = await changesAfter(
    'python',
    'load($$$)',
    { 'load.py': 'def load(a):\n    pass\n', 'a.py': 'load(1)\n' },
    { 'load.py': 'def load(a, b=None, *rest):\n    pass\n' },
  );
  expect(changes).toEqual([]);
});

it('reads a file at the commit that changed what it calls, though it was passed over at another one', async () => {
  const before = 'def load(key):\n    pass\n';
  const after = 'def load(key, session):\n    pass\n';
  const { commits, changes } = await changesAfter(
    'python',
    'load($$$)',
    {
      'app/one.py': before,
      'app/two.py': before,
      'app/a.py': 'from app.one import load\nload(1)\nload(2)\n',
      'app/b.py': 'from app.two import load\nload(3)\n',
    },
    { 'app/one.py': after },
    { 'app/two.py': after },
  );
  expect(changes).toMatchObject([
    { commit: commits[1]?.hash, places: [{ path: 'app/a.py' }, { path: 'app/a.py' }] },
    { commit: commits[2]?.hash, places: [{ path: 'app/b.py' }] },
  ]);
});

it('tells a definition whole, and marks where one too long is cut', async () => {
  const takes = (n: number) => Array.from({ length: n }, (_, i) => `parameter_${i}=None`).join(', ');
  const story = (n: number) =>
    changesAfter(
      'python',
      'await load($$$)',
      {
        'src/load.py': `async def load(${takes(n)}):\n    pass\n`,
        'src/a.py': 'async def f():\n    await load()\n',
      },
      { 'src/load.py': `def load(${takes(n)}):\n    pass\n` },
    );
  expect((await story(12)).changes[0]?.before).toBe(`async def load(${takes(12)}):`);
  expect((await story(40)).changes[0]?.before).toMatch(/^async def load\(.{380,}…$/);
});

it('takes a definition for neither gone nor come where its file is too long to be read, and says so', async () => {
  const load = 'def load(key):\n    pass\n';
  const long = `${load}x = '${'generated '.repeat(45_000)}'\n`;
  const { changes, notifications } = await changesAfter(
    'python',
    'load($$$)',
    { 'load.py': load, 'a.py': 'from load import load\nload(1)\n' },
    { 'load.py': long },
    { 'load.py': 'x = 1\n' },
  );
  expect(changes).toEqual([]);
  expect(notifications).toContainEqual(expect.objectContaining({ code: 'definitions-not-read' }));
});

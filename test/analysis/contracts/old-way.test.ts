import { expect, it } from 'vitest';
import type { CommitSpec } from '../../repository-builder.js';
import { changesAfter } from './changes-after.js';

type Files = NonNullable<CommitSpec['files']>;

/** One change of `load` (or `Box.load`) and its callers: which lines of which files are left behind. */
interface Case {
  readonly say: string;
  readonly language: string;
  readonly pattern: string;
  readonly before: Files;
  readonly after: Files;
  /** What is reported: `change path:line …`; empty for nothing. */
  readonly told: string;
  readonly undecided?: number;
}

const python = (callers: string, body: string): Files => ({
  'src/load.py': body,
  'src/a.py': `from load import load\n${callers}`,
});
const go = (signature: string, calls: string): Files => ({
  'go.mod': 'module example.org/x\n',
  'box/load.go': `package box\n\n${signature}\n`,
  'app/a.go': `package app\n\nimport "example.org/x/box"\n\nfunc g() {\n${calls}}\n`,
});
const java = (method: string, calls: string): Files => ({
  'src/p/Box.java': `package p;\nclass Box {\n  ${method}\n}\n`,
  'src/p/App.java': `package p;\nclass App { Box box;\n  void g() {\n${calls}  }\n}\n`,
});
const script = (definition: string, calls: string, extension = 'js'): Files => ({
  [`src/load.${extension}`]: definition,
  [`src/a.${extension}`]: `import { load } from './load.js';\n${calls}`,
});

const CASES: readonly Case[] = [
  {
    say: 'counts only calls that do not give what became required',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1)\nload(2)\nload(*many)\n', 'def load(key):\n    pass\n'),
    after: python(
      'load(1)\nload(2, session)\nload(*many)\nload(3, session=s)\n',
      'def load(key, session):\n    pass\n',
    ),
    told: 'parameters src/a.py:2',
    undecided: 1,
  },
  {
    say: 'says nothing where all callers came along',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1)\n', 'def load(key):\n    pass\n'),
    after: python('load(1, session)\n', 'def load(key, session):\n    pass\n'),
    told: '',
  },
  {
    say: 'sees a name and a place that are no longer taken',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1, fast=True)\nload(1)\nload(1, True)\n', 'def load(key, fast=False):\n    pass\n'),
    after: python('load(1, fast=True)\nload(1)\nload(1, True)\n', 'def load(key):\n    pass\n'),
    told: 'parameters src/a.py:2 src/a.py:4',
  },
  {
    say: 'knows parameters that are given by name alone, and those that take all the rest',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1, 2)\nload(1, b=2)\n', 'def load(a, b=1, **more):\n    pass\n'),
    after: python('load(1, 2)\nload(1, b=2)\n', 'def load(a, *, b=1, **more):\n    pass\n'),
    told: 'parameters src/a.py:2',
  },
  {
    say: 'tells a parameter that went to another place by the callers that did not change',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1, 2)\nload(3, 4)\n', 'def load(key, limit=5):\n    pass\n'),
    after: python('load(1, 2)\nload(session, 3)\n', 'def load(session, key, limit=5):\n    pass\n'),
    told: 'parameters src/a.py:2',
  },
  {
    say: 'leaves alone calls of what another module brings, or the file has itself',
    language: 'python',
    pattern: 'load($$$)',
    before: {
      'src/load.py': 'def load(key):\n    pass\n',
      'src/a.py': 'from yaml import load\nload(1)\n',
      'src/b.py': 'def load(key, mode=None):\n    pass\nload(1)\n',
      'src/c.py': 'from .load import load\nload(1)\n',
    },
    after: { 'src/load.py': 'def load(key, session):\n    pass\n' },
    told: 'parameters src/c.py:2',
  },
  {
    say: 'does not take a method for a function',
    language: 'python',
    pattern: 'load($$$)',
    before: {
      'src/box.py': 'class Box:\n    def load(self, key):\n        pass\n',
      'src/a.py': 'from other import load\nload(1)\n',
    },
    after: { 'src/box.py': 'class Box:\n    def load(self, key, session):\n        pass\n' },
    told: '',
  },
  {
    say: 'follows methods by what they are called on',
    language: 'python',
    pattern: '$A.load($$$)',
    before: {
      'src/box.py':
        'class Box:\n    def load(self, key):\n        pass\n    def again(self):\n        self.load(1)\n',
      'src/bag.py': 'class Bag:\n    def load(self, key):\n        pass\n',
      'src/a.py': 'def f(x: Box, y: Bag, z):\n    x.load(1)\n    y.load(1)\n    z.load(1)\n',
    },
    after: {
      'src/box.py':
        'class Box:\n    def load(self, key, session):\n        pass\n    def again(self):\n        self.load(1)\n',
    },
    told: 'parameters src/a.py:2 src/box.py:5',
    undecided: 1,
  },
  {
    say: 'counts calls that do not wait for what became asynchronous',
    language: 'python',
    pattern: 'load($$$)',
    before: python('', 'def load(key):\n    return 1\n'),
    after: python(
      'async def f():\n    await load(1)\n    x = load(2)\n    print(x.name)\n    asyncio.create_task(load(3))\n    load(4).name\n    return load(5)\n',
      'async def load(key):\n    return 1\n',
    ),
    told: 'sync-to-async src/a.py:4 src/a.py:7',
    undecided: 1,
  },
  {
    say: 'counts `async with` and `with` by what they wait for',
    language: 'python',
    pattern: 'load($$$)',
    before: python('', '@contextmanager\ndef load():\n    yield 1\n'),
    after: python(
      'async def f():\n    async with load() as a:\n        pass\n    with load() as b:\n        pass\n',
      '@asynccontextmanager\nasync def load():\n    yield 1\n',
    ),
    told: 'sync-to-async src/a.py:5',
  },
  {
    say: 'counts awaits of what became synchronous, whatever the pattern says of them',
    language: 'python',
    pattern: 'load($$$)',
    before: python(
      'async def f():\n    await load(1)\n    await load(2)\n',
      'async def load(key):\n    return 1\n',
    ),
    after: python('async def f():\n    await load(1)\n    load(2)\n', 'def load(key):\n    return 1\n'),
    told: 'async-to-sync src/a.py:3',
  },
  {
    say: 'names what a function was renamed to while its old name is still called',
    language: 'python',
    pattern: 'load($$$)',
    before: python(
      'load(1)\nload(2)\n',
      'def load(key):\n    value = cache.get(key)\n    return value or read(key)\n',
    ),
    after: {
      'src/load.py': 'def fetch(key):\n    value = cache.get(key)\n    return value or read(key)\n',
      'src/a.py': 'from load import load, fetch\nfetch(1)\nload(2)\n',
    },
    told: 'renamed to fetch src/a.py:3',
  },
  {
    say: 'takes a name that goes on as another name for it for no change',
    language: 'python',
    pattern: 'load($$$)',
    before: python(
      'load(1)\n',
      'def load(key):\n    value = cache.get(key)\n    return value or read(key)\n',
    ),
    after: {
      'src/load.py':
        'def fetch(key):\n    value = cache.get(key)\n    return value or read(key)\n\nload = fetch\n',
    },
    told: '',
  },
  {
    say: 'does not take another function that came with the removal for a new name',
    language: 'python',
    pattern: 'load($$$)',
    before: python(
      'load(1)\n',
      'def load(key):\n    value = cache.get(key)\n    return value or read(key)\n',
    ),
    after: {
      'src/load.py': 'def parse(text, mode):\n    for line in text:\n        yield mode(line, strict=True)\n',
    },
    told: 'removed src/a.py:2',
  },
  {
    say: 'names whoever imports from where a function no longer is',
    language: 'python',
    pattern: 'load($$$)',
    before: {
      'src/load.py': 'def load(key):\n    pass\n',
      'src/a.py': 'from load import load\nload(1)\n',
      'src/b.py': 'from load import load\nload(1)\n',
    },
    after: {
      'src/load.py': 'x = 1\n',
      'src/fetch.py': 'def load(key):\n    pass\n',
      'src/b.py': 'from fetch import load\nload(1)\n',
    },
    told: 'moved src/a.py:2',
  },
  {
    say: 'takes what a module hands on for no move',
    language: 'python',
    pattern: 'load($$$)',
    before: python('load(1)\n', 'def load(key):\n    pass\n'),
    after: { 'src/load.py': 'from fetch import load\n', 'src/fetch.py': 'def load(key):\n    pass\n' },
    told: '',
  },
  {
    say: 'counts in Go the calls without the new context, by package',
    language: 'go',
    pattern: 'box.Load($$$)',
    before: go('func Load(key string) {}', '\tbox.Load("a")\n'),
    after: go(
      'func Load(ctx Context, key string) {}',
      '\tbox.Load("a")\n\tbox.Load(ctx, "b")\n\tbox.Load(all...)\n',
    ),
    told: 'parameters app/a.go:6',
    undecided: 1,
  },
  {
    say: 'knows in Go that any number may be given to the last',
    language: 'go',
    pattern: 'box.Load($$$)',
    before: go('func Load(key string) {}', '\tbox.Load("a")\n'),
    after: go('func Load(key string, more ...int) {}', '\tbox.Load("a")\n'),
    told: '',
  },
  {
    say: 'counts in Go the names for what is returned',
    language: 'go',
    pattern: 'box.Load($$$)',
    before: go('func Load(key string) int { return 1 }', '\tx := box.Load("a")\n'),
    after: go(
      'func Load(key string) (int, error) { return 1, nil }',
      '\tx := box.Load("a")\n\ty, err := box.Load("b")\n\tbox.Load("c")\n\treturn 1 + box.Load("d")\n',
    ),
    told: 'return-type app/a.go:6 app/a.go:9',
  },
  {
    say: 'tells methods of different types in Go apart',
    language: 'go',
    pattern: '$A.Load($$$)',
    before: {
      'a.go': 'package p\n\nfunc (b *Box) Load(key string) {}\nfunc (b *Bag) Load(key string) {}\n',
      'b.go': 'package p\n\nfunc f(box *Box, bag *Bag) {\n\tbox.Load("a")\n\tbag.Load("b")\n}\n',
    },
    after: {
      'a.go': 'package p\n\nfunc (b *Box) Load(ctx C, key string) {}\nfunc (b *Bag) Load(key string) {}\n',
    },
    told: 'parameters b.go:4',
  },
  {
    say: 'counts in Java what no overload takes any more',
    language: 'java',
    pattern: '$A.load($$$)',
    before: java(
      'int load(int a) { return a; }\n  int load(int a, String b) { return a; }',
      '    box.load(1);\n',
    ),
    after: java(
      'int load(int a, int b) { return a; }\n  int load(int a, String b) { return a; }',
      '    box.load(1);\n    box.load(1, "x");\n    box.load(1, 2);\n',
    ),
    told: 'parameters src/p/App.java:4',
  },
  {
    say: 'takes a new overload for no change',
    language: 'java',
    pattern: '$A.load($$$)',
    before: java('int load(int a) { return a; }', '    box.load(1);\n'),
    after: java(
      'int load(int a, int b) { return a; }\n  int load(int a) { return a; }',
      '    box.load(1);\n',
    ),
    told: '',
  },
  {
    say: 'knows in Java that any number may be given to the last',
    language: 'java',
    pattern: '$A.load($$$)',
    before: java('Foo load(int a) { return f; }', '    Foo x = box.load(1);\n'),
    after: java('Foo load(int a, int... more) { return f; }', '    Foo x = box.load(1);\n'),
    told: '',
  },
  {
    say: 'counts in Java the uses of a value that is wrapped now',
    language: 'java',
    pattern: '$A.load($$$)',
    before: java('Foo load(int a) { return f; }', '    Foo x = box.load(1);\n'),
    after: java(
      'Optional<Foo> load(int a) { return f; }',
      '    Foo x = box.load(1);\n    box.load(1).name();\n    box.load(1).get();\n',
    ),
    told: 'return-type src/p/App.java:4 src/p/App.java:5',
  },
  {
    say: 'counts in Java the callers of a constructor',
    language: 'java',
    pattern: 'new Box($$$)',
    before: java('Box(int a) {}', '    new Box(1);\n'),
    after: java('Box(int a, int b) {}', '    new Box(1);\n    new Box(1, 2);\n'),
    told: 'parameters src/p/App.java:4',
  },
  {
    say: 'counts in JavaScript arguments that are missing now, not those that always were',
    language: 'javascript',
    pattern: 'load($$$)',
    before: script(
      'export function load(key, options) { options = options || {}; }\n',
      'load(1);\nload(1, {});\n',
    ),
    after: script(
      'export function load(context, key, options) { options = options || {}; }\n',
      'load(1);\nload(1, {});\nload(c, 1);\nload(...all);\n',
    ),
    told: 'parameters src/a.js:2 src/a.js:3',
    undecided: 1,
  },
  {
    say: 'takes a parameter that the body asks for for one that may be left out',
    language: 'javascript',
    pattern: 'load($$$)',
    before: script('export function load(key) {}\n', 'load(1);\n'),
    after: script('export function load(key, done) { if (done) done(); }\n', 'load(1);\n'),
    told: '',
  },
  {
    say: 'counts in JavaScript what goes on with a promise as if it were the value',
    language: 'javascript',
    pattern: 'load($$$)',
    before: script('export function load(key) { return key; }\n', ''),
    after: script(
      'export async function load(key) { return key; }\n',
      'load(1).name;\nload(2).then(f);\nawait load(3);\nconst p = load(4);\nawait p;\nconst { a } = load(5);\nawait Promise.all([load(6)]);\nexport const g = () => load(7);\nif (load(8)) f();\n',
    ),
    told: 'sync-to-async src/a.js:2 src/a.js:7 src/a.js:10',
    undecided: 1,
  },
  {
    say: 'takes a function that still gives a promise, without the word for it, for no change',
    language: 'javascript',
    pattern: 'await load($$$)',
    before: script('export async function load(key) { return await read(key); }\n', 'await load(1);\n'),
    after: script('export function load(key) { return read(key); }\n', 'await load(1);\n'),
    told: '',
  },
  {
    say: 'names what an exported function was renamed to',
    language: 'javascript',
    pattern: '$A.load($$$)',
    before: {
      'lib/load.js':
        'exports.load = function (key) {\n  const value = cache.get(key);\n  return value || read(key);\n};\n',
      'lib/a.js': "const store = require('./load');\nstore.load(1);\n",
    },
    after: {
      'lib/load.js':
        'exports.fetch = function (key) {\n  const value = cache.get(key);\n  return value || read(key);\n};\n',
    },
    told: 'renamed to fetch lib/a.js:2',
  },
  {
    say: 'sees in TypeScript that nothing may come back',
    language: 'typescript',
    pattern: 'load($$$)',
    before: script('export function load(key: string): Box { return b; }\n', 'load("a").name;\n', 'ts'),
    after: script(
      'export function load(key: string): Box | undefined { return b; }\n',
      'load("a").name;\nload("b")?.name;\nload("c")!.name;\n',
      'ts',
    ),
    told: 'return-type src/a.ts:2',
  },
  {
    say: 'takes a wider type for no change, and another one for one only where a caller surely gives the old',
    language: 'typescript',
    pattern: 'load($$$)',
    before: script('export function load(key: string, n: number) {}\n', 'load("a", 1);\nload(b, 1);\n', 'ts'),
    after: script(
      'export function load(key: number, n: number | string) {}\n',
      'load("a", 1);\nload(b, 1);\n',
      'ts',
    ),
    told: 'parameters src/a.ts:2',
    undecided: 1,
  },
];

it.each(CASES)('$language: $say', async ({ language, pattern, before, after, told, undecided }) => {
  const { changes } = await changesAfter(language, pattern, before, after);
  const said = changes.map(
    ({ change, renamedTo, places }) =>
      `${change}${renamedTo === undefined ? '' : ` to ${renamedTo}`} ${places.map(({ path, line }) => `${path}:${line}`).join(' ')}`,
  );
  expect(said.join('; ')).toBe(told);
  expect(changes[0]?.callersUndecided).toBe(undecided);
});

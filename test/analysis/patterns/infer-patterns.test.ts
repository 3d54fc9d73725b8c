import { expect, it } from 'vitest';
import { edited, type Texts, told } from './told-from.js';

const JS = {
  'src/a.js': 'const a = new Buffer(text);\nsend(new Buffer(12), "x");\n',
  'src/b.js': 'module.exports = () => new Buffer("a", "hex");\nlet other = 1;\n',
};

it('keeps the called name and makes its arguments metavariables', async () => {
  const { patterns, evidence } = await told(JS, edited(JS, /new Buffer\(/g, 'Buffer.from('));
  expect(patterns).toMatchObject([
    {
      language: 'javascript',
      pattern: 'new Buffer($$$)',
      replacement: 'Buffer.from($$$)',
      places: 3,
      changedPlaces: 3,
      files: 2,
      matchedBefore: 3,
      exceptions: [],
    },
  ]);
  expect(patterns[0]?.examples[0]).toEqual({
    path: 'src/a.js',
    line: 1,
    before: 'new Buffer(text)',
    after: 'Buffer.from(text)',
  });
  expect(evidence).toMatchObject([{ kind: 'inferred-pattern', id: patterns[0]?.evidence }]);
});

it('groups what stands there now once the old side is settled', async () => {
  const texts = {
    'a.js': 'f(new Buffer(a));\ng(new Buffer(b));\n',
    'b.js': 'h(new Buffer(8));\ni(new Buffer(c));\n',
  };
  const after = edited(edited(texts, /new Buffer\(8\)/g, 'Buffer.alloc(8)'), /new Buffer\(/g, 'Buffer.from(');
  const { patterns } = await told(texts, after);
  expect(patterns).toMatchObject([
    {
      pattern: 'new Buffer($$$)',
      replacements: [
        { replacement: 'Buffer.from($$$)', places: 3 },
        { replacement: 'Buffer.alloc($$$)', places: 1 },
      ],
    },
  ]);
});

it('abstracts what a method is called on only where that varied', async () => {
  const varied = {
    'a.js': 'x = name.substr(1);\ny = path.to.substr(0, 2);\n',
    'b.js': 'z = f(1).substr(3);\n',
  };
  const same = {
    'a.py': 'class T:\n  def t(self):\n    self.assertEquals(1, 2)\n    self.assertEquals(3, 4)\n',
    'b.py': 'def u(self):\n    self.assertEquals(a, b)\n',
  };
  expect((await told(varied, edited(varied, /substr/g, 'slice'))).patterns[0]?.pattern).toBe(
    '$A.substr($$$)',
  );
  expect((await told(same, edited(same, /assertEquals/g, 'assertEqual'))).patterns[0]?.pattern).toBe(
    'self.assertEquals($$$)',
  );
});

it('tells names that changed in the same way as one edit', async () => {
  const texts = {
    'a.js': 'assert.equal(a, 1);\nassert.equal(b, 2);\nassert.equal(c, 3);\nassert.deepEqual(d, []);\n',
    'b.js': 'assert.deepEqual(e, {});\nassert.deepEqual(f, {});\nassert.equal(g, 4);\n',
  };
  const after = edited(edited(texts, /\.equal/g, '.strictEqual'), /\.deepEqual/g, '.deepStrictEqual');
  expect((await told(texts, after)).patterns).toMatchObject([
    { pattern: 'assert.equal($$$)', alternatives: ['assert.deepEqual($$$)'], places: 7 },
  ]);
});

it('tells what was absent: a missing await, a missing assert', async () => {
  const py = {
    'a.py': 'async def f():\n    client.fetch(1)\n    r = client.fetch(2, 3)\n',
    'b.py': 'async def g():\n    return client.fetch()\n    await client.fetch(9)\n',
  };
  const awaited = edited(py, /(?<!await )client\.fetch/g, 'await client.fetch');
  expect((await told(py, awaited)).patterns).toMatchObject([
    {
      pattern: '{"pattern":"client.fetch($$$)","not":{"inside":{"kind":"await"}}}',
      replacement: 'await client.fetch($$$)',
      places: 3,
      matchedBefore: 3,
    },
  ]);
  const tests = {
    'test_a.py': 'def test_a():\n    r.status == 200\n    if r.status == 3:\n        pass\n    x == 1\n',
    'test_b.py': 'def test_b():\n    y == 2\n',
  };
  expect((await told(tests, edited(tests, /^ {4}(?=\w[\w.]* == )/gm, '    assert '))).patterns).toMatchObject(
    [
      {
        pattern: '{"pattern":"$A == $B","inside":{"kind":"expression_statement"}}',
        replacement: 'assert $A == $B',
        places: 3,
      },
    ],
  );
});

it.each([
  [
    'java',
    {
      'A.java': 'class A { void a() { b(new Integer(1)); c(new Integer(x)); } }',
      'B.java': 'class B { Integer i = new Integer(3); }',
    },
    /new Integer\(/g,
    'Integer.valueOf(',
    'new Integer($$$)',
  ],
  [
    'go',
    {
      'a.go': 'package p\n\nfunc a() {\n\tioutil.ReadAll(r)\n\tioutil.ReadAll(s)\n}\n',
      'b.go': 'package p\n\nfunc b() {\n\tx, _ := ioutil.ReadAll(t)\n\tuse(x)\n}\n',
    },
    /ioutil/g,
    'io',
    'ioutil.ReadAll($$$)',
  ],
  [
    'typescript',
    { 'a.ts': 'const a: X = <any>f(old(1));\nold(2, b);\n', 'b.tsx': 'const c = <p>{old(3)}</p>;\n' },
    /old\(/g,
    'fresh(',
    'old($$$)',
  ],
  [
    'c',
    {
      'a.c': 'void f() { strcpy(a, b); if (x) strcpy(c, d); }',
      'b.c': 'int g() { return strcpy(e, f) != 0; }',
    },
    /strcpy\((\w), /g,
    'strlcpy($1, sizeof($1), ',
    'strcpy($$$)',
  ],
] as const)('works for %s', async (language, texts, from, to, pattern) => {
  const { patterns } = await told(texts, edited(texts, from, to));
  expect(patterns[0]).toMatchObject({ language, pattern, places: 3 });
});

it.each<[string, Texts, Texts]>([
  [
    'formatting',
    { 'a.js': 'f(a,b)\ng(a,b)\nh(a,b)\n', 'b.js': "k('a')\n" },
    { 'a.js': 'f(\n  a,\n  b,\n);\ng(a, b);\nh(a, b);\n', 'b.js': 'k("a");\n' },
  ],
  [
    'comments and strings',
    { 'a.py': '# old\nf("old")\ng("old")\n', 'b.py': 'h("old") # old\n' },
    { 'a.py': '# new\nf("new")\ng("new")\n', 'b.py': 'h("new") # new\n' },
  ],
  [
    'imports',
    { 'a.py': 'import old\nfrom old import x\n', 'b.py': 'import old\n', 'c.py': 'from old.y import z\n' },
    { 'a.py': 'import new\nfrom new import x\n', 'b.py': 'import new\n', 'c.py': 'from new.y import z\n' },
  ],
  [
    'moved code',
    { 'a.py': 'old(1)\nold(2)\nold(3)\nx = 1\n', 'b.py': 'y = 1\n' },
    { 'a.py': 'x = 1\n', 'b.py': 'y = 1\nold(1)\nold(2)\nold(3)\n' },
  ],
  [
    'an ordinary fix',
    { 'a.py': 'def f(a):\n    if a > 1:\n        return a\n    return b\n' },
    { 'a.py': 'def f(a):\n    if a >= 1 and a < 9:\n        return a\n    return c(a)\n' },
  ],
  [
    'a local name',
    { 'a.py': 'def f():\n    v = 1\n    g(v)\n    h(v)\n    return v\n' },
    { 'a.py': 'def f():\n    w = 1\n    g(w)\n    h(w)\n    return w\n' },
  ],
])('takes %s for no pattern', async (_, before, after) => {
  expect((await told(before, after)).patterns).toEqual([]);
});

it('tells exceptions: places that matched and were left', async () => {
  const texts = { 'a.py': 'old(1)\nold(2)\nold(3)\n', 'b.py': 'old(4)\nold(5)\n' };
  const { patterns } = await told(texts, {
    'a.py': 'fresh(1)\nfresh(2)\nold(3)\n',
    'b.py': 'fresh(4)\nfresh(5)\n',
  });
  expect(patterns).toMatchObject([
    {
      pattern: 'old($$$)',
      places: 4,
      matchedBefore: 5,
      exceptions: [{ path: 'a.py', line: 3, code: 'old(3)' }],
    },
  ]);
});

it('writes the replacement of one pattern alike, whatever it was called on', async () => {
  const java = {
    'A.java': 'class A { void f() { use(text.getBytes()); use((a + b).getBytes()); } }\n',
    'B.java': 'class B { void f() { use(message\n      .full().getBytes()); use(x.getBytes()); } }\n',
  };
  const { patterns } = await told(java, edited(java, /getBytes\(\)/g, 'getBytes(UTF_8)'));
  expect(patterns).toMatchObject([
    { pattern: '$A.getBytes()', replacement: '$A.getBytes(UTF_8)', places: 4 },
  ]);
  const longer = {
    'A.java': 'class A { void f() { a.b.hasObject(id); repo.hasObject(id.copy()); } }\n',
    'B.java': 'class B { void f() { if (db().hasObject(other)) return; } }\n',
  };
  const after = edited(longer, /hasObject/g, 'getObjects().has');
  expect((await told(longer, after)).patterns).toMatchObject([
    { pattern: '$A.hasObject($$$)', replacement: '$A.getObjects().has($$$)', places: 3 },
  ]);
});

it('keeps a text that became a name', async () => {
  const go = {
    'a.go': 'package a\n\nfunc f() { send(w, "GET", "/"); other("GET"); x(1, "GET") }\n',
    'b.go': 'package a\n\nfunc g() { m := []string{"GET", "PUT"}; use(m) }\n',
  };
  const { patterns } = await told(go, edited(go, /"GET"/g, 'http.MethodGet'));
  expect(patterns).toMatchObject([{ pattern: '"GET"', replacement: 'http.MethodGet', places: 4 }]);
});

it('tells a word that is put before other code apart from that code', async () => {
  const python = {
    'a.py': 'def f():\n    yield from a.b(1)\n    x = yield from c\n    yield from d()[0]\n',
    'b.py': 'def g():\n    yield from e(2)\n    return (yield from h.i)\n',
  };
  const { patterns } = await told(python, edited(python, /yield from/g, 'await'));
  expect(patterns).toMatchObject([{ pattern: 'yield from $A', replacement: 'await $A', places: 5 }]);
});

it('says nothing of what was replaced as a part of something else only', async () => {
  const python = {
    'a.py': `ok(a in b)\nok(c not in d)\nok(e not in f)\nok(g in h)\n${'ok(m)\n'.repeat(9)}`,
    'b.py': 'ok(i in j)\nok(k not in l)\n',
  };
  const after = edited(
    edited(python, /ok\((\w) in (\w)\)/g, 'has($1, $2)'),
    /ok\((\w) not in (\w)\)/g,
    'hasNo($1, $2)',
  );
  const { patterns } = await told(python, after);
  expect(patterns.map(({ pattern, replacement }) => [pattern, replacement]).sort()).toEqual([
    ['ok($A in $B)', 'has($A, $B)'],
    ['ok($A not in $B)', 'hasNo($A, $B)'],
  ]);
});

it('reads nothing in what a machine wrote', async () => {
  const text = 'run(1);\nstop(run(2), run(3));\nq(run());\n';
  const built = { 'dist/a.js': text, 'dist/b.js': text };
  expect((await told(built, edited(built, /run\(/g, 'start('))).patterns).toEqual([]);
  const own = { 'src/a.js': text, 'src/b.js': text };
  expect((await told(own, edited(own, /run\(/g, 'start('))).patterns).not.toEqual([]);
});

it('keeps what is given where only that was replaced', async () => {
  const others =
    'void g(void) { unlock(&one); unlock(&two); unlock(&three); unlock(&four); unlock(&five); }\n';
  const c = {
    'a.c': `void f(void) { unlock(&cache); unlock(&cache); }\n${others}`,
    'b.c': `void h(void) { if (x) { unlock(&cache); } }\n`,
  };
  const { patterns } = await told(c, edited(c, /unlock\(&cache\)/g, 'mutex_unlock(&cache)'));
  expect(patterns).toMatchObject([
    { pattern: 'unlock(&cache)', replacement: 'mutex_unlock(&cache)', places: 3, matchedBefore: 3 },
  ]);
});

it('takes a few places that became different things for no system', async () => {
  const js = { 'a.js': 'lookup(a, b);\nother(x);\nlookup(c, d);\n', 'b.js': 'lookup(e, f);\nother(y);\n' };
  const calls = (one: string, two: string, three: string) => ({
    'a.js': `${one};\nother(x);\n${two};\n`,
    'b.js': `${three};\nother(y);\n`,
  });
  const apart = calls('if (a) find(b, 7)', 'await seek(d).then(c)', 'return [e].concat(f)');
  expect((await told(js, apart)).patterns).toEqual([]);
  const alike = calls('find(a, b)', 'find(c, d)', 'find(e, f)');
  expect((await told(js, alike)).patterns).toMatchObject([
    { pattern: 'lookup($$$)', replacement: 'find($$$)' },
  ]);
});

it.each<[string, string, Texts, Texts, object]>([
  [
    'a comparison with a number, of what is called on anything',
    'java',
    {
      'A.java': 'class A { boolean a() { return list.size() == 0 || x == 0; } }\n',
      'B.java': 'class B { boolean b() { return names(1).size() == 0 && y.size() == 0 && n == 0; } }\n',
    },
    {
      'A.java': 'class A { boolean a() { return list.isEmpty() || x == 0; } }\n',
      'B.java': 'class B { boolean b() { return names(1).isEmpty() && y.isEmpty() && n == 0; } }\n',
    },
    { pattern: '$A.size() == 0', replacement: '$A.isEmpty()', places: 3, matchedBefore: 3 },
  ],
  [
    'a comparison with one name',
    'java',
    {
      'A.java': 'class A { void a() { if (line == In.END) stop(); while (x == y) go(); } }\n',
      'B.java': 'class B { boolean b() { return s == In.END || t == In.END || read() == In.END; } }\n',
    },
    {
      'A.java': 'class A { void a() { if (In.isEnd(line)) stop(); while (x == y) go(); } }\n',
      'B.java': 'class B { boolean b() { return In.isEnd(s) || In.isEnd(t) || In.isEnd(read()); } }\n',
    },
    { pattern: '$A == In.END', replacement: 'In.isEnd($A)', places: 4, matchedBefore: 4 },
  ],
  [
    'what is given to a call, by its operator',
    'java',
    {
      'A.java': 'class A { void a() { assertTrue(!b.c(1)); assertTrue(!d); assertTrue(x); } }\n',
      'B.java': 'class B { void b() { assertTrue(!new F().g().h()); assertTrue(!(a + b)); } }\n',
    },
    {
      'A.java': 'class A { void a() { assertFalse(b.c(1)); assertFalse(d); assertTrue(x); } }\n',
      'B.java': 'class B { void b() { assertFalse(new F().g().h()); assertFalse((a + b)); } }\n',
    },
    { pattern: 'assertTrue(!$A)', replacement: 'assertFalse($A)', places: 4, matchedBefore: 4 },
  ],
  [
    'a call inside a call that both changed',
    'java',
    {
      'A.java':
        'class A { void a() { assertTrue(Arrays.equals(a, b)); assertTrue(Arrays.equals(c.d(), e)); } }\n',
      'B.java': 'class B { void b() { assertTrue(Arrays.equals(new byte[] { 1 }, f)); assertTrue(g); } }\n',
    },
    {
      'A.java': 'class A { void a() { assertArrayEquals(a, b); assertArrayEquals(c.d(), e); } }\n',
      'B.java': 'class B { void b() { assertArrayEquals(new byte[] { 1 }, f); assertTrue(g); } }\n',
    },
    { pattern: 'assertTrue(Arrays.equals($A, $B))', replacement: 'assertArrayEquals($A, $B)', places: 3 },
  ],
  [
    'the arguments up to the one that changed, however many follow',
    'c',
    {
      'a.c':
        'void f() { say(LOUD, "a"); say(LOUD, "b %d", n); say(SOFT, "x"); say(SOFT, "y"); use(LOUD); use(LOUD); use(LOUD); }\n',
      'b.c': 'void g() { say(LOUD, "c %s %d", s, n); use(LOUD); use(LOUD); }\n',
    },
    {
      'a.c':
        'void f() { say(CALM, "a"); say(CALM, "b %d", n); say(SOFT, "x"); say(SOFT, "y"); use(LOUD); use(LOUD); use(LOUD); }\n',
      'b.c': 'void g() { say(CALM, "c %s %d", s, n); use(LOUD); use(LOUD); }\n',
    },
    { pattern: 'say(LOUD, $$$)', replacement: 'say(CALM, $$$)', places: 3, matchedBefore: 3 },
  ],
  [
    'a constant, wherever it stands',
    'java',
    {
      'A.java': 'class A { String a() { return x + Sys.LINE + y + Sys.LINE; } }\n',
      'B.java': 'class B { void b() { put(Sys.LINE); String s = Sys.LINE + z; } }\n',
    },
    {
      'A.java': 'class A { String a() { return x + System.line() + y + System.line(); } }\n',
      'B.java': 'class B { void b() { put(System.line()); String s = System.line() + z; } }\n',
    },
    { pattern: 'Sys.LINE', replacement: 'System.line()', places: 4 },
  ],
])('tells %s', async (_, language, before, after, expected) => {
  const { patterns } = await told(before, after);
  expect(patterns[0]).toMatchObject({ language, ...expected });
});

it('takes one local name in several files, and the fewest places of many, for no system', async () => {
  const local = {
    'a.py': 'def f():\n    padd = 1\n    g(padd)\n    return padd\n',
    'b.py': 'def h(padd):\n    k(padd)\n    return padd + 1\n',
  };
  expect((await told(local, edited(local, /padd/g, 'pad'))).patterns).toEqual([]);
  const rest = (n: number) => [1, 2, 3, 4].map((i) => `v${i} = w${i}(${n + i})\n`).join('');
  const few = { 'a.py': `old(a)\nold(b)\n${rest(1)}`, 'b.py': `old(c)\n${rest(2)}` };
  const changed = { 'a.py': `fresh(a)\nfresh(b)\n${rest(5)}`, 'b.py': `fresh(c)\n${rest(6)}` };
  expect((await told(few, changed)).patterns).toEqual([]);
});

it('still tells a method of one name that others call', async () => {
  const texts = {
    'test_a.py': 'class A:\n    def setup(self):\n        pass\n',
    'test_b.py': 'class B:\n    def setup(self):\n        self.x = 1\n',
    'test_c.py': 'class C:\n    def setup(self):\n        self.y = 2\n',
  };
  const { patterns } = await told(texts, edited(texts, /setup/g, 'setup_method'));
  expect(patterns).toMatchObject([{ pattern: 'setup', replacement: 'setup_method', places: 3 }]);
});

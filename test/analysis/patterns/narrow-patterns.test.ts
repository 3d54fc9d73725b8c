import { expect, it } from 'vitest';
import { edited, type Texts, told } from './told-from.js';

it.each<[string, Texts, RegExp, string, object]>([
  [
    'an argument by name that went',
    {
      'a.py': 'conf.put("a", 1, strict=True)\nconf.put("b", 2)\n',
      'b.py': 'conf.put("c", strict=True)\nx = conf.put(k, v, g, strict=True)\n',
    },
    /, strict=True/g,
    '',
    { pattern: 'conf.put($$$, strict=True)', replacement: 'conf.put($$$)', places: 3, matchedBefore: 3 },
  ],
  [
    'an argument by name that was not there',
    {
      'a.py': 'open(a)\nopen(b, "w")\nopen(c, mode="r", encoding="utf-8")\n',
      'b.py': 'with open(f(x), "r") as y:\n    pass\n',
    },
    /(open\((?:a|b, "w"|f\(x\), "r"))\)/g,
    '$1, encoding="utf-8")',
    {
      pattern:
        '{"pattern":"open($$$)","not":{"has":{"kind":"argument_list","has":{"kind":"keyword_argument","regex":"^encoding\\\\b"}}}}',
      replacement: 'open($$$, encoding="utf-8")',
      places: 3,
      matchedBefore: 3,
    },
  ],
  [
    'a copy by a slice, and no other slice',
    { 'a.py': 'a = b[:]\nreturned(c.d[:], e[:2], f[1:])\n', 'b.py': 'def g(h):\n    return h[:]\n' },
    /\[:\]/g,
    '.copy()',
    {
      pattern: '{"pattern":"$A[:]","has":{"kind":"slice","regex":"^:$"}}',
      replacement: '$A.copy()',
      places: 3,
      matchedBefore: 3,
    },
  ],
  [
    'a type of other types',
    {
      'a.py': 'def f(a: Optional[int], b: Optional[str] = None) -> Optional[C]:\n    pass\n',
      'b.py': 'x: Optional[D] = None\ny: List[int] = None\n',
    },
    /Optional\[(\w+)\]/g,
    '$1 | None',
    { pattern: '{"kind":"generic_type","regex":"^Optional\\\\["}', places: 4, matchedBefore: 4 },
  ],
  [
    'a loop with a number for its condition',
    {
      'a.c': 'void f() { while (1) { a(); b(); } while (x) { c(); } }\n',
      'b.c': 'void g() { while (1) { if (d()) break; } while (1) { e(); } }\n',
    },
    /while \(1\)/g,
    'for (;;)',
    { pattern: 'while (1) { $$$ }', replacement: 'for (;;) { $$$ }', places: 3, matchedBefore: 3 },
  ],
  [
    'names with a dollar in them',
    {
      'A.java': 'class A { void a() { $Old$Types.raw(b); $Old$Types.sub(c, d); } }\n',
      'B.java': 'class B { Type b = $Old$Types.raw(e); Type c = $Old$Types.owner(); }\n',
    },
    /\$Old\$Types/g,
    'OldTypes',
    { pattern: '$Old$Types.$A($$$)', replacement: 'OldTypes.$A($$$)', places: 4, matchedBefore: 4 },
  ],
  [
    'the class of constants that were all taken from another one',
    {
      'A.java': 'class A { void a() { b(Sets.UTF_8); c(Sets.UTF_8); d(Sets.UTF_8); e(Sets.UTF_8); } }\n',
      'B.java': 'class B { Set b = Sets.UTF_16; boolean c = Sets.UTF_8 == d || e == Sets.ASCII; }\n',
    },
    /Sets\./g,
    'BaseSets.',
    { pattern: 'Sets.$A', replacement: 'BaseSets.$A', places: 7 },
  ],
])('tells %s', async (_, texts, from, to, expected) => {
  const { patterns } = await told(texts, edited(texts, from, to));
  expect(patterns[0]).toMatchObject(expected);
});

it('prefers the call to a name that is also imported', async () => {
  const head = 'import static p.Old.check;\n';
  const texts = {
    'A.java': `${head}class A { void a() { check(b); Old.check(c); Old.check(d); } }\n`,
    'B.java': `${head}class B { void b() { check(e); Old.check(f); Old.check(g); } }\n`,
    'C.java': `${head}class C { void c() { check(h); Old.check(i); } }\n`,
  };
  const after = edited(edited(texts, /Old\.check\(/g, 'New.require('), /check/g, 'require');
  const { patterns } = await told(texts, after);
  expect(patterns).toMatchObject([{ pattern: 'Old.check($$$)', alternatives: ['check($$$)'] }]);
});

it('takes what a commit did everywhere for its system, though more of the kind was left', async () => {
  const line = (i: number) => `log(LOUD, "a${i}");\n`;
  const left = Array.from({ length: 9 }, (_, i) => `log(LOUD, "left ${i}", n);\n`).join('');
  const files = ['a.c', 'b.c', 'c.c'].map((path) => [path, `void f() { ${line(1)}${line(2)}${left} }\n`]);
  const texts = Object.fromEntries(files) as Texts;
  const { patterns } = await told(texts, edited(texts, /LOUD, "a/g, 'SOFT, "a'));
  expect(patterns).toMatchObject([{ replacement: 'log(SOFT, $A)', places: 6 }]);
});

it.each<[string, Texts, Texts]>([
  [
    'statements of which only the frame is alike',
    {
      'a.go': 'package a\n\nfunc f() {\n\tif b() {\n\t\tc()\n\t}\n\tif d == e {\n\t\tg()\n\t}\n}\n',
      'b.go': 'package b\n\nfunc h() {\n\tif i {\n\t\tj(1)\n\t}\n\tif !k {\n\t\tl()\n\t}\n}\n',
    },
    {
      'a.go': 'package a\n\nfunc f() {\n\tneed(b(), c)\n\tneed(d, e, g)\n}\n',
      'b.go': 'package b\n\nfunc h() {\n\tneed(i, j)\n\tneed(k, l)\n}\n',
    },
  ],
  [
    'a few calls that each became another thing',
    {
      'a.js': 'one(tree.kids());\ntwo(node.kids().length);\nthree(doc.kids(), 1);\n',
      'b.js': 'if (x.kids()) four();\n',
    },
    {
      'a.js': 'one(tree.count());\ntwo(node.size);\nthree(doc.body(), 1);\n',
      'b.js': 'if (x.first) four();\n',
    },
  ],
])('takes %s for no pattern', async (_, before, after) => {
  expect((await told(before, after)).patterns).toEqual([]);
});

it('does not take what came beside a call for what was absent around it', async () => {
  const texts = {
    'a.py': 'if old.is_async(f):\n    a()\nif b and old.is_async(g):\n    c()\n',
    'b.py': 'assert old.is_async(h)\nx = old.is_async(i)\n',
  };
  const after = edited(texts, /old\.is_async\((\w)\)/g, '(old.is_async($1) or new.is_async($1))');
  const { patterns } = await told(texts, after);
  expect(patterns.filter(({ pattern }) => pattern.includes('boolean_operator'))).toEqual([]);
});

it('names arguments that were taken apart', async () => {
  const texts = {
    'A.java': 'class A { void a() { lacks("a", b); lacks("c", d.e()); } }\n',
    'B.java': 'class B { void b() { lacks("f", g); } }\n',
  };
  const after = edited(texts, /lacks\(("\w"), ([^;]+)\);/g, 'assertThat($2).contains($1);');
  const { patterns } = await told(texts, after);
  expect(patterns).toMatchObject([
    { pattern: 'lacks($A, $B)', replacement: 'assertThat($B).contains($A)', places: 3 },
  ]);
});

it('tells what is given besides the arguments that were there', async () => {
  const c = {
    'a.c': 'void f() { parse(tree); x = parse(g(h)); }\n',
    'b.c': 'int i() { return parse(j) || parse(k); }\n',
  };
  expect((await told(c, edited(c, /parse\(/g, 'repo_parse(the_repo, '))).patterns).toMatchObject([
    { pattern: 'parse($$$)', replacement: 'repo_parse(the_repo, $$$)', places: 4 },
  ]);
  const sized = { 'a.c': 'void f() { copy(a, b); copy(c->d, e); }\n', 'b.c': 'void g() { copy(h, i); }\n' };
  const { patterns } = await told(
    sized,
    edited(sized, /copy\(([^,]+), (\w)\)/g, 'lcopy($1, $2, sizeof($1))'),
  );
  expect(patterns).toMatchObject([{ pattern: 'copy($$$)', replacement: null }]);
});

it('tells names that changed alike as one edit, whatever else is given now', async () => {
  const text = (repo: string) =>
    `void f() { hold(a, ${repo}); hold(b, ${repo}); hold_now(c); hold_now(d); hold_now(e); }\n`;
  const c = { 'a.c': text('x'), 'b.c': text('y'), 'c.c': text('z') };
  const after = Object.fromEntries(
    Object.entries(c).map(([path, code], i) => [path, code.replace(/(hold\w*)\(/g, `repo_$1(r${i}, `)]),
  );
  const { patterns } = await told(c, after);
  expect(patterns).toMatchObject([
    { pattern: 'hold_now($$$)', alternatives: ['hold($$$)'], replacement: null, places: 15 },
  ]);
});

it('counts a class by its places, not by its imports, and keeps it where it stands in all of them', async () => {
  const python = {
    'a.py': 'try:\n    a()\nexcept socket.error as e:\n    pass\nexcept (socket.error, IOError):\n    pass\n',
    'b.py': 'try:\n    b()\nexcept socket.error:\n    pass\nexcept socket.error as e:\n    pass\n',
    'c.py': 'try:\n    c()\nexcept socket.error as e:\n    d(socket.error)\n',
  };
  const { patterns } = await told(python, edited(python, /socket\.error/g, 'OSError'));
  expect(patterns).toMatchObject([{ pattern: 'socket.error', replacement: 'OSError', places: 6 }]);
});

it('takes what a commit did everywhere for no system where it says next to nothing', async () => {
  const left = Array.from({ length: 30 }, (_, i) => `char l${i}; `).join('');
  const c = Object.fromEntries(
    ['a.c', 'b.c', 'c.c'].map((path) => [path, `void f() { char one; char two; ${left} }\n`]),
  );
  expect((await told(c, edited(c, /char (one|two)/g, 'const char $1'))).patterns).toEqual([]);
});

it('takes a literal that came in place of a call for one thing, whatever is in it', async () => {
  const line = (a: string) => `use(Object.assign({}, ${a}));\nuse(Object.assign({ b: 1 }, ${a}, ${a}2));\n`;
  const js = { 'a.js': line('c') + line('d') + line('e'), 'b.js': line('f') + line('g') };
  const once = edited(js, /Object\.assign\(\{ b: 1 \}, (\w+), (\w+)\)/g, '{ b: 1, ...$1, ...$2 }');
  const { patterns } = await told(js, edited(once, /Object\.assign\(\{\}, (\w+)\)/g, '{ ...$1 }'));
  expect(patterns).toMatchObject([{ pattern: 'Object.assign($$$)', places: 10, matchedBefore: 10 }]);
});

it('takes what became another thing everywhere for no system, however often it went', async () => {
  const names = [...'abcdefghijklmnopqrstuvwxyz'];
  const js = { 'a.js': names.map((n) => `all(${n});\n`).join(''), 'b.js': 'all(x1);\nall(x2);\n' };
  const after = {
    'a.js': names.map((n) => `do${n}(${n});\n`).join(''),
    'b.js': 'other(x1);\nanother(x2);\n',
  };
  expect((await told(js, after)).patterns).toEqual([]);
});

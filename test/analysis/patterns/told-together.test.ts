import { expect, it } from 'vitest';
import { edited, type Texts, told } from './told-from.js';

it.each<[string, Texts, RegExp, string, object]>([
  [
    'what was given and is called on now',
    {
      'a.py': 'for k, v in six.items(a):\n    pass\nfor k in six.items(self.b):\n    pass\n',
      'b.py': 'c = six.items(d.e())\nf(six.items(g))\n',
    },
    /six\.items\(((?:\w|\.|\(\))+)\)/g,
    '$1.items()',
    { pattern: 'six.items($A)', replacement: '$A.items()', places: 4, matchedBefore: 4 },
  ],
  [
    'what was called on and is given now, where nothing was given',
    {
      'a.py': 'm.not_used()\nself.n.not_used()\n',
      'b.py': 'o.p.not_used()\nq.not_used(r)\n',
    },
    /([\w.]+)\.not_used\(\w?\)/g,
    'need($1.used)',
    { pattern: '$A.not_used($$$)', replacement: 'need($A.used)', places: 4 },
  ],
  [
    'four places in one file that were all a commit changed',
    { 'a.py': 'a = time.now()\nb = time.now()\nkeep(time.now())\nc = time.now()\nd = time.now()\n' },
    /(\w = )time\.now/g,
    '$1time.ticks',
    { pattern: 'time.now()', replacement: 'time.ticks()', places: 4, matchedBefore: 5 },
  ],
  [
    'three such places, where nothing else of the kind was there',
    {
      'a.ts': 'async function f() { c.save(a); await d(); c.save(b); c.save(e, g); }\n',
    },
    /c\.save/g,
    'await c.save',
    { replacement: 'await c.save($$$)', places: 3, matchedBefore: 3 },
  ],
  [
    'what is given, whatever it is called on',
    {
      'a.py': 'if self.c.get("loud") > 1:\n    pass\na = b.get("loud")\n',
      'b.py': 'c = self.c.get("soft")\nd = self.get("loud")\ne = f.c.get("soft", 1)\n',
    },
    /get\("loud"\)/g,
    'loudness()',
    { pattern: '$A.get("loud")', replacement: '$A.loudness()', places: 3, matchedBefore: 3 },
  ],
  [
    'a condition rather than what depends on it',
    {
      'A.java': 'class A { void a() { if (size() == 0) { b(); } if (size() == 0) { c(); d(); } } }\n',
      'B.java':
        'class B { int size() { if (size() == 0) { return 1; } if (size() == 0) { e(); } return size() == 0 ? 1 : 2; } }\n',
    },
    /if \(size\(\) == 0\)/g,
    'if (isEmpty())',
    { pattern: 'size() == 0', replacement: 'isEmpty()', places: 4, matchedBefore: 5 },
  ],
  [
    'what is noted on a package',
    {
      'a/package-info.java': '@Old\npackage a;\n\nimport b.Old;\n',
      'b/package-info.java': '@Old\npackage b;\n\nimport b.Old;\n',
      'c/package-info.java': '@Old\npackage c;\n\nimport b.Old;\n',
      'd/package-info.java': '@Old\npackage d;\n\nimport b.Old;\n',
    },
    /@Old/g,
    '@New',
    { pattern: '@Old', replacement: '@New', places: 4 },
  ],
  [
    'arguments in the wrong order, by the kind of the one that tells it',
    {
      'a.c': 'void f() { a = zalloc(sizeof(struct b), n); c = zalloc(sizeof(*d), e->n); }\n',
      'b.c': 'void g() { h = zalloc(sizeof(int), (i + 1)); j = zalloc(n, sizeof(int)); }\n',
    },
    /zalloc\((sizeof\([\w* ]+\)), \(?([\w>+ -]+)\)?\)/g,
    'zalloc($2, $1)',
    {
      pattern:
        '{"pattern":"zalloc($A, $B)","has":{"kind":"argument_list","has":{"kind":"sizeof_expression","nthChild":1}}}',
      replacement: 'zalloc($B, $A)',
      places: 3,
      matchedBefore: 3,
    },
  ],
  [
    'types that need not be said',
    {
      'A.java':
        'class A { Map<B, C> a = new Map<B, C>(); List<D> b = new List<D>(e); Set<F> c = new Set<>(); }\n',
      'B.java': 'class B { Map<G, Set<H>> a = new Map<G, Set<H>>(1); Set<I> b = new Set<I>(); }\n',
    },
    /new (\w+)<.+?>+\(/g,
    'new $1<>(',
    {
      pattern:
        '{"kind":"type_arguments","regex":"^<[^>]","inside":{"kind":"generic_type","inside":{"kind":"object_creation_expression"}}}',
      replacement: '<>',
      places: 4,
      matchedBefore: 4,
    },
  ],
  [
    'a size that is given',
    {
      'a.c':
        'void f() { a = palloc(r->p, sizeof(b_t)); c = palloc(r->p, sizeof(b_t)); d = palloc(r->p, sizeof(e_t)); }\n',
      'b.c':
        'void g() { h = palloc(r->p, sizeof(b_t)); i = palloc(r->p, n); j = palloc(r->p, sizeof(k_t)); }\n',
    },
    /palloc\(r->p, sizeof\(b_t\)\)/g,
    'alloc_b(r->p)',
    { pattern: 'palloc(r->p, sizeof(b_t))', replacement: 'alloc_b(r->p)', places: 3, matchedBefore: 3 },
  ],
  [
    'one edit of several classes',
    {
      'A.java': 'class A { Object a = new Small(1); Object b = new Small(c); Object d = new Large(e); }\n',
      'B.java': 'class B { Object a = new Small(2); Object b = new Large(f); Object c = new Large(3); }\n',
    },
    /new (Small|Large)\(/g,
    '$1.of(',
    { pattern: 'new Large($$$)', alternatives: ['new Small($$$)'], places: 6 },
  ],
  [
    'one edit of a call with and without what it is called on',
    {
      'A.java': 'class A { void a() { check(b); Old.check(c); Old.check(d); } }\n',
      'B.java': 'class B { void b() { check(e); Old.check(f); check(g); check(h); } }\n',
    },
    /(?:Old\.)?check\(/g,
    'New.require(',
    { pattern: 'check($$$)', alternatives: ['Old.check($$$)'], places: 7 },
  ],
  [
    'one edit of several constants',
    {
      'a.go': 'package a\n\nfunc f() {\n\tg(pb.PUT, pb.PUT)\n\tg(pb.DELETE, pb.PUT)\n}\n',
      'b.go': 'package b\n\nfunc f() {\n\tg(pb.DELETE)\n\tg(pb.DELETE, pb.PUT)\n}\n',
    },
    /pb\.(PUT|DELETE)/g,
    'pb.Event_$1',
    { pattern: 'pb.PUT', alternatives: ['pb.DELETE'], replacement: 'pb.Event_PUT', places: 7 },
  ],
  [
    'a form of operators by what stands on both sides',
    {
      'A.java': 'class A { int a = b < c ? -1 : b > c ? 1 : 0; int d = e < f.g ? -1 : e > f.g ? 1 : 0; }\n',
      'B.java':
        'class B { int h() { return i < j ? -1 : i > j ? 1 : 0; } int k = l ? -1 : m > n ? 1 : 0; }\n',
    },
    /([\w.]+) < ([\w.]+) \? -1 : [\w.]+ > [\w.]+ \? 1 : 0/g,
    'compare($1, $2)',
    { pattern: '$A < $B ? -1 : $A > $B ? 1 : 0', replacement: 'compare($A, $B)', places: 3 },
  ],
  [
    'a missing await only where waiting is possible, when most such calls need none',
    {
      'a.js': `async () => { r.send(a); if (b) { r.send(c) } return r.send(d) };\n${'() => { r.send(e) };\n'.repeat(9)}`,
      'b.js': `async function f() { r.send(g); s(() => { r.send(h) }) }\n${'r.send(i);\n'.repeat(9)}`,
      'c.js': 'async () => { r.send(j); r.send(k); r.send(l) };\n',
    },
    /(; |\{ )(r\.send\([acgjkl]\))/g,
    '$1await $2',
    {
      pattern: JSON.stringify({
        pattern: 'r.send($$$)',
        all: [
          { inside: { kind: 'expression_statement' } },
          {
            inside: {
              any: [
                { kind: 'arrow_function' },
                { kind: 'function_declaration' },
                { kind: 'function_expression' },
                { kind: 'method_definition' },
              ],
              regex: '^[^({=]*\\basync\\b',
              stopBy: {
                any: [
                  { kind: 'arrow_function' },
                  { kind: 'function_declaration' },
                  { kind: 'function_expression' },
                  { kind: 'method_definition' },
                ],
              },
            },
          },
        ],
      }),
      replacement: 'await r.send($$$)',
      places: 6,
      matchedBefore: 6,
    },
  ],
  [
    'functions that said nothing of what they take',
    {
      'a.c': 'int a() { return b(); }\nint b();\nint c(void);\n',
      'b.c': 'static void d() { a(); }\nint e(int f) { return f; }\n',
    },
    /^((?:static )?\w+ \w+)\(\)/gm,
    '$1(void)',
    { pattern: '{"kind":"parameter_list","regex":"^\\\\(\\\\)$"}', replacement: '(void)', places: 3 },
  ],
  [
    'a type of another package',
    {
      'a.go': 'package a\n\nfunc b(c *bytes.Buffer) {\n\tvar d bytes.Buffer\n\te(&d)\n}\n',
      'b.go': 'package a\n\nfunc f() {\n\tg := new(bytes.Buffer)\n\th(g, &bytes.Buffer{}, bytes.Title)\n}\n',
    },
    /bytes\.Buffer/g,
    'strings.Builder',
    {
      pattern: '{"kind":"qualified_type","regex":"^bytes\\\\.Buffer$"}',
      replacement: 'strings.Builder',
      places: 4,
    },
  ],
  [
    'one edit of a call with and without a remark',
    {
      'a.py': 'ok(a > b)\nok(c > d, "e")\nok(f > g)\n',
      'b.py':
        'ok(h > i, j)\nok(k > l)\nok(m > n, "o")\nok(p)\nok(q)\nok(r == s)\nok(t, u)\nok(v)\nok(w)\nok(x)\nok(y)\nok(z, 1)\n',
    },
    /ok\((\w) > /g,
    'more($1, ',
    { pattern: 'ok($A > $B)', alternatives: ['ok($A > $B, $C)'], replacement: 'more($A, $B)', places: 6 },
  ],
  [
    'what was put around a call that stayed',
    {
      'a.py': 'assert asked(a)\nassert asked(b, c)\n',
      'b.py': 'assert asked(d.e)\nassert asked(f)\n',
    },
    /(asked\(.*\))/g,
    '$1 is True',
    { pattern: 'assert asked($$$)', replacement: 'assert asked($$$) is True', places: 4 },
  ],
])('tells %s', async (_, texts, from, to, expected) => {
  const { patterns } = await told(texts, edited(texts, from, to));
  expect(patterns[0]).toMatchObject(expected);
});

it('takes arguments in another order for no system where none tells which order was wrong', async () => {
  const texts = { 'a.py': 'same(a, b)\nsame(c, d)\nsame(e, f)\n', 'b.py': 'same(g, h)\nsame(i, j)\n' };
  const { patterns } = await told(texts, edited(texts, /same\((\w), (\w)\)/g, 'same($2, $1)'));
  expect(patterns.filter(({ pattern }) => pattern.includes('nthChild'))).toEqual([]);
});

it.each<[string, Texts, RegExp, string]>([
  [
    'the frame of a try',
    {
      'a.py': 'try:\n    import a\nexcept A:\n    b()\ntry:\n    import c\nexcept C:\n    d()\n',
      'b.py': 'try:\n    import e\nexcept E:\n    f()\ntry:\n    import g\nexcept G:\n    h()\n',
    },
    /try:\n {4}import (\w)\nexcept \w:\n {4}(\w)\(\)/g,
    'if not find("$1"):\n    $2()',
  ],
  [
    'modules that are read from elsewhere',
    {
      'a.js': "const a = require('old/a');\nconst b = require('old/b');\n",
      'b.js': "const { c, d } = require('old/c');\nconst e = require('old/e').f;\n",
    },
    /old\//g,
    'new/',
  ],
  [
    'few declarations of a common type',
    { 'a.c': 'bool a;\nbool b;\nbool c;\nbool d;\n', 'b.c': 'bool e;\nbool f;\nbool g;\nbool h;\n' },
    /bool ([acfg]);/g,
    'static bool $1;',
  ],
  [
    'a few places by the way of much else',
    {
      'a.py': `a.old(1)\na.old(2)\n${Array.from({ length: 90 }, (_, i) => `v${i} = w${i} + x${i}\n`).join('')}`,
      'b.py': `a.old(3)\na.old(4)\n${Array.from({ length: 90 }, (_, i) => `y${i} = z${i}\n`).join('')}`,
    },
    /a\.old|w(\d)|z(\d)/g,
    'b$1.n$2',
  ],
])('takes %s for no system', async (_, texts, from, to) => {
  expect((await told(texts, edited(texts, from, to))).patterns).toEqual([]);
});

it('counts what was taken out with its line, too, before it takes an edit for one by the way', async () => {
  const others = (name: string) =>
    Array.from({ length: 90 }, (_, i) => `k${i}()\n${name}${i} = w${i} + x${i}\n`).join('');
  const text = (name: string) => `use(day(1))\nuse(day(2))\n${'keep = day(3)\n'.repeat(6)}${others(name)}`;
  const texts = { 'a.py': text('u'), 'b.py': text('v') };
  const once = edited(texts, /use\(day\(\d\)\)/g, 'use(DAY)');
  const after = edited(edited(once, /keep = day\(3\)\n/g, ''), / w(\d)/g, ' n$1.y$1');
  const { patterns } = await told(texts, after);
  expect(patterns.map(({ pattern }) => pattern)).toContain('day($$$)');
});

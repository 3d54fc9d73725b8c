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
])('tells %s', async (_, texts, from, to, expected) => {
  const { patterns } = await told(texts, edited(texts, from, to));
  expect(patterns[0]).toMatchObject(expected);
});

it('takes arguments in another order for no system where none tells which order was wrong', async () => {
  const texts = { 'a.py': 'same(a, b)\nsame(c, d)\nsame(e, f)\n', 'b.py': 'same(g, h)\nsame(i, j)\n' };
  const { patterns } = await told(texts, edited(texts, /same\((\w), (\w)\)/g, 'same($2, $1)'));
  expect(patterns.filter(({ pattern }) => pattern.includes('nthChild'))).toEqual([]);
});

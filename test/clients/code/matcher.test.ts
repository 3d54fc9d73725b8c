import { describe, expect, it } from 'vitest';
import { compilePattern, type Matcher } from '../../../src/clients/code/matcher.js';
import { parsePattern } from '../../../src/clients/code/parse-pattern.js';
import { InputError } from '../../../src/errors.js';

async function matcher(source: string): Promise<Matcher> {
  const pattern = parsePattern(source, 0, 'option');
  if (pattern.kind === 'typed') throw new Error('not a pattern over text');
  return compilePattern(pattern);
}

/** What is found: the text of each occurrence, and the lines of text-only matches. */
async function found(source: string, text: string, path: string) {
  const { occurrences, textOnly, unparsed } = (await matcher(source)).match(text, path);
  return {
    occurrences: occurrences.map(({ start, end }) => text.slice(start, end)),
    textOnly: textOnly.map(({ line }) => line),
    unparsed,
  };
}

const IN_CODE: readonly [pattern: string, path: string, text: string, found: readonly string[]][] = [
  [
    'python:await f($$$)',
    'a.py',
    'x = await f(1)\nf(2)\nawait f(\n  3,\n)\n',
    ['await f(1)', 'await f(\n  3,\n)'],
  ],
  ['python:$A == None', 'a.py', 'if x.y == None: pass\nif x is None: pass\n', ['x.y == None']],
  [
    'python:except: $$$',
    'a.py',
    'try:\n  f()\nexcept:\n  pass\ntry:\n  f()\nexcept ValueError:\n  pass\n',
    ['except:\n  pass'],
  ],
  ['python:$A not in $B', 'a.py', 'a not  in b\nnot a\n', ['a not  in b']],
  [
    'go:ioutil.ReadAll($A)',
    'a.go',
    'package p\nfunc f() { b, _ := ioutil.ReadAll(r); ioutil.ReadAll(s) }\n',
    ['ioutil.ReadAll(r)', 'ioutil.ReadAll(s)'],
  ],
  ['go:ioutil.$F($$$)', 'a.go', 'package p\nvar x = ioutil.TempDir("", "a")\n', ['ioutil.TempDir("", "a")']],
  [
    'go:func $F($$$) error { $$$ }',
    'a.go',
    'package p\nfunc a(b int) error { return nil }\nfunc c() { }\n',
    ['func a(b int) error { return nil }'],
  ],
  ['c:free($A)', 'a.c', 'int f(void) { free(x); return g(free(y)); }\n', ['free(x)', 'free(y)']],
  ['c:if ($A) { $$$ }', 'a.c', 'void f(void) { if (a) { b(); c(); } }\n', ['if (a) { b(); c(); }']],
  [
    'java:new Date($$$)',
    'A.java',
    'class A { Date d = new Date(1, 2); Object o = new Data(); }\n',
    ['new Date(1, 2)'],
  ],
  ['java:class $A { $$$ }', 'A.java', 'class A { int b; void c() {} }\n', ['class A { int b; void c() {} }']],
  [
    'javascript:new Buffer($$$)',
    'a.mjs',
    'const b = new Buffer(3, "x"); Buffer.from(1)\n',
    ['new Buffer(3, "x")'],
  ],
  [
    'js:$A.substr($$$)',
    'a.cjs',
    'a.b().substr(1).substr(2, 3)\n',
    ['a.b().substr(1).substr(2, 3)', 'a.b().substr(1)'],
  ],
  ['js:catch ($E) { $$$ }', 'a.js', 'try { a() } catch (e) { b(); c() }\n', ['catch (e) { b(); c() }']],
  ['typescript:$A as any', 'a.ts', 'const x = y as any;\n', ['y as any']],
  ['typescript:useEffect($$$)', 'a.tsx', 'const a = <b onClick={() => useEffect(c)} />;\n', ['useEffect(c)']],
  ['typescript:<any>$A', 'a.ts', 'const x = <any>y;\n', ['<any>y']],
];

describe('compilePattern, in code', () => {
  it.each(IN_CODE)('%s in %s', async (pattern, path, text, expected) => {
    const result = await found(pattern, text, path);
    expect(result.occurrences.sort()).toEqual([...expected].sort());
    expect(result.unparsed).toBeNull();
  });

  it('says where, counting from 1 in UTF-16 units, whatever the line ends', async () => {
    const text = '\u{1F600} = 1\r\nx = "\u{1F600}"; await f(1)\r\n';
    const [first] = (await matcher('python:await f($$$)')).match(text, 'a.py').occurrences;
    expect(first).toEqual({ line: 2, column: 11, start: 18, end: 28, snippet: 'await f(1)' });
    expect(text.slice(18, 28)).toBe('await f(1)');
  });

  it('cuts a snippet at the end of its line and at 160 characters', async () => {
    const text = `f(${'x'.repeat(300)})\nf(\n  1)\n`;
    const { occurrences } = (await matcher('python:f($$$)')).match(text, 'a.py');
    expect(occurrences.map(({ snippet }) => snippet.length)).toEqual([160, 2]);
  });

  it('looks for TypeScript in TSX files too, but not for code that cannot stand there', async () => {
    expect((await matcher('typescript:f($$$)')).globs).toEqual(['*.ts', '*.mts', '*.cts', '*.tsx']);
    expect((await matcher('typescript:<any>$A')).globs).toEqual(['*.ts', '*.mts', '*.cts']);
    expect((await matcher('python:f()')).isCandidatePath('a/b.js')).toBe(false);
  });
});

describe('compilePattern, on the words of a pattern', () => {
  it.each([
    ['python:await get_manager($$$)', ['get_manager', 'await']],
    ['js:new Buffer("a b", $A)', ['Buffer', 'new']],
    ['ts:foo.$A = $B', ['foo']],
    ['re:get_manager', []],
  ])('%s', async (pattern, words) => {
    expect((await matcher(pattern)).words).toEqual(words);
  });
});

const TEXT_ONLY: readonly [
  pattern: string,
  path: string,
  text: string,
  code: number,
  lines: readonly number[],
][] = [
  ['python:await f($$$)', 'a.py', '"""\nawait  f(x)\n"""\n# await f(y)\nawait f(1)\n', 1, [2, 4]],
  ['python:await f($$$)', 'a.py', 'x = f"{await f(1)} await f(2)"\n', 1, [1]],
  ['python:await f($$$)', 'a.py', 'await f("await f(1)")\n', 1, [1]],
  [
    'js:f($$$)',
    'a.js',
    'const a = `f(1) \x24{f(2)} \x24{g("f(3)")}`; // f(4)\n/* f(5) */\n',
    1,
    [1, 1, 1, 2],
  ],
  ['python:raise Error', 'a.py', '# raise Errors, re-raise Error; raise Error\nraise Error\n', 1, [1, 1]],
  ['js:f($$$)', 'a.js', 'function f(a) {}\nself(1); f.g(2)\n', 0, []],
  ['go:f($$$)', 'a.go', 'package p\n// f(1)\nvar s = `f(2)` + "f(3)"\nvar t = f(4)\n', 1, [2, 3, 3]],
  ['java:f($$$)', 'A.java', 'class A { /* f(1) */ String s = "f(2)"; int i = f(3); }\n', 1, [1, 1]],
  ['c:f($$$)', 'a.c', 'char *s = "f(1)"; // f(2)\nint g(void) { return f(3); }\n', 1, [1, 1]],
];

describe('compilePattern, in strings and comments', () => {
  it.each(TEXT_ONLY)('%s in %s: %s', async (pattern, path, text, code, lines) => {
    const result = await found(pattern, text, path);
    expect(result.occurrences).toHaveLength(code);
    expect(result.textOnly).toEqual(lines);
  });
});

describe('compilePattern, on files that are hard to read', () => {
  it('says that a syntax error hides what looks like the pattern, and keeps what is outside it', async () => {
    const text = 'await f(1)\nx = [await f(2\n';
    const result = await found('python:await f($$$)', text, 'a.py');
    expect(result.occurrences).toContain('await f(1)');
    expect(result.unparsed).toMatch(
      /^syntax error around 1 place that looks like the pattern \(line 2\); 1 found outside it$/,
    );
  });

  it('takes no NUL characters for a text, and parses nothing of more than four million characters', async () => {
    const python = await matcher('python:f($$$)');
    expect(python.match('f(1)\0', 'a.py').unparsed).toMatch(/NUL/);
    expect(python.match(`f(1)\n${'#'.repeat(4 * 1024 * 1024)}`, 'a.py').unparsed).toMatch(
      /longer than 4 million/,
    );
  });

  it('survives deep nesting, broken encodings and a byte-order mark', async () => {
    expect((await found('js:f($$$)', `${'['.repeat(50_000)}f(1)`, 'a.js')).occurrences).toEqual(['f(1)']);
    expect((await found('python:f($$$)', '\uFEFFx = "\uFFFD"\nf(1)\n', 'a.py')).occurrences).toEqual([
      'f(1)',
    ]);
  });

  it('counts a hundred thousand matches in one file in linear time', async () => {
    const result = await found('js:f($$$)', 'f(1);"f(2)";\n'.repeat(100_000), 'a.js');
    expect(result.occurrences).toHaveLength(100_000);
    expect(result.textOnly).toHaveLength(100_000);
  });
});

const BROKEN: readonly [pattern: string, message: RegExp, advice: RegExp][] = [
  ['python:await f(', /is not complete Python code: at column 1, near "await f\("/, /A "\)" is missing/],
  ['js:foo)', /is not complete JavaScript code/, /There is a "\)" too many/],
  ['python:x =', /is not complete Python code/, /complete expression/],
  ['js:a(); b()', /more than one piece of code/, /Write one expression/],
  ['go:a(); b()', /more than one piece of code/, /Write one expression/],
  ['python:$A', /names nothing/, /at least one name/],
  ['python:$$$', /names nothing/, /at least one name/],
  ['rust:f($$$)', /grammar for Rust is not installed/, /npm install @ast-grep\/lang-rust/],
  ['re:(a', /is not a regular expression/, /JavaScript’s syntax/],
  ['re:(?=a)b', /is not a regular expression/, /look-around/],
  ['re:a*', /matches the empty text/, /Use \+/],
  ['re:/a/g', /flags "g" are not understood/, /only flag is i/],
];

describe('compilePattern, given a pattern it cannot use', () => {
  it.each(BROKEN)('%s', async (pattern, message, advice) => {
    const error = await matcher(pattern).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(InputError);
    const { message: said, advice: advised } = error as InputError;
    expect(said).toMatch(message);
    expect(said).toContain(pattern);
    expect(advised).toMatch(advice);
  });
});

describe('regular expressions', () => {
  it('match line by line, in files of any name', async () => {
    const text = 'TODO(ann): a\r\nb TODO(bob) TODO(cid)\r\n';
    const result = (await matcher('re:TODO\\(\\w+\\)$')).match(text, 'Makefile');
    expect(result.occurrences.map(({ line, column, snippet }) => [line, column, snippet])).toEqual([
      [2, 13, 'TODO(cid)'],
    ]);
    expect((await matcher('re:TODO\\(\\w+\\)')).match(text, 'x').occurrences).toHaveLength(3);
  });

  it('ignore case on request', async () => {
    expect((await matcher('re:/todo/i')).match('ToDo todo', 'x').occurrences).toHaveLength(2);
    expect((await matcher('re:todo')).match('ToDo todo', 'x').occurrences).toHaveLength(1);
  });

  it('take linear time where others take for ever', async () => {
    const hostile = (await matcher('re:^(\\w+\\s?)+$')).match(`${'a'.repeat(50_000)}!`, 'x');
    expect(hostile.occurrences).toEqual([]);
  });
});

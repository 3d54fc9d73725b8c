import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadGrammar } from '../../../src/clients/code/grammars.js';
import { compilePattern } from '../../../src/clients/code/matcher.js';
import { mightMatch } from '../../../src/clients/code/might-match.js';
import { parsePattern } from '../../../src/clients/code/parse-pattern.js';
import { patternText } from '../../../src/clients/code/pattern-text.js';
import { readPattern } from '../../../src/clients/code/read-pattern.js';
import type { Language } from '../../../src/languages/language.js';
import { languageNamed } from '../../../src/languages/languages.js';

async function matcher(source: string) {
  const pattern = parsePattern(source, 0, 'option');
  if (pattern.kind === 'typed') throw new Error('not a pattern over text');
  return compilePattern(pattern);
}

describe('the literals of a pattern', () => {
  it.each([
    ['python:await get_manager($$$)', ['get_manager', 'await']],
    ['js:$A.substr($$$)', ['substr']],
    ['python:$A == None', ['None', '==']],
    ['python:$A == $B', ['==']],
    ['go:errors.New("some text")', ['some text', 'errors', 'New']],
    ['python:$A not in allowed', ['allowed', 'not', 'in']],
    ['re:foo\\.bar(baz)?[a-z]qux+', ['foo.bar', 'qux']],
    ['re:foo|bar', []],
    ['re:/foo/i', []],
    ['re:(?i)foo', []],
    ['re:foo(?s-i)bar(?<int>x)', []],
    ['re:(?<int>x)foo', ['foo']],
    ['re:colou?rs', ['colo', 'rs']],
    ['re:x{0,3}abc', ['abc']],
    ['re:\\u0041bcd', ['bcd']],
  ])('%s', async (source, literals) => {
    expect((await matcher(source)).literals).toEqual(literals);
  });
});

describe('mightMatch', () => {
  it('never rules out a text in which ast-grep finds something', async () => {
    const grammar = await loadGrammar(languageNamed('javascript') as Language);
    const patterns = [
      'await f($$$)',
      'function f($$$) { $$$ }',
      'a.f($A)',
      'new f.a($$$)',
      '$A === f',
      '$A.f($$$)',
    ];
    const prepared = patterns.map((pattern) => {
      const read = readPattern(grammar, pattern);
      if ('problem' in read) throw new Error(read.detail);
      return { config: read.config, text: patternText(read.tokens, false) };
    });
    const code = ['await', 'f', '(', ')', 'a', '.', 'new', 'function', '{', '}', '===', 'async', '\n', ' '];
    const other = ['/* f */', '// a\n', ';', ',', '"f(1)"', '?.', 'x', '\t', 'static', '!', '=>'];
    const calls = ['await f(a)', 'function f(a) { x }', 'a.f(x)', 'new f.a()', 'x === f'];
    const texts = fc.array(fc.constantFrom(...code, ...other, ...calls), { maxLength: 20 });
    let matched = 0;
    fc.assert(
      fc.property(texts, fc.constantFrom('', ' ', '/* a */'), (parts, gap) => {
        const text = parts.join(gap);
        const root = grammar.parse(text).root();
        for (const each of prepared) {
          if (root.find(each.config) === null) continue;
          matched += 1;
          expect(mightMatch(text, each.text)).toBe(true);
        }
      }),
      { numRuns: 500, seed: 7 },
    );
    expect(matched).toBeGreaterThan(200);
  });

  it.each([
    ['python:await f($$$)', 'await f(1)', true],
    ['python:await f($$$)', 'await \\\n  f (1)', true],
    ['python:await f($$$)', 'await g(f(1))', false],
    ['python:await f($$$)', 'await f.g(1)', false],
    ['python:await f($$$)', 'await foo(1); f(await_)', false],
    ['js:function f() { a() }', 'async function f() { a() }', true],
    ['python:$A == None', 'if None and a == b: pass', false],
    ['js:await f($$$)', 'await /* note */ f(1)', true],
    ['go:$A.F($$$)', 'x.F(1)', true],
    ['go:$A.F($$$)', 'x.\n\tF(1)', true],
    ['go:$A.F($$$)', 'x. /* note */ F(1)', true],
    ['go:$A.F($$$)', 'func (x *X) F() int { return 1 }', false],
    ['js:$A.f($$$)', 'a?.f(1)', true],
  ])('%s in %j: %j', async (source, text, expected) => {
    expect((await matcher(source)).mightMatch(text)).toBe(expected);
  });
});

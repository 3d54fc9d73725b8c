import assert from 'node:assert/strict';
import { FileIndex, IMPORT_SYNTAXES } from '../../../src/analysis/blast-radius/import-syntax.js';
import { findCodeLines } from '../../../src/analysis/introducing/code-lines.js';
import { countNames } from '../../../src/analysis/introducing/names.js';
import { likeness, plainCode } from '../../../src/analysis/patterns/plain-code.js';
import { countedImports, countedText } from '../../../src/claims/check/count/counting.js';
import { definitionSpans, enclosingNames } from '../../../src/claims/check/names/enclosing.js';
import { declaredTests } from '../../../src/claims/check/names/test-functions.js';
import { isMarker } from '../../../src/collectors/source-markers.js';
import { findTestTitle } from '../../../src/collectors/test-titles.js';
import { issueNaming } from '../../../src/domain/issue-naming.js';
import { classifyPath } from '../../../src/languages/classify.js';
import type { ForeignParser } from '../foreign-parser.js';

const CODE = [
  '/*',
  '*/',
  '//',
  '"""',
  "'''",
  '#',
  '`',
  '${',
  '}',
  '"',
  "'",
  '\\',
  '\n',
  'x = 1',
  '<!--',
  '-->',
  '--',
];

const INDEX = new FileIndex([
  'app/hub.py',
  'app/__init__.py',
  'src/a.ts',
  'src/index.ts',
  'lib/x.h',
  'a/B.java',
]);

export const OF_CODE: readonly ForeignParser[] = [
  {
    name: 'lines of code and comment',
    pieces: CODE,
    read: (text) => {
      for (const path of ['a.py', 'a.js', 'a.c', 'a.html', 'a.lua'])
        assert.equal(findCodeLines(path, text.split('\n')).length, text.split('\n').length);
    },
  },
  {
    name: 'paths and names of tests',
    pieces: ['test', '/', '.', '-', '_', '0012', 'issue', 'GH', 'spec', 'node_modules', 'backup', '..'],
    read: (text) => [classifyPath(text), issueNaming({ key: '12', aliases: [] })(text)],
  },
  {
    name: 'imports in lines of code',
    pieces: [
      'from ',
      'import ',
      'require(',
      "'./a'",
      '"../x',
      '.',
      '..',
      '/',
      'app.hub',
      'static ',
      '#include ',
      '<x.h>',
      '(',
      ')',
      ',',
      ' as ',
      ' ',
      '\\',
      '*',
      "'",
    ],
    read: (text) => {
      for (const syntax of IMPORT_SYNTAXES)
        for (const target of syntax.targets(text, 'app/deep/file.py')) syntax.resolve(target, INDEX);
    },
  },
  {
    name: 'tests and their markers in code',
    pieces: [
      'it(',
      'describe.each',
      "'a'",
      '`',
      'def test_a',
      'class TestA',
      'func TestA(',
      '@pytest.mark.issue(',
      '12',
      ')',
      '[Trait("Issue", "12")]',
      '#[test]',
      '@Test',
      '\n',
      '    ',
      '\t',
      '// issue: 12',
      'fun `a b`(',
      'void ',
      '.only',
      '@Tag("',
    ],
    read: (text) => {
      const lines = text.split('\n').slice(0, 500);
      const names = issueNaming({ key: '12', aliases: [] });
      for (const [at, line] of lines.entries())
        if (isMarker(line.slice(0, 500), ['12'], names)) findTestTitle(lines, at);
      for (const path of ['a.py', 'a.ts', 'a.go', 'a.rs', 'a.java'])
        for (const { line } of declaredTests(path, lines)) assert.ok(line <= lines.length);
      for (const { from, to } of definitionSpans(lines)) assert.ok(from <= to && to <= lines.length);
      return enclosingNames(lines, lines.length);
    },
  },
  {
    name: 'code that is compared and counted',
    pieces: [
      'f(',
      ')',
      '()',
      '...',
      ';',
      ',',
      '\n',
      ' ',
      '"',
      '`',
      '}',
      ']',
      'get_hub',
      'import ',
      'from ',
      'a.b.c',
      '/',
      '.py',
      '$',
      '[./]',
    ],
    read: (text) => {
      const share = likeness(text, plainCode(text));
      assert.ok(share >= 0 && share <= 1);
      countNames(text.split('\n'));
      for (const counted of [countedText(text), countedImports(text)])
        assert.ok((counted?.timesIn(`${text} import get_hub`) ?? 0) >= 0);
    },
  },
];

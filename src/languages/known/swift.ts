import { BARE, type Language } from '../language.js';

export const swift: Language = {
  id: 'swift',
  name: 'Swift',
  aliases: [],
  extensions: ['swift'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-swift' },
  testFile: /(?:Test|Tests|TestCase|Spec)\.swift$/,
  testFolders: [],
  comments: ['comment', 'multiline_comment'],
  strings: ['line_string_literal', 'multi_line_string_literal', 'raw_string_literal'],
  codeInStrings: ['interpolated_expression'],
  frames: [BARE, { before: 'func f() {\n', after: '\n}' }, { before: 'class A {\n', after: '\n}' }],
};

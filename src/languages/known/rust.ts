import { BARE, type Language } from '../language.js';

export const rust: Language = {
  id: 'rust',
  name: 'Rust',
  aliases: ['rs'],
  extensions: ['rs'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-rust' },
  testFile: /(?:^tests?|_tests?|^test_.*)\.rs$/,
  testFolders: ['benches'],
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal'],
  codeInStrings: [],
  frames: [
    { before: 'fn f() {\n', after: '\n}' },
    { before: 'fn f() {\n', after: ';\n}' },
    BARE,
    { before: 'impl A {\n', after: '\n}' },
  ],
};

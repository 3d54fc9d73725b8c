import type { Language } from '../language.js';

export const rust: Language = {
  id: 'rust',
  name: 'Rust',
  aliases: ['rs'],
  extensions: ['rs'],
  alsoSearches: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-rust' },
  testFile: /(?:^tests?|_tests?|^test_.*)\.rs$/,
  testFolders: ['benches'],
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'raw_string_literal', 'char_literal'],
  codeInStrings: [],
  frames: [],
};

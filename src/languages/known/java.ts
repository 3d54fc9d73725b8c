import type { Language } from '../language.js';

export const java: Language = {
  id: 'java',
  name: 'Java',
  aliases: [],
  extensions: ['java'],
  alsoSearches: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-java' },
  testFile: /(?:^Test[A-Z0-9_].*|(?:Test|Tests|TestCase|IT|ITCase|Spec))\.java$/,
  testFolders: [],
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'character_literal'],
  codeInStrings: ['string_interpolation'],
  frames: [],
};

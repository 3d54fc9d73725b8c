import type { Language } from '../language.js';

export const kotlin: Language = {
  id: 'kotlin',
  name: 'Kotlin',
  aliases: ['kt'],
  extensions: ['kt', 'kts'],
  alsoSearches: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-kotlin' },
  testFile: /(?:Test|Tests|TestCase|IT|Spec)\.kts?$/,
  testFolders: [],
  comments: ['line_comment', 'multiline_comment', 'comment'],
  strings: ['string_literal', 'character_literal'],
  codeInStrings: ['interpolated_expression', 'interpolated_identifier', 'interpolation'],
  frames: [],
};

import { BARE, type Language } from '../language.js';

export const kotlin: Language = {
  id: 'kotlin',
  name: 'Kotlin',
  aliases: ['kt'],
  extensions: ['kt', 'kts'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-kotlin' },
  testFile: /(?:Test|Tests|TestCase|IT|Spec)\.kts?$/,
  testFolders: [],
  comments: ['line_comment', 'multiline_comment'],
  strings: ['string_literal', 'character_literal'],
  codeInStrings: ['interpolated_expression', 'interpolated_identifier'],
  frames: [BARE, { before: 'fun f() {\n', after: '\n}' }, { before: 'class A {\n', after: '\n}' }],
};

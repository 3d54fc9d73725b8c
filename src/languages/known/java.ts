import { BARE, type Language } from '../language.js';

export const java: Language = {
  id: 'java',
  name: 'Java',
  aliases: [],
  extensions: ['java'],
  alsoReads: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-java' },
  testFile: /(?:^Test[A-Z0-9_].*|(?:Test|Tests|TestCase|IT|ITCase|Spec))\.java$/,
  testFolders: [],
  comments: ['line_comment', 'block_comment'],
  strings: ['string_literal', 'character_literal'],
  codeInStrings: ['string_interpolation'],
  frames: [
    BARE,
    { before: 'class A {\nvoid f() {\n', after: '\n}\n}' },
    { before: 'class A {\nvoid f() {\n', after: ';\n}\n}' },
    { before: 'class A {\n', after: '\n}' },
    { before: '', after: '\nclass A {}' },
  ],
};

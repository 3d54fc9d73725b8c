import { BARE, type Language } from '../language.js';

export const csharp: Language = {
  id: 'csharp',
  name: 'C#',
  aliases: ['c#', 'cs'],
  extensions: ['cs', 'csx'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-csharp' },
  testFile: /(?:Tests?|TestCase|Specs?)\.cs$/,
  testFolders: [],
  comments: ['comment'],
  strings: [
    'string_literal',
    'verbatim_string_literal',
    'raw_string_literal',
    'interpolated_string_expression',
    'character_literal',
  ],
  codeInStrings: ['interpolation'],
  frames: [
    { before: 'class A {\nvoid F() {\n', after: ';\n}\n}' },
    { before: 'class A {\nvoid F() {\n', after: '\n}\n}' },
    BARE,
    { before: 'class A {\n', after: '\n}' },
    { before: '', after: '\nclass A {}' },
  ],
};

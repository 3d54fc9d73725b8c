import { BARE, type Language } from '../language.js';

export const scala: Language = {
  id: 'scala',
  name: 'Scala',
  aliases: ['sc'],
  extensions: ['scala', 'sc', 'sbt'],
  alsoReads: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-scala' },
  testFile: /(?:Test|Tests|Suite|Spec|Specs|Specification)\.scala$/,
  testFolders: [],
  comments: ['comment', 'block_comment'],
  strings: ['string', 'character_literal', 'interpolated_string'],
  codeInStrings: ['interpolation'],
  frames: [
    BARE,
    { before: 'object A {\n', after: '\n}' },
    { before: 'object A {\ndef f() = {\n', after: '\n}\n}' },
  ],
};

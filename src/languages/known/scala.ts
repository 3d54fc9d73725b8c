import type { Language } from '../language.js';

export const scala: Language = {
  id: 'scala',
  name: 'Scala',
  aliases: ['sc'],
  extensions: ['scala', 'sc', 'sbt'],
  alsoSearches: [],
  grammar: { from: 'optional', package: '@ast-grep/lang-scala' },
  testFile: /(?:Test|Tests|Suite|Spec|Specs|Specification)\.scala$/,
  testFolders: [],
  comments: ['comment', 'block_comment'],
  strings: ['string', 'character_literal', 'interpolated_string'],
  codeInStrings: ['interpolation'],
  frames: [],
};

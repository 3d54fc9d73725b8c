import type { Language } from '../language.js';

export const python: Language = {
  id: 'python',
  name: 'Python',
  aliases: ['py'],
  extensions: ['py', 'pyi', 'pyw'],
  alsoSearches: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-python' },
  testFile: /^(?:test_.*|.*_tests?|tests?|conftest)\.pyi?$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['string'],
  codeInStrings: ['interpolation'],
  frames: [],
};

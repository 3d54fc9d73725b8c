import { BARE, type Language } from '../language.js';

export const python: Language = {
  id: 'python',
  name: 'Python',
  aliases: ['py'],
  extensions: ['py', 'pyi', 'pyw'],
  alsoReads: [],
  grammar: { from: 'dependency', package: '@ast-grep/lang-python' },
  testFile: /^(?:test_.*|.*_tests?|tests?|conftest)\.pyi?$/,
  testFolders: [],
  comments: ['comment'],
  strings: ['string'],
  codeInStrings: ['interpolation'],
  frames: [
    BARE,
    { before: 'try:\n    pass\n', after: '' },
    { before: 'if a:\n    pass\n', after: '' },
    { before: 'match a:\n    ', after: '' },
    { before: '', after: '\ndef f():\n    pass' },
  ],
};
